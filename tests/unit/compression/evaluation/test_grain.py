import numpy as np
import pytest
from skimage.color import rgb2gray

from studio.compression.evaluation.grain import (
    COARSE_BAND,
    FINE_BAND,
    Grain,
    Luminance,
    axis_power,
    lattice,
    measure_grain,
    window_power,
)
from tests.reference import grain as reference
from tests.unit.engine.pictures import stored_picture

ROWS, COLUMNS = np.mgrid[0:320, 0:320]


def noise(seed: int = 0, *, side_px: int = 320, deviation: float = 0.1) -> Luminance:
    return 0.5 + np.random.default_rng(seed).normal(0, deviation, (side_px, side_px))


def grating(cycles_per_px: float, degrees: float) -> Luminance:
    """Waves whose direction of travel is ``degrees`` from the rows' direction, over faint noise."""
    angle = np.radians(degrees)
    along = COLUMNS * np.cos(angle) + ROWS * np.sin(angle)
    return noise(deviation=0.01) + 0.1 * np.sin(2 * np.pi * cycles_per_px * along)


def bands(luminance: Luminance) -> tuple[float, float]:
    power = window_power(luminance)
    return axis_power(power, COARSE_BAND), axis_power(power, FINE_BAND)


@pytest.mark.parametrize(("width", "height"), [(64, 64), (150, 97)])
def test_agrees_with_the_formulas(width: int, height: int) -> None:
    pixels = stored_picture(width, height, seed=3)
    luminance = rgb2gray(pixels)
    found = measure_grain(pixels)
    assert found.axis_power[0] == pytest.approx(reference.axis_power(luminance, 1 / 8, 1 / 4), rel=1e-9)
    assert found.axis_power[1] == pytest.approx(reference.axis_power(luminance, 1 / 4, 1 / 2), rel=1e-9)
    assert found.lattice == pytest.approx(reference.lattice(luminance), rel=1e-9)


def test_noise_without_direction_has_an_axis_power_of_one_and_no_lattice() -> None:
    assert bands(noise(side_px=1024)) == pytest.approx((1.0, 1.0), abs=0.05)
    assert lattice(noise(side_px=1024)) < 0.01


@pytest.mark.parametrize("degrees", [0, 90])
def test_a_grating_along_an_axis_shows_in_its_own_band(degrees: float) -> None:
    coarse, fine = bands(grating(3 / 16, degrees))
    assert coarse > 50
    assert fine < 2
    coarse, fine = bands(grating(3 / 8, degrees))
    assert coarse < 2
    assert fine > 50


def test_a_grating_along_the_diagonal_lowers_the_figure_of_its_band() -> None:
    coarse, fine = bands(grating(3 / 16, 45))
    assert coarse < 0.02
    assert fine == pytest.approx(1.0, abs=0.3)


def test_a_weave_along_both_axes_is_seen_over_noise_in_proportion() -> None:
    threads = np.sin(2 * np.pi * COLUMNS * 3 / 16) + np.sin(2 * np.pi * ROWS * 3 / 16)
    none, faint, strong = (bands(noise() + share * threads)[0] for share in (0.0, 0.01, 0.02))
    assert faint > 1.2
    assert strong - none == pytest.approx(4 * (faint - none), rel=0.1)  # power goes with the square


def test_every_second_column_raised_is_uneven_in_no_cell_but_stripes_of_four_are() -> None:
    """|Second difference| of alternating columns is the same everywhere."""
    assert lattice(np.where(COLUMNS % 2, 0.6, 0.4)) == pytest.approx(0.0, abs=1e-12)
    wide = np.where(COLUMNS % 8 < 4, 0.6, 0.4)  # positions 0, 3, 4, 7 of 8 have an edge beside them, others none
    # By cells: of 2 every position sees half an edge, of 4 two of four, of 8 and 16 four of eight; along rows nothing.
    expected = (0.0 + 1.0 + 1.0 + 1.0) / 8
    assert lattice(wide) == pytest.approx(expected, abs=0.01)


def test_brighter_pixels_at_every_eighth_place_make_a_lattice_that_a_shuffle_undoes() -> None:
    raised = noise(deviation=0.01)
    raised[::8, ::8] += 0.2
    shuffled = np.random.default_rng(1).permutation(raised.ravel()).reshape(raised.shape)
    assert lattice(raised) > 10 * lattice(shuffled)


def test_contrast_and_brightness_hardly_count() -> None:
    luminance = noise() + 0.05 * np.sin(2 * np.pi * COLUMNS * 3 / 16)
    darker = 0.1 + 0.5 * luminance
    assert bands(darker) == pytest.approx(bands(luminance), rel=0.05)
    assert lattice(darker) == pytest.approx(lattice(luminance), rel=1e-6)


def test_flat_and_narrow_pictures_have_a_grain_too() -> None:
    flat = measure_grain(np.full((40, 70, 3), 90, np.uint8))
    assert flat == Grain((1.0, 1.0), 0.0)
    narrow = measure_grain(stored_picture(32, 48))
    assert narrow.axis_power[0] > 0
    assert narrow.lattice > 0
