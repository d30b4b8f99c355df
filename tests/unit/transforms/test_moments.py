from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from studio.errors import StudioError
from studio.transforms import moments as module
from studio.transforms.moments import (
    FLOAT64_BELOW_CHANNELS,
    FLOAT64_BELOW_POSITIONS,
    Moments,
    Precision,
    measure_moments,
    precision_for,
)
from tests.reference.moments import mean_and_covariance, pixels_of
from tests.rounding import assert_within, moment_bounds
from tests.unit.transforms.pictures import Array, features, moments_of

CHANNELS = 5


def assert_same(left: Moments, right: Moments, *, rtol: float = 1e-11) -> None:
    size = float(right.scatter.abs().max()) + 1e-300
    reach = float(right.mean.abs().max()) + np.sqrt(size) + 1e-300
    assert_allclose(left.weight, right.weight, rtol=rtol)
    assert_allclose(left.mean, right.mean, rtol=0, atol=rtol * reach)
    assert_allclose(left.scatter, right.scatter, rtol=0, atol=rtol * max(size, reach**2))


def decaying_features(shape_bchw: tuple[int, int, int, int], *, offset: float) -> torch.Tensor:
    """Rectified like an encoder's, with variances that fall by 1e4 over the channels; channels-last float32."""
    channels = shape_bchw[1]
    generator = torch.Generator().manual_seed(7)
    mixing = torch.randn(channels, channels, generator=generator) * torch.logspace(0, -2, channels)[:, None]
    mixed = torch.einsum("ij,bjyx->biyx", mixing, torch.randn(shape_bchw, generator=generator))
    return mixed.add(offset).relu_().contiguous(memory_format=torch.channels_last)


@given(features(CHANNELS))
def test_agrees_with_the_reference(picture: Array) -> None:
    mean, covariance = mean_and_covariance(pixels_of(picture))
    measured = moments_of(picture)
    assert measured.weight == picture.size / CHANNELS
    assert_allclose(measured.mean, mean, rtol=0, atol=1e-12 * (np.abs(picture).max() + 1e-300))
    assert_allclose(measured.covariance, covariance, rtol=0, atol=1e-12 * ((picture**2).max() + 1e-300))


@given(features(CHANNELS), st.integers(0, 2**32 - 1))
def test_weighted_pixels_agree_with_the_reference(picture: Array, seed: int) -> None:
    alpha = np.random.default_rng(seed).random(picture.shape[2:])
    mean, covariance = mean_and_covariance(pixels_of(picture), np.tile(alpha.ravel(), len(picture)))
    measured = measure_moments(torch.from_numpy(picture), torch.from_numpy(alpha), precision="float64")
    assert_allclose(measured.mean, mean, rtol=0, atol=1e-12 * (np.abs(picture).max() + 1e-300))
    assert_allclose(measured.covariance, covariance, rtol=0, atol=1e-11 * ((picture**2).max() + 1e-300))


@given(features(CHANNELS), st.data())
def test_merging_any_partition_gives_the_whole(picture: Array, draws: st.DataObject) -> None:
    rows = picture.shape[2]
    part_of_row = np.array(draws.draw(st.lists(st.integers(0, 3), min_size=rows, max_size=rows)))
    order = draws.draw(st.permutations(range(4)))
    merged = Moments.empty(CHANNELS)
    for part in order:
        merged = merged.merged(moments_of(picture[:, :, part_of_row == part]))
    assert_same(merged, moments_of(picture))


def test_merging_keeps_a_small_spread_around_a_large_mean() -> None:
    picture = 1e6 + np.random.default_rng(1).normal(size=(1, 3, 8, 8))
    _, covariance = mean_and_covariance(pixels_of(picture))
    merged = moments_of(picture[:, :, :3]).merged(moments_of(picture[:, :, 3:]))
    assert_allclose(merged.covariance, covariance, rtol=0, atol=1e-8)


@given(features(CHANNELS))
def test_merging_with_nothing_changes_no_bit(picture: Array) -> None:
    some, nothing = moments_of(picture), Moments.empty(CHANNELS)
    for merged in (some.merged(nothing), nothing.merged(some)):
        assert np.array_equal(merged.to_vector(), some.to_vector())
    assert nothing.merged(nothing).weight == 0.0


@given(features(CHANNELS), st.integers(0, 2**32 - 1))
def test_whole_number_weights_count_like_repetition(picture: Array, seed: int) -> None:
    counts = np.random.default_rng(seed).integers(0, 4, picture.shape[3])
    counts[0] = 1
    repeated = np.repeat(picture, counts, axis=3)
    weights = torch.from_numpy(np.broadcast_to(counts, picture.shape[2:]).astype(np.float64))
    assert_same(measure_moments(torch.from_numpy(picture), weights, precision="float64"), moments_of(repeated))


@pytest.mark.parametrize("precision", ["blocked", "float64"])
def test_pixels_of_no_weight_do_not_matter(precision: Precision) -> None:
    picture = decaying_features((1, 2 * FLOAT64_BELOW_CHANNELS, 20, 30), offset=0.5)
    weights = torch.rand(20, 30, generator=torch.Generator().manual_seed(3))
    weights[4:9, 5:25] = 0.0
    garbage = picture.clone()
    garbage[:, :, 4:9, 5:25] = 1e6
    clean, spoilt = (measure_moments(p, weights, precision=precision) for p in (picture, garbage))
    if precision == "blocked":
        assert_within(spoilt, clean, moment_bounds(picture, weights), measured=2)
    else:
        assert_same(spoilt, clean, rtol=1e-12)


