"""Collaborative distillation as published: each level alone, first its encoder, then its decoder.

Wang et al., CVPR 2020, arXiv 2003.08436. An encoder learns by the linear embedding of its features at relu1_1 …
reluk_1 (section 3.2), and by what the teacher's frozen decoder makes of the last of them, by pixel and as the teacher's
encoder sees it at all these layers (section 3.1). A decoder learns to give the photograph back from the features of its
frozen encoder. Styles are not learned from. Departure: decoders paint linear RGB, where the release has one more ReLU.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.compression.layer_names import Part
from studio.compression.objective import Batch, Objective, Term, Terms
from studio.compression.published_losses import EmbeddedLayers, summed_error
from studio.compression.students import Student, StudentCascade
from studio.compression.transforming import cascaded
from studio.specs.training import Collaboration, LossShares

PARTS: tuple[Part, ...] = ("encoder", "decoder")  # in the order in which they learn


class PublishedObjective(StudentCascade):
    """Students of several levels, none of which meets what another painted; encoders learn until told otherwise."""

    def __init__(self, students: Sequence[Student], shares: LossShares, collaboration: Collaboration) -> None:
        super().__init__(students)
        self._shares, self._collaboration = shares, collaboration
        self._embedded = nn.ModuleList(EmbeddedLayers(student) for student in students)
        self._all = nn.ModuleDict({"students": self._students, "embeddings": self._embedded})
        self.part: Part = PARTS[0]
        self.learn(self.part)

    @property
    def module(self) -> nn.Module:
        """All students and their embeddings."""
        return self._all

    def learn(self, part: Part) -> None:
        """From now on ``part`` learns, an encoder with its embeddings; all else is frozen."""
        self.part = part
        are_encoders = part == "encoder"
        self._embedded.requires_grad_(requires_grad=are_encoders)
        for student in self.students:
            student.encoder.requires_grad_(requires_grad=are_encoders)
            student.embedding.requires_grad_(requires_grad=are_encoders)
            student.decoder.requires_grad_(requires_grad=not are_encoders)

    def fit_embeddings(self, pictures: Tensor) -> None:
        """Begin with embeddings by least squares on ``pictures`` (B, 3, H, W): for encoders that have learned before.

        Those of a cut begin at random, as in the release.
        """
        for embedded in self._embedded:
            assert isinstance(embedded, EmbeddedLayers)
            embedded.fit(pictures)

    def parts(self, batch: Batch) -> Iterator[Terms]:
        """One part per level."""
        terms_of = self._encoder_terms if self.part == "encoder" else self._decoder_terms
        for student, embedded in zip(self.students, self._embedded, strict=True):
            assert isinstance(embedded, EmbeddedLayers)
            yield {f"{name}_{student.level}": term for name, term in terms_of(student, embedded, batch).items()}

    @torch.no_grad()
    def score(self, batch: Batch) -> float:
        """The weighted sum of the terms of the part that learns, over all levels."""
        return sum(float(term.value) * term.share for terms in self.parts(batch) for term in terms.values())

    @torch.no_grad()
    def painted(self, batch: Batch) -> Tensor:
        """Contents through the students' own cascade, unclamped."""
        return cascaded([(student.encoder, student.decoder) for student in self.students], batch.contents, batch.styles)

    @torch.no_grad()
    def taught(self, batch: Batch) -> Tensor:
        """Contents through the teacher's cascade of the same levels, unclamped."""
        return cascaded([student.teacher for student in self.students], batch.contents, batch.styles)

    def _encoder_terms(self, student: Student, embedded: EmbeddedLayers, batch: Batch) -> dict[str, Term]:
        teacher_encoder, teacher_decoder = student.teacher
        pictures, names = batch.contents, embedded.names
        with torch.no_grad():
            goals = teacher_encoder.features(pictures, names)
        found = embedded(student.encoder.features(pictures, names))
        terms: dict[str, Term] = {}
        if self._collaboration is not Collaboration.DECODER:
            terms["embedding"] = Term(summed_error(found, goals), self._shares.embedding)
        if self._collaboration is not Collaboration.EMBEDDING:
            returned = teacher_decoder(found[names[-1]])
            perceptual = summed_error(teacher_encoder.features(returned, names), goals)
            terms["teacher_pixel"] = Term(F.mse_loss(returned, pictures), self._shares.teacher_pixel)
            terms["teacher_perceptual"] = Term(perceptual, self._shares.teacher_perceptual)
        return terms

    def _decoder_terms(self, student: Student, embedded: EmbeddedLayers, batch: Batch) -> dict[str, Term]:
        teacher_encoder, pictures = student.teacher[0], batch.contents
        with torch.no_grad():
            features = student.encoder(pictures)
            goals = teacher_encoder.features(pictures, embedded.names)
        rebuilt = student.decoder(features)
        perceptual = summed_error(teacher_encoder.features(rebuilt, embedded.names), goals)
        return {
            "pixel": Term(F.mse_loss(rebuilt, pictures), self._shares.pixel),
            "perceptual": Term(perceptual, self._shares.perceptual),
        }


def learning_parts(objective: Objective) -> Iterator[Objective]:
    """``objective`` once for each phase of its own, and learning what it learns in that."""
    if not isinstance(objective, PublishedObjective):
        yield objective
        return
    for part in PARTS:
        objective.learn(part)
        yield objective
