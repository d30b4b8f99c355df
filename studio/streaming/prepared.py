"""Chains ready to run: layers with their weights on the device and in the precision of the work."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.networks.chain import ConvolutionChain
from studio.networks.layout import Chain, Layer
from studio.streaming.blending import Blend
from studio.streaming.tabled import TabledMap
from studio.transforms.affine import AffineMap, fold_into_convolution


@dataclass(frozen=True, eq=False)
class Step:
    """One layer with its kernel (out, in, 3, 3) and bias (out,).

    With ``splits`` the kernel holds two convolutions one after the other, (2 · out, in, 3, 3), whose outputs run on as
    two maps; with ``joins`` r the two maps that come in, each after its ReLU, are taken together as first - r · second.
    With ``blend`` the rows that come in are blended, with ``tabled`` they go through a map and tables; where the layer
    has two maps, the second are the rows themselves.
    """

    layer: Layer
    kernel: Tensor
    bias: Tensor
    splits: bool = False
    joins: float | None = None
    blend: Blend | None = None
    tabled: TabledMap | None = None

    @property
    def maps_taken(self) -> int:
        """Feature maps in its buffer: those it gives, but one where it splits them itself."""
        return 1 if self.splits else self.layer.maps


@dataclass(frozen=True, eq=False)
class PreparedChain:
    """Layers in the order they run; chains are joined with ``+``, an encoder after a decoder for example."""

    steps: tuple[Step, ...] = ()

    @classmethod
    def of(cls, chain: ConvolutionChain, *, dtype: torch.dtype, device: torch.device) -> PreparedChain:
        """The chain's own weights, converted."""
        return cls(tuple(_step(chain, layer, dtype, device) for layer in chain.layers))

    @property
    def layers(self) -> Chain:
        """The layers without their weights."""
        return tuple(step.layer for step in self.steps)

    def folded(self, affine: AffineMap) -> PreparedChain:
        """This chain with ``affine`` applied to what it is fed, folded exactly into its first convolution."""
        first = self.steps[0]
        kernel, bias = fold_into_convolution(affine, first.kernel.cpu().double(), first.bias.cpu().double())
        folded = Step(first.layer, kernel.to(first.kernel), bias.to(first.bias))
        return PreparedChain((folded, *self.steps[1:]))

    def __add__(self, other: PreparedChain) -> PreparedChain:
        return PreparedChain(self.steps + other.steps)


def _step(chain: ConvolutionChain, layer: Layer, dtype: torch.dtype, device: torch.device) -> Step:
    convolution = chain.convolution(layer.name)
    assert convolution.bias is not None, "every convolution of a chain has a bias"
    return Step(
        layer,
        kernel=convolution.weight.detach().to(device, dtype),
        bias=convolution.bias.detach().to(device, dtype),
    )
