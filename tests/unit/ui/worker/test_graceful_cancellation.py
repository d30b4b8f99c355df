from studio.ui.worker.preview_inbox import GracefulCancellation


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_overtaken_work_may_finish_within_its_grace_and_no_later() -> None:
    clock = Clock()
    cancellation = GracefulCancellation(grace_s=0.25, clock=clock)
    clock.now_s = 200.0
    cancellation.begin()
    cancellation.supersede()
    clock.now_s = 200.2
    assert not cancellation.is_requested
    clock.now_s = 200.25
    assert cancellation.is_requested


def test_work_that_nothing_overtook_takes_as_long_as_it_takes() -> None:
    clock = Clock()
    cancellation = GracefulCancellation(clock=clock)
    clock.now_s += 1000
    assert not cancellation.is_requested


def test_a_plain_request_stops_at_once() -> None:
    cancellation = GracefulCancellation(grace_s=1000.0)
    cancellation.request()
    assert cancellation.is_requested
