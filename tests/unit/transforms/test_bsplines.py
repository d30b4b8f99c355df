import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.interpolate import BSpline

from studio.transforms.bsplines import bspline_taps

BUMP = BSpline.basis_element(np.arange(-2.0, 3.0), extrapolate=False)


@given(st.floats(-3.0, 12.0), st.integers(1, 9))
def test_taps_are_the_basis_of_scipy_and_sum_to_one(place: float, length: int) -> None:
    cells, weights = bspline_taps(np.array([place]), length)
    expected = np.zeros(length)
    for cell in range(-8, 20):
        expected[np.clip(cell, 0, length - 1)] += np.nan_to_num(BUMP(place - cell))
    found = np.zeros(length)
    np.add.at(found, cells[0], weights[0])
    np.testing.assert_allclose(found, expected, atol=1e-12)
    np.testing.assert_allclose(weights.sum(), 1.0, rtol=1e-12)
