"""Figures and states of the queue in words, and the report of failed renders."""

from __future__ import annotations

import importlib.metadata
import math
import platform
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from studio.errors import PictureError
from studio.film.formats import is_film
from studio.images.formats import output_format
from studio.jobs.job import JobRecord, JobState, RenderJob
from studio.jobs.queue_summary import QueueSummary
from studio.specs.film import FilmSettings
from studio.specs.stylize import LEVELS, StylizeSpec
from studio.ui.desktop.revealing import shown_path
from studio.ui.numbers import percent_text, pixels_text, whole_text
from studio.ui.titles import title_of
from studio.ui.translation import translated

translate = QCoreApplication.translate  # lupdate finds texts by this name


def about_text(left_s: float) -> str:
    """A remaining time as a person would say it: an estimate has no seconds."""
    if left_s < 60:
        return translate("Queue", "less than a minute left")
    hours, minutes = divmod(math.ceil(left_s / 60), 60)
    if hours == 0:
        return translate("Queue", "about {minutes} min left").format(minutes=minutes)
    return translate("Queue", "about {hours} h {minutes} min left").format(hours=hours, minutes=minutes)


def removed_text(records: Sequence[JobRecord]) -> str:
    """What was just taken out of the queue."""
    if len(records) == 1:
        return translate("Queue", "Removed “{name}” from the queue").format(name=records[0].job.content.name)
    return translate("Queue", "Removed {count} renders from the queue").format(count=len(records))


def size_text(size_px: tuple[int, int] | None) -> str:
    """Width × height in pixels; an en dash where it is not known."""
    return "–" if size_px is None else pixels_text(*size_px)


def state_text(state: JobState) -> str:
    """The state in one word."""
    return {
        JobState.WAITING: translate("Queue", "Waiting"),
        JobState.RUNNING: translate("Queue", "Painting"),
        JobState.PAUSED: translate("Queue", "Paused"),
        JobState.DONE: translate("Queue", "Done"),
        JobState.FAILED: translate("Queue", "Failed"),
        JobState.CANCELLED: translate("Queue", "Cancelled"),
    }[state]


def waiting_text(before: int, *, has_begun: bool) -> str:
    """What a waiting render waits for: ``before`` others that wait too and come first."""
    if before == 0:
        return translate("Queue", "Goes on next") if has_begun else translate("Queue", "Comes next")
    text = translate("Queue", "Goes on after {count}") if has_begun else translate("Queue", "Waits for {count}")
    return text.format(count=before)


def format_text(job: RenderJob) -> str:
    """The format of the result and what was chosen for it, as far as it sets results apart."""
    if job.film is not None:
        return film_format_text(job.output, job.film)
    try:
        written = output_format(job.output)
    except PictureError:
        return job.output.suffix
    export = job.export
    if written.has_quality:
        return f"{written.name} {export.quality}"
    return f"{written.name} {export.depth} bit" if export.depth is not None else written.name


def film_format_text(output: Path, film: FilmSettings) -> str:
    """The container of a film, and its codec where one was chosen; of frames that they are some."""
    if not is_film(output):
        return translate("Queue", "Frames")
    container = output.suffix.removeprefix(".").upper()
    return container if film.codec is None else f"{container} {film.codec.value}"


def stopping_text() -> str:
    """Between the stop request and the end of the running band."""
    return translate("Queue", "Stopping …")


def second_line(record: JobRecord, stage: str = "") -> tuple[str, str]:
    """The line under the name: the failure where there is one, else what is done now, else format, styles and folder.

    ``stage`` is what is done now; empty where that needs no words. The folder is apart, because it is elided in the
    middle where there is no room.
    """
    if record.message and record.state is not JobState.DONE:
        return message_text(record), ""
    if stage:
        return first_capital(stage), ""
    styles = " + ".join(title_of(style.path) for style in record.job.spec.styles)
    optimized = optimization_text(record.job.spec)
    parts = (format_text(record.job), styles, *([optimized] if optimized else []), "")
    return "  ·  ".join(parts), shown_path(record.job.output.parent)


