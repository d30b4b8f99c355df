"""Tells from files whether a render is finished: of what is shown, and of what ran when the program ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from studio.jobs.job import FileStamp, JobRecord, JobState, RenderJob, ResultStamps, id_ns
from studio.jobs.scheduler import interrupted
from studio.specs.preview_render import is_same_result
from studio.specs.stylize import StylizeSpec


@dataclass(frozen=True, slots=True)
class SourceStamps:
    """What the files of a render were when it began; None for one that could not be looked at."""

    content: FileStamp | None
    styles: tuple[FileStamp | None, ...]


def stamp_of(path: Path) -> FileStamp | None:
    """The present state of the file at ``path``, None where it is not there or cannot be looked at."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return FileStamp(facts.st_mtime_ns, facts.st_size)


def source_stamps(job: RenderJob) -> SourceStamps:
    """What the files that ``job`` reads are now."""
    return SourceStamps(stamp_of(job.content), tuple(stamp_of(style.path) for style in job.spec.styles))


def result_stamps(job: RenderJob, begun_with: SourceStamps) -> ResultStamps | None:
    """What to keep of a render that ended now; None where a file is not there or changed since it began."""
    now, output = source_stamps(job), stamp_of(job.output)
    if now != begun_with or now.content is None or output is None:
        return None
    styles = tuple(stamp for stamp in now.styles if stamp is not None)
    return ResultStamps(now.content, styles, output) if len(styles) == len(now.styles) else None


def finished_record(records: Iterable[JobRecord], content: Path, spec: StylizeSpec) -> JobRecord | None:
    """The latest finished render of ``content`` painted as ``spec`` asks; whether its files still hold is not asked."""
    found = None
    for record in records:
        is_finished = record.state is JobState.DONE and record.stamps is not None
        if is_finished and is_same_result(record.job.content, record.job.spec, content, spec):
            found = record
    return found


def is_unchanged(record: JobRecord) -> bool:
    """Whether result, photo and styles are still the files that they were when the render ended."""
    return record.stamps is not None and result_stamps(record.job, source_stamps(record.job)) == record.stamps


def found_again(record: JobRecord) -> JobRecord:
    """``record`` as a later start of the program finds it: done where its result is there, what ran else paused.

    A result appears whole or not at all, and a render that may not overwrite begins only while its file is not there.
    So a file younger than its row is the row's own result, even if the program was killed before it could note that.
    """
    paused = interrupted(record)
    was_cut_off = paused == interrupted(replace(record, state=JobState.RUNNING))
    if not was_cut_off or record.job.overwrite:
        return paused
    try:
        is_finished = record.job.output.stat().st_mtime_ns > id_ns(record.id)
    except OSError:
        return paused
    return replace(record, state=JobState.DONE, fraction=1.0, message="") if is_finished else paused
