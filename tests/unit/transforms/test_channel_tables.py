"""Tables of channels: monotone, exact at their ends, and what they make of histograms."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.transforms.channel_tables import (
    BINS,
    BINS_PER_SD,
    HIGHEST_SD,
    LOWEST_SD,
    ChannelScale,
    ChannelTables,
    count_features,
)
from studio.transforms.moments import measure_moments
from tests.reference import channel_tables as reference

ONE = torch.ones(1, dtype=torch.float64)


def counted(values: np.ndarray) -> np.ndarray:
    """The histogram (1, BINS) of standardised values."""
    return count_features(torch.from_numpy(values)[None], ChannelScale(0 * ONE, ONE))


@given(seed=st.integers(0, 50), found=st.integers(2, 60), wanted=st.integers(2, 60))
def test_tables_are_monotone_and_end_where_the_style_does(seed: int, found: int, wanted: int) -> None:
    random = np.random.default_rng(seed)
    own, style = random.normal(size=found), np.maximum(random.normal(size=wanted), 0)
    values = ChannelTables.between(counted(own), [counted(style)], [ONE]).values[0]
    assert (np.diff(values) >= 0).all()
    held = np.flatnonzero(counted(style)[0])
    ends = np.array([held[0], held[-1] + 1]) / BINS_PER_SD + LOWEST_SD
    np.testing.assert_array_equal(values[[0, -1]], ends)
    numbers = reference.histogram(style, 0.0, 1.0)
    shares = np.concatenate(([0], np.cumsum(reference.histogram(own, 0.0, 1.0)) / found))
    # shares are rounded to 12 digits, and a bin holds a sixtieth of all at least
    np.testing.assert_allclose(values, [reference.quantile(share, numbers) for share in shares], rtol=0, atol=1e-9)


def test_a_histogram_is_carried_to_itself() -> None:
    own = counted(np.random.default_rng(0).uniform(-2, 2, 4000))
    values = ChannelTables.between(own, [own], [ONE]).values[0]
    inside = np.flatnonzero(own[0])
    edges = inside / BINS_PER_SD + LOWEST_SD
    np.testing.assert_allclose(values[inside][1:], edges[1:], rtol=0, atol=1e-9)


def test_what_lies_beyond_the_bins_counts_in_the_last() -> None:
    found = counted(np.array([LOWEST_SD - 5.0, 0.0, HIGHEST_SD + 100.0]))[0]
    assert found.sum() == 3
    assert found[0] == found[BINS - 1] == found[-LOWEST_SD * BINS_PER_SD] == 1


def test_weights_count_and_a_single_value_does_no_harm() -> None:
    features = torch.tensor([[1.0, 2.0, 4.0], [7.0, 7.0, 7.0]], dtype=torch.float64)
    weights = torch.tensor([1.0, 0.0, 0.5], dtype=torch.float64)
    scale = ChannelScale.of(measure_moments(features[None, :, None], precision="float64"))
    found = count_features(features, scale, weights)
    np.testing.assert_array_equal(found.sum(1), [1.5, 1.5])
    assert scale.divisors[1] == 1.0 and np.count_nonzero(found[0]) == 2 and np.count_nonzero(found[1]) == 1


def test_mixed_scales_are_those_of_mixed_quantiles() -> None:
    scales = [ChannelScale(ONE, 2 * ONE), ChannelScale(3 * ONE, 6 * ONE)]
    mixed = ChannelScale.mixed(scales, (0.25, 0.75))
    assert (mixed.mean.item(), mixed.sd.item()) == (2.5, 5.0)


def test_tables_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="tables of shape"):
        ChannelTables(np.zeros((3, BINS)))
