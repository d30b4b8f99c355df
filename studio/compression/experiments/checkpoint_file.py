"""The file that an interrupted piece of an experiment goes on from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch

from studio.errors import JobError
from studio.replacing import replacement

_STEPS_BETWEEN = 100


class CheckpointFile:
    """The last state of a training in ``path``, written every ``every`` steps; without a path nothing is kept."""

    def __init__(self, path: Path | None, *, every: int = _STEPS_BETWEEN) -> None:
        self._path = path
        self._every = every

    def load(self) -> Mapping[str, Any] | None:
        """The last state, None where there is none; JobError where it is damaged."""
        if self._path is None or not self._path.exists():
            return None
        try:
            state: Mapping[str, Any] = torch.load(self._path, weights_only=True)
        except Exception as error:  # torch raises whatever the damage suggests
            raise JobError(
                "the checkpoint {path} is damaged ({error}); remove it", path=self._path, error=error
            ) from error
        return state

    def save_when_due(self, steps_done: int, state: Callable[[], Mapping[str, Any]]) -> None:
        """Keep ``state()`` after every so many steps; the one before stays until this one is complete."""
        if self._path is not None and steps_done % self._every == 0:
            with replacement(self._path) as part:
                torch.save(dict(state()), part)

    def remove(self) -> None:
        """Forget it."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)
