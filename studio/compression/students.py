"""Where students come from: cut out of their teacher, one pair per level or decoders on one shared trunk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

import torch
from torch import Tensor, nn

from studio.bundles.pair import Bundle, Pair
from studio.bundles.weights import LevelWeights
from studio.compression.cutting import cut_decoder, cut_encoder, pair_activations
from studio.compression.losses import LinearEmbedding
from studio.compression.objective import Batch, Objective
from studio.compression.preparation import Preparation, begin_part, report_piece
from studio.compression.refitting import TeacherOutputs, teacher_outputs
from studio.compression.width_plan import PairShape, student_shape
from studio.engine.device import choose_device
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import encoder_names
from studio.progress import Progress
from studio.specs.stylize import DeviceChoice
from studio.specs.training import DistillSpec, Trunk


class Student(nn.Module):
    """The pair being distilled at one level, its embedding into the teacher's channels, and that frozen teacher."""

    def __init__(self, pair: Pair, teacher: Pair) -> None:
        super().__init__()
        self.level = pair.level
        self.teacher = (teacher.encoder, teacher.decoder)  # a tuple hides them from parameters() and state_dict()
        self.encoder = pair.encoder
        self.decoder = pair.decoder
        narrow, wide = pair.encoder.layers[-1].out_channels, teacher.encoder.layers[-1].out_channels
        self.embedding = LinearEmbedding(narrow, wide)

    @torch.no_grad()
    def fit_embedding(self, pictures: Tensor) -> None:
        """Let the embedding take the encoder's features of ``pictures`` (B, 3, H, W) nearest to the teacher's."""
        self.embedding.fit(self.encoder(pictures), self.teacher[0](pictures))


class StudentCascade:
    """Students of several levels as one thing that is trained and shipped: the common part of objectives of theirs."""

    def __init__(self, students: Sequence[Student]) -> None:
        self._students = nn.ModuleList(students)

    @property
    def module(self) -> nn.Module:
        """All students."""
        return self._students

    @property
    def students(self) -> Sequence[Student]:
        """Deepest level first."""
        return [student for student in self._students if isinstance(student, Student)]

    def weights(self) -> list[LevelWeights]:
        """Each level's encoder and decoder."""
        return [
            LevelWeights(student.level, student.encoder.state_dict(), student.decoder.state_dict())
            for student in self.students
        ]


def shape_of(pair: Pair) -> PairShape:
    """The layers of ``pair``, with an encoder of its own."""
    return PairShape(pair.level, pair.encoder.layers, pair.decoder.layers, pair.level)


def cut_students(
    teacher: Bundle,
    levels: Sequence[int],
    spec: DistillSpec,
    calibration: Batch | None,
    progress: Progress | None = None,
) -> list[Student]:
    """A student for each level, deepest first: the filters that matter most, fitted anew on ``calibration``.

    Calibration goes level by level down the cascade, so that shallower levels are measured on what deeper ones painted.
    Without it the students have the right shapes and arbitrary weights, for a checkpoint to fill.
    Raises SpecError where the widths do not fit the levels or exceed the teacher's.
    """
    ordered = [teacher.pair(level) for level in sorted(levels, reverse=True)]
    students: list[Student] = []
    begin_part(progress, Preparation.FITTING, pieces=len(ordered))
    for pair, outputs in zip(
        ordered, teacher_outputs(ordered, calibration, spec.method) if calibration else repeat(None), strict=False
    ):
        trunk = students[0].encoder if students and spec.trunk is Trunk.SHARED else None
        students.append(_cut_student(pair, spec, outputs, trunk))
        report_piece(progress, Preparation.FITTING)
    return students


def _cut_student(
    pair: Pair, spec: DistillSpec, outputs: TeacherOutputs | None, trunk: ConvolutionChain | None
) -> Student:
    activations = _Activations(pair, outputs)
    planned = student_shape(shape_of(pair), spec)
    cut = cut_encoder(pair.encoder, [layer.out_channels for layer in planned.encoder], activations.encoder)
    encoder, inputs = cut.chain, cut.kept[pair.encoder.layers[-1].name]
    if trunk is not None:
        encoder, inputs = _tapped(trunk, pair.level), torch.arange(pair.encoder.layers[-1].out_channels)
    elif outputs and encoder.layers != pair.encoder.layers:
        outputs.fit_encoder(encoder, cut.kept)
    decoder_widths = [layer.out_channels for layer in planned.decoder]
    cut = cut_decoder(pair.decoder, decoder_widths, activations.decoder, inputs=inputs)
    student = Student(Pair(pair.level, encoder, cut.chain), pair)
    if outputs:
        student.fit_embedding(outputs.calibration)
    if trunk is not None:
        student.decoder = _with_folded_embedding(student.embedding, cut.chain)
    if outputs and student.decoder.layers != pair.decoder.layers:
        outputs.fit_decoder(student.decoder, cut.kept, encoder=encoder)
    return student.requires_grad_(requires_grad=True)


