"""The folder of an experiment of many runs: each is recorded when it is done, and only those missing are made.

::

    settings.json      what all runs have in common; other settings or data are refused
    pictures.safetensors   the decoded pictures
    base.pt            the network that is pruned
    runs/NAME.json     the figures of a run that is done
    runs/NAME.pt       the last checkpoint of one that is not
    experiment.lock    held by the one program that works here
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import filelock
import torch

from studio.codec import read_record, to_plain, write_record
from studio.compression.experiments.checkpoint_file import CheckpointFile
from studio.compression.experiments.command import printed
from studio.errors import JobError, SpaceError
from studio.replacing import replacement
from studio.system_errors import system_reason

T = TypeVar("T")
Results = TypeVar("Results")

_LOCK_WAIT_S = 1.0


class ExperimentFolder:
    """The experiment in ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def pictures(self) -> Path:
        """Where decoded pictures are kept."""
        return self.path / "pictures.safetensors"

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other program out; JobError where one works here, SpaceError where nothing can be written."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = filelock.FileLock(self.path / "experiment.lock")
            lock.acquire(timeout=_LOCK_WAIT_S)
        except filelock.Timeout as error:
            raise JobError(
                "another program is running the experiment in {path}; wait for it", path=self.path
            ) from error
        except OSError as error:
            raise SpaceError(
                "{path} cannot be used: {reason}; name another folder", path=self.path, reason=system_reason(error)
            ) from error
        try:
            yield
        finally:
            lock.release()

    def settle(self, settings: object) -> None:
        """Keep ``settings``, a dataclass; JobError, which names what differs, where the folder has others."""
        path, wanted = self.path / "settings.json", _flat(to_plain(settings))
        if not path.exists():
            write_record(path, settings)
            return
        begun = _flat(to_plain(read_record(path, type(settings))))  # what an older record lacks has its default
        unlike = [name for name in wanted if begun[name] != wanted[name]]
        if unlike:
            raise JobError(
                "{path} was begun with other settings ({names}); give the same, or name another folder",
                path=self.path,
                names="; ".join(f"{name}: {begun[name]}, now {wanted[name]}" for name in unlike),
            )

    def finished(self, name: str, kind: type[T]) -> T | None:
        """The record of the run ``name``, None where it is not done; RecordError where it is damaged."""
        path = self.path / "runs" / f"{name}.json"
        return read_record(path, kind, unknown_names=True) if path.exists() else None

    def finish(self, name: str, record: object) -> None:
        """Keep the ``record`` of the run ``name``, which is done; its checkpoint goes."""
        path = self.path / "runs" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_record(path, record)
        self.checkpoint(name).remove()

    def checkpoint(self, name: str) -> CheckpointFile:
        """What the run ``name`` goes on from when it is interrupted."""
        path = self.path / "runs" / f"{name}.pt"
        path.parent.mkdir(parents=True, exist_ok=True)
        return CheckpointFile(path)

    def save_weights(self, name: str, weights: Mapping[str, torch.Tensor]) -> None:
        """Keep the weights of a network as ``name``.pt."""
        with replacement(self.path / f"{name}.pt") as part:
            torch.save(dict(weights), part)

    def weights(self, name: str) -> Mapping[str, torch.Tensor]:
        """What `save_weights` kept; JobError where it is missing or damaged."""
        found = CheckpointFile(self.path / f"{name}.pt").load()
        if found is None:
            raise JobError("{path} is missing; name another folder", path=self.path / f"{name}.pt")
        return found


def _flat(plain: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Dotted name → value."""
    found: dict[str, Any] = {}
    for name, value in plain.items():
        found |= _flat(value, f"{before}{name}.") if isinstance(value, dict) else {f"{before}{name}": value}
    return found


def run_in(path: Path, work: Callable[[ExperimentFolder], Results], tell: Callable[[Results], str]) -> int:
    """Print what ``work`` comes to in the folder ``path``, or why it does not; the exit code of the command."""
    folder = ExperimentFolder(path)

    def held() -> str:
        with folder.held():
            return tell(work(folder))

    return printed(held)
