"""A picture file of any size unpacked once into a tiled pyramid on the scratch disk, from which any part reads fast.

JPEG and PNG can only be read from top to bottom, so panning needs this; it costs one decode, a few seconds per 100
megapixels, and 5.3 bytes of disk per pixel at most. Knows nothing of Qt; libvips lets other threads run meanwhile.
"""

from __future__ import annotations

import contextlib
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from pyvips import Region as VipsRegion

from studio.errors import Cancelled, Message, PictureError, StudioError
from studio.geometry import Region, Size, align_up, spans
from studio.images.colour import SrgbImage, to_srgb
from studio.images.disk import ensure_free_space
from studio.images.jpeg_looks import EIGHTH, open_reduced
from studio.images.libvips import VipsError, VipsImage, number_of, reason
from studio.images.limits import Limits
from studio.images.opening import open_file
from studio.images.orientation import known_orientation, turned_upright, upright_region, upright_size
from studio.ui.viewer.pyramid import Pyramid

_TURNED_BACK = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}
_TILE_UNIT_PX = 16  # TIFF 6.0, section 15
_QUICK_SHRINK = EIGHTH  # the coarsest that a JPEG decoder gives for almost nothing
_LOOK_PX = 2048
_LOOK_EVERY_S = 0.3  # how often a look that takes longer is shown as far as it has come
_LOOK_ROWS = 16
_NOT_READ_YET = 128
_WORTH_A_LOOK_PIXELS = 16_000_000
_ORPHANED_S = 3 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class PictureHeader:
    """What is known of a picture file before a pixel of it is decoded; ``size`` is upright."""

    path: Path
    limits: Limits
    size: Size
    has_alpha: bool
    orientation: int
    is_jpeg: bool
    page: int | None = None


def read_header(path: Path, limits: Limits, page: int | None = None) -> PictureHeader:
    """Check that ``path``, or its ``page``, is within ``limits``; `PictureError` or `SpaceError` say why it is not."""
    opened = open_file(path, limits, page)
    orientation = known_orientation(number_of(opened.image, "orientation", 1))
    size = upright_size(Size(opened.image.width, opened.image.height), orientation)
    has_alpha = _bytes_per_sample_srgb(opened.image).has_alpha
    return PictureHeader(path, limits, size, has_alpha, orientation, opened.kind.name == "JPEG", page)


