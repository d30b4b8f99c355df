"""Another place for the results of renders that are not written yet: asked for in a file dialog, in the same format."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.jobs.job import JobRecord, JobState, RenderJob

translate = QCoreApplication.translate  # lupdate finds texts by this name


def can_move(record: JobRecord) -> bool:
    """Whether nothing of the result has been written yet, nor is about to be."""
    return record.state not in (JobState.RUNNING, JobState.DONE)


def ask_for_places(records: Sequence[JobRecord], taken: Collection[Path], parent: QWidget) -> dict[str, RenderJob]:
    """Let the person choose a file for one render, a folder for several; jobs by id, none where cancelled."""
    if len(records) != 1:
        chosen = QFileDialog.getExistingDirectory(parent, _title(), str(_home(records)))
        return moved_to_folder(records, Path(chosen), taken) if chosen else {}
    (record,) = records
    suffix = record.job.output.suffix
    pattern = translate("OutputMoving", "Pictures") + f" (*{suffix})"
    chosen, _ = QFileDialog.getSaveFileName(parent, _title(), str(record.job.output), pattern)
    return {record.id: moved_to_file(record.job, Path(chosen), taken)} if chosen else {}


def moved_to_file(job: RenderJob, chosen: Path, taken: Collection[Path]) -> RenderJob:
    """``job`` with the output ``chosen``, which may be replaced since the dialog has asked.

    The format stays: with another one, what was painted might not do. Then, and where another render is going to write
    there, the name is a free one.
    """
    if chosen.suffix.lower() == job.output.suffix.lower() and chosen not in taken:
        return replace(job, output=chosen, overwrite=chosen.exists())
    return replace(job, output=_unused(chosen.with_suffix(job.output.suffix), taken), overwrite=False)


def moved_to_folder(records: Sequence[JobRecord], folder: Path, taken: Collection[Path]) -> dict[str, RenderJob]:
    """Jobs with outputs of the same names in ``folder``, numbered where a name is taken."""
    used, jobs = set(taken), dict[str, RenderJob]()
    for record in records:
        output = _unused(folder / record.job.output.name, used)
        used.add(output)
        jobs[record.id] = replace(record.job, output=output, overwrite=False)
    return jobs


def _unused(path: Path, taken: Collection[Path]) -> Path:
    for number in itertools.count(1):
        named = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        if named not in taken and not named.exists():
            return named
    raise AssertionError("counting does not end")


def _title() -> str:
    return translate("OutputMoving", "Write the result elsewhere")


def _home(records: Sequence[JobRecord]) -> Path:
    """The folder of the first, or the nearest one above it that is there."""
    folder = records[0].job.output.absolute().parent
    return next((place for place in (folder, *folder.parents) if place.is_dir()), Path.home())
