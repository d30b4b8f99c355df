"""The texts of the plug-ins in the person's language: English is the text itself, others are listed here."""

from __future__ import annotations

from collections.abc import Mapping

_GERMAN: Mapping[str, str] = {
    "Gigastyle…": "Gigastyle …",
    "Gigastyle": "Gigastyle",
    "Paint this layer in the style of a picture, as a layer of its own": (
        "Diese Ebene im Stil eines Bildes malen, als eigene Ebene"
    ),
    "Paint": "Malen",
    "Cancel": "Abbrechen",
    "Style": "Stil",
    "Title of a style of the gallery, or a file": "Titel eines Stils der Galerie oder eine Datei",
    "Other picture…": "Anderes Bild …",
    "A picture or style card": "Ein Bild oder eine Stilkarte",
    "Strength (%)": "Stärke (%)",
    "Preset": "Voreinstellung",
    "Program": "Programm",
    "Where gigastyle is; empty: looked for": "Wo gigastyle ist; leer: wird gesucht",
    "balanced": "ausgewogen",
    "gentle": "sanft",
    "bold": "kräftig",
    "plain": "schlicht",
    "Where is gigastyle?": "Wo ist gigastyle?",
    "Painting after {style}": "Gemalt wird nach {style}",
    "The selection does not touch the layer.": "Die Auswahl berührt die Ebene nicht.",
    "The layer has no pixels.": "Die Ebene hat keine Pixel.",
    "Choose one layer.": "Wählen Sie eine Ebene.",
    "Choose": "Wählen",
    "The layer cannot be written to {path}.": "Die Ebene kann nicht nach {path} geschrieben werden.",
    "The painted layer at {path} cannot be read.": "Die gemalte Ebene in {path} kann nicht gelesen werden.",
    "Gigastyle was not found. Install it, or name its executable in the settings of this plug-in.": (
        "Gigastyle wurde nicht gefunden. Installieren Sie es, oder nennen Sie seine Programmdatei in den "
        "Einstellungen dieses Zusatzmoduls."
    ),
    "{path} cannot be started: {reason}": "{path} kann nicht gestartet werden: {reason}",
    "{path} is not Gigastyle.": "{path} ist nicht Gigastyle.",
    "{path} does not answer.": "{path} antwortet nicht.",
    "There is no style {name}.": "Es gibt keinen Stil {name}.",
    "Gigastyle ended with code {code} and said nothing.": "Gigastyle endete mit Code {code} und sagte nichts.",
}
_LANGUAGES: Mapping[str, Mapping[str, str]] = {"de": _GERMAN}
_chosen: Mapping[str, str] = {}


def use_language(code: str) -> None:
    """Texts in the language of ``code`` (``de``, ``de_AT.UTF-8``) from now on; English where there is none."""
    global _chosen  # noqa: PLW0603 — one language per process, as the host has it
    _chosen = _LANGUAGES.get(code.replace("-", "_").partition("_")[0].lower(), {})


def text(english: str, **values: object) -> str:
    """``english`` in the person's language, with its ``{names}`` filled in."""
    return _chosen.get(english, english).format(**values)