def quick_looks(header: PictureHeader, is_cancelled: Callable[[], bool]) -> Iterator[npt.NDArray[np.uint8]]:
    """The picture in small, (h, w, 4) blue, green, red, alpha, before it is unpacked; nothing where that gains nothing.

    A JPEG gives an eighth of itself in a fraction of the time; other large files are decoded once more for it, and come
    several times meanwhile, grey where they have not been read yet.
    """
    longer, shorter = max(header.size.width, header.size.height), min(header.size.width, header.size.height)
    if shorter < 8 * _QUICK_SHRINK or not (header.is_jpeg or header.size.pixels > _WORTH_A_LOOK_PIXELS):
        return
    shrink = max(_QUICK_SHRINK, longer // _LOOK_PX)
    try:
        image = open_reduced(header.path, _QUICK_SHRINK, first_scans=True) if header.is_jpeg else None
        if image is None:
            image = open_file(header.path, header.limits, header.page).image
        else:
            shrink //= _QUICK_SHRINK
        srgb = _bytes_per_sample_srgb(image)
        small = (srgb.image.premultiply() if srgb.has_alpha else srgb.image).shrink(shrink, shrink).rint().cast("uchar")
        for pixels_hwc in _as_it_is_read(small, is_cancelled):
            yield _drawable(pixels_hwc, header.orientation)
    except (OSError, VipsError, StudioError):
        return  # the full decode comes next and says what is wrong


def _as_it_is_read(image: VipsImage, is_cancelled: Callable[[], bool]) -> Iterator[npt.NDArray[np.uint8]]:
    """The pixels of ``image`` (h, w, bands) each time that `_LOOK_EVERY_S` have passed, and when they are all there."""
    pixels_hwc = np.full((image.height, image.width, image.bands), _NOT_READ_YET, np.uint8)
    reader, shown_s = VipsRegion.new(image), time.monotonic()
    for top, bottom in spans(image.height, _LOOK_ROWS):
        if is_cancelled():
            return
        fetched = reader.fetch(0, top, image.width, bottom - top)
        pixels_hwc[top:bottom] = np.frombuffer(fetched, np.uint8).reshape(bottom - top, image.width, image.bands)
        if bottom < image.height and time.monotonic() > shown_s + _LOOK_EVERY_S:
            yield pixels_hwc
            shown_s = time.monotonic()
    yield pixels_hwc


def look_levels(look_hwc: npt.NDArray[np.uint8], pyramid: Pyramid) -> Iterator[tuple[int, npt.NDArray[np.uint8]]]:
    """``look_hwc`` (h, w, 4) as the levels of ``pyramid`` that it is sharp enough for, and as the coarsest in any case.

    Pairs of level and pixels (h, w, 4), the coarsest first.
    """
    height, width, channels = look_hwc.shape
    look = VipsImage.new_from_memory(np.ascontiguousarray(look_hwc).data, width, height, channels, "uchar")
    coarsest = len(pyramid.levels) - 1
    for level in range(coarsest, -1, -1):
        size = pyramid.levels[level]
        if level < coarsest and size.width > width + 1:
            return
        pixels = look.resize(size.width / width, vscale=size.height / height).write_to_memory()
        yield level, np.frombuffer(pixels, np.uint8).reshape(size.height, size.width, channels)


class ScratchPyramid:
    """The tiles of one picture on disk, read back upright. For a single thread; `close` removes the file."""

    def __init__(self, file: Path, header: PictureHeader, pyramid: Pyramid) -> None:
        self._file, self._orientation, self._pyramid = file, header.orientation, pyramid
        self._readers: dict[int, tuple[Any, Size, int]] = {}

    def read(self, level: int, region: Region) -> npt.NDArray[np.uint8]:
        """The upright pixels of ``region`` of a level: (h, w, 4) blue, green, red, alpha, premultiplied."""
        if level not in self._readers:
            image = VipsImage.new_from_file(str(self._file), page=level)
            self._readers[level] = (VipsRegion.new(image), Size(image.width, image.height), image.bands)
        reader, file_size, bands = self._readers[level]
        there = upright_region(region, self._pyramid.levels[level], _TURNED_BACK[self._orientation])
        there = there.intersection(Region.whole(file_size))
        fetched = reader.fetch(there.left, there.top, there.width, there.height)
        pixels_hwc = np.frombuffer(fetched, np.uint8).reshape(there.height, there.width, bands)
        return _drawable(pixels_hwc, self._orientation)

    def close(self) -> None:
        """Remove the file."""
        self._readers.clear()
        self._file.unlink(missing_ok=True)


def unpack(header: PictureHeader, pyramid: Pyramid, file: Path, is_cancelled: Callable[[], bool]) -> ScratchPyramid:
    """Write the pyramid to ``file``, whose folder exists; nothing stays behind when it cannot be finished.

    Raises `PictureError` where the picture is damaged, `SpaceError` where the disk is too full, `Cancelled` when asked.
    """
    channels = 4 if header.has_alpha else 3
    ensure_free_space(
        file.parent, header.size.pixels * channels * 4 // 3, Message("showing {name}", name=header.path.name)
    )
    srgb = _bytes_per_sample_srgb(open_file(header.path, header.limits, header.page).image)
    image = srgb.image.premultiply().rint().cast("uchar") if srgb.has_alpha else srgb.image
    image = image.copy(interpretation="srgb")
    _stop_when(image, is_cancelled)
    # libvips refuses to read tiles much larger than their picture.
    tile_px = min(pyramid.tile_px, align_up(max(header.size.width, header.size.height), _TILE_UNIT_PX))
    try:
        image.tiffsave(
            str(file),
            compression="none",
            tile=True,
            tile_width=tile_px,
            tile_height=tile_px,
            pyramid=True,
            bigtiff=True,
            keep="none",
        )
    except VipsError as error:
        file.unlink(missing_ok=True)
        _stop_if(is_cancelled, header.path)
        raise PictureError(
            "{path} is damaged or cut short ({reason}); copy it again from where it came",
            path=header.path,
            reason=reason(error),
        ) from error
    if is_cancelled():  # libvips asks now and then, and small pictures are done before it does
        file.unlink(missing_ok=True)
    _stop_if(is_cancelled, header.path)
    return ScratchPyramid(file, header, pyramid)


def _stop_if(is_cancelled: Callable[[], bool], photo: Path) -> None:
    if is_cancelled():
        raise Cancelled("showing {name} was given up", name=photo.name)


def new_scratch_file(folder: Path) -> Path:
    """A name for a pyramid in ``folder``; pyramids of programs that were killed days ago are removed."""
    for orphan in folder.glob("view-*.tif"):
        with contextlib.suppress(OSError):
            if time.time() - orphan.stat().st_mtime > _ORPHANED_S:
                orphan.unlink()
    return folder / f"view-{uuid.uuid4().hex}.tif"


def _stop_when(image: VipsImage, is_cancelled: Callable[[], bool]) -> None:
    """End the computing of ``image`` soon after ``is_cancelled`` says so."""
    image.set_progress(True)

    def stop_when_asked(_image: Any, _progress: Any) -> None:
        if is_cancelled():
            image.set_kill(True)

    image.signal_connect("eval", stop_when_asked)


def _bytes_per_sample_srgb(image: VipsImage) -> SrgbImage:
    """``image`` in sRGB with 8 bits: what a screen shows."""
    srgb = to_srgb(image)
    if srgb.bit_depth == 8:
        return srgb
    return SrgbImage((srgb.image >> 8).cast("uchar").copy(interpretation="srgb"), 8, srgb.is_converted, srgb.notes)


def _drawable(pixels_hwc: npt.NDArray[np.uint8], orientation: int) -> npt.NDArray[np.uint8]:
    """RGB, or RGBA premultiplied, turned upright and in the byte order that Qt draws from."""
    upright_hwc = turned_upright(pixels_hwc, orientation)
    height, width, bands = upright_hwc.shape
    bgra_hwc = np.empty((height, width, 4), np.uint8)
    bgra_hwc[..., :3] = upright_hwc[..., 2::-1]
    bgra_hwc[..., 3] = upright_hwc[..., 3] if bands == 4 else 255
    return bgra_hwc
