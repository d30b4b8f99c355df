"""Cutting rows and columns out of convolutions, linear layers and batch norms by explicit lists of what stays.

It removes the filters of sequential pairs, and replays any saved removal on a freshly built network, without tracing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm

from studio.compression.pruning.groups import FilterGroups, Removed, Role
from studio.errors import InputError, SpecError
from studio.networks.chain import ConvolutionChain

Indices = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Which outputs and inputs of a module stay, ascending; None where all do."""

    outputs: Indices | None = None
    inputs: Indices | None = None

    def __post_init__(self) -> None:
        for indices in (self.outputs, self.inputs):
            if indices is not None and (not indices or list(indices) != sorted(set(indices)) or indices[0] < 0):
                raise ValueError("indices are not ascending, or there are none")


KeptIndices = Mapping[str, Kept]  # dotted module name → what stays of it; modules that lose nothing are absent


@runtime_checkable
class SelfCutting(Protocol):
    """A module that is neither a convolution nor a linear layer or norm, and knows itself how it becomes smaller."""

    def cut(self, kept: Kept) -> None:
        """Lose every output and input that is not ``kept``, in place."""
        ...


def kept_indices(groups: FilterGroups, removed: Removed) -> dict[str, Kept]:
    """What stays of every module once the ``removed`` filters of ``groups`` are gone.

    SpecError where nothing would stay of one: of one branch of a concatenation, say.
    """
    gone: dict[tuple[str, bool], Tensor] = {}
    for group in groups:
        if not removed[group.name].any():
            continue
        for member in group.members:
            axis = (member.module, member.role is Role.INPUT)
            flags = gone.setdefault(axis, torch.zeros(len(member.owners), dtype=torch.bool))
            flags[member.positions(removed[group.name]).cpu()] = True
    staying = {axis: tuple((~flags).nonzero().flatten().tolist()) for axis, flags in gone.items()}
    for (module, _), indices in staying.items():
        if not indices:
            raise SpecError("{module} would lose every one of its filters; at least one must stay", module=module)
    modules = dict.fromkeys(module for module, _ in staying)
    return {module: Kept(staying.get((module, False)), staying.get((module, True))) for module in modules}


def cut_modules(network: nn.Module, kept: KeptIndices) -> None:
    """Shrink the modules of ``network`` in place to what is ``kept``; InputError where that does not fit them."""
    for name, each in kept.items():
        try:
            module = network.get_submodule(name)
            _cut(module, each)
        except (AttributeError, IndexError) as error:
            raise InputError(
                "{name}: what was kept of it does not fit this network ({error})", name=name, error=error
            ) from error
    for chain in network.modules():
        if isinstance(chain, ConvolutionChain):
            _describe_anew(chain)


def _cut(module: nn.Module, kept: Kept) -> None:
    if isinstance(module, SelfCutting):
        module.cut(kept)
        return
    if kept.outputs is not None:
        _cut_outputs(module, kept.outputs)
    if kept.inputs is not None:
        _select(module, "weight", 1, kept.inputs)
    if isinstance(module, nn.Conv2d):
        is_depthwise = module.groups > 1
        module.out_channels = len(module.weight)
        module.in_channels = module.out_channels if is_depthwise else module.weight.shape[1]
        module.groups = module.out_channels if is_depthwise else 1
    elif isinstance(module, nn.Linear):
        module.out_features, module.in_features = module.weight.shape
    elif isinstance(module, _BatchNorm) and kept.outputs is not None:
        module.num_features = len(kept.outputs)


def _cut_outputs(module: nn.Module, outputs: Indices) -> None:
    for name in ("weight", "bias", "running_mean", "running_var"):
        if getattr(module, name, None) is not None:
            _select(module, name, 0, outputs)


def _select(module: nn.Module, name: str, axis: int, indices: Indices) -> None:
    tensor = getattr(module, name)
    if not 0 <= indices[0] <= indices[-1] < tensor.shape[axis]:  # a GPU would not say it before the next kernel fails
        raise IndexError(f"its {name} has no index {indices[-1]}")
    selected = tensor.detach().index_select(axis, torch.tensor(indices, device=tensor.device))
    is_parameter = isinstance(tensor, nn.Parameter)
    setattr(module, name, nn.Parameter(selected, requires_grad=tensor.requires_grad) if is_parameter else selected)


def _describe_anew(chain: ConvolutionChain) -> None:
    convolutions = {layer.name: chain.convolution(layer.name) for layer in chain.layers}
    chain.layers = tuple(
        replace(
            layer,
            in_channels=convolutions[layer.name].in_channels,
            out_channels=convolutions[layer.name].out_channels,
        )
        for layer in chain.layers
    )
