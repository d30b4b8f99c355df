import numpy as np
import pytest
import torch

from studio.errors import StudioError
from studio.optimize.style_loss import GOALS, LossAtMoments, ScaledGoal, gradient_rows
from studio.specs.optimize import StyleLoss
from studio.transforms.moments import Moments, measure_moments
from tests.reference import losses

TWINS = {StyleLoss.W2: losses.wasserstein, StyleLoss.GRAM: losses.gram}


def features(seed: int, height: int = 9, width: int = 11) -> torch.Tensor:
    random = np.random.default_rng(seed)
    mixing = random.normal(size=(5, 5))
    rows = np.einsum("ij,jhw->ihw", mixing, random.normal(size=(5, height, width))) + random.normal(size=(5, 1, 1))
    return torch.from_numpy(rows)[None]


def moments(rows: torch.Tensor, weights: torch.Tensor | None = None) -> Moments:
    return measure_moments(rows, weights, precision="float64")


@pytest.mark.parametrize("kind", StyleLoss)
def test_the_loss_is_that_of_its_formula(kind: StyleLoss) -> None:
    found, style = features(1), features(2, 7, 6)
    expected = TWINS[kind](losses.statistics(found[0].numpy()), losses.statistics(style[0].numpy()))
    value = GOALS[kind](moments(style))(moments(found)).value
    # roots lifted by l and lowered by sqrt(l), a thousandth of the mean variance, are too small by at most sqrt(l), and
    # count twice
    assert expected * (1 - 1e-9) <= value <= expected * (1 + 1e-9) + (2e-3 if kind is StyleLoss.W2 else 0)


@pytest.mark.parametrize("kind", StyleLoss)
def test_it_vanishes_where_the_statistics_are_the_styles(kind: StyleLoss) -> None:
    style = moments(features(3))
    at_style = GOALS[kind](style)(style)
    assert 0 <= at_style.value <= (2e-3 if kind is StyleLoss.W2 else 1e-12)
    assert at_style.mean.abs().max() < 1e-12


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("kind", StyleLoss)
def test_the_gradient_by_features_is_that_of_differences(kind: StyleLoss, weighted: bool) -> None:
    goal, found = GOALS[kind](moments(features(4))), features(5)
    weights = torch.rand(9, 11, dtype=torch.float64, generator=torch.manual_seed(0)) if weighted else None
    gradient = gradient_rows(found, weights, moments(found, weights), goal(moments(found, weights)))
    direction = features(6)
    step = 1e-5

    def loss_at(distance: float) -> float:
        return goal(moments(found + distance * direction, weights)).value

    slope = (loss_at(step) - loss_at(-step)) / (2 * step)
    assert float((gradient * direction).sum()) == pytest.approx(slope, rel=1e-6)


@pytest.mark.parametrize("kind", StyleLoss)
def test_scaled_channels_count_alike(kind: StyleLoss) -> None:
    style, found = moments(features(4)), moments(features(5))
    tall = torch.tensor([1, 10, 0.1, 3, 1], dtype=torch.float64)

    def stretched(of: Moments) -> Moments:
        return Moments(of.weight, of.mean * tall, of.scatter * torch.outer(tall, tall))

    plain = ScaledGoal(GOALS[kind], style)(found)
    scaled = ScaledGoal(GOALS[kind], stretched(style))(stretched(found))
    assert scaled.value == pytest.approx(plain.value, rel=1e-9)
    torch.testing.assert_close(scaled.mean * tall, plain.mean)
    torch.testing.assert_close(scaled.covariance * torch.outer(tall, tall), plain.covariance)


def test_losses_add_up_and_scale() -> None:
    one = LossAtMoments(2.0, torch.ones(3).double(), torch.eye(3).double())
    both = one.scaled(0.5).plus(one)
    assert both.value == 3.0
    torch.testing.assert_close(both.mean, torch.full((3,), 1.5).double())
    torch.testing.assert_close(both.covariance, 1.5 * torch.eye(3).double())


def test_a_style_without_any_variance_is_refused() -> None:
    with pytest.raises(StudioError, match="varies in no feature"):
        GOALS[StyleLoss.W2](moments(torch.ones(1, 4, 5, 5).double()))
