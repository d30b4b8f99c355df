"""The moment the filters go: cut out of the students, and recorded so that it can be done again on fresh ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from torch import Tensor

from studio.codec import from_plain, to_plain
from studio.compression.objective import Objective
from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.level_groups import LevelsNetwork
from studio.compression.pruning.native_surgery import Kept, cut_modules
from studio.compression.pruning.students import network_of
from studio.compression.pruning.surgery import Removal, remove_filters
from studio.compression.run_folder import RunFolder
from studio.errors import InputError, JobError, RecordError

_FILE = "removal.json"


@dataclass(frozen=True, slots=True)
class RemovalRecord:
    """What a run folder keeps of its removal: the step, held-out scores right after it and after the fit, and what
    stays of every module; ``difference`` is how far masked and smaller networks were apart.
    """

    step: int
    score: float
    refitted_score: float
    difference: float
    modules: Mapping[str, Kept]


def remove_for_good(network: LevelsNetwork, criterion: Criterion, *, probe: Tensor) -> Removal:
    """Cut what ``criterion`` has removed out of ``network`` in place, and return what became of it.

    ``probe`` (B, 3, H, W) is painted by masked and by smaller pairs; StudioError where they differ.
    """
    removal = remove_filters(network, criterion.groups, criterion.removed, probe=probe)
    cut_modules(network, removal.kept)
    return removal


def write_removal(folder: RunFolder, removal: Removal, *, step: int, score: float, refitted_score: float) -> None:
    """Keep ``removal``, before any checkpoint holds smaller networks."""
    record = RemovalRecord(step, score, refitted_score, removal.difference, removal.kept)
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
