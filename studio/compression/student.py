"""One level's student beside its teacher, and the losses it learns from.

The student's encoder learns to predict the teacher's features through a 1×1 convolution, the linear embedding loss of
collaborative distillation (Wang et al., CVPR 2020, arXiv 2003.08436, section 3.2). Its decoder learns two things at
once: to give the picture back from plain features, and to paint what the teacher's pair paints from features that the
transform has whitened and coloured, for that is what it is fed in use.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.bundles.pair import Pair
from studio.networks.chain import ConvolutionChain
from studio.specs.method import Method
from studio.transforms.fitting import fit_map
from studio.transforms.moments import measure_moments

PERCEPTUAL_LAYERS = ("conv1_1", "conv2_1", "conv3_1")


@dataclass(frozen=True, slots=True)
class LossShares:
    """How much each term counts; every term is relative to the size of what it compares with."""

    embedding: float = 1.0
    pixel: float = 10.0
    perceptual: float = 0.5


class Critic:
    """Perceptual distance in the features of a frozen encoder, each layer relative to its own mean square."""

    def __init__(self, encoder: ConvolutionChain) -> None:
        self._encoder = encoder

    def distance(self, painted: Tensor, wanted: Tensor) -> Tensor:
        """Mean over `PERCEPTUAL_LAYERS` of MSE / mean square, for two batches (B, 3, H, W)."""
        with torch.no_grad():
            goals = self._encoder.features(wanted, PERCEPTUAL_LAYERS)
        found = self._encoder.features(painted, PERCEPTUAL_LAYERS)
        terms = [relative_error(found[name], goal) for name, goal in goals.items()]
        return torch.stack(terms).mean()


class Student(nn.Module):
    """The pair being fitted at one level and its embedding into the teacher's channels."""

    def __init__(self, pair: Pair, teacher: Pair) -> None:
        super().__init__()
        self.level = pair.level
        self.teacher = (teacher.encoder, teacher.decoder)  # a tuple hides them from parameters() and state_dict()
        self.encoder = pair.encoder
        self.decoder = pair.decoder
        narrow, wide = pair.encoder.layers[-1].out_channels, teacher.encoder.layers[-1].out_channels
        self.embedding = nn.Conv2d(narrow, wide, 1)

    @torch.no_grad()
    def fit_embedding(self, pictures: Tensor) -> None:
        """Set the embedding to the least-squares map from the student's features to the teacher's (ridge 1e-4)."""
        features, goals = self.encoder(pictures), self.teacher[0](pictures)
        inputs = features.permute(0, 2, 3, 1).reshape(-1, features.shape[1]).double()
        outputs = goals.permute(0, 2, 3, 1).reshape(-1, goals.shape[1]).double()
        inputs = torch.cat((inputs, torch.ones(len(inputs), 1, dtype=torch.float64)), dim=1)
        gram = inputs.T @ inputs
        ridge = 1e-4 * gram.diagonal().mean() * torch.eye(len(gram), dtype=torch.float64)
        solution = torch.linalg.solve(gram + ridge, inputs.T @ outputs)
        self.embedding.weight.copy_(solution[:-1].T[:, :, None, None])
        assert self.embedding.bias is not None
        self.embedding.bias.copy_(solution[-1])

    def losses(self, contents: Tensor, styles: Tensor, critic: Critic) -> tuple[dict[str, Tensor], Tensor]:
        """The loss terms on a batch of contents and one of styles, and what the teacher painted (B, 3, H, W)."""
        teacher_encoder, teacher_decoder = self.teacher
        with torch.no_grad():
            goal_contents, goal_styles = teacher_encoder(contents), teacher_encoder(styles)
            painted_goal = teacher_decoder(transformed(goal_contents, goal_styles))
        features, style_features = self.encoder(contents), self.encoder(styles)
        embedding = relative_error(self.embedding(features), goal_contents) + relative_error(
            self.embedding(style_features), goal_styles
        )
        rebuilt = self.decoder(features.detach())
        painted = self.decoder(transformed(features.detach(), style_features.detach()))
        terms = {
            "embedding": embedding / 2,
            "pixel": (F.mse_loss(rebuilt, contents) + F.mse_loss(painted, painted_goal)) / 2,
            "perceptual": (critic.distance(rebuilt, contents) + critic.distance(painted, painted_goal)) / 2,
        }
        return terms, painted_goal


def transformed(contents: Tensor, styles: Tensor) -> Tensor:
    """``contents`` (B, C, H, W) with the statistics of ``styles`` by WCT, each batch taken as one picture."""
    content, style = (measure_moments(features, precision="float64") for features in (contents, styles))
    return fit_map(Method.WCT, content, style).apply(contents)


def relative_error(found: Tensor, goal: Tensor) -> Tensor:
    """MSE over the mean square of ``goal``."""
    return F.mse_loss(found, goal) / goal.square().mean().clamp_min(1e-8)
