from __future__ import annotations

from studio.jobs.training.record import RunState
from studio.ui.training.runs.changes import newly_ended
from tests.unit.ui.training.runs.lines import a_record


def test_the_end_of_a_run_is_news_once() -> None:
    running, finished = a_record(state=RunState.RUNNING), a_record(state=RunState.FINISHED)
    assert newly_ended([running], [finished]) == (finished,)
    assert newly_ended([finished], [finished]) == ()


def test_a_run_that_was_stopped_and_one_found_at_the_start_are_no_news() -> None:
    assert newly_ended([a_record(state=RunState.STOPPING)], [a_record(state=RunState.STOPPED)]) == ()
    assert newly_ended([], [a_record(state=RunState.FAILED)]) == ()
