"""Making the smaller network: masked filters are really removed, and the result is held against the masked one."""

from __future__ import annotations

import copy
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from studio.compression.pruning.groups import FilterGroups, Removed
from studio.compression.pruning.masking import zero_filters
from studio.compression.pruning.native_surgery import Kept, cut_modules, kept_indices
from studio.errors import StudioError

TOLERANCE = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Removal:
    """A smaller dense network, what it kept of the larger one, and how far their outputs are apart."""

    network: nn.Module
    kept: dict[str, Kept]
    difference: float


def remove_filters(network: nn.Module, groups: FilterGroups, removed: Removed, *, probe: Tensor) -> Removal:
    """A smaller copy of ``network`` (which stays as it is) without the ``removed`` filters of ``groups``.

    ``probe`` is an input on which masked and smaller network are compared; StudioError where they differ, SpecError
    where a layer would be left without filters.
    """
    masked = copy.deepcopy(network)
    zero_filters(masked, groups, removed)
    smaller = copy.deepcopy(masked)
    kept = kept_indices(groups, removed)
    cut_modules(smaller, kept)
    return Removal(smaller, kept, check_equal(masked, smaller, probe))


def check_equal(masked: nn.Module, removed: nn.Module, probe: Tensor, *, tolerance: float = TOLERANCE) -> float:
    """The largest difference between both networks' outputs for ``probe``, as a share of the largest value above 1.

    Raises StudioError where it exceeds ``tolerance``, or the outputs differ in shape.
    """
    expected = _evaluated(masked, probe)
    try:
        actual = _evaluated(removed, probe)
    except RuntimeError as error:
        raise StudioError(
            "without its masked filters the network cannot run ({error}); prune other layers", error=error
        ) from error
    if expected.shape != actual.shape:
        raise StudioError(
            "without its masked filters the network answers {found} instead of {expected}: they take part in its "
            "output; prune other layers",
            found=tuple(actual.shape),
            expected=tuple(expected.shape),
        )
    difference = float((expected - actual).abs().max() / expected.abs().max().clamp_min(1))
    if not difference <= tolerance:  # NaN as well
        raise StudioError(
            "without its masked filters the network differs by {difference:.1e}, more than {tolerance:.0e}: a layer "
            "turns their zeros into something else; prune other layers",
            difference=difference,
            tolerance=tolerance,
        )
    return difference


@torch.no_grad()
def _evaluated(network: nn.Module, probe: Tensor) -> Tensor:
    training = {module: module.training for module in network.modules()}
    network.eval()
    try:
        output: Tensor = network(probe)
    finally:
        for module, was_training in training.items():
            module.training = was_training
    return output
