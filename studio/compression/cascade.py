"""The objective of distilling WCT pairs: every level learns on what was painted at the level before.

Encoders learn by collaborative distillation (Wang et al., CVPR 2020, arXiv 2003.08436): the linear embedding of their
features (section 3.2), and what the teacher's frozen decoder makes of it (section 3.1). Decoders learn three things
at once: to give the picture back from plain features, to paint what the teacher's pair paints from features that the
transform has whitened and coloured, and to leave the style's Gram matrices in what they paint. Departures: the paper
trains decoders on reconstruction alone and each level alone; painted features and the cascade are what a decoder
meets in use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.compression.losses import Perceptual, apart_in_features, gram_style
from studio.compression.objective import Batch, Term, Terms
from studio.compression.students import Student, StudentCascade
from studio.compression.transforming import cascaded, half_painted, transformed
from studio.networks.layout import opening_names
from studio.specs.method import Method
from studio.specs.training import Collaboration, LossShares

_PAINTED = ("pixel", "perceptual", "gram")  # what decoders are asked for


class CascadeObjective(StudentCascade):
    """Students of several levels, deepest first, each beside its teacher."""

    def __init__(
        self, students: Sequence[Student], critic: Perceptual, shares: LossShares, collaboration: Collaboration
    ) -> None:
        super().__init__(students)
        self._critic, self._shares, self._collaboration = critic, shares, collaboration
        # Shallow levels answer for deeper statistics too: what they paint is all that is left of them.
        self._critics = {
            student.level: critic
            if student.level < len(critic.names)
            else Perceptual(student.teacher[0], opening_names(student.level))
            for student in students
        }

    def parts(self, batch: Batch) -> Iterator[Terms]:
        """One part per level; half of the next level's contents are what the student just painted."""
        fed = batch.contents
        for student in self.students:
            terms, painted = self._level(student, fed, batch.styles)
            yield {f"{name}_{student.level}": term for name, term in terms.items()}
            fed = half_painted(painted.detach(), batch.contents)

    def score(self, batch: Batch) -> float:
        """The weighted sum of what the decoders are asked for, over all levels."""
        total = 0.0
        with torch.no_grad():
            for terms in self.parts(batch):
                kept = (term for name, term in terms.items() if name.startswith(_PAINTED))
                total += sum(float(term.value) * term.share for term in kept)
        return total

    @torch.no_grad()
    def painted(self, batch: Batch) -> Tensor:
        """Contents through the students' own cascade, unclamped."""
        return cascaded([(student.encoder, student.decoder) for student in self.students], batch.contents, batch.styles)

    @torch.no_grad()
    def taught(self, batch: Batch) -> Tensor:
        """Contents through the teacher's cascade of the same levels, unclamped."""
        return cascaded([student.teacher for student in self.students], batch.contents, batch.styles)

    def _level(self, student: Student, contents: Tensor, styles: Tensor) -> tuple[dict[str, Term], Tensor]:
        teacher_encoder, teacher_decoder = student.teacher
        critic = self._critics[student.level]
        with torch.no_grad():
            goal, style_seen = teacher_encoder(contents), critic.seen(styles)
            style_goal = style_seen[critic.names[-1]] if critic.encoder is teacher_encoder else teacher_encoder(styles)
            painted_goal = teacher_decoder(transformed(goal, style_goal, Method.WCT))
            goal_seen = critic.seen(painted_goal)
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
        painted_seen = critic.seen(painted)
        perceptual = (self._critic(rebuilt, contents) + apart_in_features(painted_seen, goal_seen)) / 2
        terms["pixel"] = Term(pixel, self._shares.pixel)
        terms["perceptual"] = Term(perceptual, self._shares.perceptual)
        terms["gram"] = Term(gram_style(painted_seen, goal_seen, style_seen), self._shares.gram)
        return terms, painted
