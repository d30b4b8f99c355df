"""Probe paintings, to observe a pair in use: probes encoded, mapped to the statistics of others, and decoded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

import torch
from torch import Tensor

from studio.bundles.weights import LevelWeights
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import Chain
from studio.specs.method import Method
from studio.transforms.fitting import fit_map
from studio.transforms.moments import Moments, measure_moments

# Which probes, counted from the content's own, are its styles.
_STYLE_OFFSETS = (1, 2, 3)

# The whole map is what most use; the period shares no factor with three methods, so that all combinations occur.
_STRENGTHS = (1.0, 1.0, 0.7, 1.0, 0.4)

LayerObserver = Callable[[str, Tensor], None]


@dataclass(frozen=True, slots=True)
class ProbePainting:
    """One painting: probe ``content`` in the style of probe ``style``."""

    content: int
    style: int
    method: Method
    strength: float


def planned_probe_paintings(probes: int, methods: Sequence[Method]) -> tuple[ProbePainting, ...]:
    """Each of so many probes as it is and in the style of up to three others, methods and strengths alternating."""
    settings = zip(cycle(methods), cycle(_STRENGTHS), strict=False)
    plan = []
    for content in range(probes):
        plan.append(ProbePainting(content, content, methods[0], 0.0))
        for offset, (method, strength) in zip(_STYLE_OFFSETS, settings, strict=False):
            if offset % probes:  # few probes: it would be its own style
                plan.append(ProbePainting(content, (content + offset) % probes, method, strength))
    return tuple(plan)


class ProbedPair:
    """The networks of one level in one floating type, and the statistics of the probes encoded so far."""

    def __init__(self, weights: LevelWeights, probes: Sequence[Tensor], *, dtype: torch.dtype) -> None:
        self._probes, self._dtype = probes, dtype
        self._encoder = _chain(weights.encoder_layers(), weights.encoder, dtype)
        self._decoder = None
        if weights.decoder is not None:
            self._decoder = _chain(weights.decoder_layers(), weights.decoder, dtype)
        self._moments: dict[int, Moments] = {}

    def encode(self, index: int, observe: LayerObserver | None = None) -> Tensor:
        """The features of one probe; ``observe`` is called with the name and output of every layer."""
        features = _run(self._encoder, self._probes[index].to(self._dtype), observe)
        if index not in self._moments:
            self._moments[index] = measure_moments(features, precision="float64")
        return features

    def paint(self, paintings: Sequence[ProbePainting]) -> Iterator[Tensor]:
        """The RGB of each exercise; all must have the same content. Nothing where there is no decoder."""
        if self._decoder is None or not paintings:
            return
        features = self.encode(paintings[0].content)
        for painting in paintings:
            content, style = (self._moments_of(index) for index in (painting.content, painting.style))
            affine = fit_map(painting.method, content, style).with_strength(painting.strength)
            yield _run(self._decoder, affine.apply(features), None)

    def _moments_of(self, index: int) -> Moments:
        if index not in self._moments:
            self.encode(index)
        return self._moments[index]


def _chain(layers: Chain, tensors: Mapping[str, Tensor], dtype: torch.dtype) -> ConvolutionChain:
    ready = {key: tensor.to(dtype) for key, tensor in tensors.items()}
    return ConvolutionChain.from_tensors(layers, ready).requires_grad_(False)


def _run(chain: ConvolutionChain, rows: Tensor, observe: LayerObserver | None) -> Tensor:
    for name, out in chain.steps(rows):
        if observe is not None:
            observe(name, out)
        rows = out
    return rows
