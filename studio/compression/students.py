"""Where students come from: cut out of their teacher, one pair per level or decoders on one shared trunk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn

from studio.bundles.pair import Bundle, Pair
from studio.compression.cutting import cut_decoder, cut_encoder, mean_activations, share_of
from studio.compression.losses import LinearEmbedding
from studio.compression.transforming import transformed
from studio.errors import SpecError
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import CONVS_PER_BLOCK, block_of, encoder_names, mirrored_widths
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


def cut_students(
    teacher: Bundle, levels: Sequence[int], spec: DistillSpec, contents: Tensor, styles: Tensor
) -> list[Student]:
    """A student for each level, deepest first, calibrated on ``contents`` and ``styles`` (B, 3, H, W).

    Calibration walks the cascade, so that shallower levels are judged on what deeper ones painted.
    Raises SpecError where the widths do not fit the levels or exceed the teacher's.
    """
    students: list[Student] = []
    fed, trunk = contents, None
    for level in sorted(levels, reverse=True):
        pair = teacher.pair(level)
        with torch.no_grad():
            plain, style_features = pair.encoder(fed), pair.encoder(styles)
            coloured = transformed(plain, style_features, spec.method)
            painted = pair.decoder(coloured)
        encoder_seen = mean_activations(pair.encoder, [fed, styles, painted])
        decoder_seen = mean_activations(pair.decoder, [plain, coloured])
        widths = _encoder_widths(pair.encoder, spec.widths)
        encoder, kept = cut_encoder(pair.encoder, widths, encoder_seen)
        if spec.trunk is Trunk.SHARED and trunk is not None:
            encoder, kept = _tapped(trunk, level), tuple(range(pair.encoder.layers[-1].out_channels))
        decoder_widths = _decoder_widths(pair.decoder, spec.widths, widths)
        decoder = cut_decoder(pair.decoder, decoder_widths, decoder_seen, inputs=kept)
        student = Student(Pair(level, encoder, decoder), pair)
        with torch.no_grad():
            calibration = torch.cat((contents, styles))
            student.embedding.fit(encoder(calibration), pair.encoder(calibration))
        if spec.trunk is Trunk.SHARED and trunk is not None:
            student.decoder = _reading_through(student.embedding, decoder)
        trunk = trunk or encoder
        student.requires_grad_(requires_grad=True)
        students.append(student)
        fed = painted
    return students


def students_from(
    start: Bundle, teacher: Bundle, levels: Sequence[int], spec: DistillSpec, pictures: Tensor
) -> list[Student]:
    """A student for each level, deepest first, with the weights of ``start``; embeddings are fitted on ``pictures``.

    With a shared trunk all levels tap the deepest encoder of ``start``. Raises BundleError where it lacks a level.
    """
    students: list[Student] = []
    trunk: ConvolutionChain | None = None
    for level in sorted(levels, reverse=True):
        pair = start.pair(level)
        is_tapping = spec.trunk is Trunk.SHARED and trunk is not None
        encoder = _tapped(trunk, level) if is_tapping and trunk is not None else pair.encoder
        trunk = trunk or encoder
        student = Student(Pair(level, encoder, pair.decoder), teacher.pair(level))
        with torch.no_grad():
            student.embedding.fit(encoder(pictures), teacher.pair(level).encoder(pictures))
        students.append(student.requires_grad_(requires_grad=True))
    return students


def _encoder_widths(encoder: ConvolutionChain, widths: tuple[int, ...] | float) -> tuple[int, ...]:
    if isinstance(widths, float):
        return share_of([layer.out_channels for layer in encoder.layers], widths)
    if len(widths) == len(CONVS_PER_BLOCK):
        return tuple(widths[block_of(layer.name) - 1] for layer in encoder.layers)
    if len(widths) < len(encoder.layers):
        raise SpecError(
            f"{encoder.layers[-1].name} is the {len(encoder.layers)}th layer and only {len(widths)} widths were given"
        )
    return widths[: len(encoder.layers)]


def _decoder_widths(
    decoder: ConvolutionChain, widths: tuple[int, ...] | float, encoder_widths: tuple[int, ...]
) -> tuple[int, ...]:
    if isinstance(widths, float):
        return (*share_of([layer.out_channels for layer in decoder.layers[:-1]], widths), 3)
    return mirrored_widths(encoder_widths)


def _tapped(trunk: ConvolutionChain, level: int) -> ConvolutionChain:
    """The beginning of ``trunk`` up to ``level``, made of the very same convolutions."""
    names = encoder_names(level)
    tapped = ConvolutionChain(trunk.layers[: len(names)])
    for name in names:
        tapped.add_module(name, trunk.convolution(name))
    return tapped


def _reading_through(embedding: LinearEmbedding, decoder: ConvolutionChain) -> ConvolutionChain:
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
