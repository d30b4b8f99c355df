import io
import struct
from pathlib import Path

import numpy as np
import pytest
import pyvips
import tifffile
from PIL import Image

from studio.errors import PictureError
from studio.images import tiff_directories
from studio.images.source import open_source
from studio.images.tiff_directories import reader_of
from studio.images.tiff_stream import ODD_DIRECTORY
from tests.unit.images.samples import BUDGET_BYTES, encoded, smooth, vips, whole
from tests.unit.images.strange_files import LONG, SHORT, raw_tiff

PIXELS = smooth(61, 47)


def read(path: Path, stored: bytes) -> tuple[np.ndarray, tuple[str, ...]]:
    path.write_bytes(stored)
    with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
        return whole(source), source.facts.notes


ODD = {
    "unsorted": raw_tiff(PIXELS, {}, unsorted=True),
    "unterminated text": raw_tiff(PIXELS, {270: (2, b"no end to it")}),
    "no lengths": raw_tiff(PIXELS, {279: None}),
    "lengths of nothing": raw_tiff(PIXELS, {279: (LONG, (0,)), 274: (SHORT, (0,))}),
    "orientation 0": raw_tiff(PIXELS, {274: (SHORT, (0,))}),
    "orientation 9": raw_tiff(PIXELS, {274: (SHORT, (9,))}),
    "resolution unit": raw_tiff(PIXELS, {296: (SHORT, (77,))}),
}
SOUND = {
    "padded text": raw_tiff(PIXELS, {270: (2, b"a text\0" + b"\0" * 40)}),
    "unknown tags": raw_tiff(PIXELS, {60_000: (SHORT, (1, 2, 3)), 330: (LONG, (8,))}),
    "one depth for all": raw_tiff(PIXELS, {258: (SHORT, (8,))}),
}


@pytest.mark.parametrize("oddity", [*ODD, *SOUND])
def test_what_is_complete_is_read_exactly(tmp_path: Path, oddity: str) -> None:
    found, notes = read(tmp_path / "a.tif", {**ODD, **SOUND}[oddity])
    assert np.array_equal(found, PIXELS)
    assert notes == ((ODD_DIRECTORY,) if oddity in ODD else ())


