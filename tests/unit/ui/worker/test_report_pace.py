from studio.ui.worker.report_pace import ReportPace


def test_reports_at_once_and_then_no_more_often_than_asked() -> None:
    times_s = iter([10.0, 10.05, 10.09, 10.11, 10.15, 10.5, 10.55])
    pace = ReportPace(interval_s=0.1, clock=lambda: next(times_s))
    assert [pace.is_due() for _ in range(7)] == [True, False, False, True, False, True, False]
