"""Samples of a TIFF page as `tiff_stream` gives them, converted to colours and at most one straight alpha.

Source: TIFF 6.0, sections 18 (extra samples), 20 (reference levels), 21 (YCbCr) and 23 (CIE Lab); Adobe Photoshop TIFF
Technical Notes for Lab with 16 bits and ICC Lab.
"""

from __future__ import annotations

from math import isfinite

from studio.errors import Message
from studio.images.libvips import VipsImage
from studio.images.tiff_page import ASSOCIATED_ALPHA, CIELAB, ICCLAB, STRAIGHT_ALPHA, YCBCR, TiffPage
from studio.images.tiff_stream import is_read_raw

_LUMA_BT601 = (0.299, 0.587, 0.114)
_LAB_ALPHA_MOST = 65535  # Lab becomes 16-bit RGB, and its alpha with it


def colours_of(image: VipsImage, page: TiffPage) -> tuple[VipsImage, tuple[str, ...]]:
    """``image`` as colours with straight alpha behind them where the file declares one; notes on what was left out.

    Lab comes as floats in the interpretation "lab", alpha in 0..65535 behind it.
    """
    extra = page.extra_samples
    if page.photometric == YCBCR and not is_read_raw(page):
        return (image.extract_band(0, n=3) if image.bands > 3 else image), ()  # libtiff adds an alpha of its own
    count = image.bands - len(extra)
    colours = image.extract_band(0, n=count) if extra else image
    alpha_at = next((index for index, kind in enumerate(extra) if kind in (ASSOCIATED_ALPHA, STRAIGHT_ALPHA)), None)
    left_out = len(extra) - (alpha_at is not None)
    notes = (_left_out_note(left_out),) if left_out else ()
    if alpha_at is None:
        return _converted(colours, page), notes
    alpha = image.extract_band(count + alpha_at)
    if extra[alpha_at] == ASSOCIATED_ALPHA:
        most = 65535 if image.format == "ushort" else 255
        colours = colours.bandjoin(alpha).unpremultiply(max_alpha=most).extract_band(0, n=count).cast(image.format)
        colours = colours.copy(interpretation=image.interpretation)
    converted = _converted(colours, page)
    if converted.interpretation == "lab":
        alpha = (alpha * (1 if image.format == "ushort" else 257)).cast("float")
    return converted.bandjoin(alpha).copy(interpretation=converted.interpretation), notes


def _left_out_note(count: int) -> str:
    if count == 1:
        return Message("an extra channel that the file does not declare to be transparency was left out")
    return Message(
        "{count} extra channels that the file does not declare to be transparency were left out", count=count
    )


def _converted(colours: VipsImage, page: TiffPage) -> VipsImage:
    if page.photometric == YCBCR:
        return _rgb_from_ycbcr(colours, page)
    if page.photometric in (CIELAB, ICCLAB):
        return _lab(colours, is_icc=page.photometric == ICCLAB)
    return colours


def _rgb_from_ycbcr(colours: VipsImage, page: TiffPage) -> VipsImage:
    """TIFF 6.0, section 21: full-range values by the reference levels, then the inverse of the luma equation."""
    most = 65535 if colours.format == "ushort" else 255
    red, green, blue = _ratios(page, 529, _LUMA_BT601)
    half = (most + 1) // 2
    levels = _ratios(page, 532, (0, most, half, most, half, most))
    spans_of_code = (most, most // 2, most // 2)
    scales = [span / ((levels[2 * i + 1] - levels[2 * i]) or 1) for i, span in enumerate(spans_of_code)]
    offsets = [-levels[2 * i] * scales[i] for i in range(3)]
    cr_to_red, cb_to_blue = 2 - 2 * red, 2 - 2 * blue
    matrix = VipsImage.new_from_array(
        [
            [1, 0, cr_to_red],
            [1, -cb_to_blue * blue / green, -cr_to_red * red / green],
            [1, cb_to_blue, 0],
        ]
    )
    return (
        colours.linear(scales, offsets)
        .recomb(matrix)
        .rint()
        .cast(colours.format)
        .copy(interpretation=colours.interpretation)
    )


def _lab(colours: VipsImage, *, is_icc: bool) -> VipsImage:
    """CIE Lab in its own units: L 0..100, a and b around 0."""
    is_deep = colours.format == "ushort"
    most, step = (65535, 256) if is_deep else (255, 1)
    lightness = colours.extract_band(0) * (100 / (65280 if is_icc and is_deep else most))
    chroma = colours.extract_band(1, n=2)
    chroma = chroma / step - 128 if is_icc else chroma.copy(format="short" if is_deep else "char") / step
    return lightness.bandjoin(chroma).cast("float").copy(interpretation="lab")


def _ratios(page: TiffPage, code: int, absent: tuple[float, ...]) -> tuple[float, ...]:
    tag = page.tags.get(code)
    if tag is None:
        return absent
    found = tag.ratios if tag.kind in (5, 10) else tag.integers
    return found if len(found) == len(absent) and all(map(isfinite, found)) else absent
