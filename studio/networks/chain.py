"""A chain of convolutions as a torch module, computed whole: the plain meaning that streaming must reproduce."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.networks.layout import Chain, Resample


class ConvolutionChain(nn.Module):
    """An encoder or a decoder: the layers of a `Chain` with their weights.

    ``forward`` takes (B, C, H, W) with sides that the chain's pooling divides evenly and returns the last layer's
    output: features after ReLU for an encoder, unclamped RGB for a decoder. Parameters are named
    ``conv1_1.weight`` (out, in, 3, 3) and ``conv1_1.bias`` (out,), the canonical keys of a bundle.
    """

    def __init__(self, layers: Chain) -> None:
        super().__init__()
        self.layers = layers
        for layer in layers:
            self.add_module(layer.name, nn.Conv2d(layer.in_channels, layer.out_channels, 3))

    @classmethod
    def from_tensors(cls, layers: Chain, tensors: Mapping[str, Tensor]) -> ConvolutionChain:
        """A chain with these tensors under canonical keys; raises RuntimeError where keys or shapes do not fit."""
        with torch.device("meta"):
            chain = cls(layers)
        chain.load_state_dict(dict(tensors), strict=True, assign=True)
        return chain

    def convolution(self, name: str) -> nn.Conv2d:
        """The convolution called ``name``."""
        module = self.get_submodule(name)
        assert isinstance(module, nn.Conv2d)
        return module

    def forward(self, rows: Tensor) -> Tensor:
        """The output of the last layer for a whole picture or feature map."""
        for _, out in self.steps(rows):
            rows = out
        return rows

    def features(self, rgb: Tensor, names: tuple[str, ...]) -> dict[str, Tensor]:
        """The outputs of the layers called ``names``, computed no further than the deepest of them."""
        found: dict[str, Tensor] = {}
        for name, out in self.steps(rgb):
            if name in names:
                found[name] = out
            if len(found) == len(names):
                break
        return found

    def steps(self, rows: Tensor) -> Iterator[tuple[str, Tensor]]:
        """Yield (name, output) of every layer in order."""
        for layer in self.layers:
            if layer.resample is Resample.POOL:
                rows = F.max_pool2d(rows, 2)
            elif layer.resample is Resample.UPSAMPLE:
                rows = F.interpolate(rows, scale_factor=2, mode="nearest")
            convolution = self.convolution(layer.name)
            rows = F.conv2d(F.pad(rows, (1, 1, 1, 1), mode="reflect"), convolution.weight, convolution.bias)
            if layer.has_relu:
                rows = F.relu(rows)
            yield layer.name, rows
