"""The closed-form fit of pruned pairs to their teachers, before they are retrained."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from studio.bundles.pair import Pair
from studio.compression.objective import Batch, Objective
from studio.compression.pruning.native_surgery import KeptIndices
from studio.compression.refitting import teacher_outputs
from studio.compression.students import students_of
from studio.networks.chain import ConvolutionChain
from studio.specs.method import Method


def refit_pruned(objective: Objective, kept: KeptIndices, calibration: Batch, method: Method) -> None:
    """Fit every student, just cut to ``kept`` (names as in `LevelsNetwork`), to its teacher, in place.

    An encoder that several levels share is fitted once, for the deepest of them.
    """
    students = students_of(objective)
    teachers = [Pair(student.level, *student.teacher) for student in students]
    fitted: set[nn.Module] = set()
    for student, outputs in zip(students, teacher_outputs(teachers, calibration, method), strict=True):
        if student.encoder.convolution("conv1_1") not in fitted:
            outputs.fit_encoder(student.encoder, _kept(kept, f"{student.level}.encoder", outputs.teacher.encoder))
            fitted.update(student.encoder.children())
        student.fit_embedding(outputs.calibration)
        decoder_kept = _kept(kept, f"{student.level}.decoder", outputs.teacher.decoder)
        outputs.fit_decoder(student.decoder, decoder_kept, encoder=student.encoder)


def _kept(kept: KeptIndices, network: str, teacher: ConvolutionChain) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    for layer in teacher.layers:
        each = kept.get(f"{network}.{layer.name}")
        outputs = each.outputs if each else None
        found[layer.name] = torch.tensor(outputs if outputs is not None else range(layer.out_channels))
    return found
