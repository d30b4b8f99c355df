"""The objective of distilling WCT pairs: every level learns on what the teacher painted at the level before.

Encoders learn by collaborative distillation (Wang et al., CVPR 2020, arXiv 2003.08436): the linear embedding of their
features (section 3.2), and what the teacher's frozen decoder makes of it (section 3.1). Decoders learn two things at
once: to give the picture back from plain features, and to paint what the teacher's pair paints from features that the
transform has whitened and coloured. Departures: the paper trains decoders on reconstruction alone and each level
alone; painted features and the cascade are what a decoder meets in use, and teaching it those made the larger part of
the gain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.bundles.weights import LevelWeights
from studio.compression.losses import Perceptual
from studio.compression.objective import Batch, Term, Terms
from studio.compression.students import Student
from studio.compression.transforming import transformed
from studio.specs.method import Method
from studio.specs.training import Collaboration, LossShares


class CascadeObjective:
    """Students of several levels, deepest first, each beside its teacher."""

    def __init__(
        self, students: Sequence[Student], critic: Perceptual, shares: LossShares, collaboration: Collaboration
    ) -> None:
        self._students = nn.ModuleList(students)
        self._critic, self._shares, self._collaboration = critic, shares, collaboration

    @property
    def module(self) -> nn.Module:
        """All students."""
        return self._students

    @property
    def students(self) -> Sequence[Student]:
        """Deepest level first."""
        return [student for student in self._students if isinstance(student, Student)]

    def parts(self, batch: Batch) -> Iterator[Terms]:
        """One part per level; half of the next level's contents are what the teacher just painted."""
        fed, half = batch.contents, len(batch.contents) // 2
        for student in self.students:
            terms, painted = self._level(student, fed, batch.styles)
            yield {f"{name}_{student.level}": term for name, term in terms.items()}
            fed = torch.cat((painted[:half], batch.contents[half:]))

    def score(self, batch: Batch) -> float:
        """The weighted sum of what the decoders are asked for, over all levels."""
        total = 0.0
        with torch.no_grad():
            for terms in self.parts(batch):
                kept = (term for name, term in terms.items() if name.startswith(("pixel", "perceptual")))
                total += sum(float(term.value) * term.share for term in kept)
        return total

    @torch.no_grad()
    def painted(self, batch: Batch) -> Tensor:
        """Contents through the students' own cascade, unclamped."""
        fed = batch.contents
        for student in self.students:
            features = transformed(student.encoder(fed), student.encoder(batch.styles), Method.WCT)
            fed = student.decoder(features)
        return fed

    def weights(self) -> list[LevelWeights]:
        """Each level's encoder and decoder."""
        return [
            LevelWeights(student.level, student.encoder.state_dict(), student.decoder.state_dict())
            for student in self.students
        ]

    def _level(self, student: Student, contents: Tensor, styles: Tensor) -> tuple[dict[str, Term], Tensor]:
        teacher_encoder, teacher_decoder = student.teacher
        with torch.no_grad():
            goal, style_goal = teacher_encoder(contents), teacher_encoder(styles)
            painted_goal = teacher_decoder(transformed(goal, style_goal, Method.WCT))
        features, style_features = student.encoder(contents), student.encoder(styles)
        terms: dict[str, Term] = {}
        if self._collaboration is not Collaboration.DECODER:
            apart = student.embedding(features, goal) + student.embedding(style_features, style_goal)
            terms["embedding"] = Term(apart / 2, self._shares.embedding)
        if self._collaboration is not Collaboration.EMBEDDING:
            returned = teacher_decoder(student.embedding.embedded(features))
            terms["teacher_pixel"] = Term(F.mse_loss(returned, contents), self._shares.teacher_pixel)
            terms["teacher_perceptual"] = Term(self._critic(returned, contents), self._shares.teacher_perceptual)
        rebuilt = student.decoder(features.detach())
        painted = student.decoder(transformed(features, style_features, Method.WCT))
        pixel = (F.mse_loss(rebuilt, contents) + F.mse_loss(painted, painted_goal)) / 2
        perceptual = (self._critic(rebuilt, contents) + self._critic(painted, painted_goal)) / 2
        terms["pixel"] = Term(pixel, self._shares.pixel)
        terms["perceptual"] = Term(perceptual, self._shares.perceptual)
        return terms, painted_goal
