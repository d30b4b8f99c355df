"""The terms that students learn from, each a small module of its own.

Sources: collaborative distillation, Wang et al., CVPR 2020 (arXiv 2003.08436), sections 3.1 and 3.2; perceptual losses,
Johnson et al. (arXiv 1603.08155); AdaIN's content and style losses, Huang and Belongie (arXiv 1703.06868), section 5.
Departure from all of them: a term in feature space is divided by the mean square of what it compares with, so that
levels of very different scale weigh alike without a constant for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.compression.precision import at_least_float32
from studio.networks.chain import ConvolutionChain

_TINY = 1e-8
_LEAST_VARIATION = 1e-2  # of a photograph that shows next to nothing
_LEAST_APART = 1e-3  # of the style's own Gram matrix: nearer than this a teacher's distance is chance

Features = Mapping[str, Tensor]


def relative_error(found: Tensor, goal: Tensor) -> Tensor:
    """MSE over the mean square of ``goal``; any shape, a scalar."""
    found, goal = at_least_float32(found), at_least_float32(goal)
    return F.mse_loss(found, goal) / goal.square().mean().clamp_min(_TINY)


def apart_in_features(found: Features, goals: Features) -> Tensor:
    """The relative error averaged over all layers of ``goals``."""
    return torch.stack([relative_error(found[name], goal) for name, goal in goals.items()]).mean()


class LinearEmbedding(nn.Module):
    """The student's features through a 1×1 convolution Q, compared with the teacher's (arXiv 2003.08436, eq. 3)."""

    def __init__(self, student_channels: int, teacher_channels: int) -> None:
        super().__init__()
        self.embedding = nn.Conv2d(student_channels, teacher_channels, 1)

    def embedded(self, features: Tensor) -> Tensor:
        """(B, C_student, H, W) as the teacher would have them: (B, C_teacher, H, W)."""
        embedded: Tensor = self.embedding(features)
        return embedded

    def forward(self, features: Tensor, teacher_features: Tensor) -> Tensor:
        """The relative error of the embedded features."""
        return relative_error(self.embedded(features), teacher_features)

    @torch.no_grad()
    def fit(self, features: Tensor, teacher_features: Tensor) -> None:
        """Set Q to the least-squares map with bias (ridge 1e-4 of the mean diagonal), in float64."""
        inputs = features.permute(0, 2, 3, 1).reshape(-1, features.shape[1]).double()
        goals = teacher_features.permute(0, 2, 3, 1).reshape(-1, teacher_features.shape[1]).double()
        inputs = torch.cat((inputs, inputs.new_ones(len(inputs), 1)), dim=1)
        gram = inputs.T @ inputs
        ridge = 1e-4 * gram.diagonal().mean() * torch.eye(len(gram), dtype=gram.dtype, device=gram.device)
        solution = torch.linalg.solve(gram + ridge, inputs.T @ goals)
        self.embedding.weight.copy_(solution[:-1].T[:, :, None, None])
        assert self.embedding.bias is not None
        self.embedding.bias.copy_(solution[-1])


class Perceptual:
    """Distance of two pictures in the features of a frozen encoder, averaged over ``names``."""

    def __init__(self, encoder: ConvolutionChain, names: Sequence[str]) -> None:
        self.encoder = encoder
        self.names = tuple(names)

    def __call__(self, painted: Tensor, wanted: Tensor) -> Tensor:
        """For two batches (B, 3, H, W); no gradient flows into ``wanted``."""
        with torch.no_grad():
            goals = self.seen(wanted)
        return apart_in_features(self.seen(painted), goals)

    def seen(self, pictures: Tensor) -> Features:
        """The features that pictures (B, 3, H, W) are compared by."""
        return self.encoder.features(pictures, self.names)


def gram_style(painted: Features, by_teacher: Features, styles: Features) -> Tensor:
    """How far a picture's Gram matrices lie from a style's, next to how far the teacher's picture leaves them.

    log(1 + own distance / teacher's distance), averaged over the layers of ``styles``, for features (B, C, H, W) of
    three batches by one encoder; log 2 is par with the teacher, and every layer and style weighs alike, as in the
    geometric mean that bundles are compared by. A batch counts as one picture, as WCT takes it. Gradient flows into
    ``painted`` alone. Gram matrices: Gatys, Ecker and Bethge, arXiv 1508.06576, equation 3.
    """
    apart = []
    for name, style in styles.items():
        wanted = gram_of(style.detach())
        teachers = F.mse_loss(gram_of(by_teacher[name].detach()), wanted)
        least = _LEAST_APART * wanted.square().mean() + _TINY
        apart.append(torch.log1p(F.mse_loss(gram_of(painted[name]), wanted) / teachers.clamp_min(least)))
    return torch.stack(apart).mean()


def gram_of(features: Tensor) -> Tensor:
    """(C, C), the mean of f f^T over all positions of (B, C, H, W), never narrower than float32."""
    rows = at_least_float32(features).transpose(0, 1).flatten(1)
    with torch.autocast(features.device.type, enabled=False):  # matrices that differ by little are compared
        return rows @ rows.T / rows.shape[1]


def relative_variation(painted: Tensor, contents: Tensor) -> Tensor:
    """Total variation of pictures (B, 3, H, W) over that of the photographs they were, the mean over pictures.

    Total variation: Rudin, Osher and Fatemi 1992, as Johnson et al. (arXiv 1603.08155, section 3.2) use it. Without it
    a small decoder meets style statistics with a grain of the size of its cells.
    """
    return (_variation(painted) / _variation(contents.detach()).clamp_min(_LEAST_VARIATION)).mean()


def _variation(pictures: Tensor) -> Tensor:
    down, along = pictures.diff(dim=2), pictures.diff(dim=3)
    return down.abs().mean((1, 2, 3)) + along.abs().mean((1, 2, 3))


class StyleStatistics:
    """Distance of channel means and deviations between two pictures, averaged over ``names`` (arXiv 1703.06868)."""

    def __init__(self, encoder: ConvolutionChain, names: Sequence[str]) -> None:
        self._encoder = encoder
        self._names = tuple(names)

    def __call__(self, painted: Tensor, styles: Tensor) -> Tensor:
        """For two batches (B, 3, H, W) paired one by one; no gradient flows into ``styles``."""
        with torch.no_grad():
            goals = self._encoder.features(styles, self._names)
        found = self._encoder.features(painted, self._names)
        return torch.stack([self._apart(found[name], goals[name]) for name in self._names]).mean()

    @staticmethod
    def _apart(found: Tensor, goal: Tensor) -> Tensor:
        spread_found, mean_found = torch.std_mean(at_least_float32(found), dim=(2, 3))
        spread_goal, mean_goal = torch.std_mean(at_least_float32(goal), dim=(2, 3))
        return relative_error(mean_found, mean_goal) + relative_error(spread_found, spread_goal)
