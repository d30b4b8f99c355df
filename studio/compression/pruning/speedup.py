"""Multiply-accumulates of every layer before and after, and the theoretical speed-up they amount to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

import torch
from torch import Tensor, nn

from studio.networks.chain import ConvolutionChain


class Kind(StrEnum):
    """What a layer is."""

    CONVOLUTION = "convolution"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class LayerMacs:
    """Multiply-accumulates of one layer for one input; biases, norms and activations do not count."""

    name: str
    kind: Kind
    macs: int


@dataclass(frozen=True, slots=True)
class LayerSpeedUp:
    """One layer before and after."""

    name: str
    kind: Kind
    macs_before: int
    macs_after: int

    @property
    def factor(self) -> float:
        """How many times fewer multiply-accumulates."""
        return self.macs_before / self.macs_after


@dataclass(frozen=True, slots=True)
class SpeedUp:
    """All layers before and after, in the order of the network."""

    layers: tuple[LayerSpeedUp, ...]

    @property
    def convolutions(self) -> float:
        """Theoretical speed-up of the convolutions, the figure the papers give; 1 where there are none."""
        return _factor([layer for layer in self.layers if layer.kind is Kind.CONVOLUTION])

    @property
    def all_layers(self) -> float:
        """Theoretical speed-up of convolutions and linear layers."""
        return _factor(self.layers)

    def fields(self) -> dict[str, Any]:
        """For JSON."""
        layers = [asdict(layer) | {"factor": layer.factor} for layer in self.layers]
        return {"convolutions": self.convolutions, "all_layers": self.all_layers, "layers": layers}

    def table(self) -> str:
        """For a person: a line per layer, in millions of multiply-accumulates, then the totals."""
        width = max([12, *(len(layer.name) for layer in self.layers)])
        lines = [f"{'layer':<{width}}  {'MMAC before':>12}  {'MMAC after':>12}  speed-up"]
        lines += [
            f"{layer.name:<{width}}  {layer.macs_before / 1e6:>12.3f}  {layer.macs_after / 1e6:>12.3f}  "
            f"{layer.factor:>7.2f}×"
            for layer in self.layers
        ]
        lines.append(f"{'convolutions':<{width}}  {'':>12}  {'':>12}  {self.convolutions:>7.2f}×")
        lines.append(f"{'all layers':<{width}}  {'':>12}  {'':>12}  {self.all_layers:>7.2f}×")
        return "\n".join(lines)


def speed_up(before: nn.Module, after: nn.Module, example: Tensor) -> SpeedUp:
    """The same layers of two networks for ``example``; a layer is known by its name."""
    smaller = {layer.name: layer.macs for layer in layer_macs(after, example)}
    layers = layer_macs(before, example)
    return SpeedUp(tuple(LayerSpeedUp(each.name, each.kind, each.macs, smaller[each.name]) for each in layers))


@torch.no_grad()
def layer_macs(network: nn.Module, example: Tensor) -> tuple[LayerMacs, ...]:
    """Multiply-accumulates of every convolution and linear layer for the first picture of ``example``, in call order.

    A layer that is called several times counts every time.
    """
    found: dict[str, LayerMacs] = {}

    def note(name: str, kind: Kind, macs: int) -> None:
        found[name] = LayerMacs(name, kind, macs + (found[name].macs if name in found else 0))

    def see(name: str, module: nn.Module, inputs: tuple[Tensor, ...], output: Any) -> None:
        if isinstance(module, nn.Conv2d):
            note(name, Kind.CONVOLUTION, output[0].numel() * module.weight[0].numel())
        elif isinstance(module, nn.Linear):
            note(name, Kind.LINEAR, output[0].numel() * module.in_features)
        elif isinstance(module, ConvolutionChain):
            for layer_name, macs in _chain_macs(module, inputs[0]):
                note(".".join(filter(None, (name, layer_name))), Kind.CONVOLUTION, macs)

    handles = [
        module.register_forward_hook(lambda module, inputs, output, name=name: see(name, module, inputs, output))
        for name, module in network.named_modules()
        if isinstance(module, nn.Conv2d | nn.Linear | ConvolutionChain)
    ]
    training = {module: module.training for module in network.modules()}
    network.eval()
    try:
        network(example[:1])
    finally:
        for handle in handles:
            handle.remove()
        for module, was_training in training.items():
            module.training = was_training
    return tuple(found.values())


def _chain_macs(chain: ConvolutionChain, rows: Tensor) -> list[tuple[str, int]]:
    """A chain computes without calling its convolutions, so its table is read instead of watching it."""
    cells, scale_px = rows.shape[2] * rows.shape[3], chain.layers[0].in_scale_px
    return [
        (layer.name, cells * scale_px**2 // layer.scale_px**2 * 9 * layer.in_channels * layer.out_channels)
        for layer in chain.layers
    ]


def _factor(layers: list[LayerSpeedUp] | tuple[LayerSpeedUp, ...]) -> float:
    after = sum(layer.macs_after for layer in layers)
    return sum(layer.macs_before for layer in layers) / after if after else 1.0
