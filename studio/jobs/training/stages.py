"""The folders of a run: one, or for a pruning that is followed by a distillation two, the first inside the other."""

from __future__ import annotations

from pathlib import Path

from studio.errors import SpaceError

FIRST_STAGE = "first"  # the run folder of the pruning
PRUNED = "pruned"  # the bundle it leaves, which the distillation begins with


def stages(run: Path) -> tuple[Path, ...]:
    """The folders that hold specs, logs and checkpoints, in the order they are worked on."""
    first = run / FIRST_STAGE
    return (first, run) if first.is_dir() else (run,)


def make_first_stage(run: Path) -> None:
    """Make the folder of the first of two stages before anything is loaded, so that a stop request reaches it.

    Raises SpaceError where that fails.
    """
    try:
        (run / FIRST_STAGE).mkdir(exist_ok=True)
    except OSError as error:
        raise SpaceError("cannot write in {run}: {reason}; free some space", run=run, reason=error.strerror) from error


def current_stage(run: Path) -> Path:
    """The stage that is worked on, or was last."""
    return next((stage for stage in reversed(stages(run)) if (stage / "spec.json").is_file()), stages(run)[0])
