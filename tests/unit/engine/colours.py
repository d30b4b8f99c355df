"""Choices of colours, and pictures painted with them on a grid, for tests of the engine."""

from __future__ import annotations

import numpy as np

from studio.engine.canvas import Canvas
from studio.engine.colour import with_photo_colours
from studio.engine.painting import Painting
from studio.engine.render import Render
from studio.engine.workspace import MemoryWorkspace
from studio.geometry import Region
from studio.images.rasters import Pixels
from studio.progress import Progress
from studio.specs.colour import ColourSettings, ColourSource
from studio.streaming.strips import Grid
from tests.reference.colour import oklab

LUMINANCE = ColourSettings(1.0, ColourSource.LUMINANCE)
STATISTICS = ColourSettings(1.0, ColourSource.STATISTICS)
HISTOGRAM = ColourSettings(1.0, ColourSource.HISTOGRAM)
ONLY = ColourSettings(only=True)


def painted_on(painting: Painting, canvas: Canvas, strip_px: int, band_px: int) -> Pixels:
    """The picture on ``canvas``, painted in strips and bands of these sizes, with the colours that are asked for."""
    grid = Grid(canvas.padded, strip_px=strip_px, band_px=band_px)
    coloured = with_photo_colours(painting, canvas)
    result = Render(coloured, canvas, grid, MemoryWorkspace()).run(Progress())
    return result.read(Region.whole(canvas.size))


def lab_of(pixels_hwc: Pixels) -> np.ndarray:
    """Oklab values (pixels, 3), float64, of whole-number pixels (h, w, 3 or 4)."""
    full = np.iinfo(pixels_hwc.dtype).max
    return oklab(pixels_hwc[..., :3].reshape(-1, 3).astype(np.float64) / full)
