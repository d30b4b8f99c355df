"""What a run came to so far, in one record: how far it is, its scores, its minutes, the size of what it makes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.bundles.size import BundleSize
from studio.errors import StudioError
from studio.jobs.training.record import RunProgress, RunRecord, read_record
from studio.jobs.training.reports.settings import changed_names, settings_of, settled_spec
from studio.jobs.training.sizes import size_after
from studio.specs.pruning import PruneSpec, TrainingSpec

REPORT_NAME = "report.json"


@dataclass(frozen=True, slots=True)
class RunSummary:
    """``name`` tells it from the others; ``size`` is None where it is not known without the bundle it begins with.

    ``settings`` are those of `settings_of`, and ``chosen`` the names of those that are no defaults.
    """

    name: str
    record: RunRecord
    size: BundleSize | None
    settings: Mapping[str, Any]
    chosen: tuple[str, ...]

    @property
    def minutes(self) -> float:
        """Of training so far."""
        return self.record.elapsed_s / 60


def summaries(runs: Sequence[Path], *, with_folders: bool = False) -> tuple[RunSummary, ...]:
    """One of each run, the lowest best score first and those without any last; errors as `settled_spec`."""
    specs = [settled_spec(run) for run in runs]
    names = _names([spec.title for spec in specs], runs)
    found = [
        RunSummary(
            name,
            read_record(run, RunProgress(run)),
            final_size(run, spec),
            settings_of(spec, with_folders=with_folders),
            changed_names(spec),
        )
        for name, run, spec in zip(names, runs, specs, strict=True)
    ]
    return tuple(sorted(found, key=lambda each: (each.record.best_score is None, each.record.best_score)))


def final_size(run: Path, spec: TrainingSpec) -> BundleSize | None:
    """Of what ``run`` makes: as measured after a pruning, else as its widths plan it; None where neither is known."""
    if isinstance(spec, PruneSpec) and spec.then is not None:
        return final_size(run, spec.then)
    measured = read_report(run) if isinstance(spec, PruneSpec) else None
    try:
        if measured is not None:
            after = measured["after"]
            return BundleSize(int(after["parameters"]), float(after["macs_per_pixel"]), int(after["weight_bytes"]))
        begun = spec.bundle if isinstance(spec, PruneSpec) else spec.teacher
        return size_after(read_manifest(find_bundle(str(begun))), spec)
    except (StudioError, OSError, KeyError, TypeError, ValueError):
        return None


def read_report(run: Path) -> dict[str, Any] | None:
    """What a pruning run reports in the end; None where there is no report, or one that cannot be read."""
    try:
        plain = json.loads((run / REPORT_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return plain if isinstance(plain, dict) else None


def _names(titles: Sequence[str], runs: Sequence[Path]) -> list[str]:
    """Titles, with the folder where two are alike, and with a number where those are too."""
    named = [
        title if titles.count(title) == 1 else f"{title} ({run.absolute().name})"
        for title, run in zip(titles, runs, strict=True)
    ]
    return [
        name if named.count(name) == 1 else f"{name} {named[: place + 1].count(name)}"
        for place, name in enumerate(named)
    ]
