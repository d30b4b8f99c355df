import io
import struct
from pathlib import Path

import numpy as np
import pytest
import tifffile

from studio.errors import PictureError
from studio.images.tiff_directories import reader_of
from studio.images.tiff_page import check_page, read_page
from tests.unit.images.samples import smooth
from tests.unit.images.strange_files import SHORT, raw_tiff

GREY = smooth(40, 40, 1)
RGB = smooth(40, 40)


def refusal(stored: bytes) -> str:
    page = read_page(reader_of(io.BytesIO(stored)))
    with pytest.raises(PictureError) as raised:
        check_page(Path("some.tif"), page)
    assert str(raised.value).startswith("some.tif ")
    return str(raised.value)


@pytest.mark.parametrize(
    ("compression", "name"), [(6, "old-style JPEG"), (34887, "LERC"), (50002, "JPEG XL"), (12345, "number 12345")]
)
def test_compressions_that_are_not_read_are_named(compression: int, name: str) -> None:
    told = refusal(raw_tiff(RGB, {259: (SHORT, (compression,))}))
    assert f"is a TIFF with {name} compression" in told and "LZW or Deflate" in told


@pytest.mark.parametrize("bits", [10, 12, 14])
def test_odd_depths_are_named(bits: int) -> None:
    told = refusal(raw_tiff(RGB, {258: (SHORT, (bits,) * 3)}))
    assert f"has {bits} bits per channel" in told and "export it as 8- or 16-bit RGB" in told


@pytest.mark.parametrize(
    ("dtype", "told"),
    [
        (np.float32, "32-bit floating point"),
        (np.float64, "64-bit floating point"),
        (np.int16, "pixels with a sign"),
        (np.uint32, "pixels of 32 bits"),
    ],
)
def test_values_without_an_agreed_meaning_are_named(dtype: type, told: str) -> None:
    stored = io.BytesIO()
    tifffile.imwrite(stored, RGB.astype(dtype), photometric="rgb")
    found = refusal(stored.getvalue())
    assert told in found and "has no agreed meaning; export it as 8- or 16-bit RGB" in found


def test_colours_that_are_not_read_are_named() -> None:
    assert "a raw camera mosaic" in refusal(raw_tiff(GREY, {262: (SHORT, (32803,))}))
    assert "inks other than" in refusal(raw_tiff(smooth(9, 9, 4), {262: (SHORT, (5,)), 332: (SHORT, (2,))}))
    assert "has 1 channels where its colours take 3" in refusal(raw_tiff(GREY, {262: (SHORT, (2,))}))
    assert "different depths" in refusal(raw_tiff(RGB, {258: (SHORT, (8, 8, 16))}))


def test_masks_and_smaller_copies_are_no_pages() -> None:
    stored = io.BytesIO()
    with tifffile.TiffWriter(stored) as file:
        for kind in (0, 1, 0):
            file.write(RGB, photometric="rgb", subfiletype=kind, metadata=None)
        for kind in (4, 5):
            file.write(GREY[..., 0] > 99, photometric="minisblack", subfiletype=kind, metadata=None)
    assert read_page(reader_of(stored)).page_count == 2


def test_a_page_is_counted_without_what_is_none() -> None:
    stored = io.BytesIO()
    with tifffile.TiffWriter(stored) as file:
        for kind, side in ((1, 8), (0, 40), (1, 20), (0, 30), (1, 15)):
            file.write(smooth(side, side), photometric="rgb", subfiletype=kind, metadata=None)
            file.write(smooth(side, side, 1)[..., 0] > 99, photometric="minisblack", subfiletype=4, metadata=None)
    pages = [read_page(reader_of(stored), number) for number in (1, 2, 3)]
    assert [page.width for page in pages] == [40, 30, 30] and pages[0].page_count == 2


def test_a_file_of_nothing_but_a_smaller_copy_is_a_picture() -> None:
    stored = io.BytesIO()
    tifffile.imwrite(stored, RGB, photometric="rgb", subfiletype=1)
    assert (read_page(reader_of(stored)).page_count, read_page(reader_of(stored)).width) == (1, 40)


def test_a_chain_of_pages_that_bites_its_tail_ends() -> None:
    stored = bytearray(raw_tiff(RGB, {}))
    (at,) = struct.unpack_from("<I", stored, 4)
    struct.pack_into("<I", stored, at + 2 + 9 * 12, at)
    assert read_page(reader_of(io.BytesIO(bytes(stored)))).page_count == 1


def test_what_the_file_leaves_out_is_taken_as_the_standard_says() -> None:
    page = read_page(reader_of(io.BytesIO(raw_tiff(RGB, {259: None, 262: None, 277: None, 278: None}))))
    assert (page.compression, page.photometric, page.samples, page.extra_samples) == (1, 2, 3, ())
    assert read_page(reader_of(io.BytesIO(raw_tiff(smooth(9, 9, 4), {})))).extra_samples == (0,)
