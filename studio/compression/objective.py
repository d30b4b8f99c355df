"""The interface of what a trainer trains: loss terms on a batch, a score, sample pictures, weights to export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import torch
from torch import Tensor, nn

from studio.bundles.weights import LevelWeights


@dataclass(frozen=True, eq=False)
class Batch:
    """Content and style crops, (B, 3, H, W) float32 in [0, 1] each, on the device of the work.

    ``seed`` is for whatever an objective draws at random while it learns from them. A micro-batch is the crops from
    ``first`` on of the ``whole`` that a step learns from (0: it is the whole); what is drawn for a crop is the same in
    either.
    """

    contents: Tensor
    styles: Tensor
    seed: int = 0
    first: int = 0
    whole: int = 0

    def to(self, device: torch.device) -> Batch:
        """The same on ``device``."""
        return replace(self, contents=self.contents.to(device), styles=self.styles.to(device))

    @property
    def rows(self) -> slice:
        """Which crops of the whole these are."""
        return slice(self.first, self.first + len(self.contents))

    @property
    def whole_count(self) -> int:
        """How many crops the step learns from."""
        return self.whole or len(self.contents)

    def micro_batches(self, count: int) -> list[Batch]:
        """The crops in ``count`` equal parts, in order; the batch itself where that is one."""
        if count == 1:
            return [self]
        size, rest = divmod(len(self.contents), count)
        assert rest == 0, "a step learns from whole micro-batches"
        return [
            Batch(
                self.contents[first : first + size],
                self.styles[first : first + size],
                self.seed,
                first=self.first + first,
                whole=self.whole_count,
            )
            for first in range(0, len(self.contents), size)
        ]


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
