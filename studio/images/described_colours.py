"""Files whose colours are told by codes, numbers or EXIF: their image with the profile that says the same."""

from __future__ import annotations

from studio.images.colour import DAMAGED_PROFILE
from studio.images.colour_codes import Described, adobe_rgb, described_by_codes, described_by_numbers
from studio.images.isobmff import AvifFacts
from studio.images.jpeg_header import APP1, APP2, JpegHead
from studio.images.libvips import VipsImage, blob_of, number_of, with_blob
from studio.images.metadata import EXIF_PREFIX, is_adobe_rgb
from studio.images.png_chunks import PngChunks

_PROFILE = "icc-profile-data"
_ICC = b"ICC_PROFILE\0"


def described_png(chunks: PngChunks, image: VipsImage) -> tuple[VipsImage, tuple[str, ...]]:
    """``image`` of the PNG that has ``chunks`` in the colours that the file means; notes.

    Code points come before a profile, a profile before numbers (PNG, third edition, section 4.3).
    """
    notes: tuple[str, ...] = ()
    if chunks.has_profile and blob_of(image, _PROFILE) is None:
        chunks.has_profile = False
        notes = (DAMAGED_PROFILE,)
    described = _described(chunks)
    if described is None:
        return image, notes
    return _labelled(image, described), notes + described.notes


def described_jpeg(head: JpegHead, image: VipsImage) -> tuple[VipsImage, tuple[str, ...]]:
    """``image`` of the JPEG that begins with ``head``, in Adobe RGB where its camera says so and gives no profile."""
    if blob_of(image, _PROFILE) is not None:
        return image, ()
    notes = (DAMAGED_PROFILE,) if head.bodies(APP2, _ICC) else ()
    exif = next(iter(head.bodies(APP1, EXIF_PREFIX)), None)
    is_named = exif is not None and image.bands == 3 and is_adobe_rgb(exif)
    return (_labelled(image, adobe_rgb()) if is_named else image), notes


def described_avif(facts: AvifFacts, image: VipsImage) -> tuple[VipsImage, tuple[str, ...]]:
    """``image`` of an AVIF with these ``facts`` as `described_png` gives it, its white at the top of its range."""
    codes = facts.colour_codes
    image = _stretched(image)
    if codes is None or blob_of(image, _PROFILE) is not None:
        return image, ()
    described = described_by_codes(codes)
    return _labelled(image, described), described.notes


def _described(chunks: PngChunks) -> Described | None:
    """None: the image's own profile, or sRGB, holds."""
    if chunks.colour_codes is not None:
        return described_by_codes(chunks.colour_codes)
    if chunks.has_profile or chunks.has_srgb or (chunks.gamma is None and chunks.chromaticities is None):
        return None
    return described_by_numbers(chunks.gamma, chunks.chromaticities)


def _labelled(image: VipsImage, described: Described) -> VipsImage:
    """``image`` with that profile alone; grey becomes three colours, which the profile is for."""
    if described.profile is None:
        labelled = image.copy()
        if labelled.get_typeof(_PROFILE):
            labelled.remove(_PROFILE)
        return labelled
    if image.bands < 3:
        grey = image.extract_band(0)
        rest = [image.extract_band(1)] if image.bands == 2 else []
        space = "rgb16" if image.format == "ushort" else "srgb"
        image = grey.bandjoin([grey, grey, *rest]).copy(interpretation=space)
    return with_blob(image, _PROFILE, described.profile)


def _stretched(image: VipsImage) -> VipsImage:
    """10 and 12 bits come shifted up to 16, which leaves white a little below the top."""
    bits = number_of(image, "bits-per-sample", 16)
    if image.format != "ushort" or not 8 < bits < 16:
        return image
    top = ((1 << bits) - 1) << (16 - bits)
    return (image * (65535 / top)).rint().cast("ushort").copy(interpretation=image.interpretation)
