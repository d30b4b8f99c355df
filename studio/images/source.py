"""Content images as streams of upright sRGB bands, each file read once from top to bottom in bounded memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyvips

from studio.errors import PictureError
from studio.geometry import Region, Size, spans
from studio.images.colour import SrgbImage, to_srgb
from studio.images.content_metadata import content_metadata
from studio.images.jpeg_intervals import STRAY_BYTES, may_be_stray
from studio.images.libvips import VipsError, VipsImage, number_of, reason
from studio.images.limits import Limits
from studio.images.metadata import Metadata
from studio.images.opening import OpenedFile, open_file, open_without_strays
from studio.images.orientation import known_orientation, turned_upright, upright_region, upright_size
from studio.images.rasters import Pixels
from studio.specs.export import BitDepth
from studio.specs.stylize import DEFAULT_MAX_PIXELS
from studio.system_errors import system_reason

_REDUCING_GAP = 2.0  # as `resize` has it: large reductions begin with a mean of whole pixels
_TALLEST_BAND_PX = 256  # taller bands gain nothing and lengthen the wait for a cancellation


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What is known of a picture before decoding it; ``size`` is upright and after any requested resize.

    ``page`` (from 1) of ``page_count`` in its file is read.
    """

    path: Path
    size: Size
    original_size: Size
    has_alpha: bool
    bit_depth: BitDepth
    format_name: str
    notes: tuple[str, ...] = ()
    page: int = 1
    page_count: int = 1

    @property
    def channels(self) -> int:
        """4 with alpha, else 3."""
        return 4 if self.has_alpha else 3


class ImageSource(ABC):
    """A picture that can be read band by band: what is known before decoding, and what a result should keep of it."""

    facts: ImageFacts
    metadata: Metadata

    @abstractmethod
    def bands(self, max_bytes: int) -> Iterator[tuple[Region, Pixels]]:
        """Upright regions that tile the canvas once, with their sRGB pixels (h, w, 3 or 4), straight alpha last.

        Pixels are uint8 or uint16 by ``facts.bit_depth``; a band takes at most ``max_bytes`` unless one row of the
        file already takes more. Each call reads anew from the start. `PictureError` where the file turns out damaged.
        """

    def bands_within(self, part: Region, max_bytes: int) -> Iterator[tuple[Region, Pixels]]:
        """Regions as those of `bands` that cover ``part`` at least; a source that can begin anywhere begins there."""
        del part
        return self.bands(max_bytes)

    def close(self) -> None:  # noqa: B027 — not every source has a file open
        """Close the file."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class _Pipeline:
    """One lazy reading of a file, in the file's own orientation, resized if that was asked for."""

    opened: OpenedFile
    srgb: SrgbImage
    orientation: int
    original_size: Size


