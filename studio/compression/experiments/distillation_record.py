"""The file that lets a stopped experiment go on: its setting on the first line, then a line for every finished run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from studio.codec import from_json, to_plain
from studio.compression.experiments.distillation_runs import DistillationResult, Setting
from studio.errors import JobError, RecordError, SpaceError
from studio.replacing import replace_text

_PER_RUN = ("seed", "collaboration")  # of the spec: each run has its own


def plain_setting(setting: Setting) -> dict[str, Any]:
    """What all runs have in common, as JSON has it."""
    spec = {name: value for name, value in to_plain(setting.spec).items() if name not in _PER_RUN}
    return spec | {
        "test_contents": str(setting.test_contents),
        "test_styles": str(setting.test_styles),
        "pairs": setting.pairs,
        "size_px": setting.size_px,
    }


class RunsFile:
    """Finished runs in ``path``, None for nowhere. A line that a crash cut short is dropped when the file is opened.

    Raises JobError where the file belongs to an experiment with another setting or holds something else.
    """

    def __init__(self, path: Path | None, setting: Setting) -> None:
        self._path = path
        header = json.dumps({"setting": plain_setting(setting)})
        lines = _complete_lines(path) if path is not None else []
        if lines and lines[0] != header:
            raise JobError(f"{path} belongs to an experiment with another setting; name another file or remove it")
        self.finished = {(each.variant, each.seed): each for each in map(self._result, lines[1:])}
        self._replace(lines or [header])

    def add(self, result: DistillationResult) -> None:
        """Keep ``result``; raises SpaceError where the file cannot be written."""
        self.finished[result.variant, result.seed] = result
        if self._path is None:
            return
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(to_plain(result)) + "\n")
        except OSError as error:
            raise SpaceError(f"cannot write {self._path}: {error.strerror}; free some space") from error

    def _result(self, line: str) -> DistillationResult:
        try:
            return from_json(DistillationResult, line)
        except RecordError as error:
            raise JobError(f"{self._path} holds a damaged line ({error}); remove it to begin again") from error

    def _replace(self, lines: Sequence[str]) -> None:
        if self._path is None:
            return
        try:
            replace_text(self._path, "".join(f"{line}\n" for line in lines))
        except OSError as error:
            raise SpaceError(f"cannot write {self._path}: {error.strerror}; name another file") from error


def _complete_lines(path: Path) -> list[str]:
    if not path.exists():
        return []
    return [line[:-1] for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line.endswith("\n")]
