from dataclasses import replace

from studio.jobs.job import JobState
from studio.jobs.queue_summary import QueueSummary, queue_summary
from studio.specs.film import FilmSettings
from tests.unit.jobs.records import a_record, an_optimisation


def test_an_empty_queue_needs_no_time() -> None:
    assert queue_summary((), running_left_s=None, sizes_px={}) == QueueSummary(0, 0, 0, 0, 0.0)


def test_renders_are_counted_by_what_became_of_them() -> None:
    states = ("done", "done", "failed", "cancelled", "paused", "waiting", "running")
    records = [a_record(number, JobState(state)) for number, state in enumerate(states)]
    summary = queue_summary(records, running_left_s=None, sizes_px={})
    assert (summary.total, summary.done, summary.failed, summary.to_do, summary.left_s) == (7, 2, 1, 2, None)


def test_waiting_renders_take_their_pixels_at_the_measured_speed() -> None:
    records = [
        a_record(1, JobState.DONE, elapsed_s=10.0, fraction=1.0, result_px=(100, 100)),
        a_record(2, JobState.RUNNING, elapsed_s=10.0, fraction=0.5),
        a_record(3, JobState.WAITING),
        a_record(4, JobState.WAITING),
    ]
    sizes_px = {records[1].id: (200, 100), records[2].id: (300, 100)}
    summary = queue_summary(records, running_left_s=10.0, sizes_px=sizes_px)
    assert summary.left_s == 10.0 + 30.0 + 20.0, "1 ms per pixel; the unknown one counts as the mean, 20,000 px"


def test_a_paused_and_resumed_render_counts_only_what_is_left_of_it() -> None:
    records = [
        a_record(1, JobState.DONE, elapsed_s=8.0, fraction=1.0),
        a_record(2, JobState.WAITING, fraction=0.75),
    ]
    assert queue_summary(records, running_left_s=None, sizes_px={}).left_s == 2.0


def test_without_a_measured_speed_nothing_is_promised() -> None:
    waiting = [a_record(1), a_record(2)]
    assert queue_summary(waiting, running_left_s=None, sizes_px={}).left_s is None
    just_begun = [a_record(1, JobState.RUNNING), a_record(2)]
    assert queue_summary(just_begun, running_left_s=5.0, sizes_px={}).left_s is None


def test_optimisations_and_other_renders_have_speeds_of_their_own() -> None:
    plain = a_record(1, JobState.DONE, elapsed_s=2.0, fraction=1.0)
    slow = replace(a_record(2, JobState.DONE, elapsed_s=300.0, fraction=1.0), job=an_optimisation())
    waiting = [a_record(3), a_record(4), replace(a_record(5), job=an_optimisation())]
    assert queue_summary([plain, slow, *waiting], running_left_s=None, sizes_px={}).left_s == 2.0 + 2.0 + 300.0
    stopped = replace(slow, is_stopped=True)
    assert queue_summary([plain, stopped, *waiting], running_left_s=None, sizes_px={}).left_s is None
    assert queue_summary([plain, stopped, *waiting[:2]], running_left_s=None, sizes_px={}).left_s == 4.0


def test_films_have_a_speed_of_their_own() -> None:
    plain = a_record(1, JobState.DONE, elapsed_s=2.0, fraction=1.0)
    film = replace(plain.job, film=FilmSettings())
    done = replace(a_record(2, JobState.DONE, elapsed_s=500.0, fraction=1.0), job=film)
    waiting = [a_record(3), replace(a_record(4), job=film)]
    assert queue_summary([plain, done, *waiting], running_left_s=None, sizes_px={}).left_s == 2.0 + 500.0
    assert queue_summary([plain, *waiting], running_left_s=None, sizes_px={}).left_s is None
