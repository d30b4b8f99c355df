"""The loss terms of collaborative distillation as published: sums of plain squared errors over relu1_1 … reluk_1.

Wang et al., CVPR 2020, arXiv 2003.08436, sections 3.1 and 3.2; how terms are summed and averaged follows the authors'
release (model.py, TrainSE_With_WCTDecoder and TrainSD_With_WCTSE). Unlike in `losses` nothing is relative: the shares
belong to the normalised VGG-19 that the authors taught with.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.compression.losses import Features, LinearEmbedding
from studio.compression.students import Student
from studio.networks.layout import opening_names


def summed_error(found: Features, goals: Features) -> Tensor:
    """The MSE of each layer of ``goals``, summed over the layers; a scalar. No gradient flows into ``goals``."""
    return torch.stack([F.mse_loss(found[name], goal.detach()) for name, goal in goals.items()]).sum()


class EmbeddedLayers(nn.Module):
    """A student's linear embeddings: a 1×1 convolution for each of relu1_1 … reluk_1, that of the last its own."""

    def __init__(self, student: Student) -> None:
        super().__init__()
        self.names = opening_names(student.level)
        self._student = (student,)  # a tuple hides it from parameters() and state_dict(): its owner counts it
        widths = [
            {layer.name: layer.out_channels for layer in encoder.layers}
            for encoder in (student.encoder, student.teacher[0])
        ]
        narrow, wide = widths
        self.shallow = nn.ModuleDict({name: LinearEmbedding(narrow[name], wide[name]) for name in self.names[:-1]})

    def forward(self, features: Features) -> dict[str, Tensor]:
        """The student's ``features`` by layer, (B, C_student, H, W), as the teacher's: (B, C_teacher, H, W)."""
        return {name: self._of(name).embedded(features[name]) for name in self.names}

    @torch.no_grad()
    def fit(self, pictures: Tensor) -> None:
        """Take the student's features of ``pictures`` (B, 3, H, W) nearest to the teacher's, by least squares."""
        (student,) = self._student
        features, goals = (net.features(pictures, self.names) for net in (student.encoder, student.teacher[0]))
        for name in self.names:
            self._of(name).fit(features[name], goals[name])

    def _of(self, name: str) -> LinearEmbedding:
        (student,) = self._student
        embedding = student.embedding if name == self.names[-1] else self.shallow[name]
        assert isinstance(embedding, LinearEmbedding)
        return embedding
