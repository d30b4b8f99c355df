"""A TIFF as libtiff reads it without complaint, its pixels behind a directory of good form; its samples as colours.

A decoder that stops at every warning of damage would stop at unsorted tags, padded texts and values it does not know as
well, none of which touch a pixel. So it is given a directory that holds what pixels depend on and nothing else, written
anew behind the end of the file; what it warns of then are pixels. Extra samples are declared to be of no known kind and
Lab and uncompressed YCbCr to be RGB, so that samples come as they are; `colours_of` makes them colours and at most one
straight alpha.
Source: TIFF 6.0, sections 18 (extra samples), 20 (reference levels), 21 (YCbCr) and 23 (CIE Lab); Adobe Photoshop TIFF
Technical Notes for Lab with 16 bits and ICC Lab; libtiff's treatment of missing lengths of strips.
"""

from __future__ import annotations

from math import isfinite
from pathlib import Path

from studio.errors import Message, PictureError
from studio.images import tiff_directories as tiff
from studio.images.file_stream import FileStretch, SplicedStream
from studio.images.libvips import VipsImage
from studio.images.tiff_directories import Tag
from studio.images.tiff_page import (
    ASSOCIATED_ALPHA,
    CIELAB,
    ICCLAB,
    JPEG_COMPRESSION,
    NO_COMPRESSION,
    ORIENTATION,
    RGB,
    STRAIGHT_ALPHA,
    YCBCR,
    TiffPage,
)

# FillOrder, T4Options, T6Options, predictor, colour map, ink set, JPEG tables, YCbCr coefficients, subsampling,
# positions and reference levels, and the profile.
_KEPT = frozenset({266, 292, 293, 317, 320, 332, 347, 529, 530, 531, 532, 34675})
_OFFSETS, _LENGTHS = {False: 273, True: 324}, {False: 279, True: 325}
# Whole strips of these are checked by libtiff itself, as errors; of tiles and of JPEG and fax strips it only warns.
_CHECKED_COMPRESSIONS = frozenset({NO_COMPRESSION, 5, 8, 32773, 32946})
ODD_DIRECTORY = Message("its TIFF tags depart from the standard; all of its pixels were there")
_LUMA_BT601 = (0.299, 0.587, 0.114)


def clean_stream(path: Path, page: TiffPage) -> SplicedStream:
    """The file at ``path``, read for its page ``page``, behind a clean directory.

    `PictureError` where it does not name all rows.
    """
    length = path.stat().st_size
    layout = page.layout
    at = length + length % 2
    directory = tiff.encode_directory(_clean_tags(path, page, length), at=at, layout=layout)
    header = tiff.encode_header(layout, at)
    body = FileStretch(len(header), length - len(header))
    return SplicedStream(path, [header, body, b"\0" * (at - length), directory])


def stops_at(page: TiffPage) -> str:
    """What libvips must not let pass (its ``fail_on``) so that no pixel is missing without a word."""
    is_checked = page.compression in _CHECKED_COMPRESSIONS and not page.is_tiled
    return "error" if is_checked else "warning"


def is_read_raw(page: TiffPage) -> bool:
    """Whether samples come as they are stored, and not as RGB or grey."""
    if page.photometric == YCBCR:
        return page.compression != JPEG_COMPRESSION and page.subsampling == (1, 1)
    return page.photometric in (CIELAB, ICCLAB)


def _clean_tags(path: Path, page: TiffPage, length: int) -> list[Tag]:
    photometric = RGB if is_read_raw(page) else page.photometric
    tags = [tag for code, tag in page.tags.items() if code in _KEPT and tag.count]
    tags += [tiff.integer_tag(code, tiff.LONG, value) for code, value in ((256, page.width), (257, page.height))]
    tags += [
        tiff.integers_tag(258, tiff.SHORT, (page.bits,) * page.samples),
        tiff.integer_tag(259, tiff.SHORT, page.compression),
        tiff.integer_tag(262, tiff.SHORT, photometric),
        tiff.integer_tag(277, tiff.SHORT, page.samples),
        tiff.integer_tag(284, tiff.SHORT, 2 if page.has_separate_planes else 1),
    ]
    if page.extra_samples:
        tags.append(tiff.integers_tag(338, tiff.SHORT, (0,) * len(page.extra_samples)))
    return tags + _places(path, page, length)


