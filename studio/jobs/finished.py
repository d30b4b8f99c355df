"""Tells from files whether a render is finished: of what is shown, and of what ran when the program ended."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from studio.jobs.job import FileStamp, JobRecord, JobState, RenderJob, id_ns
from studio.jobs.scheduler import interrupted
from studio.specs.preview import is_same_result
from studio.specs.stylize import StylizeSpec


def stamp_of(path: Path) -> FileStamp | None:
    """The present state of the file at ``path``, None where it is not there or cannot be looked at."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return FileStamp(facts.st_mtime_ns, facts.st_size)


def stamps_of(job: RenderJob) -> tuple[FileStamp | None, ...]:
    """The present states of the photo, the styles in their order, the masks, and the result of ``job``."""
    styles = (style.path for style in job.spec.styles)
    return tuple(map(stamp_of, (job.content, *styles, *job.spec.masks, job.output)))


def result_stamps(job: RenderJob, begun_with: tuple[FileStamp | None, ...]) -> tuple[FileStamp, ...]:
    """What to keep of a render that ended now; empty where a file is not there, or a source changed since it began."""
    now = stamps_of(job)
    known = tuple(stamp for stamp in now if stamp is not None)
    return known if known == now and now[:-1] == begun_with[:-1] else ()


def finished_record(records: Iterable[JobRecord], content: Path, spec: StylizeSpec) -> JobRecord | None:
    """The latest finished render of ``content`` painted as ``spec`` asks; whether its files still hold is not asked."""
    finished = (record for record in records if record.state is JobState.DONE and record.stamps)
    same = [record for record in finished if is_same_result(record.job.content, record.job.spec, content, spec)]
    return same[-1] if same else None


def is_unchanged(record: JobRecord) -> bool:
    """Whether result, photo, styles and masks are still the files that they were when the render ended."""
    return record.stamps == stamps_of(record.job)


def found_again(record: JobRecord) -> JobRecord:
    """``record`` as a later start of the program finds it: done where its result is there, what ran else paused.

    A result appears whole or not at all, and a render that may not overwrite begins only while its file is not there.
    So a file younger than its row is the row's own result, even if the program was killed before it could note that.
    A folder of frames fills one by one, and says nothing.
    """
    paused = interrupted(record)
    was_cut_off = paused == interrupted(replace(record, state=JobState.RUNNING))
    if not was_cut_off or record.job.overwrite:
        return paused
    try:
        facts = record.job.output.stat()
        is_finished = stat.S_ISREG(facts.st_mode) and facts.st_mtime_ns > id_ns(record.id)
    except OSError:
        return paused
    return replace(record, state=JobState.DONE, fraction=1.0, message="") if is_finished else paused
