"""The folders of a run: one, or for a pruning that is followed by a distillation two, the first inside the other.

A pruning in stages has one more for each of them, inside its own.

``request.json`` is what was asked for, once for both; ``spec.json`` of each stage has everything settled.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.compression.pruning.stage_record import StagesRecord, found_stages
from studio.errors import JobError, SpaceError
from studio.specs.pruning import TrainingSpec
from studio.specs.spec_file import read_spec

REQUEST_NAME, SPEC_NAME = "request.json", "spec.json"

FIRST_STAGE = "first"  # the run folder of the pruning
_STAGES = "stage-[0-9]*"  # of a pruning that prunes several times
PRUNED = "pruned"  # the bundle it leaves, which the distillation begins with


def stages(run: Path) -> tuple[Path, ...]:
    """The folders that hold logs and checkpoints, in the order they are worked on."""
    first = run / FIRST_STAGE
    return (*_own_stages(first), run) if first.is_dir() else _own_stages(run)


def run_folders(run: Path) -> tuple[Path, ...]:
    """Every folder in which a run may be locked or asked to stop: its stages, and what holds stages."""
    holders = (run / FIRST_STAGE,) if (run / FIRST_STAGE).is_dir() else ()
    return tuple(dict.fromkeys((*stages(run), *holders, run)))


def _own_stages(folder: Path) -> tuple[Path, ...]:
    """Those of a pruning in stages, or the folder itself."""
    return tuple(sorted(each for each in folder.glob(_STAGES) if each.is_dir())) or (folder,)


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
    return next((stage for stage in reversed(stages(run)) if (stage / SPEC_NAME).is_file()), stages(run)[0])


def exported_folder(run: Path) -> Path:
    """The folder whose weights become a bundle: ``run`` itself once it has begun, before that its first stage."""
    return next((each for each in (run, run / FIRST_STAGE) if (each / SPEC_NAME).is_file()), run)


def stages_of(run: Path) -> StagesRecord | None:
    """What the stages of ``run`` have come to; None where it has none."""
    return found_stages(run) or found_stages(run / FIRST_STAGE)


def is_run(folder: Path) -> bool:
    """Whether ``folder`` holds a run, begun or asked for."""
    try:
        return (folder / REQUEST_NAME).is_file() or (folder / SPEC_NAME).is_file()
    except OSError:  # another person's folder
        return False


def check_run(folder: Path) -> None:
    """Raise JobError where there is no run in ``folder``."""
    if not is_run(folder):
        raise JobError("there is no training run in {run}", run=folder)


def read_request(run: Path) -> TrainingSpec:
    """What ``run`` was asked to do, named; one begun on the command line has its spec and its folder's name alone.

    Raises JobError where there is none, RecordError or SpecError where it is damaged.
    """
    check_run(run)
    is_asked = (run / REQUEST_NAME).is_file()
    spec = read_spec(run / (REQUEST_NAME if is_asked else SPEC_NAME))
    return spec if spec.title else replace(spec, title=run.name)
