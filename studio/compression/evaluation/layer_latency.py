"""How long each convolution of a bundle takes on this machine, as it is streamed: all of them in turns.

A convolution runs on as many rows at once as in a render, until a picture's worth of them is done. What stands between
convolutions, ReLU, pooling, borders, maps and statistics, is not counted; features are noise, on which time does not
depend.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.compression.evaluation.costs import Network
from studio.compression.evaluation.request import ComparisonSide
from studio.engine.timing import in_turns
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import ALIGNMENT_PX
from studio.streaming.budget import BAND_HEIGHTS_PX
from studio.streaming.chunks import fed_scale_px, rows_per_call
from studio.streaming.prepared import PreparedChain, Step
from studio.streaming.row_chain import call_size
from studio.streaming.row_layer import row_convolution

_FEWEST_ROUNDS = 9  # a round is short, and a median of three is soon that of a busy moment
_BORDER = 2  # rows and columns that a 3×3 kernel needs around


@dataclass(frozen=True, slots=True)
class LayerLatency:
    """The median seconds per megapixel of one convolution, and its ``share`` of those of all convolutions."""

    level: int
    network: Network
    name: str
    s_per_mp: float
    share: float


Place = tuple[ComparisonSide, int, Network, str]


def time_layers(
    bundles: Mapping[ComparisonSide, Bundle],
    levels: Mapping[ComparisonSide, Sequence[int]],
    *,
    size_px: tuple[int, int],
    repeats: int,
) -> dict[ComparisonSide, tuple[LayerLatency, ...]]:
    """Time every layer of ``levels`` of all ``bundles`` on a canvas of about (height, width).

    After a warm-up, nine times at least.
    """
    height_px, width_px = (max(ALIGNMENT_PX, side // ALIGNMENT_PX * ALIGNMENT_PX) for side in size_px)
    layers: dict[Place, LayerRun] = {}
    for side, bundle in bundles.items():
        for level in levels[side]:
            pair = bundle.pair(level)
            networks: tuple[tuple[Network, PreparedChain], ...] = (
                ("encoder", _prepared(pair.encoder)),
                ("decoder", _prepared(pair.decoder)),
            )
            for network, chain in networks:
                for step in chain.steps:
                    layers[side, level, network, step.layer.name] = LayerRun.of(
                        step, height_px=height_px, width_px=width_px
                    )
    with torch.inference_mode():
        for layer in layers.values():
            layer()
        timings = in_turns(layers, repeats=max(repeats, _FEWEST_ROUNDS))
    megapixels = height_px * width_px / 1e6
    seconds = {place: timings[place].median_s * layer.pictures / megapixels for place, layer in layers.items()}
    return {side: _latencies(side, seconds) for side in bundles}


def _latencies(side: ComparisonSide, seconds: Mapping[Place, float]) -> tuple[LayerLatency, ...]:
    own = {place[1:]: found for place, found in seconds.items() if place[0] is side}
    whole = sum(own.values())
    return tuple(LayerLatency(*place, found, found / whole) for place, found in own.items())


def _prepared(chain: ConvolutionChain) -> PreparedChain:
    return PreparedChain.of(chain, dtype=torch.float32, device=torch.device("cpu"))


@dataclass(frozen=True, slots=True, eq=False)
class LayerRun:
    """Calls of one convolution that go over a picture, or over a little more than one: ``pictures`` is 1 or below."""

    convolution: Callable[[Tensor], Tensor]
    fed: Tensor
    calls: int
    pictures: float

    @classmethod
    def of(cls, step: Step, *, height_px: int, width_px: int) -> LayerRun:
        """For a canvas whose sides are multiples of 16, on the CPU."""
        layer, scale_px = step.layer, fed_scale_px(step.layer)
        numbers = call_size(torch.float32, torch.device("cpu")).numbers
        band_px = min(height_px, BAND_HEIGHTS_PX[0])
        rows = rows_per_call(layer, width_px=width_px, band_px=band_px, numbers=numbers)
        convolution = row_convolution(step)
        shape = (1, convolution.channels_taken, rows + _BORDER, width_px // scale_px + _BORDER)
        random = torch.Generator().manual_seed(0)
        fed = torch.rand(shape, generator=random).contiguous(memory_format=torch.channels_last)
        needed = height_px // scale_px
        calls = -(-needed // rows)
        return cls(convolution, fed, calls, needed / (rows * calls))

    def __call__(self) -> None:
        """All calls, whose outputs are dropped."""
        for _ in range(self.calls):
            self.convolution(self.fed)
