"""Conversion of every colour space a file may use to sRGB with 8 or 16 bits and straight alpha."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
from PIL import ImageCms

from studio.errors import Message, PictureError
from studio.images.libvips import VipsImage, blob_of, call, with_blob
from studio.specs.export import BitDepth

DAMAGED_PROFILE = Message("its colour profile is damaged or of another colour space; the usual one was assumed")
_COLOUR_BANDS = {"b-w": 1, "grey16": 1, "srgb": 3, "rgb": 3, "rgb16": 3, "cmyk": 4, "lab": 3, "labs": 3}
_BIT_DEPTHS: dict[str, BitDepth] = {"uchar": 8, "ushort": 16}
# Profiles this near to sRGB (in 16-bit steps, 257 to an 8-bit one) are taken for it: converting would only add
# rounding, and a result read back must give its own pixels.
_SRGB_TOLERANCE = 200
_INTENT: dict[str, object] = {"intent": "relative", "black_point_compensation": True}


@dataclass(frozen=True, slots=True)
class SrgbImage:
    """A lazy libvips image of 3 bands, or 4 with straight alpha, in sRGB; how it came to be so."""

    image: VipsImage
    bit_depth: BitDepth
    is_converted: bool
    notes: tuple[str, ...] = ()

    @property
    def has_alpha(self) -> bool:
        """Whether the fourth band is there."""
        return int(self.image.bands) == 4


def to_srgb(image: VipsImage) -> SrgbImage:
    """``image`` in sRGB at its own depth (Lab: 16 bits); `PictureError` for colours without an agreed meaning."""
    space = str(image.interpretation)
    bands = _COLOUR_BANDS.get(space)
    if bands is None or (image.format not in _BIT_DEPTHS and space not in ("lab", "labs")):
        raise PictureError(
            "its pixels are {format} values in {space}, whose brightness has no agreed meaning; export it as 8- or "
            "16-bit RGB first",
            format=image.format,
            space=space,
        )
    if image.bands < bands:
        raise PictureError(
            "it has {bands} channels where {space} takes {wanted}; export it as RGB first",
            bands=image.bands,
            space=space,
            wanted=bands,
        )
    if image.bands == bands:
        return _colours_to_srgb(image)
    colours = _colours_to_srgb(image.extract_band(0, n=bands))
    notes = colours.notes
    if image.bands > bands + 1:
        notes += (Message("{bands} extra channels beyond alpha were left out", bands=image.bands - bands - 1),)
    alpha = image.extract_band(bands).cast(colours.image.format)
    joined = colours.image.bandjoin(alpha.copy(interpretation="multiband"))
    return SrgbImage(joined, colours.bit_depth, colours.is_converted, notes)


def srgb_profile() -> bytes:
    """The ICC profile that every result carries."""
    return bytes(call("profile_load", "srgb"))


def _colours_to_srgb(image: VipsImage) -> SrgbImage:
    space = str(image.interpretation)
    bit_depth = _BIT_DEPTHS.get(image.format, 16)
    if space in ("lab", "labs"):
        # Lab of files is relative to the white of ICC profiles, D50 (TIFF Technical Notes of Photoshop).
        return SrgbImage(call("icc_export", image, output_profile="srgb", depth=16, **_INTENT), 16, is_converted=True)
    profile = blob_of(image, "icc-profile-data")
    notes: tuple[str, ...] = ()
    if profile is not None and not _is_usable(profile, int(image.bands)):
        profile, notes = None, (DAMAGED_PROFILE,)
    if profile is not None and not (image.bands == 3 and is_srgb(profile)):
        return SrgbImage(_transformed(image, bit_depth, embedded=True), bit_depth, is_converted=True)
    if space == "cmyk":
        return SrgbImage(
            _transformed(image, bit_depth, input_profile="cmyk"), bit_depth, is_converted=True, notes=notes
        )
    if image.bands == 1:
        image = image.bandjoin([image, image])
    return SrgbImage(image.copy(interpretation="rgb16" if bit_depth == 16 else "srgb"), bit_depth, False, notes)


@lru_cache(maxsize=16)
def _is_usable(profile: bytes, bands: int) -> bool:
    """Whether it is a profile for so many bands that can be read to its end; libvips would not tell."""
    space, mode = {1: (b"GRAY", "L"), 3: (b"RGB ", "RGB"), 4: (b"CMYK", "CMYK")}[bands]
    if profile[36:40] != b"acsp" or profile[16:20] != space:  # ICC.1, section 7.2
        return False
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError):
        return False
    return True


def _transformed(image: VipsImage, bit_depth: BitDepth, **origin: object) -> VipsImage:
    return call("icc_transform", image, "srgb", depth=bit_depth, **_INTENT, **origin)


@lru_cache(maxsize=16)
def is_srgb(profile: bytes) -> bool:
    """Whether a usable RGB profile sends a grid of 9 x 9 x 9 colours to within 0.8 of an 8-bit step of sRGB's."""
    steps = np.linspace(0, 65535, 9).round().astype(np.uint16)
    grid = np.array(list(product(steps, repeat=3)), np.uint16)
    probe = VipsImage.new_from_memory(grid.tobytes(), len(grid), 1, 3, "ushort").copy(interpretation="rgb16")
    seen = _transformed(with_blob(probe, "icc-profile-data", profile), 16, embedded=True).numpy()
    return int(np.abs(seen.reshape(-1, 3).astype(np.int64) - grid).max()) <= _SRGB_TOLERANCE
