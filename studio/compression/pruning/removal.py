"""The moment the filters go: cut out of the students, and recorded so that it can be done again on fresh ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from torch import Tensor

from studio.compression.objective import Objective
from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.level_groups import LevelsNetwork
from studio.compression.pruning.native_surgery import cut_modules
from studio.compression.pruning.saving import kept_from_json, kept_to_json
from studio.compression.pruning.students import network_of
from studio.compression.pruning.surgery import remove_filters
from studio.compression.run_folder import Record, RunFolder
from studio.errors import InputError, JobError, in_words

_FILE = "removal.json"


@dataclass(frozen=True, slots=True)
class Removed:
    """Held-out scores right after the removal and after the fit, and how far masked and removed networks were apart."""

    score: float
    refitted_score: float
    difference: float


def remove_for_good(network: LevelsNetwork, criterion: Criterion, *, probe: Tensor) -> Record:
    """Cut what ``criterion`` has removed out of ``network`` in place, and return what there is to record.

    ``probe`` (B, 3, H, W) is painted by masked and by smaller pairs; StudioError where they differ.
    """
    removal = remove_filters(network, criterion.groups, criterion.removed, probe=probe)
    cut_modules(network, removal.kept)
    return {"difference": removal.difference, "modules": kept_to_json(removal.kept)}


def write_removal(folder: RunFolder, record: Record, *, step: int, score: float, refitted_score: float) -> None:
    """Keep what `remove_for_good` returned, before any checkpoint holds smaller networks."""
    folder.write_json(_FILE, {"step": step, "score": score, "refitted_score": refitted_score} | record)


def read_removal(folder: RunFolder) -> Removed:
    """What is known of the removal; raises JobError where there is no sound record of one."""
    record = folder.read_json(_FILE)
    return Removed(*(_figure(folder, record, name) for name in ("score", "refitted_score", "difference")))


def repeat_removal(objective: Objective, folder: RunFolder) -> None:
    """Cut fresh students as ``folder`` records it; raises JobError where that does not fit them."""
    record = folder.read_json(_FILE)
    try:
        cut_modules(network_of(objective), kept_from_json(record["modules"]))
    except (InputError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise JobError(
            "{path} does not fit this run, has its bundle changed? ({error})",
            path=folder.path / _FILE,
            error=in_words(error),
        ) from error


def _figure(folder: RunFolder, record: dict[str, Any], name: str) -> float:
    value = record.get(name)
    if not isinstance(value, int | float):
        raise JobError("{path} is damaged: it has no {name}; begin the run again", path=folder.path / _FILE, name=name)
    return float(value)
