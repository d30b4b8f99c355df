"""The encoder whose features an optimisation compares, with gradients; its layers, their cells and their reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.errors import BundleError
from studio.networks.chain import ConvolutionChain
from studio.networks.costs import halo_px
from studio.networks.layout import Chain
from studio.specs.optimize import OptimizeSettings

USUAL_CONTENT_LAYER = "conv4_1"
DIFFERENCES = "differences"
"""Features besides those of layers: what the pixels right of and below each one have more of its three opponent values.

Narrow encoders hardly see fine changes of colour alone, and an optimisation fills them with noise.
"""
_OPPONENTS = ((0.299, 0.587, 0.114), (0.5, 0.0, -0.5), (-0.25, 0.5, -0.25))  # luma; red less blue; green less both
_DIFFERENCE_CHANNELS = 6


@dataclass(frozen=True, eq=False)
class LossNetwork:
    """An encoder as far as it is needed, the weight of each style layer, and the content layer.

    The weights of its own layers sum to 1; that of `DIFFERENCES` comes on top.
    """

    chain: ConvolutionChain
    style_weights: Mapping[str, float]
    content_layer: str

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that is compared, layers in order."""
        return tuple(
            name for name in (*self._layer_names, DIFFERENCES) if name in {*self.style_weights, self.content_layer}
        )

    @property
    def _layer_names(self) -> tuple[str, ...]:
        return tuple(layer.name for layer in self.layers)

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
        return next((layer.scale_px for layer in self.layers if layer.name == name), 1)

    def channels(self, name: str) -> int:
        """Channels of the layer ``name``."""
        return next((layer.out_channels for layer in self.layers if layer.name == name), _DIFFERENCE_CHANNELS)

    def features(self, rgb: Tensor, names: Sequence[str]) -> dict[str, Tensor]:
        """The outputs (1, C, h, w) after ReLU of the layers ``names`` for (1, 3, H, W) RGB in [0, 1]."""
        found = self.chain.features(rgb, tuple(name for name in names if name != DIFFERENCES))
        return found | {DIFFERENCES: differences(rgb)} if DIFFERENCES in names else found


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
    weights = {name: weight / total for name, weight in asked.items()}
    if settings.difference_weight:
        weights[DIFFERENCES] = settings.difference_weight
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
    return LossNetwork(chain, weights, content)


def differences(rgb: Tensor) -> Tensor:
    """(B, 6, H, W) of (B, 3, H, W): three opponent values of the pixel to the right less its own, and of that below.

    Beyond the border the picture is reflected.
    """
    mixing = rgb.new_tensor(_OPPONENTS)[:, :, None, None]
    opponents = F.conv2d(F.pad(rgb, (0, 1, 0, 1), mode="reflect"), mixing)
    own = opponents[:, :, :-1, :-1]
    return torch.cat((opponents[:, :, :-1, 1:] - own, opponents[:, :, 1:, :-1] - own), dim=1)


def check_layers(bundle: Bundle, settings: OptimizeSettings) -> None:
    """Raise BundleError where the deepest encoder of ``bundle`` lacks a layer that ``settings`` ask for."""
    loss_network(bundle, settings, dtype=torch.float32, device=torch.device("cpu"))
