import numpy as np
import pytest
import torch

from studio.transforms.moments import Moments, measure_moments
from studio.transforms.shrinkage import shrunk
from tests.reference import regions as reference


def parts() -> tuple[Moments, ...]:
    random = torch.Generator().manual_seed(1)
    sizes = (40, 90, 25)
    return tuple(
        measure_moments(torch.randn(1, 4, size, 1, generator=random, dtype=torch.float64) * size, precision="float64")
        for size in sizes
    )


@pytest.mark.parametrize("share", [0.2, 0.5, 1.0])
def test_covariances_move_towards_their_mean(share: float) -> None:
    given = parts()
    numbers = [(part.mean.numpy(), part.covariance.numpy(), part.weight) for part in given]
    for found, (mean, covariance), part in zip(
        shrunk(given, share), reference.shrunk(numbers, share), given, strict=True
    ):
        assert found.weight == part.weight
        assert np.array_equal(found.mean.numpy(), mean)
        np.testing.assert_allclose(found.covariance.numpy(), covariance, rtol=1e-12)


def test_a_single_part_and_empty_ones_stay_as_they_are() -> None:
    one, empty = parts()[0], Moments.empty(4)
    assert shrunk((one, empty), 0.5) == (one, empty)
    assert shrunk(parts()[:2], 0.0)[0].weight == one.weight


def test_the_same_parts_give_the_same_objects() -> None:
    given = parts()
    assert shrunk(given, 0.5) is shrunk(given, 0.5)
