import os
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import PictureError
from studio.images.file_stream import FileStream, FileStretch, SplicedStream
from studio.images.formats import AVIF, GIF, JPEG, WEBP
from studio.images.source import open_source
from tests.unit.images.samples import BUDGET_BYTES

BAND_BYTES = 1 << 20
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists what is mapped and open")


def noise(path: Path, height: int = 3000) -> Path:
    pixels = np.random.default_rng(0).integers(0, 255, (height, 1500, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def test_a_file_that_is_cut_while_it_is_read_is_an_error_and_no_crash(tmp_path: Path) -> None:
    path = noise(tmp_path / "noise.jpg")
    with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
        bands = source.bands(BAND_BYTES)
        next(bands)
        os.truncate(path, path.stat().st_size // 3)
        with pytest.raises(PictureError, match="damaged or cut short"):
            list(bands)


@ON_LINUX
@pytest.mark.parametrize("kind", [JPEG, WEBP, GIF, AVIF], ids=lambda kind: kind.name)
def test_no_file_is_mapped_and_none_stays_open(tmp_path: Path, kind: object) -> None:
    path = noise(tmp_path / f"noise.{getattr(kind, 'name', '').lower()}", height=300)
    source = open_source(path, decode_budget_bytes=BUDGET_BYTES)
    bands = source.bands(BAND_BYTES)
    next(bands)
    assert str(path) not in Path("/proc/self/maps").read_text(encoding="utf-8")
    list(bands)
    source.close()
    del source, bands
    assert str(path) not in opened_files()


def opened_files() -> list[str]:
    found = []
    for link in Path("/proc/self/fd").iterdir():
        try:
            found.append(str(link.readlink()))
        except OSError:  # that of the listing itself
            continue
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be opened there")
def test_what_cannot_be_read_ends_at_once(tmp_path: Path) -> None:
    stream = FileStream(tmp_path)
    assert stream.read(10) is None
    assert stream.seek(-1, os.SEEK_SET) == -1


def test_spliced_stretches_read_as_one_file(tmp_path: Path) -> None:
    path = tmp_path / "letters"
    path.write_bytes(b"abcdefghij")
    stream = SplicedStream(path, [b"<<", FileStretch(2, 3), b"", b"--", FileStretch(9, 1)])
    found = b""
    while part := stream.read(2):
        found += part
    assert found == b"<<cde--j"
    assert stream.seek(-2, os.SEEK_END) == 6 and stream.read(9) == b"-"
    assert stream.seek(3, os.SEEK_SET) == 3 and stream.seek(1, os.SEEK_CUR) == 4 and stream.read(1) == b"e"
    assert stream.seek(-1, os.SEEK_SET) == -1 and stream.seek(0, 77) == -1
    assert stream.seek(50, os.SEEK_SET) == 50 and stream.read(1) is None


def test_a_stretch_that_the_file_no_longer_holds_ends_the_stream(tmp_path: Path) -> None:
    path = tmp_path / "letters"
    path.write_bytes(b"abc")
    stream = SplicedStream(path, [FileStretch(0, 9), b"end"])
    assert stream.read(9) == b"abc" and stream.read(9) is None
