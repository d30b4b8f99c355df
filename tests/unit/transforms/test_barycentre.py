import numpy as np
import pytest
import torch

from studio.errors import StudioError
from studio.transforms.barycentre import TOLERANCE, barycentre
from studio.transforms.moments import Moments
from tests.reference.barycentre import barycentre_covariance, squared_w2


def gaussian(seed: int, channels: int = 6, *, rank: int | None = None) -> Moments:
    random = np.random.default_rng(seed)
    factor = random.normal(size=(channels, rank or 3 * channels)) * random.uniform(0.3, 2, (channels, 1))
    covariance = factor @ factor.T / factor.shape[1]
    return Moments(101.0, torch.from_numpy(random.normal(size=channels)), torch.from_numpy(covariance * 100))


@pytest.mark.parametrize("weights", [(1.0, 1.0, 1.0), (0.2, 3.0, 1.0)])
def test_it_is_the_fixed_point_of_the_paper(weights: tuple[float, ...]) -> None:
    styles = [gaussian(seed) for seed in range(3)]
    found = barycentre(styles, weights)
    expected = barycentre_covariance([style.covariance.numpy() for style in styles], weights)
    # a step that changes less than the tolerance is as near as the iteration's contraction: far below 100 times it
    bound = 100 * TOLERANCE * np.linalg.norm(expected)
    np.testing.assert_allclose(found.covariance.numpy(), expected, rtol=0, atol=bound)
    shares = np.array(weights) / sum(weights)
    means = sum(share * style.mean.numpy() for share, style in zip(shares, styles, strict=True))
    np.testing.assert_allclose(found.mean.numpy(), means, atol=1e-14)


def test_no_neighbour_is_nearer_to_all_styles() -> None:
    styles, shares = [gaussian(seed) for seed in range(3)], (0.5, 0.3, 0.2)
    found = barycentre(styles, shares).covariance.numpy()

    def cost(covariance: np.ndarray) -> float:
        parts = zip(shares, styles, strict=True)
        return sum(share * squared_w2(covariance, style.covariance.numpy()) for share, style in parts)

    random = np.random.default_rng(0)
    for _ in range(20):
        change = random.normal(size=found.shape) * 0.02
        near = (np.eye(6) + change) @ found @ (np.eye(6) + change).T
        assert cost(near) > cost(found)


def test_a_style_alone_is_itself() -> None:
    one, other = gaussian(1), gaussian(2)
    assert barycentre([one, other], [1.0, 0.0]) is one
    assert barycentre([one, other], [0.0, 7.0]) is other


def test_two_equal_styles_are_one() -> None:
    one = gaussian(3)
    found = barycentre([one, gaussian(3)], [0.4, 0.6])
    np.testing.assert_allclose(found.covariance.numpy(), one.covariance.numpy(), atol=1e-12)
    assert found.weight == pytest.approx(101.0)


def test_in_one_dimension_deviations_are_averaged() -> None:
    styles = [Moments(2.0, torch.tensor([m]).double(), torch.tensor([[v]]).double()) for m, v in ((0, 1), (4, 9))]
    found = barycentre(styles, [3.0, 1.0])
    assert found.mean.item() == pytest.approx(1.0)
    assert found.covariance.item() == pytest.approx((0.75 * 1 + 0.25 * 3) ** 2)


def test_dead_directions_stay_dead_and_lone_ones_count_by_their_share() -> None:
    one, other = torch.zeros(4, 4).double(), torch.zeros(4, 4).double()
    one[0, 0], other[1, 1], one[2, 2], other[2, 2] = 4.0, 1.0, 1.0, 1.0
    zero = torch.zeros(4).double()
    found = barycentre([Moments(2.0, zero, one), Moments(2.0, zero, other)], [0.5, 0.5]).covariance
    assert found[3].abs().max() == 0
    np.testing.assert_allclose(found.diagonal().numpy()[:3], [1.0, 0.25, 1.0], atol=1e-9)


def test_it_is_deterministic() -> None:
    styles = [gaussian(seed, 24) for seed in range(3)]
    once, again = (barycentre(styles, (1, 2, 3)) for _ in range(2))
    assert torch.equal(once.scatter, again.scatter)


def test_what_cannot_be_mixed_is_refused() -> None:
    for weights in ([1.0], [0.0, 0.0], [-1.0, 2.0]):
        with pytest.raises(ValueError, match="no mix"):
            barycentre([gaussian(1), gaussian(2)], weights)
    with pytest.raises(StudioError, match="visible pixel"):
        barycentre([gaussian(1), Moments.empty(6)], [1, 1])
