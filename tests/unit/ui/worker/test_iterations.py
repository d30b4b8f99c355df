from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.geometry import Size
from studio.jobs.job import JobState
from studio.specs.optimize import OptimizeSettings
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.worker.iterations import Iteration, IterationLog, LossPoint, OptimizationHistory

PHOTO = Path("photo.jpg")
SPEC = StylizeSpec((StyleChoice(Path("style.jpg")),), optimize=OptimizeSettings())
PICTURE = np.zeros((2, 3, 3), np.uint8)


def iteration(*done: int, number: int, scale: int = 1, job_id: str = "a") -> Iteration:
    points = tuple(LossPoint(each, 1.0, 0.5, 1.5) for each in done)
    size = Size(64 * scale, 48 * scale)
    return Iteration(job_id, PHOTO, SPEC, number, 4, scale, 2, size, points)


@pytest.fixture
def log() -> IterationLog:
    return IterationLog()


def history_of(log: IterationLog) -> OptimizationHistory:
    history = log.of(PHOTO, SPEC)
    assert history is not None
    return history


def test_losses_of_a_render_are_found_by_what_it_paints(log: IterationLog) -> None:
    log.take(iteration(1, 2, number=2))
    log.take(iteration(3, 4, number=4))
    assert [point.done for point in history_of(log).points] == [1, 2, 3, 4]
    assert log.of(PHOTO.absolute(), SPEC) is history_of(log), "files count, not how they are named"
    others = (replace(SPEC, strength=0.5), replace(SPEC, optimize=None), replace(SPEC, strength=0.0))
    assert [log.of(PHOTO, spec) for spec in others] == [None, None, None]
    assert [log.of(Path("another.jpg"), SPEC), log.of(None, SPEC), log.of(PHOTO, None)] == [None, None, None]


def test_one_that_was_resumed_repeats_what_came_after_its_checkpoint(log: IterationLog) -> None:
    for report in (iteration(1, 2, 3, 4, number=4), iteration(5, 6, number=2, scale=2), iteration(4, number=4)):
        log.take(report)
    history = history_of(log)
    assert [point.done for point in history.points] == [1, 2, 3, 4]
    assert history.scale_starts == [(1, Size(64, 48))]
    log.take(iteration(5, number=1, scale=2))
    assert history.scale_starts == [(1, Size(64, 48)), (5, Size(128, 96))]


def test_of_two_alike_the_latest_counts(log: IterationLog) -> None:
    log.take(iteration(1, number=1))
    log.take(iteration(1, number=1, job_id="b"))
    assert history_of(log).latest.job_id == "b"
    log.take(iteration(2, number=2))
    assert history_of(log).latest.job_id == "a"


def test_a_picture_is_kept_while_its_render_runs(log: IterationLog) -> None:
    seen = replace(iteration(1, number=1), pixels_hwc=PICTURE)
    log.take(seen)
    log.take(iteration(2, number=2))
    history = history_of(log)
    assert (history.pictured, history.is_running) == (seen, True)
    log.take(replace(iteration(3, number=3), pixels_hwc=PICTURE))
    ended: list[OptimizationHistory] = []
    log.ended.connect(ended.append)
    log.end("another", "done")
    log.end("a", "done")
    assert ended == [history]
    assert (history.pictured, history.latest.pixels_hwc) == (None, None), "it would be held as long as the program runs"
    assert (history.state, len(history.points)) == (JobState.DONE, 3)
