"""The file that holds the spec of a training run, as it is asked for or as the run has settled it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from studio.codec import from_plain, read_record, write_record
from studio.errors import JobError, RecordError, SpaceError
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.training import DistillSpec
from studio.system_errors import check_ordinary, system_reason

_EARLIER_PRUNING = {"ranking": "l1", "refit": "always", "pruning_rate": None}  # of records that do not say it


def read_spec(path: Path) -> TrainingSpec:
    """What `write_spec` wrote; JobError where it cannot be read, RecordError or SpecError where it is damaged."""
    check_ordinary(path)
    try:
        plain = read_record(path, dict[str, Any])
    except OSError as error:
        raise JobError("{path} cannot be read: {error}", path=path, error=system_reason(error)) from error
    if isinstance(plain.get("spec"), dict):  # earlier versions kept title and second stage beside the spec
        then = {"then": plain["then"]} if plain.get("then") else {}
        plain = plain["spec"] | then | {"title": plain.get("title", "")}
    try:
        return (
            from_plain(PruneSpec, _EARLIER_PRUNING | plain)
            if plain.get("kind") == "prune"
            else from_plain(DistillSpec, plain)
        )
    except RecordError as error:
        raise RecordError("{path}: {reason}", path=path, reason=error) from error


def write_spec(path: Path, spec: TrainingSpec) -> None:
    """Write ``spec``, in a folder that is made where it is missing; raises SpaceError where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_record(path, spec)
    except OSError as error:
        raise SpaceError(
            "cannot write {run}: {reason}; choose another folder", run=path, reason=error.strerror
        ) from error
