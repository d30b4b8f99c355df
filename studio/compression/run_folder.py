"""The folder that is a training run: its spec, its log, its checkpoints and the request to stop.

::

    spec.json         what was asked for, with everything resolved
    plan.json         of a pruning: groups, sizes and schedule as they were settled
    environment.json  program, machine, device and numbers of pictures as the run began
    log.jsonl         one line per logged step
    last.pt           the last checkpoint: enough to go on bit for bit
    best.pt           the weights with the best held-out score
    samples/          held-out pictures painted as the run improves; teacher.png is what the teacher paints of them
    STOP              a request that the run end after its current step
    run.lock          held by the one program that is training here

Every file is written beside its place and moved there, so that a full disk or a power cut leaves the last good one.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import filelock
import torch
from PIL import Image

from studio.codec import to_plain
from studio.compression.environment import environment_of
from studio.compression.environment_record import ENVIRONMENT_NAME
from studio.errors import JobError, SpaceError
from studio.replacing import replace_text, replacement
from studio.specs.pruning import TrainingSpec
from studio.specs.spec_file import read_spec, write_spec
from studio.system_errors import system_reason

Record = dict[str, Any]

TEACHER_SAMPLE = "teacher.png"

_LOCK_WAIT_S = 1.0  # a check whether a run is live takes its lock for an instant


class RunFolder:
    """The run in ``path``; nothing is created until something is written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def exists(self) -> bool:
        """Whether a run has begun here."""
        return (self.path / "spec.json").is_file()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other program from training here; made where it does not exist.

        Raises JobError where another one does so already, SpaceError where the folder cannot be written to.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = filelock.FileLock(self.path / "run.lock")
            lock.acquire(timeout=_LOCK_WAIT_S)
        except filelock.Timeout as error:
            raise JobError(
                "another program is training in {path}; stop it with gigastyle train stop, or wait for it",
                path=self.path,
            ) from error
        except OSError as error:
            raise SpaceError(
                "cannot use {path} as a run folder: {reason}; choose another", path=self.path, reason=error.strerror
            ) from error
        try:
            yield
        finally:
            lock.release()

    @property
    def is_asked_to_stop(self) -> bool:
        """Whether a file STOP lies here."""
        return (self.path / "STOP").exists()

    def take_back_stop(self) -> None:
        """Let the run go on."""
        (self.path / "STOP").unlink(missing_ok=True)

    def read_spec(self) -> TrainingSpec:
        """What `write_spec` wrote; raises JobError where there is no run, RecordError where its record is damaged."""
        self._require()
        return read_spec(self.path / "spec.json")

    def write_spec(self, spec: TrainingSpec) -> None:
        """Record what the run that begins does, and on what; raises SpaceError where it cannot be written."""
        write_spec(self.path / "spec.json", spec)
        self.write_json(ENVIRONMENT_NAME, to_plain(environment_of(spec)))

    def read_json(self, name: str) -> Record:
        """What `write_json` wrote; raises JobError where the file is missing or damaged."""
        try:
            record = json.loads((self.path / name).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise JobError(
                "{path} cannot be read: {error}", path=self.path / name, error=system_reason(error)
            ) from error
        if not isinstance(record, dict):
            raise JobError("{path} is no record of a run", path=self.path / name)
        return record

    def write_json(self, name: str, record: Mapping[str, Any]) -> None:
        """Keep ``record`` beside the rest; raises SpaceError where it cannot be written."""
        self.write_text(name, json.dumps(record, indent=1))

    def write_text(self, name: str, text: str) -> None:
        """Keep ``text`` beside the rest; raises SpaceError where it cannot be written."""
        self._replace(name, lambda part: part.write_text(text, encoding="utf-8"))

    def save(self, name: str, state: Mapping[str, Any]) -> None:
        """Write the checkpoint ``name`` (last or best); the one before stays until this one is complete."""
        self._replace(f"{name}.pt", lambda part: torch.save(dict(state), part))

    def load(self, name: str) -> Record | None:
        """The checkpoint ``name``, None where there is none; raises JobError where it is damaged."""
        path = self.path / f"{name}.pt"
        if not path.exists():
            return None
        try:
            state = torch.load(path, weights_only=True, map_location="cpu")
        except Exception as error:  # torch raises whatever the damage suggests
            raise JobError(
                "the checkpoint {path} is damaged ({error}); remove it to go on from the start", path=path, error=error
            ) from error
        assert isinstance(state, dict)
        return state

    def append(self, record: Record) -> None:
        """Add a line to the log; raises SpaceError where it cannot be written."""
        try:
            with (self.path / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(record) + "\n")
        except OSError as error:
            raise SpaceError(
                "cannot write the log in {path}: {reason}; free some space", path=self.path, reason=error.strerror
            ) from error

    def log(self) -> list[Record]:
        """All complete lines of the log."""
        path = self.path / "log.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [record for line in lines if (record := _parsed(line)) is not None]

    def copy_log(self, path: Path) -> None:
        """Write the log so far to ``path``; raises SpaceError where that cannot be done."""
        try:
            replace_text(path, "".join(json.dumps(record) + "\n" for record in self.log()))
        except OSError as error:
            raise SpaceError(
                "cannot write {path}: {reason}; free some space", path=path, reason=error.strerror
            ) from error

    def cut_log(self, step: int) -> None:
        """Forget lines after ``step``: a run resumed from its checkpoint at ``step`` writes them again."""
        kept = [record for record in self.log() if record["step"] <= step]
        text = "".join(json.dumps(record) + "\n" for record in kept)
        self._replace("log.jsonl", lambda part: part.write_text(text, encoding="utf-8"))

    def save_sample(self, step: int, picture: Image.Image) -> None:
        """Keep the sample picture of ``step``; raises SpaceError where it cannot be written."""
        self._replace(f"samples/step-{step:06d}.png", lambda part: picture.save(part, format="PNG"))

    def save_teacher_sample(self, picture: Image.Image) -> None:
        """Keep what the teacher paints of the pictures that samples show; raises SpaceError where it cannot."""
        self._replace(f"samples/{TEACHER_SAMPLE}", lambda part: picture.save(part, format="PNG"))

    def _require(self) -> None:
        if not self.exists:
            raise JobError("there is no training run in {path}", path=self.path)

    def _replace(self, name: str, write: Callable[[Path], object]) -> None:
        path = self.path / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacement(path) as part:
                write(part)
        except (OSError, RuntimeError) as error:  # torch's writer tells a full disk by a RuntimeError
            raise SpaceError(
                "cannot write {path}: {error}; the one before is kept", path=path, error=system_reason(error)
            ) from error


class FollowedRunFolder(RunFolder):
    """The same for a process that another one writes the folder for: it reads, and leaves no trace."""

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Nothing to keep: the process that writes holds it."""
        yield

    def take_back_stop(self) -> None:
        """The other process does."""

    def write_spec(self, spec: TrainingSpec) -> None:
        """The other process does."""

    def append(self, record: Record) -> None:
        """The other process does."""

    def _replace(self, name: str, write: Callable[[Path], object]) -> None:
        pass


def _parsed(line: str) -> Record | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None  # the line a crash cut short
    return record if isinstance(record, dict) and "step" in record else None
