"""The engine between two rasters in memory instead of two files: the same grid and the same pixels, no file touched."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.engine.canvas import Canvas
from studio.engine.painting import Painting
from studio.engine.render import Render
from studio.engine.stylize import plan_for
from studio.engine.workspace import MemoryWorkspace
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster
from studio.images.source import ImageFacts
from studio.progress import Cancellation, Progress
from studio.specs.stylize import Resources

Pixels = npt.NDArray[np.generic]


def paint_in_memory(
    pixels_hwc: Pixels, painting: Painting, resources: Resources, cancellation: Cancellation | None = None
) -> Pixels:
    """Paint (h, w, 3) pixels, uint8 or uint16, on the grid that a file of their size would get.

    Raises Cancelled soon after ``cancellation`` is requested.
    """
    size = Size(pixels_hwc.shape[1], pixels_hwc.shape[0])
    facts = ImageFacts(
        path=Path("pixels in memory"),
        size=size,
        original_size=size,
        has_alpha=False,
        bit_depth=16 if pixels_hwc.dtype == np.uint16 else 8,
        format_name="memory",
    )
    raster = MemoryRaster(size, pixels_hwc.shape[2], pixels_hwc.dtype)
    raster.write(Region.whole(size), pixels_hwc)
    plan = plan_for(painting, facts, resources)
    render = Render(painting, Canvas(raster), plan.grid, MemoryWorkspace())
    return render.run(Progress(cancellation=cancellation)).read(Region.whole(size))
