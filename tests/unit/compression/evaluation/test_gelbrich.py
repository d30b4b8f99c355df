import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import linalg

from studio.compression.evaluation.panel import gelbrich_distance, relative_w2
from studio.transforms.moments import Moments
from tests.reference.moments import mean_and_covariance
from tests.unit.compression.evaluation.moments import Array, features, moments_of

SEEDS = st.integers(0, 10_000)


def reference(painted: Array, style: Array) -> float:
    """By the formula as it is written, with SciPy's root of the unsymmetric product."""
    mean, covariance = mean_and_covariance(painted.reshape(len(painted), -1).T)
    other_mean, other = mean_and_covariance(style.reshape(len(style), -1).T)
    root = np.real(linalg.sqrtm(covariance[1:, 1:] @ other[1:, 1:]))  # without the dead channel
    squared = ((mean - other_mean) ** 2).sum() + np.trace(covariance) + np.trace(other) - 2 * np.trace(root)
    return float(np.sqrt(max(squared, 0.0)))


@given(SEEDS, SEEDS)
def test_agrees_with_the_formula(seed: int, other_seed: int) -> None:
    painted, style = features(seed), features(other_seed)
    expected = reference(painted, style)
    assert gelbrich_distance(moments_of(painted), moments_of(style)) == pytest.approx(expected, rel=1e-5, abs=1e-5)


def relative(painted: Array, style: Array) -> float:
    return relative_w2(gelbrich_distance(moments_of(painted), moments_of(style)), moments_of(style))


@given(SEEDS, SEEDS)
def test_relative_w2_is_the_square_over_the_variance_of_the_style(seed: int, other_seed: int) -> None:
    painted, style = features(seed), features(other_seed)
    variance = np.trace(mean_and_covariance(style.reshape(len(style), -1).T)[1])
    expected = reference(painted, style) ** 2 / variance
    assert relative(painted, style) == pytest.approx(expected, rel=1e-5, abs=1e-9)


def test_a_flat_picture_of_the_right_mean_has_a_relative_w2_of_one_whatever_the_scale() -> None:
    style = features(5)
    flat = np.broadcast_to(style.mean((1, 2), keepdims=True), style.shape).copy()
    for scale in (0.01, 1.0, 100.0):
        assert relative(scale * flat, scale * style) == pytest.approx(1.0, rel=1e-6)
    assert relative(flat, flat) == pytest.approx(0.0, abs=1e-9)


def test_a_shift_is_as_far_as_it_goes() -> None:
    found = features(4)
    moved = found + np.array([3.0, 0.0, 4.0, 0.0, 0.0])[:, None, None]
    assert gelbrich_distance(moments_of(found), moments_of(moved)) == pytest.approx(5.0, rel=1e-9)


def test_widening_one_channel_counts_by_its_deviation() -> None:
    found = np.zeros((2, 4, 4))
    found[1] = np.tile([1.0, -1.0], (4, 2))
    deviation = np.sqrt(16 / 15)
    assert gelbrich_distance(moments_of(found), moments_of(3 * found)) == pytest.approx(2 * deviation, rel=1e-9)


def test_other_channels_are_refused() -> None:
    with pytest.raises(ValueError, match="5 and 4 channels"):
        gelbrich_distance(moments_of(features(1)), Moments.empty(4))
