"""The two phases of collaborative distillation as the paper has them: first the encoder, then the decoder.

Wang et al., CVPR 2020, arXiv 2003.08436, section 3. What `CascadeObjective` trains at once is taken apart here, so that
an encoder learns from the terms of its switch and from nothing else. Terms are relative, as in `losses`.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.bundles.weights import LevelWeights
from studio.compression.losses import Perceptual
from studio.compression.objective import Batch, Objective, Term, Terms
from studio.compression.students import Student
from studio.compression.transforming import cascaded
from studio.specs.training import Collaboration, LossShares


class _PhaseObjective:
    """What both phases share: one student, judged by its terms on held-out pictures, shipped as a pair."""

    def __init__(self, student: Student, critic: Perceptual, shares: LossShares) -> None:
        self._student, self._critic, self._shares = student, critic, shares

    @torch.no_grad()
    def painted(self, batch: Batch) -> Tensor:
        """Contents through the student's pair and WCT between, unclamped."""
        return cascaded([(self._student.encoder, self._student.decoder)], batch.contents, batch.styles)

    @torch.no_grad()
    def taught(self, batch: Batch) -> Tensor:
        """The same by the teacher's pair."""
        return cascaded([self._student.teacher], batch.contents, batch.styles)

    def weights(self) -> list[LevelWeights]:
        """The student's encoder and decoder."""
        student = self._student
        return [LevelWeights(student.level, student.encoder.state_dict(), student.decoder.state_dict())]


class EncoderObjective(_PhaseObjective):
    """An encoder and its embedding learn from the frozen teacher; the student's decoder is not asked."""

    def __init__(self, student: Student, critic: Perceptual, shares: LossShares, collaboration: Collaboration) -> None:
        super().__init__(student, critic, shares)
        self._collaboration = collaboration

    @property
    def module(self) -> nn.Module:
        """The student's encoder and embedding."""
        return nn.ModuleList((self._student.encoder, self._student.embedding))

    def parts(self, batch: Batch) -> Iterator[Terms]:
        """One part: the linear embedding of contents and styles, the teacher's decoder on contents, or both."""
        student, shares = self._student, self._shares
        teacher_encoder, teacher_decoder = student.teacher
        features = student.encoder(batch.contents)
        terms: dict[str, Term] = {}
        if self._collaboration is not Collaboration.DECODER:
            with torch.no_grad():
                goal, style_goal = teacher_encoder(batch.contents), teacher_encoder(batch.styles)
            apart = student.embedding(features, goal) + student.embedding(student.encoder(batch.styles), style_goal)
            terms["embedding"] = Term(apart / 2, shares.embedding)
        if self._collaboration is not Collaboration.EMBEDDING:
            returned = teacher_decoder(student.embedding.embedded(features))
            terms["teacher_pixel"] = Term(F.mse_loss(returned, batch.contents), shares.teacher_pixel)
            terms["teacher_perceptual"] = Term(self._critic(returned, batch.contents), shares.teacher_perceptual)
        yield terms

    def score(self, batch: Batch) -> float:
        """The weighted sum of the terms; comparable under one switch alone."""
        return _weighted_sum(self, batch)


class DecoderObjective(_PhaseObjective):
    """A decoder learns to give the picture back from the features of its frozen encoder."""

    @property
    def module(self) -> nn.Module:
        """The student's decoder."""
        return self._student.decoder

    def parts(self, batch: Batch) -> Iterator[Terms]:
        """One part: contents given back, by pixel and as the teacher sees them."""
        with torch.no_grad():
            features = self._student.encoder(batch.contents)
        rebuilt = self._student.decoder(features)
        yield {
            "pixel": Term(F.mse_loss(rebuilt, batch.contents), self._shares.pixel),
            "perceptual": Term(self._critic(rebuilt, batch.contents), self._shares.perceptual),
        }

    def score(self, batch: Batch) -> float:
        """The weighted sum of the terms."""
        return _weighted_sum(self, batch)


@torch.no_grad()
def term_values(objective: Objective, batch: Batch) -> dict[str, float]:
    """Every term of ``objective`` on ``batch``, without its share."""
    return {name: float(term.value) for part in objective.parts(batch) for name, term in part.items()}


@torch.no_grad()
def _weighted_sum(objective: Objective, batch: Batch) -> float:
    return sum(float(term.value) * term.share for part in objective.parts(batch) for term in part.values())