def cut_in_place(stored: bytes, *, shift: bool) -> list[bytes]:
    """``stored`` with its last part said to be shorter than it is, and with the file ending inside it."""
    with tifffile.TiffFile(io.BytesIO(stored)) as file:
        page = file.pages.first
        offset, length = page.dataoffsets[-1], page.databytecounts[-1]
        tag = page.tags.get(279) or page.tags[325]
        unit = {3: 2, 4: 4, 16: 8}[int(tag.dtype)]
        at = tag.valueoffset + (tag.count - 1) * unit
    shorter = bytearray(stored)
    shorter[at : at + unit] = int(length * 0.6).to_bytes(unit, "little")
    return [bytes(shorter), stored[: offset + length // 2]] if shift else [bytes(shorter)]


@pytest.mark.parametrize("compression", [None, "zlib", "tiff_lzw", "packbits", "jpeg", "group4", "group3"])
def test_strips_that_are_cut_are_refused(tmp_path: Path, compression: str | None) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (64, 80, 3), np.uint8)
    if compression in (None, "zlib"):
        written = io.BytesIO()
        tifffile.imwrite(written, noise, photometric="rgb", compression=compression, rowsperstrip=16)
        stored = written.getvalue()
    elif compression is not None and compression.startswith("group"):
        file = io.BytesIO()
        Image.fromarray(noise[..., 0] > 100).save(file, "TIFF", compression=compression)
        stored = file.getvalue()
    else:
        stored = encoded(noise, "TIFF", compression=compression)
    read(tmp_path / "a.tif", stored)
    for cut in cut_in_place(stored, shift=compression in (None, "zlib")):
        with pytest.raises(PictureError, match=r"damaged|cut short"):
            read(tmp_path / "a.tif", cut)


@pytest.mark.parametrize("compression", [None, "zlib"])
def test_tiles_that_are_cut_are_refused(tmp_path: Path, compression: str | None) -> None:
    written = io.BytesIO()
    noise = np.random.default_rng(2).integers(0, 255, (96, 96, 3), np.uint8)
    tifffile.imwrite(written, noise, photometric="rgb", compression=compression, tile=(48, 48))
    for cut in cut_in_place(written.getvalue(), shift=True):
        with pytest.raises(PictureError, match=r"damaged|cut short"):
            read(tmp_path / "a.tif", cut)


@pytest.mark.parametrize("compression", ["none", "deflate", "lzw", "packbits", "jpeg"])
@pytest.mark.parametrize("is_tiled", [True, False])
@pytest.mark.parametrize("lost", [1, 40, 5000])
def test_a_file_that_ends_inside_its_last_pixels_is_refused(
    tmp_path: Path, compression: str, is_tiled: bool, lost: int
) -> None:
    path, noise = tmp_path / "a.tif", np.random.default_rng(3).integers(0, 255, (192, 192, 3), np.uint8)
    options = {"tile": True, "tile_width": 64, "tile_height": 64} if is_tiled else {"tile_height": 64}
    vips(noise).tiffsave(str(path), compression=compression, predictor="none", **options)
    stored = directory_first(path.read_bytes())
    sound, _ = read(path, stored)
    if lost == 1 and compression in ("deflate", "lzw"):  # a checksum, or an end code
        assert np.array_equal(read(path, stored[:-lost])[0], sound)
        return
    with pytest.raises(PictureError, match=r"damaged|cut short"):
        read(path, stored[:-lost])


def directory_first(stored: bytes) -> bytes:
    """The TIFF ``stored`` with its pixels moved to its end, as in files made for the cloud."""
    read_at = reader_of(io.BytesIO(stored))
    layout, offset = tiff_directories.read_header(read_at)
    tags = {tag.code: tag for tag in tiff_directories.read_directory(read_at, offset, layout)[0]}
    places, counts = (324, 325) if 324 in tags else (273, 279)
    parts = [stored[at : at + length] for at, length in zip(tags[places].integers, tags[counts].integers, strict=True)]

    def encoded_at(start: int) -> bytes:
        starts = tuple(start + sum(map(len, parts[:index])) for index in range(len(parts)))
        tags[places] = tiff_directories.integers_tag(places, tiff_directories.LONG, starts)
        return tiff_directories.encode_directory(tags.values(), at=8, layout=layout)

    start = 8 + len(encoded_at(0))
    return stored[:4] + struct.pack("<I", 8) + encoded_at(start) + b"".join(parts)


def test_lengths_that_say_too_much_harm_nothing(tmp_path: Path) -> None:
    stored = directory_first(raw_tiff(PIXELS, {279: (LONG, (PIXELS.nbytes + 1000,))}))
    with tifffile.TiffFile(io.BytesIO(stored)) as file:
        end = file.pages.first.dataoffsets[0] + PIXELS.nbytes
    assert np.array_equal(read(tmp_path / "a.tif", stored[:end])[0], PIXELS)


@pytest.mark.parametrize("is_tiled", [True, False])
def test_webp_in_tiff_reads_and_is_refused_where_it_is_cut(tmp_path: Path, is_tiled: bool) -> None:
    path = tmp_path / "a.tif"
    try:
        vips(smooth(96, 96)).tiffsave(str(path), compression="webp", tile=is_tiled, tile_width=32, tile_height=32)
    except pyvips.Error:
        pytest.skip("this libvips comes without WebP in TIFF")
    stored = path.read_bytes()
    assert read(path, stored)[0].shape == (96, 96, 3)
    for cut in cut_in_place(stored, shift=False):
        with pytest.raises(PictureError, match=r"damaged|cut short"):
            read(path, cut)


def test_rows_that_no_strip_holds_are_missed(tmp_path: Path) -> None:
    stored = raw_tiff(PIXELS, {278: (LONG, (10,))})
    with pytest.raises(PictureError, match=r"names 1 of 5 parts"):
        read(tmp_path / "a.tif", stored)


@pytest.mark.parametrize("options", [{"bigtiff": True}, {"byteorder": ">"}, {"byteorder": ">", "bigtiff": True}])
@pytest.mark.parametrize("tile", [None, (16, 32)])
def test_every_layout_reads(tmp_path: Path, options: dict[str, object], tile: tuple[int, int] | None) -> None:
    written = io.BytesIO()
    tifffile.imwrite(written, PIXELS, photometric="rgb", tile=tile, rowsperstrip=None if tile else 7, **options)
    found, notes = read(tmp_path / "a.tif", written.getvalue())
    assert np.array_equal(found, PIXELS) and notes == ()


def test_nothing_of_it_reaches_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for stored in (*ODD.values(), raw_tiff(PIXELS, {279: (LONG, (100,))})):
        try:
            read(tmp_path / "a.tif", stored)
        except PictureError:
            continue
    assert capfd.readouterr().err == ""
