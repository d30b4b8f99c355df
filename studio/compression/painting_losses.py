"""What a painting is asked for: the style's statistics, the photograph's shapes, and pictures that come back whole.

Every term is one number a picture, (B,), so that each may weigh by how it was painted. Gradient flows into paintings
alone. Covariances need more than bfloat16 has: here autocast is off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.compression.losses import Features

_SOFTNESS = 1e-6  # added to eigenvalues, of the mean one squared: the root's slope stays finite at 0
_LEAST_VARIANCE = 1e-3  # of a channel on average: a style of one colour must not count endlessly
_KNEE = 4.0  # the relative distance from where on the logarithm holds back is a quarter
_LEAST_SPREAD = 0.01  # variance of a picture that shows next to nothing


@dataclass(frozen=True, slots=True, eq=False)
class StyleGoal:
    """Mean (B, C), covariance (B, C, C), its root, and total variance (B,) of styles at one layer; float64."""

    mean: Tensor
    covariance: Tensor
    root: Tensor
    variance: Tensor


@torch.no_grad()
def style_goals(styles: Features) -> dict[str, StyleGoal]:
    """What paintings shall have, for features (B, C, H, W) of their styles by layer."""
    goals = {}
    for name, features in styles.items():
        mean, covariance = _gaussians(features)
        values, vectors = torch.linalg.eigh(covariance)
        root = (vectors * values.clamp_min(0).sqrt()[:, None]) @ vectors.mT
        least = _LEAST_VARIANCE * features.shape[1]
        goals[name] = StyleGoal(mean, covariance, root, _trace(covariance).clamp_min(least))
    return goals


def relative_w2(features: Tensor, goal: StyleGoal) -> Tensor:
    """(B,) float64: the squared 2-Wasserstein distance of two feature Gaussians over the style's total variance.

    |m1 - m2|² + tr S1 + tr S2 - 2 tr (S2^½ S1 S2^½)^½ (Gelbrich 1990, theorem 2.1; as FID, Heusel et al., arXiv
    1706.08500). The last trace is taken from eigenvalues in float64, and gradient flows through them alone, which
    divides by no difference of two. Departure: eigenvalues are raised by a millionth of the mean variance squared, so
    that the gradient at dead channels is finite; that lowers the result by up to 0.002.
    """
    mean, covariance = _gaussians(features)
    product = goal.root @ covariance @ goal.root
    values = torch.linalg.eigvalsh((product + product.mT) / 2)
    softness = _SOFTNESS * (goal.variance / goal.mean.shape[1]).square()
    overlap = (values.clamp_min(0) + softness[:, None]).sqrt().sum(1)
    apart = (mean - goal.mean).square().sum(1)
    squared = apart + _trace(covariance) + _trace(goal.covariance) - 2 * overlap
    relative: Tensor = (squared / goal.variance).clamp_min(0)
    return relative


def style_distance(painted: Features, goals: Mapping[str, StyleGoal]) -> Tensor:
    """(B,): log(1 + 4 d) / 4 of the relative squared W2 distance d, averaged over layers.

    Departure from the plain distance: without the logarithm a few plain styles, which nothing reaches, dominate.
    """
    apart = torch.stack([relative_w2(painted[name], goal) for name, goal in goals.items()])
    return (torch.log1p(_KNEE * apart) / _KNEE).mean(0)


def content_distance(painted: Features, photographs: Features) -> Tensor:
    """(B,): 1 - cosine of the features at every position, averaged over positions and layers of ``photographs``."""
    apart = [
        1 - F.cosine_similarity(painted[name].float(), seen.detach().float(), dim=1).mean((1, 2))
        for name, seen in photographs.items()
    ]
    return torch.stack(apart).mean(0)


def content_weight(strengths: Tensor) -> Tensor:
    """(B,): 1.6 - 1.2 α. Who asks for little paint wants to keep the photograph."""
    return 1.6 - 1.2 * strengths


def reconstruction_error(rebuilt: Tensor, pictures: Tensor) -> Tensor:
    """(B,): MSE of decode(encode(x)) to x, (B, 3, H, W), over the variance of x; no gradient flows into x."""
    wanted = pictures.detach()
    spread = wanted.var((2, 3)).mean(1) + _LEAST_SPREAD
    return (rebuilt - wanted).square().mean((1, 2, 3)) / spread


def _gaussians(features: Tensor) -> tuple[Tensor, Tensor]:
    """Mean (B, C) and covariance (B, C, C) over the positions of each picture, in float64 from float32 products."""
    with torch.autocast(features.device.type, enabled=False):
        rows = features.to(torch.promote_types(features.dtype, torch.float32)).flatten(2)
        mean = rows.mean(2)
        centred = rows - mean[:, :, None]
        covariance = centred @ centred.mT / max(1, rows.shape[2] - 1)
    return mean.double(), covariance.double()


def _trace(matrices: Tensor) -> Tensor:
    return matrices.diagonal(dim1=1, dim2=2).sum(1)
