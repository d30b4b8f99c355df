import struct
import zlib
from pathlib import Path

import pytest
from PIL import PngImagePlugin

from studio.images.colour_codes import ColourCodes
from studio.images.png_chunks import PngChunks, read_chunks
from tests.unit.images.embedded import with_chunks
from tests.unit.images.samples import encoded, smooth

PNG = encoded(smooth(20, 10), "PNG")


def read(path: Path, *chunks: tuple[bytes, bytes]) -> PngChunks:
    path.write_bytes(with_chunks(PNG, *chunks))
    return read_chunks(path)


def test_a_plain_file_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / "a.png") == PngChunks()


def test_colours_and_resolution(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.png",
        (b"cICP", bytes((9, 16, 0, 1))),
        (b"gAMA", struct.pack(">I", 50_000)),
        (b"cHRM", struct.pack(">8I", *range(1, 9))),
        (b"pHYs", struct.pack(">IIB", 11811, 5905, 1)),
        (b"acTL", struct.pack(">II", 7, 0)),
    )
    assert found.colour_codes == ColourCodes(9, 16) and found.gamma == 0.5
    assert found.chromaticities is not None and found.chromaticities.blue == (7e-5, 8e-5)
    assert found.pixels_per_metre == (11811, 5905) and found.frame_count == 7


def test_ratios_without_a_unit_are_no_resolution(tmp_path: Path) -> None:
    assert read(tmp_path / "a.png", (b"pHYs", struct.pack(">IIB", 2, 1, 0))).pixels_per_metre is None


def test_texts_of_every_kind(tmp_path: Path) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Title", "a tree")
    texts.add_text("Copyright", "nobody's " * 50, zip=True)
    texts.add_itxt("Author", "Jörg 写", zip=True)
    path = tmp_path / "a.png"
    path.write_bytes(encoded(smooth(20, 10), "PNG", pnginfo=texts))
    assert read_chunks(path).texts == {"Title": "a tree", "Copyright": "nobody's " * 50, "Author": "Jörg 写"}


def test_raw_profiles_are_bytes(tmp_path: Path) -> None:
    text = f"Raw profile type exif\0\nexif\n{6:8}\n457869\n660000\n".encode("latin-1")
    keyword, rest = text.split(b"\0")
    found = read(tmp_path / "a.png", (b"zTXt", keyword + b"\0\0" + zlib.compress(rest)))
    assert found.raw_profiles == {"exif": b"Exif\0\0"} and found.texts == {}


@pytest.mark.parametrize(
    "chunk", [(b"cICP", b"\1"), (b"gAMA", b""), (b"zTXt", b"a\0\0junk"), (b"iTXt", b"a\0"), (b"tEXt", b"no end")]
)
def test_one_broken_chunk_harms_no_other(tmp_path: Path, chunk: tuple[bytes, bytes]) -> None:
    found = read(tmp_path / "a.png", chunk, (b"tEXt", b"Title\0yes"))
    assert found.texts == {"Title": "yes"}


def test_a_chunk_with_a_wrong_checksum_is_not_believed(tmp_path: Path) -> None:
    stored = bytearray(with_chunks(PNG, (b"tEXt", b"Title\0yes")))
    stored[stored.index(b"yes")] ^= 1
    (tmp_path / "a.png").write_bytes(stored)
    assert read_chunks(tmp_path / "a.png") == PngChunks()
