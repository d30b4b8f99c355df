from studio.jobs.job import JobState
from studio.ui.worker.tasks import StopRequest


def test_nothing_stops_unless_asked() -> None:
    assert not StopRequest().cancellation.is_requested


def test_a_pause_keeps_and_a_cancel_throws_away() -> None:
    pause, cancel = StopRequest(), StopRequest()
    pause.pause()
    cancel.cancel()
    assert (pause.cancellation.is_requested, pause.state) == (True, JobState.PAUSED)
    assert (cancel.cancellation.is_requested, cancel.state) == (True, JobState.CANCELLED)


def test_a_cancel_counts_whatever_else_was_asked() -> None:
    stop_request = StopRequest()
    stop_request.pause()
    stop_request.cancel()
    stop_request.pause()
    assert stop_request.state is JobState.CANCELLED
