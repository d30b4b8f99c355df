"""The encoder whose features an optimisation compares, with gradients; its layers, their cells and their reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.errors import BundleError
from studio.networks.chain import ConvolutionChain
from studio.networks.costs import halo_px
from studio.networks.layout import Chain
from studio.specs.optimize import OptimizeSettings

USUAL_CONTENT_LAYER = "conv4_1"


@dataclass(frozen=True, eq=False)
class LossNetwork:
    """An encoder as far as it is needed, the weight of each style layer (they sum to 1), and the content layer."""

    chain: ConvolutionChain
    style_weights: Mapping[str, float]
    content_layer: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every layer whose output is compared, in order."""
        wanted = {*self.style_weights, self.content_layer}
        return tuple(layer.name for layer in self.chain.layers if layer.name in wanted)

    @property
    def layers(self) -> Chain:
        """The layers that run."""
        return self.chain.layers

    @property
    def halo_px(self) -> int:
        """How far around a tile its features depend on the picture, aligned to 16."""
        return halo_px(self.layers)

    def scale_px(self, name: str) -> int:
        """Side in pixels of one cell of the layer ``name``."""
        return next(layer.scale_px for layer in self.layers if layer.name == name)

    def features(self, rgb: Tensor) -> dict[str, Tensor]:
        """The outputs (1, C, h, w) after ReLU of `names` for (1, 3, H, W) RGB in [0, 1]."""
        return self.chain.features(rgb, self.names)


def loss_network(
    bundle: Bundle, settings: OptimizeSettings, *, dtype: torch.dtype, device: torch.device
) -> LossNetwork:
    """The deepest encoder of ``bundle`` with the layers that ``settings`` ask for.

    Raises BundleError where it lacks one of them.
    """
    encoder = bundle.pair(max(bundle.manifest.levels)).encoder
    present = tuple(layer.name for layer in encoder.layers)
    content = settings.content_layer or (USUAL_CONTENT_LAYER if USUAL_CONTENT_LAYER in present else present[-1])
    asked = {name: weight for name, weight in settings.style_layers.items() if weight} or dict.fromkeys(present, 1.0)
    missing = [name for name in (*asked, content) if name not in present]
    if missing:
        raise BundleError(
            "the deepest encoder of bundle {id} has no layer {missing}; it has {present}",
            id=bundle.manifest.id,
            missing=", ".join(missing),
            present=", ".join(present),
        )
    total = sum(asked.values())
    deepest = max(present.index(name) for name in (*asked, content))
    layers = encoder.layers[: deepest + 1]
    tensors = {
        name: tensor.detach().to(
            device, dtype, memory_format=torch.channels_last if tensor.ndim == 4 else torch.preserve_format
        )
        for name, tensor in encoder.state_dict().items()
        if name.split(".")[0] in present[: deepest + 1]
    }
    chain = ConvolutionChain.from_tensors(layers, tensors)
    chain.requires_grad_(False)
    return LossNetwork(chain, {name: weight / total for name, weight in asked.items()}, content)


def check_layers(bundle: Bundle, settings: OptimizeSettings) -> None:
    """Raise BundleError where the deepest encoder of ``bundle`` lacks a layer that ``settings`` ask for."""
    loss_network(bundle, settings, dtype=torch.float32, device=torch.device("cpu"))


def _channels_last(tensor: torch.Tensor) -> torch.Tensor:
    return tensor.contiguous(memory_format=torch.channels_last) if tensor.ndim == 4 else tensor
