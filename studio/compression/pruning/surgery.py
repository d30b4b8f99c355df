"""Making the smaller network: masked filters are really removed, the result is held against the masked one.

What a run removes is recorded in its folder, so that it can be done again on fresh networks.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from studio.codec import from_plain, to_plain
from studio.compression.objective import Objective
from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroups, Removed
from studio.compression.pruning.level_groups import LevelsNetwork
from studio.compression.pruning.masking import zero_filters
from studio.compression.pruning.native_surgery import Kept, cut_modules, kept_indices
from studio.compression.pruning.refit_choice import RefitChoice
from studio.compression.pruning.students import network_of
from studio.compression.run_folder import RunFolder
from studio.errors import InputError, JobError, RecordError, StudioError

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


_FILE = "removal.json"


@dataclass(frozen=True, slots=True)
class RemovalRecord:
    """What a run folder keeps of its removal: the step, held-out scores right after it and after the fit, and what
    stays of every module; ``difference`` is how far masked and smaller networks were apart.

    ``kept_score`` and ``refitted_levels`` are those of what was kept; runs that do not say it kept every fit.
    """

    step: int
    score: float
    refitted_score: float
    difference: float
    modules: Mapping[str, Kept]
    kept_score: float | None = None
    refitted_levels: tuple[int, ...] | None = None

    @property
    def scores(self) -> RefitChoice:
        """What was chosen; no levels are named where nothing was."""
        kept = self.refitted_score if self.kept_score is None else self.kept_score
        return RefitChoice(self.score, self.refitted_score, kept, self.refitted_levels)


def remove_for_good(network: LevelsNetwork, criterion: Criterion, *, probe: Tensor) -> Removal:
    """Cut what ``criterion`` has removed out of ``network`` in place, and return what became of it.

    ``probe`` (B, 3, H, W) is painted by masked and by smaller pairs; StudioError where they differ.
    """
    removal = remove_filters(network, criterion.groups, criterion.removed, probe=probe)
    cut_modules(network, removal.kept)
    return removal


def write_removal(folder: RunFolder, removal: Removal, choice: RefitChoice, *, step: int) -> None:
    """Keep ``removal``, before any checkpoint holds smaller networks."""
    scores = (choice.pruned, choice.refitted, removal.difference)
    record = RemovalRecord(step, *scores, removal.kept, choice.kept, choice.refitted_levels)
    folder.write_json(_FILE, to_plain(record))


def read_removal(folder: RunFolder) -> RemovalRecord:
    """What is known of the removal; raises JobError where there is no sound record of one."""
    try:
        return from_plain(RemovalRecord, folder.read_json(_FILE), unknown_names=True)
    except RecordError as error:
        raise JobError("{path} cannot be used: {error}", path=folder.path / _FILE, error=error) from error


def repeat_removal(objective: Objective, folder: RunFolder) -> None:
    """Cut fresh students as ``folder`` records it; raises JobError where that does not fit them."""
    try:
        cut_modules(network_of(objective), read_removal(folder).modules)
    except InputError as error:
        raise JobError(
            "{path} does not fit this run, has its bundle changed? ({error})", path=folder.path / _FILE, error=error
        ) from error
