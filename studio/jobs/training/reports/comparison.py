"""Several runs beside each other: what they came to, and the settings by which they differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Any

from studio.jobs.training.reports.run_summary import RunSummary
from studio.jobs.training.reports.settings import value_text

_TAUGHT_BY = {"bundle": "teacher"}  # the bundle of a pruning is what teaches the pruned one
_SCORED_BY = (
    "teacher",
    "contents",
    "styles",
    "levels",
    "method",
    "aim",
    "recipe",
    "held_out",
    "seed",
    "schedule.batch",
    "schedule.crop_px",
    "schedule.resize_px",
)
_LONGEST_CELL = 40


def differing_names(runs: Sequence[RunSummary]) -> tuple[str, ...]:
    """Settings that are not the same in all ``runs``; one that some runs do not have counts where it was chosen."""
    alike = [_alike(run) for run in runs]
    names = tuple(dict.fromkeys(name for run in alike for name in run.settings))
    return tuple(name for name in names if _is_different(name, alike))


def scored_otherwise(runs: Sequence[RunSummary]) -> tuple[str, ...]:
    """Those of `differing_names` that decide what a score measures: scores across them cannot be compared.

    These are the held-out crops (pictures, their share, batch, size and seed) and the terms with their shares.
    """
    return tuple(name for name in differing_names(runs) if _decides_score(name.removeprefix("then.")))


def _alike(run: RunSummary) -> RunSummary:
    """Settings that mean the same in runs of either kind under one name, without what a pruning derives from others."""
    settings = {_TAUGHT_BY.get(name, name): value for name, value in run.settings.items() if name != "targets"}
    return replace(run, settings=settings, chosen=tuple(_TAUGHT_BY.get(name, name) for name in run.chosen))


def _decides_score(name: str) -> bool:
    return name in _SCORED_BY or name.startswith(("shares.", "painting."))


def comparison_table(runs: Sequence[RunSummary]) -> str:
    """A column for each run, in their order; figures first, settings that differ below, and a note on the scores."""
    runs = [_alike(run) for run in runs]
    rows = [("", *(run.name for run in runs))]
    rows += [(caption, *(text(run) for run in runs)) for caption, text in _FIGURES]
    names = differing_names(runs)
    if names:
        rows.append(("",) * (len(runs) + 1))
    rows += [(name, *(value_text(run.settings.get(name)) for run in runs)) for name in names]
    rows = [(row[0], *(_cut(cell) for cell in row[1:])) for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(runs) + 1)]
    lines = [_line(row, widths) for row in rows]
    if others := scored_otherwise(runs):
        lines += ["", f"Scores measure different things where these differ: {', '.join(others)}."]
    return "\n".join(lines) + "\n"


def comparison_fields(runs: Sequence[RunSummary]) -> dict[str, Any]:
    """The same as plain values: ``runs`` in their order with the settings that differ, and ``scored_otherwise``."""
    runs = [_alike(run) for run in runs]
    names = differing_names(runs)
    return {
        "runs": [
            {
                "name": run.name,
                "run": str(run.record.folder),
                "kind": run.record.kind,
                "state": run.record.state.value,
                "step": run.record.step,
                "steps": run.record.steps,
                "minutes": run.minutes,
                "first_score": run.record.first_score,
                "best_score": run.record.best_score,
                "best_step": run.record.best_step,
                "size": None if run.size is None else asdict(run.size),
                "settings": {name: run.settings.get(name) for name in names},
            }
            for run in runs
        ],
        "scored_otherwise": list(scored_otherwise(runs)),
    }


def _is_different(name: str, runs: Sequence[RunSummary]) -> bool:
    have = [run for run in runs if name in run.settings]
    if len(have) < len(runs):
        return any(name in run.chosen for run in have)
    return any(run.settings[name] != have[0].settings[name] for run in have)


def _steps(run: RunSummary) -> str:
    return f"{run.record.step} of {run.record.steps}" if run.record.steps else str(run.record.step)


def _score(score: float | None) -> str:
    return value_text(None) if score is None else f"{score:.4g}"


def _best(run: RunSummary) -> str:
    best = _score(run.record.best_score)
    return best if run.record.best_step is None else f"{best} at step {run.record.best_step}"


_FIGURES: tuple[tuple[str, Callable[[RunSummary], str]], ...] = (
    ("best score (lower is better)", _best),
    ("score at first", lambda run: _score(run.record.first_score)),
    ("state", lambda run: run.record.state.value),
    ("steps", _steps),
    ("minutes", lambda run: f"{run.minutes:.1f}"),
    ("parameters", lambda run: value_text(None) if run.size is None else f"{run.size.parameters:,}"),
    ("weights in MB", lambda run: value_text(None) if run.size is None else f"{run.size.megabytes:.2f}"),
    ("MAC per pixel", lambda run: value_text(None) if run.size is None else f"{run.size.macs_per_pixel:,.0f}"),
)


def _cut(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_CELL else f"{cell[: _LONGEST_CELL - 1]}…"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join((f"{row[0]:<{widths[0]}}", *cells)).rstrip()
