"""Whether groups of coupled filters can be removed at all, found out on a copy before anything is trained.

A group is sound where the network with some of its filters zeroed answers as the one without them. Where a group misses
a layer, or tells positions of a layer wrongly, it is not, and training on it would be in vain.
"""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn

from studio.compression.pruning.groups import FilterGroups, none_removed
from studio.compression.pruning.surgery import remove_filters
from studio.errors import InputError, StudioError

_OFFSET = 0.1  # the size of the random values that are added to biases and running means
_SEED = 0


def sound_groups(network: nn.Module, groups: FilterGroups, probe: Tensor) -> tuple[FilterGroups, dict[str, str]]:
    """The sound ones of ``groups``, and the name of each other one → why it is left out.

    ``probe`` is an input of ``network``, which stays as it is; what has no part in its output is not seen. On a copy
    filters are cut in such sets that each is gone once and any two are told apart. The copy gets random biases and
    running means first: the zeros of a fresh network would hide that a batch norm is missing in a group. Raises
    InputError where no group is sound.
    """
    reasons = _reasons(_altered(network), groups, groups, probe)
    sound = tuple(group for group in groups if group.name not in reasons)
    if not sound:
        raise InputError(
            "no filters of this network can be removed: {reasons}",
            reasons="; ".join(f"{name}: {reason}" for name, reason in reasons.items()),
        )
    return sound, reasons


def _reasons(network: nn.Module, groups: FilterGroups, cut: FilterGroups, probe: Tensor) -> dict[str, str]:
    """Why each unsound one of ``cut`` cannot be removed: all are cut together, and by halves where that fails."""
    reason = _reason(network, groups, cut, probe)
    if reason is None:
        return {}
    if len(cut) == 1:
        return {cut[0].name: reason}
    middle = len(cut) // 2
    return _reasons(network, groups, cut[:middle], probe) | _reasons(network, groups, cut[middle:], probe)


def _reason(network: nn.Module, groups: FilterGroups, cut: FilterGroups, probe: Tensor) -> str | None:
    bits = max((group.size - 1).bit_length() for group in cut)
    for bit in range(bits):
        chosen = {group.name: _with_bit(group.size, bit) for group in cut}
        for removed in (chosen, {name: ~flags for name, flags in chosen.items()})[: 2 if bit == 0 else 1]:
            try:
                remove_filters(network, groups, none_removed(groups) | removed, probe=probe)
            except StudioError as error:
                return error.message
    return None


def _with_bit(size: int, bit: int) -> Tensor:
    """(size,) bool, true where the binary number of the filter has a 1 at ``bit``; nowhere beyond its last bit."""
    return (torch.arange(size) >> bit) % 2 == 1


@torch.no_grad()
def _altered(network: nn.Module) -> nn.Module:
    altered, random = copy.deepcopy(network), torch.Generator().manual_seed(_SEED)
    for module in altered.modules():
        for name in ("bias", "running_mean"):
            tensor = getattr(module, name, None)
            if isinstance(tensor, Tensor):
                tensor.add_((_OFFSET * torch.randn(tensor.shape, generator=random)).to(tensor))
    return altered
