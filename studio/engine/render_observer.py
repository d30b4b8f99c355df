"""Callbacks of a render in progress: maps are final, a region of the result is final, the result is complete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from studio.engine.painting import Painting
from studio.geometry import Region
from studio.images.rasters import Raster
from studio.transforms.affine import AffineMap


class RenderObserver(Protocol):
    """Called in the thread of the render, which waits meanwhile: every call must be short, and none may raise."""

    def begin_result(self, painting: Painting, maps: Mapping[int, AffineMap], result: Raster) -> None:
        """All statistics are complete: ``maps``, one per level, are final, and ``result`` is about to be painted."""
        ...

    def note_painted(self, region: Region) -> None:
        """``region`` of the result is painted, and so is everything above it in its columns and left of them."""
        ...

    def end_result(self) -> None:
        """The whole result is painted; it can be read until this returns."""
        ...
