from pathlib import Path

from PySide6.QtWidgets import QApplication

from studio.ui.preferences.languages import Translation, languages


def test_english_comes_first_and_others_by_their_own_names(tmp_path: Path) -> None:
    for code in ("fr", "de"):
        (tmp_path / f"gigastyle_{code}.qm").write_bytes(b"")
    assert languages(tmp_path) == (("en", "English"), ("de", "Deutsch"), ("fr", "Français"))


def test_a_language_without_a_translation_falls_back_to_english(qapp: QApplication, tmp_path: Path) -> None:
    translation = Translation(qapp, tmp_path)
    translation.use("xx")
    assert QApplication.translate("Commands", "&Open photos…") == "&Open photos…"
    translation.use("")
