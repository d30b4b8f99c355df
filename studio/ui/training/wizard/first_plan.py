"""The initial plan of a wizard: defaults that can be run as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from studio.bundles.catalog import DEFAULT_BUNDLE_ID
from studio.bundles.manifest import Manifest
from studio.jobs.training.sizes import size_now
from studio.ui.training.wizard.last_folders import LastFolders
from studio.ui.training.wizard.plan import NOT_CHOSEN, RunPlan, with_teacher
from studio.ui.training.wizard.problems import why_no_teacher


def first_plan(bundles: Mapping[Path, Manifest], folders: LastFolders) -> RunPlan:
    """A smaller network distilled from the best teacher installed, on the pictures used last."""
    begins = RunPlan()
    made = replace(begins.distillation, contents=folders.contents or NOT_CHOSEN, styles=folders.styles)
    plan = replace(begins, distillation=made)
    teacher = best_teacher(plan, bundles)
    if teacher is not None:
        plan = with_teacher(plan, teacher, bundles[teacher])
    return plan


def best_teacher(plan: RunPlan, bundles: Mapping[Path, Manifest]) -> Path | None:
    """Of the bundles that can teach what is planned the one with most levels, then parameters, then the default."""
    able = [folder for folder, manifest in bundles.items() if not why_no_teacher(plan, manifest)]

    def rank(folder: Path) -> tuple[int, int, bool]:
        manifest = bundles[folder]
        return len(manifest.levels), size_now(manifest).parameters, manifest.id == DEFAULT_BUNDLE_ID

    return max(able, key=rank, default=None)
