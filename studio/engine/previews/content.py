"""The content of a preview: the picture brought down to the size of the window, upright and in sRGB.

A draft takes what is there: a larger copy, or of a large JPEG what the decoder gives at a fraction of its size. That is
not quite the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from studio.engine.canvas import Canvas, check_paintable, open_for
from studio.geometry import Region
from studio.images.jpeg_looks import reduced_jpeg
from studio.images.rasters import MemoryRaster
from studio.images.source import ImageSource, resized_pixels
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import SMALLEST_SIDE_PX, Resources

_ROWS_PER_LOOK = 32  # rows of preview between two checks for a cancellation


@dataclass(frozen=True, slots=True)
class ContentKey:
    """Everything that the pixels of a preview's content depend on; ``is_rough`` where a draft alone may have them."""

    file: Hashable
    page: int | None
    content_size_px: int | None
    longer_side_px: int
    is_rough: bool = False

    def is_reduced_from(self, other: ContentKey) -> bool:
        """Whether ``other`` is the same picture, and larger."""
        same = replace(other, longer_side_px=self.longer_side_px, is_rough=self.is_rough)
        return self == same and other.longer_side_px > self.longer_side_px


def content_key(request: PreviewRequest) -> ContentKey:
    """What the content of ``request`` depends on; a file that is not there fails when it is read."""
    spec = request.spec
    return ContentKey(file_key(request.content), spec.page, spec.content_size_px, request.longer_side_px)


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
    at_most_px = _reduced_px(request, resources)
    with open_for(request.spec, request.content, resources, at_most_px=at_most_px) as source:
        return _read(source, check)


def read_draft_content(request: PreviewRequest, resources: Resources) -> Canvas | None:
    """The same by way of what a JPEG's decoder gives at a fraction of its size; None where that gains nothing.

    Raises as `read_preview_content` but for what is wrong with the pixels, which it leaves to that.
    """
    at_most_px = _reduced_px(request, resources)
    with open_for(request.spec, request.content, resources, at_most_px=at_most_px) as source:
        facts = source.facts
    is_jpeg = facts.format_name == "JPEG"
    pixels_hwc = reduced_jpeg(request.content, facts.original_size, facts.size) if is_jpeg else None
    if pixels_hwc is None:
        return None
    raster = MemoryRaster(facts.size, facts.channels, np.uint8)
    raster.write(Region.whole(facts.size), pixels_hwc)
    return Canvas(raster)


def reduced_content(content: Canvas, longer_side_px: int) -> Canvas | None:
    """``content`` with a longer side of ``longer_side_px``; None where it is not larger or becomes too narrow."""
    longer = max(content.size.width, content.size.height)
    if longer <= longer_side_px:
        return None
    size = content.size.fitted(longer_side_px)
    if min(size.width, size.height) < SMALLEST_SIDE_PX:
        return None
    raster = MemoryRaster(size, content.raster.channels, content.raster.dtype)
    raster.write(Region.whole(size), resized_pixels(content.raster.read(Region.whole(content.size)), size))
    return Canvas(raster)


def _reduced_px(request: PreviewRequest, resources: Resources) -> int:
    """The longer side that ``request`` comes to, where the result is not smaller."""
    with open_for(request.spec, request.content, resources) as full:
        size = full.facts.size
    check_paintable(request.content, size)
    longer, shorter = max(size.width, size.height), min(size.width, size.height)
    return max(request.longer_side_px, -(-SMALLEST_SIDE_PX * longer // shorter))


def _read(source: ImageSource, check: Callable[[], None]) -> Canvas:
    facts = source.facts
    raster = MemoryRaster(facts.size, facts.channels, f"uint{facts.bit_depth}")
    row_bytes = facts.size.width * facts.channels * facts.bit_depth // 8
    for region, pixels_hwc in source.bands(_ROWS_PER_LOOK * row_bytes):
        raster.write(region, pixels_hwc)
        check()
    return Canvas(raster)
