"""Reads what a run writes as it goes: new whole lines of its log, all again after it was truncated; its samples."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from studio.compression.layer_names import LAYER_FIGURE
from studio.jobs.training.stages import stages

LOG_NAME = "log.jsonl"
_KNOWN = frozenset({"step", "elapsed_s", "score", "learning_rate", "phase"})
_COUNTS = frozenset({"filters_removed", "filters_to_go", "forced_removals"})


@dataclass(frozen=True, slots=True)
class LogLine:
    """One logged step: ``terms`` of the loss, ``layers`` with the criterion's figure of each, the score if taken.

    ``counts`` are of filters (``filters_removed``, ``forced_removals``); ``stage`` is 2 in what follows a pruning. The
    line at which a stage begins has a score and no terms: nothing was trained yet.
    """

    step: int
    elapsed_s: float
    terms: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    score: float | None = None
    learning_rate: float | None = None
    phase: str | None = None
    layers: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    counts: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    stage: int = 1

    @property
    def is_beginning(self) -> bool:
        """Whether the line tells how the students stood before the first step."""
        return self.score is not None and self.learning_rate is None and not self.terms


@dataclass(frozen=True, slots=True)
class LogChange:
    """Lines that are new; with ``is_restarted`` all earlier ones are to be forgotten first."""

    lines: tuple[LogLine, ...] = ()
    is_restarted: bool = False


class RunLog:
    """The log of a run, whose stages are counted as one: the second goes on where the first ended."""

    def __init__(self, run: Path) -> None:
        self._run = run
        self._tails: dict[Path, _Tail] = {}
        self._offset_step, self._offset_s = 0, 0.0
        self._last: LogLine | None = None

    def poll(self) -> LogChange:
        """What has come since the last call; nothing where the log is not there (yet)."""
        tails = [self._tails.setdefault(stage, _Tail(stage / LOG_NAME)) for stage in stages(self._run)]
        is_restarted = any(tail.is_replaced() for tail in tails)
        if is_restarted:
            self._offset_step, self._offset_s, self._last = 0, 0.0, None
            for tail in tails:
                tail.rewind()
        lines: list[LogLine] = []
        for index, tail in enumerate(tails):
            is_first_look = not tail.has_begun
            new = [parsed for text in tail.new_lines() if (parsed := parsed_line(text)) is not None]
            if new and is_first_look and index > 0 and self._last is not None:
                self._offset_step, self._offset_s = self._last.step, self._last.elapsed_s
            lines += [self._counted(line, index + 1) for line in new]
        return LogChange(tuple(lines), is_restarted)

    def _counted(self, line: LogLine, stage: int) -> LogLine:
        self._last = replace(
            line,
            step=line.step + self._offset_step,
            elapsed_s=line.elapsed_s + self._offset_s,
            phase=line.phase or ("distillation" if self._offset_step else None),
            stage=stage,
        )
        return self._last


def whole_log(run: Path) -> tuple[LogLine, ...]:
    """All lines that ``run`` has logged so far."""
    return RunLog(run).poll().lines


class _Tail:
    """A file of lines that grows; a resumed run puts a shorter one in its place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._place = 0
        self._file_id: int | None = None

    @property
    def has_begun(self) -> bool:
        return self._place > 0

    def is_replaced(self) -> bool:
        if not self.has_begun:
            return False
        try:
            found = self._path.stat()
        except OSError:
            return True
        return found.st_size < self._place or found.st_ino != self._file_id

    def rewind(self) -> None:
        self._place, self._file_id = 0, None

    def new_lines(self) -> list[bytes]:
        try:
            with self._path.open("rb") as file:
                self._file_id = os.fstat(file.fileno()).st_ino
                file.seek(self._place)
                new = file.read()
        except OSError:
            return []
        whole = new[: new.rfind(b"\n") + 1]
        self._place += len(whole)
        return whole.splitlines()


def parsed_line(text: bytes | str) -> LogLine | None:
    """A line of log.jsonl; None where it is damaged."""
    try:
        plain: Any = json.loads(text)
        step, elapsed_s = int(plain["step"]), float(plain.get("elapsed_s", 0.0))
        phase = plain.get("phase")
        numbers = {name: float(value) for name, value in plain.items() if isinstance(value, int | float)}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None
    layers = {
        name.removeprefix(LAYER_FIGURE): value for name, value in numbers.items() if name.startswith(LAYER_FIGURE)
    }
    terms = {
        name: value
        for name, value in numbers.items()
        if name not in _KNOWN and name not in _COUNTS and not name.startswith(LAYER_FIGURE)
    }
    return LogLine(
        step,
        elapsed_s,
        terms,
        numbers.get("score"),
        numbers.get("learning_rate"),
        str(phase) if phase else None,
        layers,
        {name: value for name, value in numbers.items() if name in _COUNTS},
    )


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