class FileSource(ImageSource):
    """An `ImageSource` over a file that libvips can stream."""

    def __init__(
        self,
        path: Path,
        limits: Limits,
        *,
        longer_side_px: int | None = None,
        at_most_px: int | None = None,
        page: int | None = None,
    ) -> None:
        self._path, self._limits, self._page = path, limits, page
        self._longer_side_px, self._at_most_px = longer_side_px, at_most_px
        self._drops_strays = False
        self._reread: _Pipeline | None = None
        pipeline = self._open()
        self._pending: _Pipeline | None = pipeline
        self.facts = ImageFacts(
            path=path,
            size=upright_size(_size_of(pipeline.srgb.image), pipeline.orientation),
            original_size=upright_size(pipeline.original_size, pipeline.orientation),
            has_alpha=pipeline.srgb.has_alpha,
            bit_depth=pipeline.srgb.bit_depth,
            format_name=pipeline.opened.kind.name,
            notes=(*pipeline.opened.notes, *pipeline.srgb.notes),
            page=pipeline.opened.page,
            page_count=pipeline.opened.page_count,
        )
        self.metadata = content_metadata(
            path,
            pipeline.opened,
            orientation=pipeline.orientation,
            is_same_size=self.facts.size == self.facts.original_size,
            is_colour_converted=pipeline.srgb.is_converted,
        )

    def bands(self, max_bytes: int) -> Iterator[tuple[Region, Pixels]]:
        """Upright regions that tile the canvas once, with their pixels; see `ImageSource.bands`."""
        pipeline, self._pending = self._pending or self._open(), None
        image, orientation = pipeline.srgb.image, pipeline.orientation
        file_size = _size_of(image)
        if upright_size(file_size, orientation) != self.facts.size or pipeline.srgb.bit_depth != self.facts.bit_depth:
            raise PictureError("{path} changed while it was in use; start again", path=self._path)
        dtype = np.dtype(np.uint16 if self.facts.bit_depth == 16 else np.uint8)
        # Where the picture is made smaller, a row of it takes several of the file at once.
        read_px = max(file_size.width, pipeline.original_size.pixels // file_size.height)
        row_bytes = read_px * image.bands * dtype.itemsize
        rows = max(1, min(_TALLEST_BAND_PX, max_bytes // row_bytes))
        reader = pyvips.Region.new(image)  # one for the whole read: sequential files cannot be entered twice
        for top, bottom in spans(file_size.height, rows):
            reader, fetched = self._fetched(reader, Region(0, top, file_size.width, bottom), file_size)
            pixels_hwc = np.frombuffer(fetched, dtype).reshape(bottom - top, file_size.width, image.bands)
            region = upright_region(Region(0, top, file_size.width, bottom), file_size, orientation)
            yield region, turned_upright(pixels_hwc, orientation)

    def close(self) -> None:
        """Close the file."""
        self._pending = self._reread = None

    def _fetched(self, reader: pyvips.Region, where: Region, size: Size) -> tuple[pyvips.Region, Any]:
        """The pixels of ``where``, and the reader to go on with: another one where the file had to be mended."""
        try:
            return reader, reader.fetch(where.left, where.top, where.width, where.height)
        except VipsError as error:
            if may_be_stray(str(error)) and not self._drops_strays:
                self._drops_strays = True
                self._reread = self._open()  # what it holds must outlive its reader
                if self._drops_strays:
                    self.facts = replace(self.facts, notes=(*self.facts.notes, STRAY_BYTES))
                    return self._fetched(pyvips.Region.new(self._reread.srgb.image), where, size)
            raise PictureError(
                "{path} is damaged or cut short: decoding stopped in rows {top} to {bottom} of {height} "
                "({reason}); copy it again from where it came",
                path=self._path,
                top=where.top,
                bottom=where.bottom,
                height=size.height,
                reason=reason(error),
            ) from error

    def _open(self) -> _Pipeline:
        try:
            opened = open_without_strays(self._path) if self._drops_strays else None
            if opened is None:
                self._drops_strays = False
                opened = open_file(self._path, self._limits, self._page)
        except OSError as error:
            raise PictureError("{path} cannot be used: {why}", path=self._path, why=system_reason(error)) from error
        try:
            srgb = to_srgb(opened.image)
            original = _size_of(opened.image)
            orientation = known_orientation(number_of(opened.image, "orientation", 1))
            wanted = self._wanted_size(original, orientation)
            if wanted != original:
                srgb = replace(srgb, image=self._resized(srgb, wanted))
        except PictureError as error:
            raise PictureError("{path} cannot be used: {error}", path=self._path, error=error) from error
        except VipsError as error:
            raise PictureError(
                "{path} cannot be decoded ({reason}); export it again", path=self._path, reason=reason(error)
            ) from error
        return _Pipeline(opened, srgb, orientation, original)

    def _resized(self, srgb: SrgbImage, size: Size) -> VipsImage:
        """``srgb`` at ``size``, as it lies in the file."""
        return _resized(srgb, size)

    def _wanted_size(self, original: Size, orientation: int) -> Size:
        """The size to read at, as the picture lies in the file."""
        del orientation
        longer = max(original.width, original.height)
        wanted_px = self._longer_side_px or longer
        if self._at_most_px is not None:
            wanted_px = min(wanted_px, self._at_most_px)
        wanted = original if wanted_px == longer else original.fitted(wanted_px)
        if wanted.pixels > self._limits.max_pixels:
            raise PictureError(
                "enlarged to {wanted} it would have more than {max_pixels:.0f} megapixels; ask for a smaller side",
                option=", or raise the limit with --max-pixels {pixels}",
                wanted=wanted,
                max_pixels=self._limits.max_pixels / 1000000.0,
                pixels=wanted.pixels,
            )
        return wanted


def open_source(
    path: Path,
    *,
    decode_budget_bytes: int,
    max_pixels: int = DEFAULT_MAX_PIXELS,
    longer_side_px: int | None = None,
    at_most_px: int | None = None,
    page: int | None = None,
) -> ImageSource:
    """Open the picture at ``path``, reading its header only.

    ``longer_side_px`` (>= 1) resizes to exactly that longer side, ``at_most_px`` shrinks to it where it is longer.
    ``page`` counts from 1; None reads the first of several, and says so in the notes. ``decode_budget_bytes`` bounds
    what formats that cannot be streamed may take. Raises `PictureError` for everything that is no usable picture or
    does not hold the page, and `SpaceError` when the budget is too small for it.
    """
    for name, value in (("longer_side_px", longer_side_px), ("at_most_px", at_most_px)):
        if value is not None and value < 1:
            raise ValueError(f"{name} must be at least 1, not {value}")
    return FileSource(
        path, Limits(max_pixels, decode_budget_bytes), longer_side_px=longer_side_px, at_most_px=at_most_px, page=page
    )


def resized_pixels(pixels_hwc: Pixels, size: Size) -> Pixels:
    """Pixels (h, w, 3 or 4) of uint8, uint16 or floats in [0, 1] at ``size``, resized as `open_source` does."""
    image = pyvips.Image.new_from_array(np.ascontiguousarray(pixels_hwc))
    full_scale = {"u1": 255, "u2": 65535}.get(pixels_hwc.dtype.str[1:], 1)
    resized: Pixels = _resized_by_alpha(image, size, full_scale).numpy()
    return resized


def _size_of(image: VipsImage) -> Size:
    return Size(image.width, image.height)


def _resized(srgb: SrgbImage, size: Size) -> VipsImage:
    """Lanczos resize to exactly ``size``, colours weighted by alpha so that hidden ones do not bleed in."""
    return _resized_by_alpha(srgb.image, size, 65535 if srgb.bit_depth == 16 else 255)


def _resized_by_alpha(image: VipsImage, size: Size, full_scale: int) -> VipsImage:
    if image.bands < 4:
        return _lanczos(image, size)
    weighted = _lanczos(image.premultiply(max_alpha=full_scale), size)
    straight = weighted.unpremultiply(max_alpha=full_scale)
    return straight.cast(image.format) if full_scale == 1 else straight.rint().cast(image.format)


def _lanczos(image: VipsImage, size: Size) -> VipsImage:
    """``image`` resized to ``size`` by libvips, which reduces columns first and keeps many rows until they are reduced.

    With rows made shorter first, these take less memory.
    """
    scale, vertical = size.width / image.width, size.height / image.height
    if scale > 1 or vertical > 1:
        return image.resize(scale, vscale=vertical)
    return image.reduceh(1 / scale, gap=_REDUCING_GAP).reducev(1 / vertical, gap=_REDUCING_GAP)
