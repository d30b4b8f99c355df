import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from studio.images.colour_codes import (
    Chromaticities,
    ColourCodes,
    Described,
    described_by_codes,
    described_by_numbers,
    matrix_profile,
    tone_mapped,
)
from tests.unit.images.samples import profile, smooth

SRGB = Chromaticities((0.3127, 0.329), (0.64, 0.33), (0.3, 0.6), (0.15, 0.06))
P3 = Chromaticities((0.3127, 0.329), (0.68, 0.32), (0.265, 0.69), (0.15, 0.06))


def shown(described: Described, colours: np.ndarray) -> np.ndarray:
    assert described.profile is not None
    own = ImageCms.ImageCmsProfile(io.BytesIO(described.profile))
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    return np.asarray(
        ImageCms.profileToProfile(Image.fromarray(colours), own, ImageCms.createProfile("sRGB"), renderingIntent=intent)
    ).astype(int)


def srgb_code(light: float) -> float:
    return 255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)


def grey(level: int) -> np.ndarray:
    return np.full((1, 1, 3), level, np.uint8)


@pytest.mark.parametrize("codes", [ColourCodes(1, 13), ColourCodes(2, 2), ColourCodes(1, 1), ColourCodes(1, 6)])
def test_srgb_by_any_name_needs_no_profile(codes: ColourCodes) -> None:
    assert described_by_codes(codes) == Described()


def test_display_p3_is_that_of_libvips() -> None:
    known = Described(profile("p3"))
    for described in (described_by_codes(ColourCodes(12, 13)), described_by_numbers(None, P3)):
        difference = np.abs(shown(described, smooth(40, 30)) - shown(known, smooth(40, 30)))
        assert difference.mean() < 0.3 and np.percentile(difference, 98) <= 2  # steep where colours leave the gamut
        assert described.notes == ()


def test_linear_and_powers_become_the_curve_of_srgb() -> None:
    for level in (1, 16, 64, 128, 255):
        light = level / 255
        linear = shown(described_by_codes(ColourCodes(1, 8)), grey(level))
        assert np.abs(linear - srgb_code(light)).max() <= 0.6
        assert np.array_equal(linear, shown(described_by_numbers(1.0, None), grey(level)))
        power = shown(described_by_numbers(1 / 1.8, None), grey(level))
        assert np.abs(power - srgb_code(light**1.8)).max() <= 0.6


def test_numbers_that_say_srgb_need_no_profile() -> None:
    assert described_by_numbers(0.45455, None) == described_by_numbers(0.45455, SRGB) == Described()
    assert described_by_numbers(None, SRGB) == Described()


def test_primaries_that_are_none_are_told() -> None:
    for broken in (Chromaticities((0, 0), (0, 0), (0, 0), (0, 0)), Chromaticities(SRGB.white, *[(0.3, 0.3)] * 3)):
        described = described_by_numbers(0.45455, broken)
        assert described.profile is None and "primaries" in described.notes[0]


def pq_code(cd: float) -> float:
    """SMPTE ST 2084, equation 5.1 forward: cd/m² to code."""
    m1, m2, c1, c2, c3 = 0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875
    root = (cd / 10_000) ** m1
    return ((c1 + c2 * root) / (1 + c3 * root)) ** m2


@pytest.mark.parametrize(("cd", "light"), [(0, 0), (20.3, 0.1), (81.2, 0.4), (203, 0.816), (1000, 0.9999)])
def test_pq_keeps_its_middle_tones_and_compresses_its_highlights(cd: float, light: float) -> None:
    described = described_by_codes(ColourCodes(9, 16))
    assert "PQ" in described.notes[0]
    found = shown(described, grey(round(255 * pq_code(cd))))
    assert np.abs(found - srgb_code(light)).max() <= 3


@pytest.mark.parametrize(("code", "light"), [(0, 0), (0.75, 0.816), (1.0, 0.9999), (0.5, 0.2493)])
def test_hlg_white_is_where_bt2408_puts_it(code: float, light: float) -> None:
    described = described_by_codes(ColourCodes(9, 18))
    assert "HLG" in described.notes[0]
    assert np.abs(shown(described, grey(round(255 * code))) - srgb_code(light)).max() <= 3


def test_the_tone_curve_is_smooth_and_rises() -> None:
    light = np.linspace(0, 50, 5001)
    mapped = tone_mapped(light)
    assert np.array_equal(mapped[:51], light[:51]) and (np.diff(mapped) >= 0).all() and mapped.max() <= 1
    assert np.abs(np.diff(np.diff(mapped[:200]))).max() < 0.001


def test_bt2020_is_wider_than_srgb() -> None:
    red = shown(described_by_codes(ColourCodes(9, 14)), np.array([[[200, 90, 60]]], np.uint8))
    assert red[0, 0, 0] > 210 and red[0, 0, 1] < 90


def test_unknown_codes_are_told() -> None:
    described = described_by_codes(ColourCodes(1, 77))
    assert described.profile is None and "transfer 77" in described.notes[0]


SRGB_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
COLOURS = np.array([[[255, 0, 0], [0, 255, 0], [10, 20, 30], [128, 128, 128], [255, 255, 255]]], np.uint8)


def test_a_profile_of_srgb_itself_changes_nothing() -> None:
    code = np.linspace(0, 1, 4096)
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    made = matrix_profile(SRGB_TO_XYZ, SRGB_TO_XYZ.sum(axis=1), light)
    assert len(made) == int.from_bytes(made[:4], "big") and made[36:40] == b"acsp"
    opened = ImageCms.ImageCmsProfile(io.BytesIO(made))
    found = ImageCms.profileToProfile(
        Image.fromarray(COLOURS), opened, ImageCms.createProfile("sRGB"), renderingIntent=1
    )
    assert np.abs(np.asarray(found).astype(int) - COLOURS).max() <= 1
