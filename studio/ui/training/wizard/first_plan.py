"""The initial plan of a wizard: defaults that can be run as they are, with the folders of the latest run."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from studio.bundles.catalog import DEFAULT_BUNDLE_ID
from studio.bundles.manifest import Manifest
from studio.bundles.size import bundle_size
from studio.codec import read_record, write_record
from studio.errors import RecordError
from studio.settings import settings_file
from studio.ui.training.wizard.plan import NOT_CHOSEN, RunPlan, with_teacher
from studio.ui.training.wizard.problems import why_no_teacher


@dataclass(frozen=True, slots=True)
class LastFolders:
    """None where no run was started yet, or the folder is gone."""

    contents: Path | None = None
    styles: Path | None = None


def last_folders_file() -> Path:
    """Where they are kept."""
    return settings_file().with_name("training.json")


def load_last_folders(path: Path) -> LastFolders:
    """Read ``path``; nothing here is worth a question, so whatever cannot be used is None."""
    try:
        kept = read_record(path, LastFolders, unknown_names=True)
    except (OSError, RecordError):
        return LastFolders()
    if kept.contents is None or not kept.contents.is_dir():
        return LastFolders()
    return LastFolders(kept.contents, kept.styles if kept.styles and kept.styles.is_dir() else None)


def save_last_folders(folders: LastFolders, path: Path) -> None:
    """Write ``path``; where that is impossible the next wizard asks again."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_record(path, folders)


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
        return len(manifest.levels), bundle_size(manifest).parameters, manifest.id == DEFAULT_BUNDLE_ID

    return max(able, key=rank, default=None)
