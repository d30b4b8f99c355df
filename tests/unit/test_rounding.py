"""The bounds that other tests rely on: they hold for any order of adding, and a mistake does not pass them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.transforms.moments import measure_moments
from tests.rounding import UNIT, assert_within, gamma, moment_bounds


@given(st.integers(0, 2**32 - 1), st.integers(2, 4096), st.sampled_from([1, 4, 8, 16, 64]))
def test_a_sum_strays_no_further_in_any_number_of_lanes(seed: int, terms: int, lanes: int) -> None:
    random = np.random.default_rng(seed)
    products = (random.normal(size=terms) + 1.0).astype(np.float32)
    sums = [np.float32(0)] * lanes
    for index, product in enumerate(products):
        sums[index % lanes] = np.float32(sums[index % lanes] + product)
    found = np.float32(0)
    for each in sums:
        found = np.float32(found + each)
    exact = products.astype(np.float64)
    assert abs(float(found) - exact.sum()) <= gamma(terms) * np.abs(exact).sum()


def test_one_term_strays_by_a_rounding_and_endless_sums_have_no_bound() -> None:
    assert gamma(1) == pytest.approx(UNIT)
    with pytest.raises(AssertionError, match="no bound"):
        gamma(2**24)


@pytest.mark.parametrize("offset", [0.0, 50.0])
def test_a_sum_around_zero_instead_of_the_mean_is_out_of_bounds(offset: float) -> None:
    picture = torch.randn(1, 16, 64, 80, generator=torch.Generator().manual_seed(1)) + offset
    exact = measure_moments(picture, precision="float64")
    bounds = moment_bounds(picture)
    pixels = picture.permute(0, 2, 3, 1).reshape(-1, 16)
    around_zero = (pixels.T @ pixels).double() - exact.weight * torch.outer(exact.mean, exact.mean)
    if offset:
        with pytest.raises(AssertionError):
            assert_within(replace(exact, scatter=around_zero), exact, bounds)
    lost = replace(exact, scatter=exact.scatter * (1.0 - 1.0 / 64))  # a row of 64 forgotten
    with pytest.raises(AssertionError):
        assert_within(lost, exact, bounds)
