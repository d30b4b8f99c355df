"""ZSTD and LZMA in every kind of pixels give what the same file without compression gives."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, features

from studio.errors import PictureError, SpaceError
from studio.images import tiff_directories as tiff
from studio.images.limits import Limits
from studio.images.opening import open_tiff
from studio.images.source import open_source
from tests.unit.images.samples import BUDGET_BYTES, profile, smooth, whole

pytestmark = pytest.mark.skipif(not features.check("libtiff"), reason="this Pillow comes without libtiff")
ZSTD, LZMA = 50000, 34925


def packed(block: np.ndarray, compression: str) -> bytes:
    """``block`` (h, n) of samples as libtiff packs one strip of them."""
    written = io.BytesIO()
    Image.fromarray(block).save(written, "TIFF", compression=compression, tiffinfo={278: block.shape[0]})
    with tifffile.TiffFile(io.BytesIO(written.getvalue())) as file:
        page = file.pages.first
        assert len(page.dataoffsets) == 1
        at, count = page.dataoffsets[0], page.databytecounts[0]
    return written.getvalue()[at : at + count]


def with_differences(samples: np.ndarray) -> np.ndarray:
    differences = samples.copy()
    differences[:, 1:] = samples[:, 1:] - samples[:, :-1]
    return differences


def compressed(path: Path, plain: bytes, compression: str, *, predictor: int, order: str) -> None:
    """The TIFF ``plain``, whose strips or tiles are stored, with its pixels in another compression."""
    with tifffile.TiffFile(io.BytesIO(plain)) as file:
        page = file.pages.first
        samples = page.samplesperpixel
        blocks = [
            np.frombuffer(plain, page.dtype.newbyteorder(order), count // page.dtype.itemsize, at)
            for at, count in zip(page.dataoffsets, page.databytecounts, strict=True)
        ]
        width = page.tilewidth if page.is_tiled else page.imagewidth
        places = (324, 325) if page.is_tiled else (273, 279)
    read = tiff.reader_of(io.BytesIO(plain))
    layout, first = tiff.read_header(read)
    kept = [tag for tag in tiff.read_directory(read, first, layout)[0] if tag.code not in (259, 317, *places)]
    stored, at = [], 8
    for block in blocks:
        rows = block.astype(block.dtype.newbyteorder("=")).reshape(-1, width, samples)
        rows = with_differences(rows) if predictor == 2 else rows
        if order == ">" and rows.itemsize == 2:
            rows = rows.byteswap()  # packed as they lie in the file
        data = packed(np.ascontiguousarray(rows.reshape(len(rows), -1)), compression)
        stored.append(data + bytes(len(data) % 2))
    offsets = tuple(8 + sum(map(len, stored[:index])) for index in range(len(stored)))
    number = ZSTD if compression == "zstd" else LZMA
    tags = [
        *kept,
        tiff.integer_tag(259, tiff.SHORT, number),
        tiff.integer_tag(317, tiff.SHORT, predictor),
        tiff.integers_tag(places[0], tiff.LONG, offsets),
        tiff.integers_tag(places[1], tiff.LONG, tuple(map(len, stored))),
    ]
    at = 8 + sum(map(len, stored))
    magic = b"II*\0" if order == "<" else b"MM\0*"
    start = magic + at.to_bytes(4, "little" if order == "<" else "big")
    path.write_bytes(start + b"".join(stored) + tiff.encode_directory(tags, at=at, layout=layout))


@pytest.mark.parametrize("compression", ["zstd", "lzma"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("stored", [(1, "<"), (1, ">"), (2, "<"), (2, ">")])
@pytest.mark.parametrize(
    ("channels", "options"),
    [
        (1, {"photometric": "minisblack"}),
        (1, {"photometric": "miniswhite"}),
        (3, {"photometric": "rgb", "rowsperstrip": 7}),
        (3, {"photometric": "rgb", "tile": (32, 48)}),
        (4, {"photometric": "rgb", "extrasamples": ["unassalpha"]}),
        (4, {"photometric": "rgb", "extrasamples": ["unspecified"]}),
        (4, {"photometric": "separated"}),
        (3, {"photometric": "cielab"}),
    ],
)
def test_pixels_are_those_of_the_same_file_without_compression(
    tmp_path: Path, compression: str, dtype: type, stored: tuple[int, str], channels: int, options: dict[str, object]
) -> None:
    predictor, order = stored
    pixels = smooth(80, 60, channels, dtype)
    written = io.BytesIO()
    shown = pixels[..., 0] if channels == 1 else pixels
    tifffile.imwrite(written, shown, byteorder=order, metadata=None, **options)
    (tmp_path / "plain.tif").write_bytes(written.getvalue())
    compressed(tmp_path / "packed.tif", written.getvalue(), compression, predictor=predictor, order=order)
    with open_source(tmp_path / "plain.tif", decode_budget_bytes=BUDGET_BYTES) as plain:
        expected, facts = whole(plain), plain.facts
    with open_source(tmp_path / "packed.tif", decode_budget_bytes=BUDGET_BYTES) as found:
        assert np.array_equal(whole(found), expected)
        assert (found.facts.bit_depth, found.facts.notes) == (facts.bit_depth, facts.notes)


def test_its_profile_counts(tmp_path: Path) -> None:
    Image.fromarray(smooth(80, 60)).save(tmp_path / "a.tif", compression="zstd", icc_profile=profile("p3"))
    with open_source(tmp_path / "a.tif", decode_budget_bytes=BUDGET_BYTES) as source:
        assert source.metadata.is_colour_converted and not np.array_equal(whole(source), smooth(80, 60))


def test_limits_hold_for_pixels_and_not_for_samples(tmp_path: Path) -> None:
    Image.fromarray(smooth(80, 60)).save(tmp_path / "a.tif", compression="lzma")
    assert open_tiff(tmp_path / "a.tif", Limits(80 * 60, 6 * 80 * 60)).image.width == 80
    with pytest.raises(PictureError, match="--max-pixels 4800"):
        open_tiff(tmp_path / "a.tif", Limits(80 * 60 - 1, BUDGET_BYTES))
    with pytest.raises(SpaceError, match="allow more memory"):
        open_tiff(tmp_path / "a.tif", Limits(80 * 60, 6 * 80 * 60 - 1))
