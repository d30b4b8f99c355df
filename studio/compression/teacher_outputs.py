"""Outputs of the teacher on calibration pictures, level by level; narrower pairs are fitted to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.bundles.pair import Pair
from studio.compression.objective import Batch
from studio.compression.refitting import Kept, refit
from studio.compression.transforming import half_painted, transformed
from studio.networks.chain import ConvolutionChain
from studio.specs.method import Method


@dataclass(frozen=True, slots=True, eq=False)
class TeacherOutputs:
    """Calibration pictures and the outputs of one pair of the teacher on them; all (B, C, H, W)."""

    method: Method
    teacher: Pair
    contents: Tensor
    styles: Tensor
    plain: Tensor
    coloured: Tensor
    painted: Tensor

    @classmethod
    @torch.no_grad()
    def of(cls, teacher: Pair, pictures: Batch, method: Method) -> TeacherOutputs:
        """Let ``teacher`` encode, transform and paint ``pictures``."""
        plain = teacher.encoder(pictures.contents)
        coloured = transformed(plain, teacher.encoder(pictures.styles), method)
        return cls(method, teacher, pictures.contents, pictures.styles, plain, coloured, teacher.decoder(coloured))

    @property
    def pictures(self) -> list[Tensor]:
        """All that encoders may meet."""
        return [self.contents, self.styles, self.painted]

    @property
    def calibration(self) -> Tensor:
        """What embeddings are fitted on."""
        return torch.cat((self.contents, self.styles))

    def fit_encoder(self, encoder: ConvolutionChain, kept: Kept) -> None:
        """Fit a narrower encoder to the teacher's, in place."""
        refit(encoder, self.teacher.encoder, kept, [(pictures, pictures) for pictures in self.pictures])

    def fit_decoder(self, decoder: ConvolutionChain, kept: Kept, *, encoder: ConvolutionChain) -> None:
        """Fit a narrower decoder, which reads what ``encoder`` gives, to the teacher's, in place."""
        with torch.no_grad():
            plain = encoder(self.contents)
            coloured = transformed(plain, encoder(self.styles), self.method)
        refit(decoder, self.teacher.decoder, kept, [(plain, self.plain), (coloured, self.coloured)])


def teacher_outputs(teachers: Iterable[Pair], calibration: Batch, method: Method) -> Iterator[TeacherOutputs]:
    """The outputs of each of ``teachers``, deepest first: half of the contents are what the pair before painted."""
    pictures = calibration
    for teacher in teachers:
        outputs = TeacherOutputs.of(teacher, pictures, method)
        yield outputs
        pictures = Batch(half_painted(outputs.painted, calibration.contents), calibration.styles)
