"""Masks: pictures that say by their alpha or brightness where something paints, read by region at any size."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.errors import Message, PictureError
from studio.geometry import Region, Size
from studio.images.colour import SrgbImage
from studio.images.libvips import VipsImage
from studio.images.limits import Limits
from studio.images.orientation import upright_size
from studio.images.rasters import Pixels
from studio.images.source import FileSource
from studio.specs.export import BitDepth

_LUMA = (0.2126, 0.7152, 0.0722)  # of red, green and blue (ITU-R BT.709)
_SURVEY_BAND_BYTES = 1 << 22


@dataclass(frozen=True, slots=True)
class MaskFacts:
    """What is known of a mask once it was read; ``is_full``: it is white everywhere, so that it hides nothing."""

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


def survey_mask(path: Path, content: Size, limits: Limits) -> MaskFacts:
    """Read the mask at ``path`` once, for a result of size ``content``.

    Raises PictureError where it cannot be read, has another shape than the result (by more than one pixel of
    the smaller), or is empty.
    """
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
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return MaskFacts(path, sha256, facts.size, facts.bit_depth, is_by_alpha, is_full, notes)


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


def _is_transparent(source: FileSource) -> bool:
    """Whether any pixel of ``source``, which has an alpha, is less than opaque."""
    opaque = (1 << source.facts.bit_depth) - 1
    return any(bool((pixels_hwc[:, :, 3] != opaque).any()) for _, pixels_hwc in source.bands(_SURVEY_BAND_BYTES))


def _extremes(source: MaskSource) -> tuple[int, int]:
    lowest, highest = 65_535, 0
    with source:
        for _, pixels in source.bands(_SURVEY_BAND_BYTES):
            lowest, highest = min(lowest, int(pixels.min())), max(highest, int(pixels.max()))
    return lowest, highest
