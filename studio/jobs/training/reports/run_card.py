"""The card of a run in Markdown: what was asked for, what came of it, on what machine, and how to do it again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from studio.codec import to_plain
from studio.compression.environment_record import Environment, PictureCounts, read_environment
from studio.jobs.training.record import RunState
from studio.jobs.training.reports.run_summary import RunSummary, summaries
from studio.jobs.training.reports.settings import settings_of, settled_spec, value_text
from studio.jobs.training.run_log import LogLine, whole_log
from studio.jobs.training.stages import REQUEST_NAME, stages
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.training import DistillSpec

CARD_NAME = "run-card.md"
_REPORT_TEXT = "report.txt"
_MOST_SCORES = 12
_KINDS = {"distill": "Distillation", "prune": "Pruning"}
_STATES = {
    RunState.PREPARING: "being prepared",
    RunState.RUNNING: "still training",
    RunState.STOPPING: "still training",
    RunState.STOPPED: "stopped",
    RunState.FINISHED: "finished",
    RunState.FAILED: "failed",
}
assert _STATES.keys() == set(RunState), "every state needs its words"

Rows = Sequence[Sequence[str]]


def card_text(run: Path, command: str | None = None, *, with_folders: bool = False) -> str:
    """The card of ``run`` as far as it has come; ``command`` is one that asks for the same on the command line.

    Of files and folders the last name alone stands there, unless ``with_folders``. Errors as `settled_spec`.
    """
    (summary,) = summaries([run], with_folders=with_folders)
    spec, lines = settled_spec(run), whole_log(run)
    chosen = [*summary.chosen, *(["seed"] if "seed" not in summary.chosen else [])]
    others = [name for name in summary.settings if name not in chosen]
    parts = [
        f"# {_plain(spec.title)}",
        _opening(summary, spec),
        "## Settings that were chosen",
        _settings(summary, chosen),
        "## Figures",
        _table(("figure", "value"), _figures(summary)),
        *_reports(run),
        *_curve(lines),
        *_environment(run, spec),
        "## All other settings",
        _settings(summary, others),
        "## Once more",
        _again(spec, command, with_folders=with_folders),
    ]
    return "\n\n".join(parts) + "\n"


def _opening(summary: RunSummary, spec: TrainingSpec) -> str:
    begun = spec.bundle if isinstance(spec, PruneSpec) else spec.teacher
    record = summary.record
    steps = f"step {record.step}" + (f" of {record.steps}" if record.steps else "")
    more = " with a distillation behind it" if isinstance(spec, PruneSpec) and spec.then is not None else ""
    return f"{_KINDS[record.kind]} of *{_plain(begun.name)}*{more}, {_STATES[record.state]} at {steps}."


def _settings(summary: RunSummary, names: Sequence[str]) -> str:
    rows = [(f"`{name}`", _plain(value_text(summary.settings[name]))) for name in names]
    return _table(("setting", "value"), rows)


def _figures(summary: RunSummary) -> Rows:
    record, size = summary.record, summary.size
    rows = [
        ("held-out score at first (lower is better)", _score(record.first_score)),
        ("best held-out score", _score(record.best_score)),
        ("at step", value_text(record.best_step)),
        ("steps", value_text(record.step)),
        ("minutes of training", f"{summary.minutes:.1f}"),
    ]
    if size is not None:
        rows += [
            ("parameters", f"{size.parameters:,}"),
            ("weights in MB", f"{size.megabytes:.2f}"),
            ("multiply-accumulates per pixel", f"{size.macs_per_pixel:,.0f}"),
        ]
    return rows


def _reports(run: Path) -> list[str]:
    """What the prunings among the stages have measured in the end."""
    found = []
    for stage in stages(run):
        try:
            found.append((stage / _REPORT_TEXT).read_text(encoding="utf-8").rstrip())
        except OSError:
            continue
    return [part for text in found for part in ("## Report of the pruning", f"```text\n{text}\n```")]


def _curve(lines: Sequence[LogLine]) -> list[str]:
    scored = [line for line in lines if line.score is not None]
    if not scored:
        return []
    count = min(_MOST_SCORES, len(scored))
    places = sorted({round(number * (len(scored) - 1) / max(1, count - 1)) for number in range(count)})
    has_phases = any(line.phase for line in scored)
    names = ("step", "minutes", *(["phase"] if has_phases else []), "held-out score")
    rows = [
        (
            str(line.step),
            f"{line.elapsed_s / 60:.1f}",
            *([line.phase or ""] if has_phases else []),
            _score(line.score),
        )
        for line in (scored[place] for place in places)
    ]
    of_all = "" if len(places) == len(scored) else f"\n\n{len(places)} of {len(scored)} scores, evenly over the run."
    return ["## Scores", _table(names, rows) + of_all]


def _environment(run: Path, spec: TrainingSpec) -> list[str]:
    noted = next((each for stage in stages(run) if (each := read_environment(stage)) is not None), None)
    if noted is None:
        return ["## Environment", "The run did not note on what it was begun."]
    pictures = [("contents", spec.contents, noted.contents), ("styles", spec.styles or spec.contents, noted.styles)]
    rows = [(what, _plain(folder.name), *_counts(counts)) for what, folder, counts in pictures]
    return [
        "## Pictures",
        _table(("", "folder", "to learn from", "held out"), rows),
        "## Environment",
        _table(("", "as the run began"), _machine(noted)),
    ]


def _machine(noted: Environment) -> Rows:
    return [
        ("begun", noted.begun),
        *noted.versions.items(),
        ("system", noted.system),
        ("processor", f"{_plain(noted.processor)}, {noted.cores} cores ({noted.vector_units})"),
        *([("caches", ", ".join(cache.to_text() for cache in noted.caches))] if noted.caches else []),
        ("memory", f"{noted.memory_bytes / 1e9:.0f} GB"),
        ("threads", str(noted.threads)),
        ("device", noted.device),
        ("computed in", noted.dtype),
        ("processes", str(noted.processes)),
    ]


def _again(spec: TrainingSpec, command: str | None, *, with_folders: bool) -> str:
    request = to_plain(spec) if with_folders else _without_folders(spec)
    where = "" if with_folders else " Folders are named without the place where they lie."
    begin = f"`gigastyle train start again` does the same, with this in a file `again/{REQUEST_NAME}`.{where}"
    exact = f"{begin}\n\n```json\n{json.dumps(request, indent=1)}\n```"
    return exact if command is None else f"```sh\n{command}\n```\n\n{exact}"


def _without_folders(spec: TrainingSpec) -> Any:
    """The spec as JSON, paths cut to their last names."""
    plain = to_plain(spec)
    named = settings_of(spec)
    for name in ("teacher", "bundle", "contents", "styles", "start"):
        if plain.get(name):
            plain[name] = named[name]
    if isinstance(spec, PruneSpec) and isinstance(spec.then, DistillSpec):
        plain["then"] = _without_folders(spec.then)
    return plain


def _counts(counts: PictureCounts) -> tuple[str, str]:
    return str(counts.learned), str(counts.held_out)


def _score(score: float | None) -> str:
    return value_text(None) if score is None else f"{score:.4g}"


def _table(names: Sequence[str], rows: Rows) -> str:
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """One line without what Markdown would take for its own."""
    return "".join(f"\\{sign}" if sign in r"\`*[]|<>" else sign for sign in " ".join(text.split()))
