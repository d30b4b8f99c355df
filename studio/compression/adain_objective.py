"""The objective of distilling one AdaIN pair: a small encoder, and a decoder that paints what AdaIN asks for.

Huang and Belongie, arXiv 1703.06868, section 5: the painted picture's features shall be the transformed ones (content),
and its means and deviations those of the style at relu1_1 … relu4_1 (style), judged by the teacher's encoder. The
encoder learns by linear embedding and the teacher's decoder as in collaborative distillation (arXiv 2003.08436).
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.bundles.weights import LevelWeights
from studio.compression.losses import Perceptual, StyleStatistics, relative_error, relative_variation
from studio.compression.objective import Batch, Term, Terms
from studio.compression.students import Student
from studio.compression.transforming import adain_by_picture
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import opening_names
from studio.specs.training import Collaboration, LossShares


class AdainObjective:
    """One student beside its teacher."""

    def __init__(self, student: Student, shares: LossShares, collaboration: Collaboration) -> None:
        self._student, self._shares, self._collaboration = student, shares, collaboration
        judge = student.teacher[0]
        opening = opening_names(student.level)
        self._critic = Perceptual(judge, opening[:3])
        self._style = StyleStatistics(judge, opening)

    @property
    def module(self) -> nn.Module:
        """The student."""
        return self._student

    def parts(self, batch: Batch) -> Iterator[Terms]:
        """All terms in one part."""
        student, shares = self._student, self._shares
        teacher_encoder, teacher_decoder = student.teacher
        with torch.no_grad():
            goal, style_goal = teacher_encoder(batch.contents), teacher_encoder(batch.styles)
            content_goal = adain_by_picture(goal, style_goal)
        features, style_features = student.encoder(batch.contents), student.encoder(batch.styles)
        terms: dict[str, Term] = {}
        if self._collaboration is not Collaboration.DECODER:
            apart = student.embedding(features, goal) + student.embedding(style_features, style_goal)
            terms["embedding"] = Term(apart / 2, shares.embedding)
        if self._collaboration is not Collaboration.EMBEDDING:
            returned = teacher_decoder(student.embedding.embedded(features))
            terms["teacher_pixel"] = Term(F.mse_loss(returned, batch.contents), shares.teacher_pixel)
            terms["teacher_perceptual"] = Term(self._critic(returned, batch.contents), shares.teacher_perceptual)
        rebuilt = student.decoder(features.detach())
        painted = student.decoder(adain_by_picture(features.detach(), style_features.detach()))
        terms["pixel"] = Term(F.mse_loss(rebuilt, batch.contents), shares.pixel)
        terms["perceptual"] = Term(self._critic(rebuilt, batch.contents), shares.perceptual)
        terms["content"] = Term(relative_error(teacher_encoder(painted), content_goal), shares.content)
        terms["style"] = Term(self._style(painted, batch.styles), shares.style)
        terms["smoothness"] = Term(relative_variation(painted, batch.contents), shares.smoothness)
        yield terms

    def score(self, batch: Batch) -> float:
        """The weighted sum of the terms that painted pictures are asked for."""
        with torch.no_grad():
            (terms,) = self.parts(batch)
        return sum(float(terms[name].value) * terms[name].share for name in ("content", "style", "smoothness"))

    @torch.no_grad()
    def painted(self, batch: Batch) -> Tensor:
        """Contents in the style of their neighbours, unclamped."""
        return _painted(self._student.encoder, self._student.decoder, batch)

    @torch.no_grad()
    def taught(self, batch: Batch) -> Tensor:
        """The same by the teacher's pair."""
        return _painted(*self._student.teacher, batch)

    def weights(self) -> list[LevelWeights]:
        """The one level."""
        student = self._student
        return [LevelWeights(student.level, student.encoder.state_dict(), student.decoder.state_dict())]


def _painted(encoder: ConvolutionChain, decoder: ConvolutionChain, batch: Batch) -> Tensor:
    painted: Tensor = decoder(adain_by_picture(encoder(batch.contents), encoder(batch.styles)))
    return painted
