"""Estimates how long a run takes on this machine, by a trial in a child process."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from studio.errors import JobError
from studio.jobs.training.command import program_command
from studio.specs.training import Schedule

_OWN_PROBE_STEPS = 6  # that a run without a number of steps takes to find one


@dataclass(frozen=True, slots=True)
class ProbeFigures:
    """Measured seconds of each part of a run; painting is per megapixel, with the networks the run begins with.

    ``seconds_to_begin`` is all that comes once, ``seconds_per_step`` the mean over a run. Steps before filters go take
    longer: by ``seconds_per_first_step`` (None: they do not) a run finds how many fit into its minutes.
    """

    seconds_to_begin: float
    seconds_per_step: float
    seconds_per_score: float
    seconds_per_checkpoint: float
    seconds_per_megapixel: float
    seconds_per_first_step: float | None = None


def probe_command(request_file: Path) -> list[str]:
    """Try the request in ``request_file``; the child prints one JSON line."""
    return [*program_command(), "train", "probe", str(request_file)]


def probe_figures_from(plain: Mapping[str, Any]) -> ProbeFigures:
    """The figures a child has printed; raises JobError where it printed something else."""
    try:
        measured = {
            each.name: float(plain[each.name])
            for each in fields(ProbeFigures)
            if each.default is MISSING or plain.get(each.name) is not None
        }
        return ProbeFigures(**measured)
    except (KeyError, TypeError, ValueError) as error:
        raise JobError(
            "the trial printed something that is no measurement: {answer}", answer=json.dumps(dict(plain))
        ) from error


def steps_in(figures: ProbeFigures, schedule: Schedule) -> int:
    """Steps of the run: those asked for, or as many as fit into its minutes."""
    return schedule.steps or max(1, round(schedule.minutes * 60 / _first_step_s(figures)))


def training_seconds(figures: ProbeFigures, schedule: Schedule) -> float:
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


def _first_step_s(figures: ProbeFigures) -> float:
    first_s = figures.seconds_per_first_step
    return figures.seconds_per_step if first_s is None else first_s