def optimization_text(spec: StylizeSpec) -> str:
    """How a picture is optimised, in short; empty where the networks alone paint it."""
    if spec.optimize is None or not spec.is_optimized:
        return ""
    return translate("Queue", "optimised, {count} iterations").format(count=whole_text(spec.optimize.iterations))


def first_capital(text: str) -> str:
    """``text`` as the beginning of a line."""
    return text[:1].upper() + text[1:]


def tool_tip(record: JobRecord) -> str:
    """All of a row: photo, result, format and size, and its message."""
    job = record.job
    size = f", {size_text(record.result_px)} px" if record.result_px is not None else ""
    lines = (message_text(record), f"{job.content}", f"→ {job.output}", format_text(job) + size)
    return "\n".join(line for line in lines if line)


def message_text(record: JobRecord) -> str:
    """The record's message, in the person's language where it is one of the queue's own."""
    if record.message == "interrupted":
        return translate("Queue", "Interrupted when the program ended")
    return translated(record.message)


def described(record: JobRecord, stage: str = "") -> str:
    """One row read aloud, with the ``stage`` that is done now where there are words for it."""
    parts = [record.job.output.name, state_text(record.state)]
    if record.state in (JobState.RUNNING, JobState.PAUSED):
        parts.append(percent_text(record.fraction))
    if stage:
        parts.append(stage)
    if record.message:
        parts.append(message_text(record))
    parts += [format_text(record.job), str(record.job.output.parent)]
    return ", ".join(parts)


def queue_summary_text(summary: QueueSummary) -> str:
    """The queue in one line."""
    parts = [translate("Queue", "{done} of {total} done").format(done=summary.done, total=summary.total)]
    if summary.failed:
        parts.append(translate("Queue", "{count} failed").format(count=summary.failed))
    if summary.to_do and summary.left_s is not None:
        parts.append(about_text(summary.left_s))
    return "  ·  ".join(parts)


def failure_report(records: Iterable[JobRecord], *, home: Path | None = None) -> str:
    """What was asked for and what went wrong, one render after another, to be passed on for support.

    The name of the home folder is left out.
    """
    head = f"gigastyle {_version()}, Python {sys.version.split()[0]}, {platform.platform()}"
    text = "\n\n".join([head, *(_report_entry(record) for record in records)]) + "\n"
    return text.replace(str(home or Path.home()), "~")


def _report_entry(record: JobRecord) -> str:
    job, spec, export = record.job, record.job.spec, record.job.export
    styles = ", ".join(f"{style.path} × {style.weight:g}" for style in spec.styles)
    depth = "as the photo" if export.depth is None else f"{export.depth} bits"
    lines = [
        f"{record.state.value}: {record.message or 'no reason given'}",
        f"photo: {job.content}",
        f"result: {job.output} (quality {export.quality}, {depth}, compression {export.compression})",
        f"styles: {styles}",
        f"bundle: {spec.bundle or 'default'}, method: {spec.method or 'default'}",
        f"strengths: {_by_level(spec, spec.strength_at)}; details: {_by_level(spec, spec.detail_at)}",
        f"sizes: result {spec.content_size_px or 'as the photo'}, style {spec.style_size_px or 'default'}",
        f"done: {record.fraction:.0%} after {record.elapsed_s:.1f} s",
    ]
    if job.film is not None:
        lines.append(f"film: {job.film}")
    if spec.optimize is not None:
        lines.append(f"optimisation: {spec.optimize}")
    return "\n".join(lines)


def _by_level(spec: StylizeSpec, share_at: Callable[[int], float]) -> str:
    return " ".join(f"{level}={share_at(level):g}" for level in spec.levels or LEVELS)


def _version() -> str:
    try:
        return importlib.metadata.version("gigastyle")
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
