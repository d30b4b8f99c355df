"""The pictures that a run paints as it improves."""

from __future__ import annotations

import re
from pathlib import Path

from studio.jobs.training.stages import current_stage

_NAME = re.compile(r"step-(\d+)\.png")


def samples(run: Path) -> tuple[tuple[int, Path], ...]:
    """(step, file) of every sample of the stage that is worked on, in order of steps."""
    folder = current_stage(run) / "samples"
    try:
        found = [(match, path) for path in folder.iterdir() if (match := _NAME.fullmatch(path.name))]
    except OSError:
        return ()
    return tuple(sorted((int(match[1]), path) for match, path in found))
