"""The font of a caption: Pillow's own, a font of the system for letters that it lacks, else letters that are alike."""

from __future__ import annotations

import contextlib
import unicodedata
from functools import lru_cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

# Those of Linux, Windows and macOS that have many letters; Pillow looks for them in the folders of the system.
SYSTEM_FONTS = (
    "DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf", "segoeui.ttf", "arial.ttf", "Arial.ttf",
    "Arial Unicode.ttf", "NotoSansCJK-Regular.ttc", "msyh.ttc", "YuGothM.ttc", "malgun.ttf", "Hiragino Sans GB.ttc",
)  # fmt: skip
_NO_LETTER = "\uffff"
_ALIKE = {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "–": "-", "—": "-"}


def caption_font(caption: str, font_px: int) -> tuple[Font, str]:
    """The font to write ``caption`` with, ``font_px`` high, and the text that it can show.

    Where no font has all of its letters, what they are composed of is shown, and ``?`` for the others.
    """
    own, caption = ImageFont.load_default(font_px), unicodedata.normalize("NFC", caption)  # as macOS does not
    if has_letters(own, caption):
        return own, caption
    for font in _system_fonts(font_px, SYSTEM_FONTS):
        if has_letters(font, caption):
            return font, caption
    return own, "".join(letter if has_letters(own, letter) else _shown_as(letter, own) for letter in caption)


def has_letters(font: Font, text: str) -> bool:
    """Whether ``font`` draws every letter of ``text`` as itself."""
    missing = bytes(font.getmask(_NO_LETTER))
    return all(letter.isspace() or bytes(font.getmask(letter)) != missing for letter in set(text))


def _shown_as(letter: str, font: Font) -> str:
    if unicodedata.combining(letter):
        return ""  # an accent for itself
    base = _ALIKE.get(letter) or "".join(
        part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)
    )
    return base if base and has_letters(font, base) else "?"


@lru_cache(maxsize=8)
def _system_fonts(font_px: int, names: tuple[str, ...]) -> tuple[Font, ...]:
    found: list[Font] = []
    for name in names:
        with contextlib.suppress(OSError):  # the system has none of that name
            found.append(ImageFont.truetype(name, font_px))
    return tuple(found)
