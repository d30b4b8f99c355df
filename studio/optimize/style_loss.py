"""Style losses on feature statistics, with their derivatives by mean and covariance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.errors import StudioError
from studio.specs.optimize import StyleLoss
from studio.transforms.moments import Moments

# Of the style's mean variance, squared: what the overlap's eigenvalues are lifted by before their root is taken, whose
# derivative has no bound at zero. A direction that the picture does not use yet is pulled with at most 1000 times the
# force of an ordinary one, and the loss is at most a thousandth larger than the distance.
_LIFT = 1e-6
_SMALLEST_DEVIATION = 1e-3  # of differences of pixels: a quarter of an 8-bit step


@dataclass(frozen=True, slots=True, eq=False)
class LossAtMoments:
    """A loss and its derivatives by the ``mean`` (C,) and the ``covariance`` (C, C), symmetric; float64 on the CPU."""

    value: float
    mean: Tensor
    covariance: Tensor

    def scaled(self, weight: float) -> LossAtMoments:
        """This loss times ``weight``."""
        return LossAtMoments(weight * self.value, weight * self.mean, weight * self.covariance)

    def plus(self, other: LossAtMoments) -> LossAtMoments:
        """The sum of two losses of the same statistics."""
        return LossAtMoments(self.value + other.value, self.mean + other.mean, self.covariance + other.covariance)


class WassersteinGoal:
    """The squared 2-Wasserstein distance of Gaussians to those of a style, over the style's total variance.

    |m - m_s|² + tr(S + S_s - 2 (S_s^½ S S_s^½)^½) (Dowson and Landau 1982), whose derivative by S is I less the
    optimal-transport map from S to S_s. Roots are those of lifted eigenvalues, less the root of the lift.
    """

    def __init__(self, style: Moments) -> None:
        style.require_usable()
        self._mean, covariance = style.mean, population_covariance(style)
        self._root = _root(covariance)
        self._total = _total_variance(covariance)
        self._lift = (self._total / style.channels) ** 2 * _LIFT

    def __call__(self, found: Moments) -> LossAtMoments:
        """The loss at ``found``; infinite where that is not finite."""
        if not _is_finite(found):
            return _infinite(found.channels)
        covariance, step = population_covariance(found), found.mean - self._mean
        overlap = self._root @ covariance @ self._root
        values, vectors = torch.linalg.eigh((overlap + overlap.T) / 2)
        roots = (values.clamp_min(0) + self._lift).sqrt()
        overlap_trace = (roots - self._lift**0.5).sum()
        distance = step.square().sum() + covariance.trace() + self._total - 2 * overlap_trace
        transport = self._root @ (vectors / roots) @ vectors.T @ self._root
        slope = torch.eye(len(step), dtype=torch.float64) - (transport + transport.T) / 2
        return LossAtMoments(float(distance / self._total), 2 * step / self._total, slope / self._total)


class GramGoal:
    """The squared difference of second moments S + m m^T from a style's, over the square of the style's own.

    Gatys, Ecker and Bethge 2016, normalised so that every layer counts the same.
    """

    def __init__(self, style: Moments) -> None:
        style.require_usable()
        self._second = _second_moment(style)
        self._norm = float(self._second.square().sum().clamp_min(torch.finfo(torch.float64).tiny))

    def __call__(self, found: Moments) -> LossAtMoments:
        """The loss at ``found``; infinite where that is not finite."""
        if not _is_finite(found):
            return _infinite(found.channels)
        difference = _second_moment(found) - self._second
        slope = 2 * difference / self._norm
        return LossAtMoments(float(difference.square().sum()) / self._norm, 2 * slope @ found.mean, slope)


Goal = Callable[[Moments], LossAtMoments]


class ScaledGoal:
    """Another goal on channels that are divided by the style's own deviations, so that each counts the same."""

    def __init__(self, kind: Callable[[Moments], Goal], style: Moments) -> None:
        style.require_usable()
        deviations = population_covariance(style).diagonal().sqrt()
        self._scale = 1 / deviations.clamp_min(_SMALLEST_DEVIATION)
        self._goal = kind(self._scaled(style))

    def __call__(self, found: Moments) -> LossAtMoments:
        """The loss at ``found``; its derivatives are those by what was not divided."""
        loss = self._goal(self._scaled(found))
        return LossAtMoments(loss.value, loss.mean * self._scale, self._outer(loss.covariance))

    def _scaled(self, moments: Moments) -> Moments:
        return Moments(moments.weight, moments.mean * self._scale, self._outer(moments.scatter))

    def _outer(self, matrix: Tensor) -> Tensor:
        return matrix * torch.outer(self._scale, self._scale)


GOALS: Mapping[StyleLoss, Callable[[Moments], Goal]] = {StyleLoss.W2: WassersteinGoal, StyleLoss.GRAM: GramGoal}
assert set(GOALS) == set(StyleLoss)


def population_covariance(moments: Moments) -> Tensor:
    """(C, C) float64: scatter / weight, whose derivative by a feature needs no correction."""
    return moments.scatter / moments.weight


def gradient_rows(features: Tensor, weights_hw: Tensor | None, found: Moments, slope: LossAtMoments) -> Tensor:
    """d loss / d features (1, C, h, w), in their type, of a part of the picture whose moments are ``found``.

    With pixel weights w that sum to W: w / W · (d/dm + 2 d/dS (f - m)). The deviation of S through m vanishes, since
    weighted deviations from the mean sum to zero.
    """
    dtype, device = features.dtype, features.device
    matrix = (2 * slope.covariance / found.weight).to(device, dtype)
    offset = (slope.mean / found.weight).to(device, dtype) - matrix @ found.mean.to(device, dtype)
    rows = torch.einsum("ij,bjhw->bihw", matrix, features) + offset[None, :, None, None]
    return rows if weights_hw is None else rows * weights_hw.to(device, dtype)


def _is_finite(moments: Moments) -> bool:
    return bool(torch.isfinite(moments.mean).all() and torch.isfinite(moments.scatter).all())


def _infinite(channels: int) -> LossAtMoments:
    zeros = torch.zeros(channels, channels, dtype=torch.float64)
    return LossAtMoments(float("inf"), zeros[0], zeros)


def _second_moment(moments: Moments) -> Tensor:
    return population_covariance(moments) + torch.outer(moments.mean, moments.mean)


def _total_variance(covariance: Tensor) -> float:
    total = float(covariance.trace())
    if not total > 0:
        raise StudioError(
            "the style varies in no feature, so there is nothing to be like; choose another style or other layers"
        )
    return total


def _root(covariance: Tensor) -> Tensor:
    values, vectors = torch.linalg.eigh((covariance + covariance.T) / 2)
    root: Tensor = (vectors * values.clamp_min(0).sqrt()) @ vectors.T
    return root
