"""The choices of an export in words, in the order in which they are offered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.specs.export import COMPRESSIONS, BitDepth, Compression

DEPTHS: tuple[BitDepth | None, ...] = (None, 8, 16)
PYRAMIDS: tuple[bool | None, ...] = (None, True, False)

_CONTEXT = "Export"


def depth_texts() -> list[str]:
    """One text for each of `DEPTHS`."""
    return [_tr("As the photo"), _tr("8 bits per channel"), _tr("16 bits per channel")]


def compression_texts() -> list[str]:
    """One text for each of `COMPRESSIONS`."""
    texts: dict[Compression, str] = {
        "none": _tr("None: quick to write, large"),
        "fast": _tr("Fast"),
        "small": _tr("Small: slower to write"),
    }
    return [texts[compression] for compression in COMPRESSIONS]


def pyramid_texts() -> list[str]:
    """One text for each of `PYRAMIDS`."""
    return [_tr("From 100 megapixels on"), _tr("Yes: viewers open it at once"), _tr("No: one size only")]


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
