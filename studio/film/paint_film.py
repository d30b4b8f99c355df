"""One film from file to file: look at it, measure its shots, paint each frame, put it together with its sound."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.codec import to_plain
from studio.engine.maps_file import maps_request
from studio.engine.masking import notes_of, survey_masks
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, StylizeResult, prepare_painting
from studio.errors import Message, PictureError
from studio.film.destination import check_film_spec, check_result
from studio.film.film_job import computing, open_film_job
from studio.film.frame_painting import FilmPainting, engine_resources
from studio.film.frames import FrameFolder
from studio.film.reading import FilmFacts, FilmSource
from studio.film.sinks import sink_for
from studio.film.statistics import MapWindow
from studio.film.survey import FilmSurvey
from studio.film.video import VideoFile
from studio.progress import Progress
from studio.specs.export import ExportSpec
from studio.specs.film import FilmSettings
from studio.specs.stylize import Resources, StylizeSpec

_KEPT_FRAMES = 30  # painted frames of a segment and the state after it, on disk …
_KEPT_BYTES = 2  # … with so many bytes a channel
_MOST_MISSING, _MOST_MISSING_S = 0.95, 0.5  # of a film whose header is right, as its sound may last longer
WRITING = Message("putting the film together")


@dataclass(frozen=True, slots=True)
class FilmOptions:
    """How a film is worked on and written, besides what is painted; ``export`` is for frames in a folder."""

    resources: Resources = field(default_factory=Resources)
    overwrite: bool = False
    export: ExportSpec = field(default_factory=ExportSpec)


@dataclass(frozen=True, slots=True)
class FilmTask:
    """A film or folder of frames, where its painting goes, and what is painted how."""

    content: Path
    output: Path
    spec: StylizeSpec
    settings: FilmSettings = field(default_factory=FilmSettings)


def open_film(path: Path, settings: FilmSettings, resources: Resources, *, longer_side_px: int | None) -> FilmSource:
    """The film or folder of frames at ``path``; raises PictureError where it is none."""
    if path.is_dir():
        return FrameFolder(path, rate=settings.rate, resources=resources, longer_side_px=longer_side_px)
    if not path.exists():
        raise PictureError("there is no film at {path}", path=path)
    return VideoFile(path, longer_side_px=longer_side_px)


def check_task(task: FilmTask, *, overwrite: bool) -> None:
    """Refuse what cannot end well before anything is loaded; raises PictureError and SpecError."""
    check_film_spec(task.spec)
    check_result(task.content, task.output, overwrite=overwrite)


def paint_film(task: FilmTask, *, work: SharedInputs, options: FilmOptions, progress: Progress) -> StylizeResult:
    """Paint a film or folder of frames and write it where the task says.

    A film appears whole or not at all, frames one by one. With a job folder an interrupted run goes on with ``resume``,
    to the same bytes. Raises the StudioError that says what is wrong, Cancelled when asked to stop.
    """
    started_s, resources = time.monotonic(), options.resources
    overwrite = options.overwrite or resources.resume
    check_task(task, overwrite=overwrite)
    spec, settings = replace(task.spec, optimize=None), task.settings
    with open_film(task.content, settings, resources, longer_side_px=spec.content_size_px) as source:
        facts = source.facts
        inner = engine_resources(resources, facts, settings)
        masks = survey_masks(spec, facts.size, inner)
        sink = sink_for(task.output, source, settings, options.export, overwrite=overwrite)
        painting, style_notes = prepare_painting(spec, work, inner)
        request = {
            **maps_request(task.content, spec, work.bundle),
            "film": to_plain(settings),
            "result": sink.description,
            **computing(painting.device.type, resources.precision),
        }
        with open_film_job(request, resources, _scratch_bytes(facts)) as job:
            film = FilmPainting(source, painting, settings, inner, job, progress)
            survey = film.look()
            sink.check_space(survey.count, job.folder)
            window = MapWindow(survey, facts.time_base, settings.smoothing_s)
            film.measure(window)
            film.paint(window, sink)
            progress.advance(0.0, WRITING)
            sink.finish(job, survey)
            progress.complete(WRITING)
            notes = (*facts.notes, *_cut_short(source, survey, settings), *style_notes, *notes_of(masks), *sink.notes)
            notes = (*notes, *job.notes)
    plan = {"frames": survey.count, "shots": len(survey.shots), **sink.description}
    return StylizeResult(task.output, facts.size, time.monotonic() - started_s, plan, notes)


def write_film(
    task: FilmTask, *, options: FilmOptions | None = None, progress: Progress | None = None
) -> StylizeResult:
    """Paint the film, or the folder of numbered frames, that ``task`` names, and write it where it says.

    A film appears whole or not at all, frames one by one. With a job folder in the resources of ``options`` an
    interrupted run goes on with ``resume``. Raises BundleError, PictureError, SpecError, SpaceError, JobError,
    DeviceError, and Cancelled on request.
    """
    work = SharedInputs(load_bundle(find_bundle(task.spec.bundle)), StyleCache())
    return paint_film(task, work=work, options=options or FilmOptions(), progress=progress or Progress())


def _cut_short(source: FilmSource, survey: FilmSurvey, settings: FilmSettings) -> tuple[str, ...]:
    """A note where a film that was read to its end is shorter than its header says."""
    if not isinstance(source, VideoFile) or settings.last_frame is not None or source.told_s is None:
        return ()
    facts = source.facts
    found_s = float((survey.pts[-1] + survey.durations[-1]) * facts.time_base - source.begins_s)
    if found_s > source.told_s * _MOST_MISSING - _MOST_MISSING_S:
        return ()
    return (
        Message(
            "it ends after {found:.1f} of {told:.1f} seconds: it may be cut short", found=found_s, told=source.told_s
        ),
    )


def _scratch_bytes(facts: FilmFacts) -> int:
    """What the painted frames of a segment and the state after it take on disk."""
    return facts.size.pixels * facts.channels * _KEPT_BYTES * _KEPT_FRAMES