def test_an_invisible_picture_weighs_nothing() -> None:
    measured = measure_moments(torch.rand(1, 3, 4, 4), torch.zeros(4, 4), precision="blocked")
    assert measured.weight == 0.0
    assert not measured.to_vector().any()


@pytest.mark.parametrize("shape_bchw", [(1, 64, 40, 200), (1, 16, 20, 10_000), (3, 24, 50, 70), (1, 7, 60, 70)])
@pytest.mark.parametrize("offset", [0.0, 0.5, 50.0])
def test_blocked_float32_strays_no_further_than_its_rounding(
    shape_bchw: tuple[int, int, int, int], offset: float
) -> None:
    picture = decaying_features(shape_bchw, offset=offset)
    blocked = measure_moments(picture, precision="blocked")
    exact = measure_moments(picture, precision="float64")
    bounds = moment_bounds(picture)
    assert_within(blocked, exact, bounds)
    assert np.linalg.norm(bounds.scatter) < 5e-3 * float(exact.scatter.norm()), "the bound says something"
    assert blocked.scatter.dtype == blocked.mean.dtype == torch.float64


def test_float64_features_stay_float64_throughout() -> None:
    picture = decaying_features((1, CHANNELS, 20, 30), offset=0.5).double()
    blocked, exact = (measure_moments(picture, precision=p).to_vector() for p in ("blocked", "float64"))
    assert np.array_equal(blocked, exact)


@pytest.mark.parametrize("shape_bchw", [(1, CHANNELS, 3, 50), (2, CHANNELS, 7, 9), (9, CHANNELS, 2, 2)])
def test_every_shape_of_block_covers_each_pixel_once(
    shape_bchw: tuple[int, int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = decaying_features(shape_bchw, offset=0.5).double()
    weights = torch.rand(shape_bchw[2:], dtype=torch.float64, generator=torch.Generator().manual_seed(3))
    whole = [measure_moments(picture, w, precision="float64") for w in (None, weights)]
    for positions in (1, 4, 20, 64):
        monkeypatch.setattr(module, "BLOCK_POSITIONS", positions)
        for w, expected in zip((None, weights), whole, strict=True):
            assert_same(measure_moments(picture, w, precision="float64"), expected)


def test_memory_layout_and_slices_change_rounding_only() -> None:
    picture = decaying_features((1, 2 * FLOAT64_BELOW_CHANNELS, 12, 40), offset=0.5)
    window = picture[:, :, 2:-2, 8:-8]
    expected = measure_moments(window.contiguous(), precision="float64")
    assert_same(measure_moments(window, precision="float64"), expected)
    assert_within(measure_moments(window, precision="blocked"), expected, moment_bounds(window))


def test_half_precision_features_are_measured_in_float32() -> None:
    picture = decaying_features((1, 2 * FLOAT64_BELOW_CHANNELS, 12, 40), offset=0.5).half()
    blocked = measure_moments(picture, torch.ones(12, 40), precision="blocked")
    assert_within(blocked, measure_moments(picture.double(), precision="float64"), moment_bounds(picture))


@settings(max_examples=20)
@given(features(CHANNELS))
def test_a_vector_brings_every_bit_back(picture: Array) -> None:
    vector = moments_of(picture).to_vector()
    assert vector.dtype == np.float64
    assert vector.shape == (1 + CHANNELS + CHANNELS**2,)
    back = Moments.from_vector(CHANNELS, vector)
    assert np.array_equal(back.to_vector(), vector)
    vector[:] = 0.0
    assert back.weight == picture.size / CHANNELS
    assert torch.equal(back.mean, moments_of(picture).mean)


def test_a_single_pixel_has_no_covariance_and_no_division_by_zero() -> None:
    assert not measure_moments(torch.rand(1, 3, 1, 1), precision="float64").covariance.any()


def test_small_pictures_are_measured_in_float64() -> None:
    assert precision_for(FLOAT64_BELOW_POSITIONS - 1) == "float64"
    assert precision_for(FLOAT64_BELOW_POSITIONS) == "blocked"


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_values_not_finite_are_reported(bad: float) -> None:
    picture = torch.rand(1, 3, 4, 4)
    measure_moments(picture, precision="float64").require_usable()
    picture[0, 1, 2, 3] = bad
    with pytest.raises(StudioError, match="NaN or infinity"):
        measure_moments(picture, precision="float64").require_usable()


def test_nothing_visible_is_reported() -> None:
    with pytest.raises(StudioError, match="visible"):
        Moments.empty(3).require_usable()


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        measure_moments(torch.rand(1, 3, 4, 5), torch.rand(5, 4), precision="blocked")
    with pytest.raises(ValueError, match="do not merge"):
        Moments.empty(3).merged(Moments.empty(4))
    with pytest.raises(ValueError, match="do not fit"):
        Moments.from_vector(3, np.zeros(12))
