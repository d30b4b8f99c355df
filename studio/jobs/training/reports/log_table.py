"""The log of a run as a table: a row for each logged step, a column for each name that occurs in it; as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.compression.layer_names import LAYER_FIGURE
from studio.errors import JobError
from studio.jobs.training.run_log import LogLine, whole_log
from studio.jobs.training.stages import check_run

Cell = float | int | str | None


@dataclass(frozen=True, slots=True)
class LogTable:
    """``columns`` in their order and ``rows`` of as many cells; None where a line did not say anything."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def run_table(run: Path) -> LogTable:
    """The table of all that ``run`` has logged so far; raises JobError where there is no run, or no line yet."""
    check_run(run)
    lines = whole_log(run)
    if not lines:
        raise JobError("the run in {run} has logged nothing yet", run=run)
    return log_table(lines)


def log_table(lines: Sequence[LogLine]) -> LogTable:
    """All of ``lines``: step, stage (of runs of two), phase (of runs with phases), seconds, rate and score first.

    After these come loss terms, counts of filters and figures of layers (``layer:NAME``), each in the order in which
    it first occurs, so that columns stay where they are as the log grows.
    """
    fixed = ["step"]
    if any(line.stage > 1 for line in lines):
        fixed.append("stage")
    if any(line.phase is not None for line in lines):
        fixed.append("phase")
    fixed += ["elapsed_s", "learning_rate", "score"]
    terms = _names(line.terms for line in lines)
    counts = _names(line.counts for line in lines)
    layers = _names(line.layers for line in lines)
    rows = tuple(
        (
            *(getattr(line, name) for name in fixed),
            *(line.terms.get(name) for name in terms),
            *(line.counts.get(name) for name in counts),
            *(line.layers.get(name) for name in layers),
        )
        for line in lines
    )
    return LogTable((*fixed, *terms, *counts, *(f"{LAYER_FIGURE}{name}" for name in layers)), rows)


def csv_text(table: LogTable) -> str:
    """``table`` as comma-separated values (RFC 4180 but for line feeds alone): names first, empty where None.

    Numbers are written so that reading them gives the very same float64.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return text.getvalue()


def _names(mappings: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for mapping in mappings for name in mapping))
