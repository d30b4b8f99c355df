"""The training runs of a folder: start, resume, stop, delete; each is a process of its own."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from studio.errors import JobError, Message
from studio.jobs.training import bin as bin_folder
from studio.jobs.training.command import program_command
from studio.jobs.training.ending import forget_ending
from studio.jobs.training.liveness import is_live
from studio.jobs.training.process import launch, reap
from studio.jobs.training.record import RunProgress, RunRecord, read_record
from studio.jobs.training.stages import REQUEST_NAME, SPEC_NAME, check_run, is_run, make_first_stage, read_request
from studio.jobs.training.stopping import StopLevel, end, next_stop_level, take_back_stop
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.spec_file import write_spec

_LONGEST_NAME = 48


class TrainingRuns:
    """The runs in ``folder``, which is made when the first one begins.

    The folder of a run is the truth: what another window, the command line or a crash did is seen at the next look.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._progress: dict[Path, RunProgress] = {}
        self._stop_levels: dict[Path, StopLevel] = {}

    def records(self) -> tuple[RunRecord, ...]:
        """All runs, the newest first; only what is new in their logs is read."""
        reap()
        try:
            found = [entry for entry in self.folder.iterdir() if is_run(entry)]
        except OSError:
            return ()  # no run has begun yet
        found.sort(key=_begun_ns, reverse=True)
        self._progress = {run: self._progress.get(run) or RunProgress(run) for run in found}
        return tuple(read_record(run, self._progress[run]) for run in found)

    def record(self, run: Path) -> RunRecord:
        """One run; JobError where there is none."""
        reap()
        check_run(run)
        return read_record(run, self._progress.setdefault(run, RunProgress(run)))

    def start(self, request: TrainingSpec) -> Path:
        """Begin a run and return its folder; raises SpaceError or JobError where it cannot begin."""
        run = bin_folder.free_name(self.folder / _file_name(request.title))
        write_spec(run / REQUEST_NAME, request)
        if isinstance(request, PruneSpec) and request.then is not None:
            make_first_stage(run)
        self._launch(run)
        return run

    def resume(self, run: Path) -> None:
        """Go on with ``run`` from its last checkpoint, from the start where there is none; JobError if it is live."""
        self._refuse_live(run, Message("it is being worked on already"))
        if not (run / REQUEST_NAME).is_file():
            write_spec(run / REQUEST_NAME, read_request(run))  # one that the command line began
        self._launch(run)
        forget_ending(run)  # only now: without an ending and without a process a run would seem to have failed
        take_back_stop(run)

    def stop(self, run: Path) -> None:
        """Ask ``run`` to save and end after its current step."""
        self._stop_levels[run] = StopLevel.ASK
        end(run, StopLevel.ASK)

    def force(self, run: Path) -> None:
        """End a run that does not stop, by the next stronger means; at most the steps since a checkpoint are lost."""
        stop_level = self._stop_levels[run] = next_stop_level(self._stop_levels.get(run, StopLevel.ASK))
        end(run, StopLevel.ASK)  # so that it counts as stopped, not as failed
        end(run, stop_level)

    def bin(self, run: Path) -> Path:
        """Move ``run`` to the bin and return where it lies; JobError while it is being worked on."""
        self._refuse_live(run, Message("stop it first"))
        self._progress.pop(run, None)
        return bin_folder.put_in_bin(run)

    def restore(self, binned: Path) -> Path:
        """Take a run out of the bin again."""
        return bin_folder.take_from_bin(binned)

    def _launch(self, run: Path) -> None:
        self._stop_levels.pop(run, None)
        launch((*program_command(), "train", "start", str(run)), run)

    def _refuse_live(self, run: Path, why: str) -> None:
        if is_live(run):
            raise JobError("{name} is training: {why}", name=run.name, why=why)


def _begun_ns(run: Path) -> int:
    name = REQUEST_NAME if (run / REQUEST_NAME).is_file() else SPEC_NAME
    try:
        return (run / name).stat().st_mtime_ns
    except OSError:
        return 0


def _file_name(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME] or "run"
