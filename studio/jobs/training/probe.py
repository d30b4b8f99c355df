"""What a trial or a scan in a child process has measured, and how long a run takes by that."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.codec import from_plain
from studio.compression.run_timings import RunTimings
from studio.errors import JobError, RecordError
from studio.specs.training import Schedule

_OWN_PROBE_STEPS = 6  # that a run without a number of steps takes to find one


@dataclass(frozen=True, slots=True)
class LayerScan:
    """``losses`` maps the share left out of one layer (or level) to the loss on held-out pictures; 0 is none."""

    layer: str
    losses: Mapping[float, float]


def probe_figures_from(plain: Mapping[str, Any]) -> RunTimings:
    """The figures a child has printed; raises JobError where it printed something else."""
    try:
        return from_plain(RunTimings, plain)
    except RecordError as error:
        raise JobError(
            "the trial printed something that is no measurement: {answer}", answer=json.dumps(dict(plain))
        ) from error


def layer_scan_from(plain: Mapping[str, Any]) -> LayerScan:
    """One line of a scan; raises JobError where it is something else."""
    try:
        return from_plain(LayerScan, plain, unknown_names=True)  # 0 is written as 0.0
    except RecordError as error:
        raise JobError("the scan printed something that is no measurement; try again") from error


def steps_in(figures: RunTimings, schedule: Schedule) -> int:
    """Steps of the run: those asked for, or as many as fit into its minutes."""
    return schedule.steps or max(1, round(schedule.minutes * 60 / _first_step_s(figures)))


def training_seconds(figures: RunTimings, schedule: Schedule) -> float:
    """From the start of the process to the last checkpoint, where patience does not end the run sooner."""
    steps = steps_in(figures, schedule)
    probing = 0 if schedule.steps else _OWN_PROBE_STEPS
    resolved = schedule.resolved(steps)
    scores = -(-steps // resolved.validate_every)
    every_s = min(resolved.checkpoint_every * figures.seconds_per_step, resolved.checkpoint_every_s)
    checkpoints = math.ceil(steps * figures.seconds_per_step / max(every_s, figures.seconds_per_step))
    checkpoints += scores + 1  # a better score is kept too, and so is the beginning
    return (
        figures.seconds_to_begin
        + probing * _first_step_s(figures)
        + steps * figures.seconds_per_step
        + (scores + 1) * figures.seconds_per_score
        + checkpoints * figures.seconds_per_checkpoint
    )


def _first_step_s(figures: RunTimings) -> float:
    first_s = figures.seconds_per_first_step
    return figures.seconds_per_step if first_s is None else first_s
