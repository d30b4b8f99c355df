"""The closed-form fit of a cut network: every layer is fitted by least squares to the outputs of the teacher's layer.

A filter that goes takes its part out of every sum it entered, and shallow decoders tell it at once. Layer by layer,
from the input on, the remaining weights are the least-squares solution that reproduces the teacher's sums (before its
ReLU) from the narrower features the layer is really fed with: the reconstruction step of channel pruning (He, Zhang
and Sun, ICCV 2017, arXiv 1707.06168, section 3.1), with the cut weights as the centre of the ridge. Seconds of this
are worth an hour of gradient steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.bundles.pair import Pair
from studio.compression.objective import Batch
from studio.compression.transforming import half_painted, transformed
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import Resample
from studio.specs.method import Method

_RIDGE = 1e-4  # of the mean diagonal: below it the solution follows noise, above it the cut weights
_MOST_POSITIONS = 60_000  # of one layer and stream; a layer has at most some 1,200 unknowns per filter
_SIDE = 3

Kept = Mapping[str, Tensor]  # layer name → which of the teacher's filters a narrower layer stands for, ascending
Streams = Sequence[tuple[Tensor, Tensor]]  # what the narrow chain is fed with, what the teacher's: (B, C, H, W) each


@torch.no_grad()
def refit(chain: ConvolutionChain, teacher: ConvolutionChain, kept: Kept, streams: Streams) -> None:
    """Fit the weights of ``chain`` in place; ``kept`` says which of the teacher's filters its layers stand for.

    Several streams weigh alike, however large their values.
    """
    narrow, wide = [stream[0] for stream in streams], [stream[1] for stream in streams]
    teacher_sums = [_sums(teacher, rows) for rows in wide]
    for layer in chain.layers:
        goals = [next(sums)[:, kept[layer.name]] for sums in teacher_sums]
        fed = [F.pad(_resampled(rows, layer.resample), (1, 1, 1, 1), mode="reflect") for rows in narrow]
        convolution = chain.convolution(layer.name)
        assert convolution.bias is not None
        solution = _solve(fed, goals, torch.cat((convolution.weight.flatten(1).T, convolution.bias[None])))
        convolution.weight.copy_(solution[:-1].T.view_as(convolution.weight))
        convolution.bias.copy_(solution[-1])
        narrow = [F.conv2d(rows, convolution.weight, convolution.bias) for rows in fed]
        if layer.has_relu:
            narrow = [F.relu(rows) for rows in narrow]


def _sums(chain: ConvolutionChain, rows: Tensor) -> Iterator[Tensor]:
    """What every layer gives before its ReLU."""
    for layer in chain.layers:
        convolution = chain.convolution(layer.name)
        padded = F.pad(_resampled(rows, layer.resample), (1, 1, 1, 1), mode="reflect")
        sums = F.conv2d(padded, convolution.weight, convolution.bias)
        yield sums
        rows = F.relu(sums) if layer.has_relu else sums


def _resampled(rows: Tensor, resample: Resample) -> Tensor:
    if resample is Resample.POOL:
        return F.max_pool2d(rows, 2)
    return F.interpolate(rows, scale_factor=2, mode="nearest") if resample is Resample.UPSAMPLE else rows


def _solve(fed: Sequence[Tensor], goals: Sequence[Tensor], centre: Tensor) -> Tensor:
    """(9 C_in + 1, C_out) float64 nearest to ``centre`` that takes padded ``fed`` to ``goals``."""
    size = len(centre)
    gram = torch.zeros(size, size, dtype=torch.float64)
    moment = torch.zeros(size, centre.shape[1], dtype=torch.float64)
    for padded, goal in zip(fed, goals, strict=True):
        power = float(goal.square().mean().clamp_min(1e-12))
        positions = goal.shape[0] * goal.shape[2] * goal.shape[3]
        stride = max(1, -(-positions // _MOST_POSITIONS))
        for rows, wanted in zip(padded, goal, strict=True):
            columns = F.unfold(rows[None], _SIDE)[0, :, ::stride].T
            columns = torch.cat((columns, columns.new_ones(len(columns), 1)), dim=1).cpu().double()
            sums = wanted.flatten(1)[:, ::stride].T.cpu().double()
            gram += columns.T @ columns / power
            moment += columns.T @ sums / power
    ridge = _RIDGE * gram.diagonal().mean()
    eye = torch.eye(size, dtype=torch.float64)
    solution: Tensor = torch.linalg.solve(gram + ridge * eye, moment + ridge * centre.cpu().double())
    return solution


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
