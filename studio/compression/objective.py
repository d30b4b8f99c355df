"""The interface of what a trainer trains: loss terms on a batch, a score, sample pictures, weights to export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor, nn

from studio.bundles.weights import LevelWeights


@dataclass(frozen=True, eq=False)
class Batch:
    """Content and style crops, (B, 3, H, W) float32 in [0, 1] each, on the device of the work.

    ``seed`` is for whatever an objective draws at random while it learns from them.
    """

    contents: Tensor
    styles: Tensor
    seed: int = 0

    def to(self, device: torch.device) -> Batch:
        """The same on ``device``."""
        return Batch(self.contents.to(device), self.styles.to(device), self.seed)


@dataclass(frozen=True, eq=False)
class Term:
    """A scalar loss and the share it counts with."""

    value: Tensor
    share: float


Terms = Mapping[str, Term]


class Objective(Protocol):
    """Something with parameters in ``module`` that learns from batches."""

    @property
    def module(self) -> nn.Module:
        """Holds every parameter that is trained."""
        ...

    def parts(self, batch: Batch) -> Iterator[Terms]:
        """The terms of one step in parts that share no graph, so that each can be propagated and freed."""
        ...

    def score(self, batch: Batch) -> float:
        """How far the students are from their goal on held-out pictures; smaller is better."""
        ...

    def painted(self, batch: Batch) -> Tensor:
        """Pictures (B, 3, H, W) as samples."""
        ...

    def taught(self, batch: Batch) -> Tensor:
        """The same as the teacher paints it."""
        ...

    def weights(self) -> list[LevelWeights]:
        """The pairs as they would be shipped now."""
        ...
