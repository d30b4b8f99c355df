"""How long a run will take here: a trial of it in a process of its own, and the sum that follows from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from studio.bundles.manifest import Manifest
from studio.errors import JobError
from studio.jobs.training.command import program_command
from studio.jobs.training.sizes import macs_after
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.training import Schedule

_PRUNING_SHARE = 0.5  # of the steps, unless a spec says otherwise
_OWN_PROBE_STEPS = 6  # that a run without a number of steps takes to find one


@dataclass(frozen=True, slots=True)
class ProbeFigures:
    """Measured seconds of each part of a run; painting is per megapixel, with the networks the run begins with."""

    seconds_to_begin: float
    seconds_per_step: float
    seconds_per_score: float
    seconds_per_checkpoint: float
    seconds_per_megapixel: float


def probe_command(request_file: Path) -> list[str]:
    """Try the request in ``request_file``; the child prints one JSON line."""
    return [*program_command(), "train", "probe", str(request_file)]


def probe_figures_from(plain: Mapping[str, Any]) -> ProbeFigures:
    """The figures a child has printed; raises JobError where it printed something else."""
    try:
        return ProbeFigures(**{name: float(plain[name]) for name in ProbeFigures.__dataclass_fields__})
    except (KeyError, TypeError, ValueError) as error:
        raise JobError(f"the trial printed something that is no measurement: {json.dumps(dict(plain))}") from error


def with_smaller_networks(figures: ProbeFigures, spec: PruneSpec, manifest: Manifest) -> ProbeFigures:
    """``figures`` of a pruning, whose networks are whole while filters go and smaller while they retrain.

    A step runs the teacher once and the student forth and back, which is three times its work.
    """
    pruning_share = 0.0 if spec.criterion is PruningCriterion.L1 else _PRUNING_SHARE
    if spec.pruning_steps is not None and spec.schedule.steps:
        pruning_share = spec.pruning_steps / spec.schedule.steps
    small = macs_after(manifest, spec)
    step = pruning_share + (1 - pruning_share) * (1 + 3 * small) / 4
    return replace(
        figures,
        seconds_per_step=figures.seconds_per_step * step,
        seconds_per_megapixel=figures.seconds_per_megapixel * small,
    )


def steps_in(figures: ProbeFigures, schedule: Schedule) -> int:
    """Steps of the run: those asked for, or as many as fit into its minutes."""
    return schedule.steps or max(1, round(schedule.minutes * 60 / figures.seconds_per_step))


def training_seconds(figures: ProbeFigures, schedule: Schedule) -> float:
    """From the start of the process to the last checkpoint, where patience does not end the run sooner."""
    steps = steps_in(figures, schedule)
    probing = 0 if schedule.steps else _OWN_PROBE_STEPS
    scores = -(-steps // schedule.validate_every)
    checkpoints = -(-steps // schedule.checkpoint_every) + scores  # a better score is kept too
    return (
        figures.seconds_to_begin
        + (steps + probing) * figures.seconds_per_step
        + scores * figures.seconds_per_score
        + checkpoints * figures.seconds_per_checkpoint
    )
