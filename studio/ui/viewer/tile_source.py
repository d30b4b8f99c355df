"""What the viewer draws from: a picture as tiles of several levels, some of which may still be on their way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from studio.geometry import Region
from studio.ui.viewer.pyramid import Pyramid, TileAddress

OPAQUE = QImage.Format.Format_RGB32
TRANSLUCENT = QImage.Format.Format_ARGB32_Premultiplied


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """Pixels that can be drawn at once (RGB32, or premultiplied ARGB32) and where on their level they lie."""

    image: QImage
    region: Region


class TileSource(QObject):
    """A picture in tiles. Lives in the GUI thread, whose calls it answers at once; what is slow it does elsewhere."""

    changed = Signal(object)  # Region of the full-size picture whose tiles are new or different
    failed = Signal(str)  # why no more tiles will come, fit to be shown

    def __init__(self, pyramid: Pyramid, *, has_alpha: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pyramid = pyramid
        self.has_alpha = has_alpha

    @property
    def is_ready(self) -> bool:
        """Whether every part of the picture can be drawn now, however coarsely."""
        return True

    def drawable_level(self, level: int) -> int:
        """The level to draw where ``level`` is wanted: itself, or a finer one while it is being made."""
        return level

    def tile(self, address: TileAddress) -> Tile | None:
        """The tile if it is at hand; a tile may cover more than the address asks for."""
        raise NotImplementedError

    def want(self, addresses: Sequence[TileAddress]) -> None:
        """These tiles, the most wanted first, are visible now; earlier requests not among them are dropped."""

    def close(self) -> None:
        """Release files, memory and threads; no signal follows."""
