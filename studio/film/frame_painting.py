"""The frames of one film painted one after another, from its survey to the last segment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from studio.engine.device import use_mode, use_threads
from studio.engine.in_memory import measure_in_memory, paint_with_maps
from studio.engine.job_folder import SURVEY_NAME
from studio.engine.painting import Painting
from studio.errors import ByteCount, Message, PictureError, SpaceError
from studio.film.film_job import FilmJob, plan_segments
from studio.film.reading import FilmFacts, FilmFrame, FilmSource, Floats
from studio.film.sinks import FilmSink
from studio.film.stabilizing import Stabilizer, TemporalState
from studio.film.statistics import FrameMaps, MapWindow
from studio.film.survey import FilmSurvey, survey_film
from studio.progress import Progress, ProgressReport
from studio.specs.film import FilmSettings
from studio.specs.stylize import Resources

_MEASURING = 0.9  # what measuring a frame costs, in frames that are painted
_PLAIN_BYTES = 56  # of memory for each pixel: the frame, what is painted of it and their copies …
_STATE_BYTES = 28  # … what is kept from frame to frame …
_STEP_BYTES = 180  # … and the most that a step from one to the next takes
_SMALLEST_BUDGET_BYTES = 64 << 20


def engine_resources(resources: Resources, facts: FilmFacts, settings: FilmSettings) -> Resources:
    """What is left to the engine for one frame; raises SpaceError where a step takes more than there is."""
    held = _PLAIN_BYTES + (_STATE_BYTES if settings.stability else 0)
    budget_bytes = resources.memory_budget_bytes - held * facts.size.pixels
    step_bytes = _STEP_BYTES * facts.size.pixels if settings.stability else 0
    if budget_bytes < _SMALLEST_BUDGET_BYTES or step_bytes > resources.memory_budget_bytes:
        raise SpaceError(
            "frames of {size} px take {needed} of memory, and {budget} are granted; paint them smaller, or allow more "
            "memory",
            option=" (--content-size, --memory-budget)",
            size=facts.size,
            needed=ByteCount(max(step_bytes, held * facts.size.pixels + _SMALLEST_BUDGET_BYTES)),
            budget=ByteCount(resources.memory_budget_bytes),
        )
    return replace(resources, memory_budget_bytes=budget_bytes, job_dir=None, resume=False)


@dataclass(eq=False)
class FilmPainting:
    """A film being painted by ``painting`` in a job; ``resources`` are those of the engine for a frame."""

    source: FilmSource
    painting: Painting
    settings: FilmSettings
    resources: Resources
    job: FilmJob
    progress: Progress

    def look(self) -> FilmSurvey:
        """The survey of the film, made now or by an earlier run; raises PictureError where there is no frame."""
        found = self.job.survey()
        if found is None:
            self.progress.plan(1.0)  # how long a film is shows at its end
            found = survey_film(self.source, self._first, self._last, self._check)
            if found.count == 0:
                raise PictureError(
                    "{path} has no frame {number}; it ends before", path=self.source.facts.path, number=self._first + 1
                )
            self.job.keep_record(SURVEY_NAME, found)
        return found

    def measure(self, window: MapWindow) -> None:
        """Measure what is not measured yet of the frames that ``window`` asks for, and plan the work of all."""
        survey, samples = window.survey, window.samples()
        missing = [index for index in samples if not self.job.has_maps(index)]
        segments = plan_segments(survey.count)
        done = self.job.finished(segments)
        left = survey.count - sum(segment.end - segment.first for segment in segments[:done])
        self.progress.plan(_MEASURING * len(samples) + survey.count)
        self.progress.skip(_MEASURING * (len(samples) - len(missing)) + survey.count - left)
        wanted = {survey.first + index: index for index in missing}
        for number, frame in enumerate(self.source.frames(wanted.__contains__), start=1):
            stage = Message("measuring frame {number} of {count}", number=number, count=len(missing))
            with self._part(_MEASURING, stage) as nested:
                self._set_up()
                maps = measure_in_memory(frame.pixels_hwc, self.painting, self.resources, nested)
            self.job.keep_maps(wanted[frame.number], maps)
            if number == len(missing):
                break

    def paint(self, window: MapWindow, sink: FilmSink) -> None:
        """Paint every segment that is not finished into ``sink``."""
        survey = window.survey
        segments = plan_segments(survey.count)
        done = self.job.finished(segments)
        if done == len(segments):
            return
        state = self.job.state(done - 1) if done else None
        maps = FrameMaps(window, self.job.maps)
        begin, end = survey.first + segments[done].first, survey.first + survey.count
        frames = self.source.frames(lambda number: begin <= number < end)
        for segment in segments[done:]:
            with sink.segment(self.job, segment) as add:
                for index in range(segment.first, segment.end):
                    frame = self._expected(next(frames, None), survey, index)
                    state = self._step(state, frame, index, maps, survey)
                    add(frame, state.painted)
            self.job.keep_state(segment, state)

    def _step(
        self, state: TemporalState | None, frame: FilmFrame, index: int, maps: FrameMaps, survey: FilmSurvey
    ) -> TemporalState:
        stage = Message("painting frame {number} of {count}", number=index + 1, count=survey.count)
        with self._part(1.0, stage) as nested:
            painted = self.job.painted(index, frame.pixels_hwc.shape)
            if painted is None:
                painted = self.job.keep_painted(index, self._painted(frame, index, maps, nested))
        shot = survey.shot_of(index)
        stabilizer = Stabilizer(self.settings.stability, self.settings.follows_motion)
        if state is None or index == shot.first:
            return stabilizer.begun(frame.pixels_hwc, painted)
        return stabilizer.step(state, frame.pixels_hwc, painted, shot.noise)

    def _painted(self, frame: FilmFrame, index: int, maps: FrameMaps, progress: Progress) -> Floats:
        if not maps.window.survey.is_visible(index) or not (self.painting.encoders or self.painting.styles):
            return frame.pixels_hwc
        self._set_up()
        painted = paint_with_maps(frame.pixels_hwc, self.painting, maps.maps(index), self.resources, progress)
        return np.asarray(painted, np.float32)

    def _expected(self, frame: FilmFrame | None, survey: FilmSurvey, index: int) -> FilmFrame:
        if frame is None or frame.pts != survey.pts[index]:
            raise PictureError("{path} changed while it was in use; start again", path=self.source.facts.path)
        return frame

    def _set_up(self) -> None:
        """What torch keeps for the whole process: previews of the window may have changed it."""
        use_threads(self.resources.threads)
        use_mode(self.resources.mode, self.painting.device)

    @property
    def _first(self) -> int:
        return self.settings.first_frame - 1

    @property
    def _last(self) -> int | None:
        return None if self.settings.last_frame is None else self.settings.last_frame - 1

    def _check(self) -> None:
        self.progress.advance(0.0, Message("looking at the film"))

    @contextmanager
    def _part(self, work: float, stage: str) -> Iterator[Progress]:
        """A progress that counts ``work`` of the whole, all of it when the block ends."""
        told = 0.0

        def report(of_part: ProgressReport) -> None:
            nonlocal told
            done = max(told, of_part.fraction * work)  # strokes are measured, and then the whole: each counts anew
            self.progress.advance(done - told, stage)
            told = done

        yield Progress(on_report=report, cancellation=self.progress.cancellation)
        self.progress.advance(work - told, stage)
