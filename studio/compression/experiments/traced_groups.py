"""The only place that knows torch-pruning: coupled filters found by tracing a network, and what their removal saves.

Fang et al., "DepGraph: Towards Any Structural Pruning", CVPR 2023. Networks are traced through their modules' calls,
so a module that is never called as such (a convolution inside a `ConvolutionChain`) is not seen; those have builders
of their own in `level_groups`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import torch
import torch_pruning
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm

from studio.compression.pruning.groups import FREE, FilterGroup, FilterGroups, Member, Role
from studio.compression.pruning.speedup import Kind, LayerMacs
from studio.errors import InputError

_OUTPUT = torch_pruning.ops.OPTYPE.OUTPUT


def traced_groups(network: nn.Module, example: Tensor, *, with_linear: bool = False) -> FilterGroups:
    """The coupled filters of all convolutions of ``network`` (with ``with_linear`` of all linear layers too).

    ``example`` (B, C, H, W) is any input it accepts. Left out are filters that make up the network's output,
    those coupled to layers other than plain and depthwise convolutions, linear layers and batch norms, and those whose
    positions tracing loses; `pruning.soundness` finds what else it gets wrong. Raises InputError where nothing can be
    pruned.
    """
    graph = _graph(network, example)
    roots = [torch_pruning.ops.TORCH_CONV, torch_pruning.ops.TORCH_LINEAR][: 2 if with_linear else 1]
    names = {module: name for name, module in network.named_modules()}
    groups = (_group(graph, traced, names) for traced in graph.get_all_groups(root_module_types=roots))
    found = tuple(group for group in groups if group is not None)
    if not found:
        raise InputError("{kind} has no convolution whose filters could be removed", kind=type(network).__name__)
    order = {name: place for place, name in enumerate(names.values())}
    return tuple(sorted(found, key=lambda group: order[group.name]))


def _graph(network: nn.Module, example: Tensor) -> Any:
    training = {module: module.training for module in network.modules()}
    try:
        with torch.enable_grad():  # an input that wants gradients is traced through frozen weights as well
            inputs = example.detach().clone().requires_grad_()
            return torch_pruning.DependencyGraph().build_dependency(network, inputs, verbose=False)
    finally:  # tracing leaves everything in evaluation mode
        for module, was_training in training.items():
            module.training = was_training


def _group(graph: Any, traced: Any, names: dict[nn.Module, str]) -> FilterGroup | None:
    members = []
    for item in (traced[place] for place in range(len(traced))):
        if item.dep.target.type == _OUTPUT:
            return None
        module = item.dep.target.module
        if isinstance(module, nn.Parameter):
            return None
        if module not in names:
            continue  # additions, reshapes and activations hold nothing
        role = _role(module, is_output=graph.is_out_channel_pruning_fn(item.dep.handler))
        if role is None:
            return None
        owners = torch.full((_positions(module, role),), FREE)
        if max(item.idxs) >= len(owners):
            return None  # positions were shifted on the way, as by a shortcut that pads with channels of zeros
        owners[list(item.idxs)] = torch.tensor(item.root_idxs)
        members.append(Member(names[module], role, owners))
    group = FilterGroup(members[0].module, len(members[0].owners), tuple(members))
    return group if group.size > 1 and group.of_role(Role.INPUT) else None


def _role(module: nn.Module, *, is_output: bool) -> Role | None:
    if isinstance(module, _BatchNorm):
        return Role.NORM
    if isinstance(module, nn.Conv2d):
        is_depthwise = module.groups == module.in_channels == module.out_channels
        if module.groups > 1:
            return Role.OUTPUT if is_depthwise else None
    elif not isinstance(module, nn.Linear):
        return None
    return Role.OUTPUT if is_output else Role.INPUT


def _positions(module: nn.Module, role: Role) -> int:
    if isinstance(module, _BatchNorm):
        return int(module.num_features)
    return module.get_parameter("weight").shape[0 if role is Role.OUTPUT else 1]


def predicted_macs(
    layers: tuple[LayerMacs, ...], groups: FilterGroups, removed_counts: Mapping[str, int]
) -> dict[str, float]:
    """Layer name → multiply-accumulates once every group has lost its number of filters, without removing them."""
    predicted = {layer.name: float(layer.macs) for layer in layers}
    gone: dict[tuple[str, Role], float] = {}
    for group in groups:
        share = removed_counts.get(group.name, 0) / group.size
        for member in group.of_role(Role.OUTPUT, Role.INPUT):
            owned = float((member.owners >= 0).double().mean())
            axis = (member.module, member.role)
            gone[axis] = gone.get(axis, 0.0) + owned * share
    for (name, _), share in gone.items():
        if name in predicted:  # a shortcut multiplies nothing
            predicted[name] *= 1 - share
    return predicted


def predicted_speed_up(layers: tuple[LayerMacs, ...], groups: FilterGroups, removed_counts: Mapping[str, int]) -> float:
    """Theoretical speed-up of the convolutions that removing so many filters will give."""
    after = predicted_macs(layers, groups, removed_counts)
    convolutions = [layer for layer in layers if layer.kind is Kind.CONVOLUTION]
    return sum(layer.macs for layer in convolutions) / math.fsum(after[layer.name] for layer in convolutions)
