from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.transforms.marginals import BINS, MonotoneTables, count_bins
from studio.transforms.oklab import oklab_from_srgb


def colours(count: int, seed: int, power: float = 1.0) -> torch.Tensor:
    random = torch.rand(3, count, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    return oklab_from_srgb(random**power)


def test_a_bin_lies_around_a_multiple_of_its_width() -> None:
    lab = torch.tensor([[0.0, 1.0, 0.5], [0.0, -0.5, 0.5], [1e-5, -1e-5, 0.00013]], dtype=torch.float64)
    counts = count_bins(lab)
    assert [int(np.flatnonzero(channel)[0]) for channel in counts] == [0, 0, 2048]
    assert counts[0][[0, 2048, 4096]].tolist() == [1, 1, 1]
    assert counts[2][2048] == 2 and counts[2][2049] == 1


@given(st.lists(st.integers(1, 199), max_size=5), st.integers(0, 3))
def test_histograms_of_parts_add_up_to_that_of_the_whole(cuts: list[int], seed: int) -> None:
    lab = colours(200, seed)
    weights = torch.arange(200) * 300
    edges = [0, *sorted(set(cuts)), 200]
    parts = [count_bins(lab[:, start:end], weights[start:end]) for start, end in pairwise(edges)]
    np.testing.assert_array_equal(sum(parts), count_bins(lab, weights))
    assert count_bins(lab, weights).sum(1).tolist() == [int(weights.sum())] * 3


def test_the_result_has_the_wanted_marginals() -> None:
    found, wanted = colours(20_000, 1, power=2.0), colours(10_000, 2)
    counts, goal = count_bins(found), count_bins(wanted)
    moved = MonotoneTables.between(counts, goal).apply(found, 1.0)
    for channel in range(3):
        ours, theirs = np.sort(moved[channel].numpy()), np.sort(wanted[channel].numpy())
        at = np.concatenate((ours, theirs))
        apart = np.searchsorted(ours, at, "right") / len(ours) - np.searchsorted(theirs, at, "right") / len(theirs)
        # a bin of ours goes where the same share of theirs lies; inside of a bin nothing is promised
        assert np.abs(apart).max() <= counts[channel].max() / 20_000 + goal[channel].max() / 10_000


def test_tables_are_monotone_also_where_nothing_was_counted() -> None:
    tables = MonotoneTables.between(count_bins(colours(50, 3)), count_bins(colours(70, 4)))
    lab = torch.linspace(-0.5, 1.0, 5000, dtype=torch.float64).expand(3, -1)
    assert (tables.apply(lab, 1.0).diff(dim=1) >= -1e-15).all(), "but for rounding"


def test_its_own_histogram_leaves_a_picture_as_it_is() -> None:
    lab = colours(5000, 5)
    counts = count_bins(lab)
    moved = MonotoneTables.between(counts, counts).apply(lab, 1.0)
    assert (moved - lab).abs().max() < 1e-15


def test_a_share_goes_part_of_the_way() -> None:
    lab = colours(300, 6)
    tables = MonotoneTables.between(count_bins(lab), count_bins(colours(300, 7, power=3.0)))
    whole, half = tables.apply(lab, 1.0), tables.apply(lab, 0.5)
    torch.testing.assert_close(half, (lab + whole) / 2, rtol=0, atol=1e-15)
    assert torch.equal(tables.apply(lab, 0.0), lab)


def test_grey_stays_within_a_bin_of_grey() -> None:
    grey = oklab_from_srgb(torch.rand(1, 400, dtype=torch.float64).expand(3, -1))
    moved = MonotoneTables.between(count_bins(colours(400, 8)), count_bins(grey)).apply(colours(400, 8), 1.0)
    assert moved[1:].abs().max() <= 0.5 / (BINS - 1) + 1e-15


def test_tables_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="tables of shape"):
        MonotoneTables(np.zeros((3, 10, 2)))