def _places(path: Path, page: TiffPage, length: int) -> list[Tag]:
    """Where strips or tiles lie, how long and how tall they are."""
    kind = tiff.LONG8 if page.layout.is_big else tiff.LONG
    if page.is_tiled:
        tile = page.integer(322, 0), page.integer(323, 0)
        if min(tile) < 1:
            raise _rows_missing(path, "its tiles have no size")
        count = -(-page.width // tile[0]) * -(-page.height // tile[1])
        shape = [tiff.integer_tag(code, tiff.LONG, side) for code, side in zip((322, 323), tile, strict=True)]
    else:
        rows = min(page.integer(278, page.height) or page.height, page.height)
        count = -(-page.height // rows)
        shape = [tiff.integer_tag(278, tiff.LONG, rows)]
    count *= page.samples if page.has_separate_planes else 1
    # Libtiff takes the one pair of tags for the other, and so do some writers.
    offsets = page.integers(_OFFSETS[page.is_tiled]) or page.integers(_OFFSETS[not page.is_tiled])
    lengths = page.integers(_LENGTHS[page.is_tiled]) or page.integers(_LENGTHS[not page.is_tiled])
    if len(offsets) < count:
        raise _rows_missing(path, f"it names {len(offsets)} of {count} parts of the picture")
    offsets, lengths = offsets[:count], lengths[:count]
    if len(lengths) < count or not all(lengths):
        lengths = _presumed_lengths(offsets, lengths, length)
    lengths = _within_file(path, page, offsets=offsets, lengths=lengths, file_length=length)
    return [
        *shape,
        tiff.integers_tag(_OFFSETS[page.is_tiled], kind, offsets),
        tiff.integers_tag(_LENGTHS[page.is_tiled], kind, lengths),
    ]


def _presumed_lengths(offsets: tuple[int, ...], lengths: tuple[int, ...], file_length: int) -> tuple[int, ...]:
    """The lengths that the file does not tell: up to where the next part begins, or the file ends."""
    ends = dict(zip(sorted(offsets), [*sorted(offsets)[1:], file_length], strict=True))
    known = lengths + (0,) * (len(offsets) - len(lengths))
    return tuple(length or max(0, ends[offset] - offset) for offset, length in zip(offsets, known, strict=True))


def _within_file(
    path: Path, page: TiffPage, *, offsets: tuple[int, ...], lengths: tuple[int, ...], file_length: int
) -> tuple[int, ...]:
    """Lengths that end with the file: the decoder must not take the directory behind it for pixels.

    A length may be too great and harm nothing; where pixels are missing the decoder says so, but not of JPEG tiles.
    """
    ends = [offset + length for offset, length in zip(offsets, lengths, strict=True)]
    if max(offsets) >= file_length or (page.compression == JPEG_COMPRESSION and max(ends) > file_length):
        raise _rows_missing(path, f"it ends at byte {file_length}, and its pixels at {max(ends)}")
    return tuple(min(length, file_length - offset) for offset, length in zip(offsets, lengths, strict=True))


def is_odd(page: TiffPage, read: tiff.Reader) -> bool:
    """Whether the directory itself departs from the standard in a way that can be told."""
    codes, texts_end = (
        tiff.entry_codes(read, page.offset, page.layout),
        all(tag.payload.endswith(b"\0") for tag in page.tags.values() if tag.kind == tiff.ASCII and tag.payload),
    )
    is_sorted = codes == sorted(set(codes))
    has_lengths = _LENGTHS[page.is_tiled] in page.tags
    orientation, unit = page.integer(ORIENTATION, 1), page.integer(296, 2)
    return not (is_sorted and texts_end and has_lengths and 1 <= orientation <= 8 and 1 <= unit <= 3)


def _rows_missing(path: Path, reason: str) -> PictureError:
    return PictureError(
        "{path} is damaged or cut short ({why}); copy it again from where it came", path=path, why=reason
    )


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
