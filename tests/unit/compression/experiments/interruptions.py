"""A run that ends in the middle of its steps, as if it had been killed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from studio.compression.experiments.checkpoint_file import CheckpointFile


class Interruption(Exception):  # noqa: N818 — no fault
    pass


class InterruptingFile(CheckpointFile):
    """Ends the run once its state is kept after ``step`` steps."""

    def __init__(self, path: Path, step: int) -> None:
        super().__init__(path, every=1)
        self._step = step

    def save_when_due(self, steps_done: int, state: Callable[[], Mapping[str, Any]]) -> None:
        super().save_when_due(steps_done, state)
        if steps_done == self._step:
            raise Interruption
