import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import PictureError
from studio.images.jpeg_header import NO_END, ODD_HEAD, check_coding, mended, read_head
from studio.images.source import open_source
from tests.unit.images.samples import BUDGET_BYTES, encoded, smooth, whole
from tests.unit.images.strange_files import jpeg, odd_jpegs

NOTES = {
    "scan parameters": ODD_HEAD,
    "another revision": ODD_HEAD,
    "stray bytes": ODD_HEAD,
    "no end": NO_END,
    "half an end": NO_END,
}


def read(path: Path, stored: bytes) -> tuple[np.ndarray, tuple[str, ...]]:
    path.write_bytes(stored)
    with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
        return whole(source), source.facts.notes


@pytest.mark.parametrize("oddity", list(odd_jpegs()))
def test_what_decodes_completely_is_read_with_a_note(tmp_path: Path, oddity: str) -> None:
    expected = np.asarray(Image.open(io.BytesIO(jpeg())))
    found, notes = read(tmp_path / "a.jpg", odd_jpegs()[oddity])
    assert np.array_equal(found, expected)
    assert notes == ((NOTES[oddity],) if oddity in NOTES else ())


@pytest.mark.parametrize("ends", [b"", b"\xff\xd9"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 2}, {"restart_marker_rows": 1}])
def test_what_is_cut_stays_refused_even_in_its_last_rows(
    tmp_path: Path, options: dict[str, object], ends: bytes
) -> None:
    sound = encoded(np.random.default_rng(0).integers(0, 255, (64, 70, 3), np.uint8), "JPEG", quality=92, **options)
    for lost in (6, 60, 600, len(sound) // 2):
        with pytest.raises(PictureError, match=r"damaged|cut short"):
            read(tmp_path / "a.jpg", sound[:-lost] + ends)


def test_an_odd_head_does_not_hide_a_cut(tmp_path: Path) -> None:
    stored = odd_jpegs()["scan parameters"]
    for cut in (stored[:-30], stored[:-30] + b"\xff\xd9"):
        with pytest.raises(PictureError, match=r"damaged|cut short"):
            read(tmp_path / "a.jpg", cut)


def test_a_progressive_file_without_end_is_read_only_when_all_its_scans_are_there(tmp_path: Path) -> None:
    sound = jpeg(progressive=True)
    found, notes = read(tmp_path / "a.jpg", sound[:-2])
    assert np.array_equal(found, np.asarray(Image.open(io.BytesIO(sound)))) and notes == (NO_END,)
    last_scan = sound.rindex(b"\xff\xda")
    last_tables = sound.rindex(b"\xff\xc4", 0, last_scan)
    with pytest.raises(PictureError, match=r"damaged|cut short"):
        read(tmp_path / "a.jpg", sound[:last_tables])  # the last scan is gone, and no pixel tells


@pytest.mark.parametrize("filling", [b"\0\0\0", b"\xff\xff"])
def test_bytes_between_scans_harm_nothing(tmp_path: Path, filling: bytes) -> None:
    sound = jpeg(progressive=True)
    at = sound.index(b"\xff\xc4", sound.index(b"\xff\xda"))
    found, _ = read(tmp_path / "a.jpg", sound[:at] + filling + sound[at:])
    assert np.array_equal(found, np.asarray(Image.open(io.BytesIO(sound))))


def test_a_good_head_comes_back_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg())
    head = read_head(path)
    assert head is not None and head.frame is not None and head.frame.body[0] == 8
    pieces, _ = mended(path, head)
    assert isinstance(pieces[0], bytes) and jpeg().startswith(pieces[0])
    assert len(pieces[0]) == head.pixels_at


@pytest.mark.parametrize(
    ("marker", "bits", "told"),
    [
        (0xC1, 12, "a JPEG of 12 bits per channel"),
        (0xC3, 16, "a lossless JPEG of 16 bits"),
        (0xC5, 8, "a hierarchical JPEG"),
    ],
)
def test_other_codings_are_refused_for_what_they_are(tmp_path: Path, marker: int, bits: int, told: str) -> None:
    stored = bytearray(jpeg())
    at = stored.index(b"\xff\xc0")
    stored[at + 1], stored[at + 4] = marker, bits
    (tmp_path / "a.jpg").write_bytes(stored)
    with pytest.raises(PictureError, match=rf"a\.jpg is {told}.*save it as TIFF or PNG"):
        open_source(tmp_path / "a.jpg", decode_budget_bytes=BUDGET_BYTES)


def test_a_head_without_a_scan_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    for stored in (b"\xff\xd8\xff", jpeg()[:300], b"\xff\xd8\xff\xd9"):
        path.write_bytes(stored)
        assert read_head(path) is None


def test_a_head_of_several_megabytes_is_read(tmp_path: Path) -> None:
    sound = jpeg()
    segment = b"\xff\xe5\xff\xff" + bytes(65533)
    found, notes = read(tmp_path / "a.jpg", sound[:20] + segment * 40 + sound[20:])
    assert np.array_equal(found, np.asarray(Image.open(io.BytesIO(sound)))) and notes == ()
    head = read_head(tmp_path / "a.jpg")
    assert head is not None
    check_coding(tmp_path / "a.jpg", head)


def test_a_header_that_lies_about_its_size_is_refused_at_once(tmp_path: Path) -> None:
    stored = bytearray(jpeg())
    at = stored.index(b"\xff\xc0")
    stored[at + 5 : at + 9] = b"\x20\0\x20\0"
    with pytest.raises(PictureError, match=r"damaged|cut short"):
        read(tmp_path / "a.jpg", bytes(stored))


def test_the_smallest_picture(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "a.jpg", encoded(smooth(1, 1), "JPEG")[:-2])
    assert found.shape == (1, 1, 3)
