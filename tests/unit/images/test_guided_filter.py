import numpy as np
import pytest

from studio.images.guided_filter import guided_filter, window_means
from tests.reference import regions as reference


def pictures(height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(4)
    return random.uniform(size=(height, width, 3)), random.uniform(size=(2, height, width))


@pytest.mark.parametrize(("height", "width", "radius"), [(9, 13, 2), (12, 7, 3), (5, 6, 8)])
def test_it_is_what_the_formula_says(height: int, width: int, radius: int) -> None:
    guide, values = pictures(height, width)
    found = guided_filter(guide, values, radius_px=radius, epsilon=1e-3)
    for plane, each in zip(found, values, strict=True):
        np.testing.assert_allclose(plane, reference.guided_filter(guide, each, radius, 1e-3), atol=1e-9)


def test_values_that_sum_to_one_still_do() -> None:
    guide, values = pictures(20, 30)
    shares = values / values.sum(0)
    np.testing.assert_allclose(guided_filter(guide, shares, radius_px=4, epsilon=1e-4).sum(0), 1.0, atol=1e-9)


def test_an_edge_of_the_guide_is_kept_and_an_even_part_is_smoothed() -> None:
    guide = np.zeros((24, 40, 3))
    guide[:, 20:] = 0.8
    random = np.random.default_rng(0)
    values = (guide[None, :, :, 0] > 0) * 1.0 + random.normal(0, 0.1, (1, 24, 40))
    found = guided_filter(guide, values, radius_px=5, epsilon=1e-4)[0]
    assert abs(found[:, 19].mean()) < 0.05
    assert abs(found[:, 20].mean() - 1.0) < 0.05
    assert found[:, :20].std() < 0.5 * values[0][:, :20].std()


def test_means_are_those_of_windows_cut_off_at_the_border() -> None:
    numbers = np.arange(35.0).reshape(5, 7)
    found = window_means(numbers, 1)
    assert found[0, 0] == pytest.approx(numbers[:2, :2].mean())
    assert found[2, 6] == pytest.approx(numbers[1:4, 5:].mean())
    np.testing.assert_allclose(window_means(numbers, 9), numbers.mean())


def test_a_radius_of_nothing_is_refused() -> None:
    guide, values = pictures(4, 4)
    with pytest.raises(ValueError, match="no guided filter of radius 0"):
        guided_filter(guide, values, radius_px=0, epsilon=1.0)
