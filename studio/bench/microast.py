"""A network of the shape of MicroAST in plain torch, whole picture at once: how fast a small peer is on this machine.

Source: Wang et al. 2023, arXiv 2211.15313: two encoders, a modulator and a decoder of 472,000 parameters. Its weights
are random here: what it costs is told, what it paints means nothing. The style is measured beforehand, as the others'
are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

MULTIPLE_PX = 4  # the encoder halves the picture twice
_SEED = 0
_EPSILON = 1e-5


class Residual(nn.Module):
    """x + conv(ReLU(conv(x))) of 64 channels; with a modulation (w, b) each convolution y of z becomes w·y + b·z."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = convolution(64, 64, 3), convolution(64, 64, 3)

    def forward(self, rows: Tensor, modulation: tuple[Tensor, Tensor] | None = None) -> Tensor:
        """Rows (1, 64, h, w) of the same size."""
        once = self.first(rows)
        if modulation is None:
            twice: Tensor = self.second(F.relu_(once))
            return twice.add_(rows)
        weight, bias = modulation
        middle = F.relu_(weight * once + bias * rows)
        result: Tensor = weight * self.second(middle) + bias * middle
        return result.add_(rows)


class MicroAst(nn.Module):
    """Content and style encoder, modulator and decoder."""

    def __init__(self) -> None:
        super().__init__()
        self.content, self.style = encoder(), encoder()
        self.signals = nn.ModuleList(convolution(64, 64, 3, groups=64) for _ in range(4))
        self.first, self.second = Residual(), Residual()
        self.up = nn.Sequential(
            nn.Upsample(scale_factor=2, mode="bilinear"),
            *separable(64, 32),
            nn.Upsample(scale_factor=2, mode="bilinear"),
            *separable(32, 16),
            convolution(16, 3, 9),
        )

    def measure(self, style_bchw: Tensor) -> Measured:
        """The means, deviations and modulations of a style (1, 3, h, w) in [0, 1], sides multiples of 4 px."""
        shallow = self.style[0](style_bchw)
        deep = self.style[1](shallow)
        signals = [
            signal(rows).mean((2, 3), keepdim=True)
            for signal, rows in zip(self.signals, (shallow, shallow, deep, deep), strict=True)
        ]
        return Measured((moments(shallow), moments(deep)), ((signals[0], signals[1]), (signals[2], signals[3])))

    def forward(self, content_bchw: Tensor, style: Measured) -> Tensor:
        """Paint a picture (1, 3, h, w) in [0, 1], sides multiples of 4 px; unclamped."""
        shallow = self.content[0](content_bchw)
        deep = self.content[1](shallow)
        rows = self.first(renormalized(deep, style.moments[1]), style.modulations[1])
        rows = self.second(renormalized(rows, style.moments[0]), style.modulations[0])
        painted: Tensor = self.up(rows)
        return painted


@dataclass(frozen=True, eq=False)
class Measured:
    """Of a style, at both depths of its encoder: mean and deviation, and weight and bias of the modulation."""

    moments: Sequence[tuple[Tensor, Tensor]]
    modulations: Sequence[tuple[Tensor, Tensor]]


def micro_ast() -> MicroAst:
    """The network with random weights, the same each time."""
    with torch.random.fork_rng(devices=()):
        torch.manual_seed(_SEED)
        return MicroAst().eval().requires_grad_(False)


def encoder() -> nn.ModuleList:
    """What comes before the first tap and after it: a quarter of the picture's sides, 64 channels."""
    shallow = nn.Sequential(
        convolution(3, 16, 9),
        nn.ReLU(inplace=True),
        *separable(16, 32, stride=2),
        *separable(32, 64, stride=2),
        Residual(),
    )
    return nn.ModuleList((shallow, Residual()))


def separable(ins: int, outs: int, *, stride: int = 1) -> tuple[nn.Module, ...]:
    """A 3×3 convolution of groups as many as fit, then one of 1×1, each with its ReLU."""
    grouped = convolution(ins, outs, 3, stride=stride, groups=min(ins, outs))
    return grouped, nn.ReLU(inplace=True), convolution(outs, outs, 1), nn.ReLU(inplace=True)


def convolution(ins: int, outs: int, side: int, *, stride: int = 1, groups: int = 1) -> nn.Conv2d:
    """A convolution padded by reflection."""
    return nn.Conv2d(ins, outs, side, stride, padding=side // 2, groups=groups, padding_mode="reflect")


def moments(rows: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and deviation (1, C, 1, 1) of rows (1, C, h, w)."""
    variance, mean = torch.var_mean(rows, (2, 3), keepdim=True)
    return mean, (variance + _EPSILON).sqrt()


def renormalized(rows: Tensor, target: tuple[Tensor, Tensor]) -> Tensor:
    """AdaIN: rows with the mean and deviation of ``target``."""
    mean, deviation = moments(rows)
    return (rows - mean) / deviation * target[1] + target[0]


def macs_per_pixel() -> float:
    """Multiply-accumulates for each pixel of content of the convolutions that a picture goes through."""
    network, side = micro_ast(), 16 * MULTIPLE_PX
    counted = 0.0

    def count(module: nn.Module, _given: object, result: Tensor) -> None:
        nonlocal counted
        assert isinstance(module, nn.Conv2d)
        counted += module.weight[0].numel() * result.numel()

    picture = torch.full((1, 3, side, side), 0.5)
    with torch.inference_mode():
        style = network.measure(picture)
        for module in network.modules():
            if isinstance(module, nn.Conv2d):
                module.register_forward_hook(count)
        network(picture, style)
    return counted / side**2