class _Activations:
    """Mean activation of each filter of a pair on calibration pictures; 1 for all without them."""

    def __init__(self, pair: Pair, outputs: TeacherOutputs | None) -> None:
        uniform = _uniform_activations(pair.encoder), _uniform_activations(pair.decoder)
        self.encoder, self.decoder = pair_activations(outputs) if outputs else uniform


def _uniform_activations(chain: ConvolutionChain) -> dict[str, Tensor]:
    return {layer.name: torch.ones(layer.out_channels) for layer in chain.layers}


def students_from(
    start: Bundle,
    teacher: Bundle,
    levels: Sequence[int],
    spec: DistillSpec,
    calibration: Batch | None,
    progress: Progress | None = None,
) -> list[Student]:
    """A student for each level, deepest first, with the weights of ``start``; embeddings are fitted on ``calibration``.

    With a shared trunk all levels tap the deepest encoder of ``start``. Raises BundleError where it lacks a level.
    """
    students: list[Student] = []
    trunk: ConvolutionChain | None = None
    begin_part(progress, Preparation.FITTING, pieces=len(levels))
    for level in sorted(levels, reverse=True):
        pair = start.pair(level)
        is_tapping = spec.trunk is Trunk.SHARED and trunk is not None
        encoder = _tapped(trunk, level) if is_tapping and trunk is not None else pair.encoder
        trunk = trunk or encoder
        student = Student(Pair(level, encoder, pair.decoder), teacher.pair(level))
        if calibration:
            student.fit_embedding(torch.cat((calibration.contents, calibration.styles)))
        students.append(student.requires_grad_(requires_grad=True))
        report_piece(progress, Preparation.FITTING)
    for weight in (weight for student in students for weight in student.parameters()):
        weight.data = weight.data.clone()  # levels that share part of an encoder come as views of one file
    return students


def _tapped(trunk: ConvolutionChain, level: int) -> ConvolutionChain:
    """The beginning of ``trunk`` up to ``level``, made of the very same convolutions."""
    names = encoder_names(level)
    tapped = ConvolutionChain(trunk.layers[: len(names)])
    for name in names:
        tapped.add_module(name, trunk.convolution(name))
    return tapped


def _with_folded_embedding(embedding: LinearEmbedding, decoder: ConvolutionChain) -> ConvolutionChain:
    """``decoder``, made for the teacher's features, with ``embedding`` folded into its first convolution.

    A shared trunk has other channels than the encoder this decoder was cut for; a 1×1 map with bias commutes with
    reflection padding, so the fold is exact.
    """
    first = decoder.layers[0]
    convolution = decoder.convolution(first.name)
    matrix, shift = embedding.embedding.weight.detach().double()[:, :, 0, 0], embedding.embedding.bias
    assert shift is not None
    assert convolution.bias is not None
    kernel = convolution.weight.detach().double()
    tensors = {name: tensor.clone() for name, tensor in decoder.state_dict().items()}
    tensors[f"{first.name}.weight"] = torch.einsum("ojkl,ji->oikl", kernel, matrix).float()
    moved = torch.einsum("ojkl,j->o", kernel, shift.detach().double())
    tensors[f"{first.name}.bias"] = (convolution.bias.detach().double() + moved).float()
    narrow = matrix.shape[1]
    layers = (replace(first, in_channels=narrow), *decoder.layers[1:])
    return ConvolutionChain.from_tensors(layers, tensors)


def students_of(objective: Objective) -> list[Student]:
    """The students of any objective, deepest level first."""
    return [module for module in objective.module.modules() if isinstance(module, Student)]


def on_device(objective: Objective, choice: DeviceChoice) -> torch.device:
    """Move students and the teachers hidden in them to the device of ``choice``, and name it."""
    device = choose_device(choice)
    objective.module.to(device)
    for student in students_of(objective):
        for network in student.teacher:
            network.to(device)
    return device
