"""The choices of an export in words, in the order in which they are offered."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from studio.specs.export import COMPRESSIONS, BitDepth, Compression
from studio.ui.numbers import bytes_text, locale

DEPTHS: tuple[BitDepth | None, ...] = (None, 8, 16)
PYRAMIDS: tuple[bool | None, ...] = (None, True, False)

translate = QCoreApplication.translate  # lupdate finds texts by this name


def depth_texts() -> list[str]:
    """One text for each of `DEPTHS`."""
    return [
        translate("Export", "As the photo"),
        translate("Export", "8 bits per channel"),
        translate("Export", "16 bits per channel"),
    ]


def compression_texts() -> list[str]:
    """One text for each of `COMPRESSIONS`."""
    texts: dict[Compression, str] = {
        "none": translate("Export", "None: quick to write, large"),
        "fast": translate("Export", "Fast"),
        "small": translate("Export", "Small: slower to write"),
    }
    return [texts[compression] for compression in COMPRESSIONS]


def pyramid_texts() -> list[str]:
    """One text for each of `PYRAMIDS`."""
    return [
        translate("Export", "From 100 megapixels on"),
        translate("Export", "Yes: viewers open it at once"),
        translate("Export", "No: one size only"),
    ]


def expected_text(size_bytes: float, seconds: float | None, *, is_finished: bool) -> str:
    """How large an export gets, and how long it takes: as estimates, without false exactness."""
    rounded = bytes_text(round(float(f"{size_bytes:.2g}"))).replace(f"{locale().decimalPoint()}0 ", " ")
    size = translate("Export", "About {size}").format(size=rounded)
    if is_finished:
        return f"{size}  ·  " + translate("Export", "painted already, written at once")
    if seconds is None:
        return f"{size}  ·  " + translate("Export", "time not known before the first render")
    if seconds < 60:
        return f"{size}  ·  " + translate("Export", "less than a minute to paint")
    text = translate("Export", "about {minutes} min to paint").format(minutes=math.ceil(seconds / 60))
    return f"{size}  ·  {text}"
