"""The content of a preview: the picture brought down to the size of the window, upright and in sRGB."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path

from studio.engine.canvas import Canvas, check_paintable, open_for
from studio.images.rasters import MemoryRaster
from studio.images.source import ImageSource
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import SMALLEST_SIDE_PX, Resources

_ROWS_PER_LOOK = 32  # rows of preview between two checks for a cancellation


def content_key(request: PreviewRequest) -> Hashable:
    """Everything that the pixels of ``request``'s content depend on; a file that is not there fails when it is read."""
    spec = request.spec
    return file_key(request.content), spec.page, spec.content_size_px, request.longer_side_px


def file_key(path: Path) -> Hashable:
    """Where the file at ``path`` lies, with its time and length where it is there."""
    facts = path.stat() if path.exists() else None
    return path.absolute(), (facts.st_mtime_ns, facts.st_size) if facts else None


def read_preview_content(request: PreviewRequest, resources: Resources, check: Callable[[], None]) -> Canvas:
    """The content of ``request`` at the size of its preview; ``check`` is called between rows and may raise.

    A result smaller than the preview keeps its size. A very long picture is shown larger than asked for, since its
    shorter side needs 32 px. Raises PictureError where the file cannot be painted and SpaceError where decoding it
    takes more than the memory budget.
    """
    with open_for(request.spec, request.content, resources) as full:
        size = full.facts.size
        check_paintable(request.content, size)
        longer, shorter = max(size.width, size.height), min(size.width, size.height)
        at_most_px = max(request.longer_side_px, -(-SMALLEST_SIDE_PX * longer // shorter))
        if longer <= at_most_px:
            return _read(full, check)
    with open_for(request.spec, request.content, resources, at_most_px=at_most_px) as reduced:
        return _read(reduced, check)


def _read(source: ImageSource, check: Callable[[], None]) -> Canvas:
    facts = source.facts
    raster = MemoryRaster(facts.size, facts.channels, f"uint{facts.bit_depth}")
    row_bytes = facts.size.width * facts.channels * facts.bit_depth // 8
    for region, pixels_hwc in source.bands(_ROWS_PER_LOOK * row_bytes):
        raster.write(region, pixels_hwc)
        check()
    return Canvas(raster)
