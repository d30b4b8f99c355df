from itertools import permutations

import numpy as np
import pytest
import torch

from studio.transforms.bures import matched, squared_distance
from studio.transforms.moments import Moments, measure_moments
from tests.reference import regions as reference


def gaussian(seed: int, channels: int = 5, *, shift: float = 0.0) -> Moments:
    random = torch.Generator().manual_seed(seed)
    mixing = torch.randn(channels, channels, generator=random, dtype=torch.float64)
    points = torch.randn(400, channels, generator=random, dtype=torch.float64) @ mixing + shift
    return measure_moments(points.T[None, :, :, None], precision="float64")


def numbers(moments: Moments) -> tuple[np.ndarray, np.ndarray]:
    return moments.mean.numpy(), moments.covariance.numpy()


@pytest.mark.parametrize("seed", range(5))
def test_the_distance_is_that_of_scipy(seed: int) -> None:
    one, other = gaussian(seed), gaussian(seed + 10, shift=0.3)
    expected = reference.squared_distance(numbers(one), numbers(other))
    assert squared_distance(one, other) == pytest.approx(expected, rel=1e-7)
    assert squared_distance(one, other) == pytest.approx(squared_distance(other, one), rel=1e-9)
    assert squared_distance(one, one) == pytest.approx(0.0, abs=1e-9 * float(torch.trace(one.covariance)))


def test_moved_and_scaled_gaussians_are_apart_by_both() -> None:
    """|m - n|² + (s - t)² · C for means m, n and covariances s² and t² times identity."""
    one = Moments(101.0, torch.zeros(3, dtype=torch.float64), 100.0 * 4.0 * torch.eye(3, dtype=torch.float64))
    other = Moments(101.0, torch.full((3,), 2.0, dtype=torch.float64), 100.0 * torch.eye(3, dtype=torch.float64))
    assert squared_distance(one, other) == pytest.approx(12.0 + 3.0, rel=1e-12)


def parts_of(seed: int, count: int, shift: float = 0.0) -> list[Moments]:
    random = np.random.default_rng(seed)
    return [gaussian(seed * 100 + part, shift=float(random.normal(0, 6)) + shift) for part in range(count)]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_parts_find_themselves_in_another_order_at_another_brightness(count: int) -> None:
    ones = parts_of(1, count)
    order = list(np.random.default_rng(count).permutation(count))
    others = [Moments(ones[k].weight, 3.0 * ones[k].mean + 5.0, 9.0 * ones[k].scatter) for k in order]
    assert [order[partner] for partner in matched(ones, others)] == list(range(count))


def test_the_sum_of_distances_is_the_least_of_all_pairings() -> None:
    """In as many axes as there are channels, where centring and scaling are all that is done before."""
    for seed in range(4):
        ones, others = parts_of(seed, 4), parts_of(seed + 50, 4)
        scaled = [standardised(each) for each in (ones, others)]
        costs = [[reference.squared_distance(one, other) for other in scaled[1]] for one in scaled[0]]
        best = min(permutations(range(4)), key=lambda order: sum(costs[k][order[k]] for k in range(4)))
        assert matched(ones, others) == best


def standardised(parts: list[Moments]) -> list[tuple[np.ndarray, np.ndarray]]:
    weights = np.array([part.weight for part in parts])
    means = np.stack([part.mean.numpy() for part in parts])
    middle = weights @ means / weights.sum()
    scatter = sum(part.scatter.numpy() for part in parts)
    scatter = scatter + sum(w * np.outer(m - middle, m - middle) for w, m in zip(weights, means, strict=True))
    scale = np.sqrt(np.trace(scatter) / (weights.sum() - 1))
    return [((part.mean.numpy() - middle) / scale, part.covariance.numpy() / scale**2) for part in parts]


def test_fewer_partners_are_shared_and_empty_parts_are_none() -> None:
    ones = parts_of(2, 4)
    empty = Moments.empty(5)
    partners = matched(ones, [empty, ones[1], ones[3]])
    assert partners[1] == 1
    assert partners[3] == 2
    assert set(partners) == {1, 2}
    assert matched([empty, *ones[:2]], ones[:2])[1:] == (0, 1)
    with pytest.raises(ValueError, match="nothing to match"):
        matched(ones, [empty])
