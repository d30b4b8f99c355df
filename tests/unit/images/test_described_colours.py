import struct
from pathlib import Path

import numpy as np
import pytest
import pyvips
from PIL import Image

from studio.images.colour import DAMAGED_PROFILE
from studio.images.source import open_source
from tests.unit.images.embedded import with_chunks
from tests.unit.images.samples import BUDGET_BYTES, encoded, profile, smooth, vips, whole, with_profile


def read(path: Path, stored: bytes) -> tuple[np.ndarray, tuple[str, ...]]:
    path.write_bytes(stored)
    with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
        assert source.metadata.is_colour_converted or not source.facts.notes or "frames" in source.facts.notes[0]
        return whole(source), source.facts.notes


def seen_through(icc: bytes, pixels: np.ndarray) -> np.ndarray:
    labelled = with_profile(vips(pixels), icc)
    options = {"intent": "relative", "black_point_compensation": True}
    return pyvips.Operation.call("icc_transform", labelled, "srgb", embedded=True, depth=8, **options).numpy()


def assert_near(found: np.ndarray, expected: np.ndarray) -> None:
    """Equal but for rounding, which is steep where a colour leaves the gamut of sRGB."""
    difference = np.abs(found.astype(int) - expected)
    assert difference.mean() < 0.3 and np.percentile(difference, 98) <= 2


@pytest.mark.parametrize(
    "chunks",
    [
        [(b"cICP", bytes((12, 13, 0, 1)))],
        [
            (b"cHRM", struct.pack(">8I", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)),
            (b"gAMA", b"\0\0\xb1\x8f"),
        ],
    ],
)
def test_display_p3_without_a_profile(tmp_path: Path, chunks: list[tuple[bytes, bytes]]) -> None:
    found, notes = read(tmp_path / "a.png", with_chunks(encoded(smooth(60, 40), "PNG"), *chunks))
    assert_near(found, seen_through(profile("p3"), smooth(60, 40)))
    assert notes == ()


def test_codes_come_before_a_profile_and_a_profile_before_numbers(tmp_path: Path) -> None:
    pixels = smooth(60, 40)
    labelled = encoded(pixels, "PNG", icc_profile=profile("p3"))
    srgb, _ = read(tmp_path / "a.png", with_chunks(labelled, (b"cICP", bytes((1, 13, 0, 1)))))
    assert np.array_equal(srgb, pixels)
    p3, _ = read(tmp_path / "a.png", with_chunks(labelled, (b"gAMA", struct.pack(">I", 100_000))))
    assert np.array_equal(p3, seen_through(profile("p3"), pixels))
    tagged, _ = read(
        tmp_path / "a.png", with_chunks(encoded(pixels, "PNG"), (b"sRGB", b"\0"), (b"gAMA", b"\0\1\x86\xa0"))
    )
    assert np.array_equal(tagged, pixels)


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA"])
def test_linear_light_with_grey_and_alpha(tmp_path: Path, mode: str) -> None:
    image = Image.fromarray(smooth(60, 40, 4)).convert(mode)
    stored = encoded(np.asarray(image), "PNG")
    found, _ = read(tmp_path / "a.png", with_chunks(stored, (b"gAMA", struct.pack(">I", 100_000))))
    light = np.asarray(image.convert("RGBA")).astype(float)[..., :3] / 255
    expected = 255 * np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    assert np.abs(found[..., :3] - expected).max() <= 1
    assert found.shape[2] == (3 if mode == "L" else 4)
    if mode != "L":
        assert np.array_equal(found[..., 3], np.asarray(image)[..., -1])


@pytest.mark.parametrize("transfer", [16, 18])
def test_hdr_is_mapped_with_a_note(tmp_path: Path, transfer: int) -> None:
    pixels = np.full((20, 20, 3), 148, np.uint8)  # 203 cd/m² in PQ
    found, notes = read(tmp_path / "a.png", with_chunks(encoded(pixels, "PNG"), (b"cICP", bytes((9, transfer, 0, 1)))))
    assert "highlights were compressed" in notes[0]
    if transfer == 16:
        assert np.abs(found.astype(int) - 233).max() <= 3


