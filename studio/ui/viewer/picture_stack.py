"""The pictures a viewer shows: the original, the repainted one, and the tiles of a render under way over them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from studio.geometry import Region, Size
from studio.ui.viewer.painted_tiles import PaintedTiles
from studio.ui.viewer.tile_source import TileSource


class PictureStack(QObject):
    """Owns the sources given to it and closes them once they are replaced."""

    changed = Signal(object)  # Region of the canvas that looks different now
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: TileSource | None = None
        self._after: TileSource | None = None
        self._painted: PaintedTiles | None = None

    @property
    def canvas(self) -> Size | None:
        """The size everything is stretched to: the original's, or the repainted one's where there is no other."""
        source = self._before or self._after
        return None if source is None else source.pyramid.size

    @property
    def has_before(self) -> bool:
        """Whether there is an original."""
        return self._before is not None

    @property
    def has_after(self) -> bool:
        """Whether anything repainted can be seen."""
        return self._after is not None or self._painted is not None

    def show(self, before: TileSource | None, after: TileSource | None) -> None:
        """Show these two in place of everything."""
        self.clear_painted()
        self._replace(self._before, before)
        self._before = before
        self.show_after(after)

    def show_after(self, after: TileSource | None) -> None:
        """Show another repainted picture; its size may differ from the original's."""
        self._replace(self._after, after)
        self._after = after

    def put_painted(self, x: int, y: int, image: QImage, *, size: Size | None = None, level: int = 0) -> None:
        """Let a piece of a result of ``size`` (None: the canvas's) appear; see `PaintedTiles.put`.

        Needs a picture to lie on; pieces of a result of another size go.
        """
        if self.canvas is None:
            return
        wanted = size or self.canvas
        if self._painted is None or self._painted.pyramid.size != wanted:
            painted = PaintedTiles(wanted, parent=self)
            self._replace(self._painted, painted)
            self._painted = painted
        self._painted.put(x, y, image, level=level)

    def clear_painted(self) -> None:
        """Forget the pieces of a render."""
        self._replace(self._painted, None)
        self._painted = None

    def before_layers(self) -> tuple[TileSource, ...]:
        """What to draw as the original, from the bottom up."""
        source = self._before or self._after
        return () if source is None else (source,)

    def after_layers(self) -> tuple[TileSource, ...]:
        """What to draw as repainted: the original shows wherever nothing else is there yet."""
        is_covered = self._after is not None and self._after.is_ready
        bottom = None if is_covered else self._before
        return tuple(layer for layer in (bottom, self._after, self._painted) if layer is not None)

    def _replace(self, old: TileSource | None, new: TileSource | None) -> None:
        if old is new:
            return
        if old is not None:
            old.changed.disconnect(self._tell_change)
            old.failed.disconnect(self.failed)
            old.close()
            old.deleteLater()
        if new is not None:
            new.changed.connect(self._tell_change)
            new.failed.connect(self.failed)

    def _tell_change(self, region: Region) -> None:
        """Pass on what changed, in pixels of the canvas, rounded outwards."""
        source, canvas = self.sender(), self.canvas
        if not isinstance(source, TileSource) or canvas is None:
            return
        across = canvas.width / source.pyramid.size.width
        down = canvas.height / source.pyramid.size.height
        self.changed.emit(region.scaled(across, down))
