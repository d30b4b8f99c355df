"""The content of a preview: the picture brought down to the size of the window, upright and in sRGB."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.engine.canvas import Canvas
from studio.errors import PictureError
from studio.geometry import Size
from studio.images.rasters import MemoryRaster
from studio.images.source import ImageSource, open_source
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import SMALLEST_SIDE_PX, Resources

_ROWS_PER_LOOK = 32  # rows of preview between two checks for a cancellation


@dataclass(frozen=True, slots=True)
class ContentKey:
    """Everything the pixels of a preview's content depend on."""

    path: str
    modified_ns: int
    file_bytes: int
    page: int | None
    content_size_px: int | None
    longer_side_px: int


def content_key(request: PreviewRequest) -> ContentKey:
    """The key of ``request``'s content; a file that is not there has one too, and fails when it is read."""
    path = request.content.absolute()
    facts = path.stat() if path.exists() else None
    return ContentKey(
        path=str(path),
        modified_ns=facts.st_mtime_ns if facts else 0,
        file_bytes=facts.st_size if facts else 0,
        page=request.spec.page,
        content_size_px=request.spec.content_size_px,
        longer_side_px=request.longer_side_px,
    )


def read_preview_content(request: PreviewRequest, resources: Resources, check: Callable[[], None]) -> Canvas:
    """The content of ``request`` at the size of its preview; ``check`` is called between rows and may raise.

    A result smaller than the preview keeps its size. A very long picture is shown larger than asked for, since its
    shorter side needs 32 px. Raises PictureError where the file cannot be painted and SpaceError where decoding it
    takes more than the memory budget.
    """
    at_most_px = request.longer_side_px
    with open_preview_source(request, resources) as full:
        size = full.facts.size
        if min(size.width, size.height) < SMALLEST_SIDE_PX:
            raise PictureError(
                "{content} is {size} px; both sides must be at least {smallest_side_px} px to be painted",
                content=request.content,
                size=size,
                smallest_side_px=SMALLEST_SIDE_PX,
            )
        at_most_px = max(at_most_px, _smallest_longer_side_px(size))
        if max(size.width, size.height) <= at_most_px:
            return _read(full, check)
    with open_preview_source(request, resources, at_most_px=at_most_px) as reduced:
        return _read(reduced, check)


def open_preview_source(request: PreviewRequest, resources: Resources, *, at_most_px: int | None = None) -> ImageSource:
    """The content of ``request`` as large as the result, or at most ``at_most_px``; raises as `open_source` does."""
    return open_source(
        request.content,
        decode_budget_bytes=resources.memory_budget_bytes,
        max_pixels=resources.max_pixels,
        longer_side_px=request.spec.content_size_px,
        at_most_px=at_most_px,
        page=request.spec.page,
    )


def _smallest_longer_side_px(size: Size) -> int:
    longer, shorter = max(size.width, size.height), min(size.width, size.height)
    return -(-SMALLEST_SIDE_PX * longer // shorter)


def _read(source: ImageSource, check: Callable[[], None]) -> Canvas:
    facts = source.facts
    raster = MemoryRaster(facts.size, facts.channels, f"uint{facts.bit_depth}")
    row_bytes = facts.size.width * facts.channels * facts.bit_depth // 8
    for region, pixels_hwc in source.bands(_ROWS_PER_LOOK * row_bytes):
        raster.write(region, pixels_hwc)
        check()
    return Canvas(raster)