def avif(pixels: np.ndarray, primaries: int, transfer: int) -> bytes:
    stored = bytearray(encoded(pixels, "AVIF", quality=100, subsampling="4:4:4"))
    at = stored.index(b"nclx")
    struct.pack_into(">HH", stored, at + 4, primaries, transfer)
    return bytes(stored)


def test_avif_by_its_codes(tmp_path: Path) -> None:
    pixels = smooth(64, 48) // 2 + 60
    plain, _ = read(tmp_path / "a.avif", avif(pixels, 1, 13))
    wide, notes = read(tmp_path / "a.avif", avif(pixels, 12, 13))
    assert_near(wide, seen_through(profile("p3"), plain))
    assert notes == ()
    assert np.abs(wide.astype(int) - plain).max() > 5
    bright, notes = read(tmp_path / "a.avif", avif(pixels, 9, 16))
    assert "PQ" in notes[0] and bright.mean() != plain.mean()


@pytest.mark.parametrize("bits", [10, 12])
def test_the_white_of_deep_avif_is_white(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "a.avif"
    white = (pyvips.Image.black(64, 64, bands=3) + 65535).cast("ushort").copy(interpretation="rgb16")
    white.heifsave(str(path), compression="av1", bitdepth=bits, lossless=True)
    with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
        found = whole(source)
    assert found.dtype == np.uint16 and (found == 65535).all()


def test_a_profile_that_cannot_be_unpacked_is_told(tmp_path: Path) -> None:
    pixels = smooth(60, 40)
    (tmp_path / "a.png").write_bytes(with_chunks(encoded(pixels, "PNG"), (b"iCCP", b"name\0\0nonsense" * 20)))
    with open_source(tmp_path / "a.png", decode_budget_bytes=BUDGET_BYTES) as source:
        assert source.facts.notes == (DAMAGED_PROFILE,) and np.array_equal(whole(source), pixels)
    stored = encoded(pixels, "JPEG")
    segment = b"\xff\xe2\0\x30ICC_PROFILE\0\1\2" + bytes(32)  # the first of two, and no second
    (tmp_path / "a.jpg").write_bytes(stored[:20] + segment + stored[20:])
    with open_source(tmp_path / "a.jpg", decode_budget_bytes=BUDGET_BYTES) as source:
        assert source.facts.notes == (DAMAGED_PROFILE,)


def camera_exif(colour_space: int, option: str) -> bytes:
    block = Image.Exif()
    details = block.get_ifd(0x8769)
    details[0xA001] = colour_space
    details[0xA005] = {1: option}
    return block.tobytes()


@pytest.mark.parametrize(("colour_space", "option"), [(65535, "R03"), (2, "R98"), (65535, "R98"), (1, "R98")])
def test_cameras_name_adobe_rgb_in_exif(tmp_path: Path, colour_space: int, option: str) -> None:
    pixels = np.full((40, 40, 3), (200, 100, 50), np.uint8)
    plain, _ = read(tmp_path / "a.jpg", encoded(pixels, "JPEG", quality=100))
    block = camera_exif(colour_space, option)
    found, _ = read(tmp_path / "a.jpg", encoded(pixels, "JPEG", quality=100, exif=block))
    if option == "R03" or colour_space == 2:
        # Adobe RGB (1998), annex B: to XYZ and from there to sRGB.
        light = (plain[0, 0] / 255) ** (563 / 256)
        to_xyz = [[0.57667, 0.18556, 0.18823], [0.29734, 0.62736, 0.07529], [0.02703, 0.07069, 0.99134]]
        to_srgb = [[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]]
        linear = np.clip(np.array(to_srgb) @ np.array(to_xyz) @ light, 0, 1)
        expected = 255 * np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
        assert np.abs(found[0, 0] - expected).max() <= 1.5
        labelled, _ = read(
            tmp_path / "a.jpg", encoded(pixels, "JPEG", exif=block, icc_profile=profile("srgb"), quality=100)
        )
        assert np.array_equal(labelled, plain)
    else:
        assert np.array_equal(found, plain)
