"""Masks: pictures that say by their alpha or brightness where something paints, and painted ones, read by region at any
size."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.errors import Message, PictureError
from studio.geometry import Region, Size, spans
from studio.images.colour import SrgbImage
from studio.images.libvips import VipsImage
from studio.images.limits import Limits, check_size
from studio.images.metadata import Metadata
from studio.images.orientation import upright_size
from studio.images.painted_masks import FULL_SCALE, Floats, MaskRasterizer
from studio.images.rasters import Pixels
from studio.images.source import FileSource, ImageFacts, ImageSource
from studio.specs.export import BitDepth
from studio.specs.painted_mask import PaintedMask, is_painted_mask, read_painted_mask

_LUMA = (0.2126, 0.7152, 0.0722)  # of red, green and blue (ITU-R BT.709)
_SURVEY_BAND_BYTES = 1 << 22
_PAINTED_BAND_PX = 256


@dataclass(frozen=True, slots=True)
class MaskFacts:
    """What is known of a mask once it was read; ``is_full``: it is white everywhere, so that it hides nothing.

    ``is_by_alpha`` is told of the picture that a painted mask lies on.
    """

    path: Path
    sha256: str
    size: Size
    bit_depth: BitDepth
    is_by_alpha: bool
    is_full: bool
    notes: tuple[str, ...] = ()


class MaskSource(FileSource):
    """The mask at ``path``, scaled to ``size`` if one is given; bands hold one channel, white where it counts fully."""

    def __init__(self, path: Path, limits: Limits, *, is_by_alpha: bool, size: Size | None = None) -> None:
        self._is_by_alpha, self._fitted = is_by_alpha, size
        super().__init__(path, limits)

    def bands(self, max_bytes: int) -> Iterator[tuple[Region, Pixels]]:
        """Regions with (h, w, 1) uint8 or uint16; see `ImageSource.bands`."""
        for region, pixels_hwc in super().bands(max_bytes):
            yield region, _mask_pixels(pixels_hwc, is_by_alpha=self._is_by_alpha)

    def _wanted_size(self, original: Size, orientation: int) -> Size:
        return original if self._fitted is None else upright_size(self._fitted, orientation)

    def _resized(self, srgb: SrgbImage, size: Size) -> VipsImage:
        """Bilinear, and a triangle where it becomes smaller: neither overshoots beside an edge."""
        image = srgb.image
        return image.resize(size.width / image.width, vscale=size.height / image.height, kernel="linear")


class PaintedMaskSource(ImageSource):
    """The painted mask in the file ``path``, at ``size`` if one is given; bands hold one channel of uint16."""

    def __init__(self, path: Path, limits: Limits, *, is_by_alpha: bool, size: Size | None = None) -> None:
        mask = read_painted_mask(path)
        wanted = size or mask.size
        self._rasterizer, self._base = MaskRasterizer(mask, wanted), None
        if mask.picture is not None:
            picture = path.with_name(mask.picture.name)
            self._base = MaskSource(picture, limits, is_by_alpha=is_by_alpha, size=wanted)
        self.facts = ImageFacts(path, wanted, mask.size, has_alpha=False, bit_depth=16, format_name="mask")
        self.metadata = Metadata()

    def bands(self, max_bytes: int) -> Iterator[tuple[Region, Pixels]]:
        """Regions with (h, w, 1) uint16; see `ImageSource.bands`."""
        return self.bands_within(Region.whole(self.facts.size), max_bytes)

    def bands_within(self, part: Region, max_bytes: int) -> Iterator[tuple[Region, Pixels]]:
        """The same for ``part`` alone where the mask lies on no picture, which is read from its top."""
        if self._base is None:
            rows = max(1, min(_PAINTED_BAND_PX, max_bytes // (2 * max(1, part.width))))
            for top, bottom in spans(part.height, rows):
                region = Region(part.left, part.top + top, part.right, part.top + bottom)
                yield region, self._rasterizer.stored(region)[:, :, None]
            return
        for region, pixels_hw1 in self._base.bands(max_bytes):
            full = 255 if pixels_hw1.dtype == np.uint8 else FULL_SCALE
            base_hw: Floats = pixels_hw1[:, :, 0].astype(np.float32) / np.float32(full)
            yield region, self._rasterizer.stored(region, base_hw)[:, :, None]

    def close(self) -> None:
        """Close the picture it lies on."""
        if self._base is not None:
            self._base.close()


def open_mask(
    path: Path, limits: Limits, *, is_by_alpha: bool, size: Size | None = None
) -> MaskSource | PaintedMaskSource:
    """The mask at ``path``, a picture or a painted one, scaled to ``size`` if one is given; raises PictureError."""
    kind = PaintedMaskSource if is_painted_mask(path) else MaskSource
    return kind(path, limits, is_by_alpha=is_by_alpha, size=size)


def survey_mask(path: Path, content: Size, limits: Limits) -> MaskFacts:
    """Read the mask at ``path`` once, for a result of size ``content``.

    Raises PictureError where it cannot be read, has another shape than the result (by more than one pixel of
    the smaller), or is a picture that is empty. A painted one may be: it is still being painted.
    """
    if is_painted_mask(path):
        return _survey_painted(path, content, limits)
    with FileSource(path, limits) as source:
        facts = source.facts
        check_shape(path, facts.size, content)
        is_by_alpha = facts.has_alpha and _is_transparent(source)
    lowest, highest = _extremes(MaskSource(path, limits, is_by_alpha=is_by_alpha))
    if highest == 0:
        raise PictureError(
            "the mask {path} is empty: it is black or transparent everywhere, so its styles would paint nothing; make "
            "it white where they belong, or leave it out",
            path=path,
        )
    notes = tuple(Message("mask {name}: {note}", name=path.name, note=note) for note in facts.notes)
    is_full = lowest == (1 << facts.bit_depth) - 1
    return MaskFacts(path, _sha256(path), facts.size, facts.bit_depth, is_by_alpha, is_full, notes)


def _survey_painted(path: Path, content: Size, limits: Limits) -> MaskFacts:
    mask = read_painted_mask(path)
    check_shape(path, mask.size, content)
    check_size(path, mask.size, limits)
    is_by_alpha = False
    notes: tuple[str, ...] = ()
    if mask.picture is not None:
        is_by_alpha, notes = _survey_base(path, mask, limits)
        lowest, highest = _extremes(PaintedMaskSource(path, limits, is_by_alpha=is_by_alpha))
    else:
        lowest, highest = MaskRasterizer(mask, mask.size).extremes()
    if highest == 0:
        notes = (*notes, Message("mask {name}: it is empty, so its styles paint nothing", name=path.name))
    return MaskFacts(path, _sha256(path), mask.size, 16, is_by_alpha, lowest == FULL_SCALE, notes)


def _survey_base(path: Path, mask: PaintedMask, limits: Limits) -> tuple[bool, tuple[str, ...]]:
    """Whether the picture under ``mask`` counts by its alpha, and what there is to say of it."""
    assert mask.picture is not None, "there is one"
    picture = path.with_name(mask.picture.name)
    with FileSource(picture, limits) as source:
        facts = source.facts
        check_shape(picture, facts.size, mask.size)
        is_by_alpha = facts.has_alpha and _is_transparent(source)
    if _sha256(picture) != mask.picture.sha256:
        raise PictureError(
            "{picture} is not the picture that the mask {path} was painted on; put that back beside it",
            picture=picture,
            path=path,
        )
    return is_by_alpha, tuple(Message("mask {name}: {note}", name=picture.name, note=note) for note in facts.notes)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_shape(path: Path, mask: Size, content: Size) -> None:
    """Raise PictureError unless ``mask``, the size of the one at ``path``, is that of the ``content``, scaled."""
    apart = abs(mask.width * content.height - content.width * mask.height)
    if apart > max(content.width, content.height, mask.width, mask.height):  # one pixel of the smaller is rounding
        raise PictureError(
            "the mask {path} is {size} px and its picture {content_size} px: a mask is scaled to its picture, but not "
            "stretched; draw it on the picture, or on a copy of it that is smaller or larger both ways alike",
            path=path,
            size=mask,
            content_size=content,
        )


def _mask_pixels(pixels_hwc: Pixels, *, is_by_alpha: bool) -> Pixels:
    if is_by_alpha:
        return np.ascontiguousarray(pixels_hwc[:, :, 3:4])
    rgb = pixels_hwc[:, :, :3]
    if np.array_equal(rgb[:, :, 0], rgb[:, :, 1]) and np.array_equal(rgb[:, :, 0], rgb[:, :, 2]):
        return np.ascontiguousarray(rgb[:, :, :1])
    luma: Pixels = np.rint(rgb @ np.array(_LUMA)).astype(pixels_hwc.dtype)[:, :, None]
    return luma


def is_by_alpha(path: Path, limits: Limits) -> bool:
    """Whether the mask picture at ``path`` counts by its alpha: some of it is transparent; raises PictureError."""
    with FileSource(path, limits) as source:
        return source.facts.has_alpha and _is_transparent(source)


def _is_transparent(source: FileSource) -> bool:
    """Whether any pixel of ``source``, which has an alpha, is less than opaque."""
    opaque = (1 << source.facts.bit_depth) - 1
    return any(bool((pixels_hwc[:, :, 3] != opaque).any()) for _, pixels_hwc in source.bands(_SURVEY_BAND_BYTES))


def _extremes(source: ImageSource) -> tuple[int, int]:
    lowest, highest = 65_535, 0
    with source:
        for _, pixels in source.bands(_SURVEY_BAND_BYTES):
            lowest, highest = min(lowest, int(pixels.min())), max(highest, int(pixels.max()))
    return lowest, highest
