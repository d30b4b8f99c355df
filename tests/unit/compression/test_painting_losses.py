import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from studio.compression.evaluation.panel import gelbrich_distance
from studio.compression.painting_losses import (
    content_distance,
    content_weight,
    reconstruction_error,
    relative_w2,
    style_distance,
    style_goals,
)
from studio.transforms.moments import measure_moments
from tests.reference import painting as twin

SEEDS = st.integers(0, 10_000)
SOFTENED = 2.1e-3  # what the raised eigenvalues may take away


def features(seed: int, channels: int = 5, side_px: int = 12) -> Tensor:
    """(2, C, H, W) float64 of unequal, correlated channels."""
    random = np.random.default_rng(seed)
    mix = random.normal(size=(channels, channels)) * random.uniform(0.5, 2, channels)
    rows = random.normal(size=(2, channels, side_px * side_px)) + random.normal(size=(1, channels, 1))
    return torch.from_numpy((mix @ rows).reshape(2, channels, side_px, side_px))


def w2(found: Tensor, styles: Tensor) -> Tensor:
    return relative_w2(found, style_goals({"layer": styles})["layer"])


@given(SEEDS, SEEDS)
def test_a_style_lies_as_far_as_the_formula_says(seed: int, other: int) -> None:
    found, styles = features(seed), features(other)
    expected = [twin.relative_w2(one, two) for one, two in zip(found.numpy(), styles.numpy(), strict=True)]
    assert w2(found, styles).numpy() == pytest.approx(np.array(expected), abs=SOFTENED)


@given(SEEDS, SEEDS)
def test_a_loss_measures_what_an_evaluation_measures(seed: int, other: int) -> None:
    found, styles = features(seed), features(other)
    for index, apart in enumerate(w2(found, styles)):
        one, two = (measure_moments(each[index : index + 1], precision="float64") for each in (found, styles))
        expected = gelbrich_distance(one, two) ** 2 / float(two.covariance.trace())
        assert float(apart) == pytest.approx(expected, abs=SOFTENED)


def test_a_style_is_no_distance_from_itself_and_never_below() -> None:
    assert w2(features(3), features(3)).tolist() == pytest.approx([0.0, 0.0], abs=1e-9)
    assert float(style_distance({"a": features(3)}, style_goals({"a": features(3)})).max()) < 1e-9


def test_every_picture_is_held_against_its_own_style() -> None:
    found, styles = features(1), features(2)
    turned = w2(found.flip(0), styles.flip(0)).flip(0)
    assert turned.tolist() == pytest.approx(w2(found, styles).tolist())


def test_a_style_distance_is_the_mean_logarithm_over_layers() -> None:
    found, styles = {"a": features(1), "b": features(2, 3)}, {"a": features(3), "b": features(4, 3)}
    expected = np.mean(
        [
            [np.log1p(4 * twin.relative_w2(one, two)) / 4 for one, two in zip(found[name], styles[name], strict=True)]
            for name in ("a", "b")
        ],
        axis=0,
    )
    assert style_distance(found, style_goals(styles)).numpy() == pytest.approx(expected, abs=SOFTENED)


@pytest.mark.parametrize("kind", ["flat", "dead", "dead style", "twins"])
def test_gradient_is_finite_where_covariances_are_singular(kind: str) -> None:
    found, styles = features(1).float(), features(2).float()
    if kind == "flat":
        found = torch.full_like(found, 0.5)
    elif kind == "dead":
        found[:, 1] = 0.0
    elif kind == "dead style":
        styles = torch.zeros_like(styles)
    else:
        found[:, 1] = found[:, 0]
    found.requires_grad_()
    distance = style_distance({"a": found}, style_goals({"a": styles}))
    distance.sum().backward()  # type: ignore[no-untyped-call]  # torch's own stub
    assert found.grad is not None and bool(found.grad.isfinite().all()) and bool(distance.isfinite().all())


def test_the_gradient_of_a_style_distance_is_that_of_small_changes() -> None:
    goals = style_goals({"a": features(2, 3, 4)})
    found = features(1, 3, 4).requires_grad_()
    assert torch.autograd.gradcheck(lambda rows: style_distance({"a": rows}, goals), (found,))


def test_contents_are_compared_by_the_angle_of_their_features() -> None:
    painted, seen = {"a": features(1), "b": features(2)}, {"a": features(3)}
    one, two = painted["a"].numpy(), seen["a"].numpy()
    cosine = (one * two).sum(1) / np.sqrt((one**2).sum(1) * (two**2).sum(1))
    assert content_distance(painted, seen).numpy() == pytest.approx((1 - cosine).mean((1, 2)), abs=1e-6)
    assert content_distance(painted, {"b": 3 * painted["b"]}).tolist() == pytest.approx([0.0, 0.0], abs=1e-6)


def test_a_photograph_counts_more_where_little_paint_is_wanted() -> None:
    assert content_weight(torch.tensor([0.0, 0.5, 1.0])).tolist() == pytest.approx([1.6, 1.0, 0.4])


def test_a_reconstruction_is_judged_by_the_spread_of_its_picture() -> None:
    rebuilt, pictures = torch.rand(2, 3, 8, 8, dtype=torch.float64).requires_grad_(), torch.rand(2, 3, 8, 8).double()
    difference = rebuilt.detach().numpy() - pictures.numpy()
    spread = pictures.numpy().reshape(2, 3, -1).var(2, ddof=1).mean(1) + 0.01
    error = reconstruction_error(rebuilt, pictures)
    assert error.detach().numpy() == pytest.approx((difference**2).mean((1, 2, 3)) / spread)
    assert bool(reconstruction_error(rebuilt, torch.full_like(pictures, 0.5)).isfinite().all()), "a flat picture"
