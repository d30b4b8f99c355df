from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from numpy.testing import assert_allclose

from studio.errors import StudioError
from studio.transforms.roots import carries_variance, root_of_gram, sqrt_and_inverse_sqrt, square_root
from tests.reference.maps import range_of
from tests.unit.transforms.pictures import Array, features, is_clear_of_cut, statistics_of


@given(features(5).map(lambda picture: statistics_of(picture)[1]).filter(is_clear_of_cut))
def test_roots_square_to_the_covariance_and_invert_each_other_on_its_range(covariance: Array) -> None:
    root, inverse = (part.numpy() for part in sqrt_and_inverse_sqrt(torch.from_numpy(covariance)))
    basis, variances = range_of(covariance)
    assert_allclose(root @ root, (basis * variances) @ basis.T, atol=1e-11 * (variances.max(initial=0.0) + 1e-300))
    assert_allclose(root @ inverse, basis @ basis.T, atol=1e-9)
    assert_allclose(inverse, inverse.T, rtol=1e-9, atol=1e-12 * np.abs(inverse).max())
    assert np.array_equal(root, square_root(torch.from_numpy(covariance)).numpy())


def test_the_cut_is_absolute_for_small_and_relative_for_large_variances() -> None:
    assert carries_variance(torch.tensor([0.9e-5, 1.1e-5, 1.0])).tolist() == [False, True, True]
    assert carries_variance(torch.tensor([0.9e-3, 1.1e-3, 1e3])).tolist() == [False, True, True]
    assert carries_variance(torch.zeros(3)).tolist() == [False, False, False]


def test_directions_under_the_cut_are_left_out_of_both_roots() -> None:
    root, inverse = sqrt_and_inverse_sqrt(torch.diag(torch.tensor([4.0, 1e-7, 0.0, -1e-9])))
    assert_allclose(root, np.diag([2.0, 0, 0, 0]), atol=1e-15)
    assert_allclose(inverse, np.diag([0.5, 0, 0, 0]), atol=1e-15)


def test_the_root_of_a_singular_gram_matrix_keeps_full_accuracy() -> None:
    rng = np.random.default_rng(4)
    factor = rng.normal(size=(6, 3)) @ rng.normal(size=(3, 6))
    root = root_of_gram(torch.from_numpy(factor)).numpy()
    assert_allclose(root @ root, factor.T @ factor, atol=1e-12)
    null = np.linalg.svd(factor)[2][3:]
    assert_allclose(root @ null.T, 0.0, atol=1e-13)


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_values_not_finite_are_reported(bad: float) -> None:
    matrix = torch.eye(3, dtype=torch.float64)
    matrix[0, 1] = bad
    for take_root in (sqrt_and_inverse_sqrt, square_root, root_of_gram):
        with pytest.raises(StudioError, match="NaN or infinity"):
            take_root(matrix)


def test_a_decomposition_that_fails_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def never_converges(*_: object) -> None:
        raise torch.linalg.LinAlgError("did not converge")

    monkeypatch.setattr(torch.linalg, "eigh", never_converges)  # no finite matrix is known to make it fail
    with pytest.raises(StudioError, match="did not converge"):
        square_root(torch.eye(3))
