"""The pictures that a run paints as it improves."""

from __future__ import annotations

import os
import re
from pathlib import Path

from studio.jobs.training.run_log import LOG_NAME, parsed_line
from studio.jobs.training.stages import stages

_END_BYTES = 64 << 10  # more than the longest line with a figure for every layer
_TEACHER_NAME = "teacher.png"
_NAME = re.compile(r"step-(\d+)\.png")


def samples(run: Path) -> tuple[tuple[int, Path], ...]:
    """(step, file) of every sample, in order; steps of a second stage go on where the first ended, as in the log."""
    found: list[tuple[int, Path]] = []
    offset = 0
    for stage in stages(run):
        found += sorted((offset + step, path) for step, path in _of_stage(stage / "samples"))
        offset = _last_step(stage / LOG_NAME)
    return tuple(found)


def teacher_sample(run: Path) -> Path | None:
    """What the teacher of the latest stage paints of the same pictures; None where the run has not kept it."""
    places = (stage / "samples" / _TEACHER_NAME for stage in reversed(stages(run)))
    return next((place for place in places if place.is_file()), None)


def _of_stage(folder: Path) -> list[tuple[int, Path]]:
    try:
        return [(int(match[1]), path) for path in folder.iterdir() if (match := _NAME.fullmatch(path.name))]
    except OSError:
        return []


def _last_step(log: Path) -> int:
    try:
        with log.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _END_BYTES))
            lines = file.read().splitlines()
    except OSError:
        return 0
    return next((line.step for text in reversed(lines) if (line := parsed_line(text)) is not None), 0)
