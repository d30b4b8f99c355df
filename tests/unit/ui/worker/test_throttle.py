from studio.ui.worker.throttle import Throttle


def test_reports_at_once_and_then_no_more_often_than_asked() -> None:
    times_s = iter([10.0, 10.05, 10.09, 10.11, 10.15, 10.5, 10.55])
    throttle = Throttle(interval_s=0.1, clock=lambda: next(times_s))
    assert [throttle.is_due() for _ in range(7)] == [True, False, False, True, False, True, False]
