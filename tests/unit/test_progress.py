import pytest

from studio.errors import Cancelled
from studio.progress import Cancellation, Progress, ProgressReport


class Watch:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_the_eta_is_measured_speed_times_what_is_left() -> None:
    watch, reports = Watch(), list[ProgressReport]()
    progress = Progress(on_report=reports.append, clock=watch)
    progress.plan(200.0)
    watch.now_s += 10
    progress.advance(50.0, "encode 5")
    assert reports == [ProgressReport(stage="encode 5", fraction=0.25, elapsed_s=10.0, eta_s=30.0)]


def test_skipped_work_moves_the_bar_but_not_the_speed() -> None:
    watch, reports = Watch(), list[ProgressReport]()
    progress = Progress(on_report=reports.append, clock=watch)
    progress.plan(100.0)
    progress.skip(50.0)
    watch.now_s += 10
    progress.advance(25.0, "decode 1")
    assert (reports[0].fraction, reports[0].eta_s) == (0.75, 10.0)


def test_planning_again_starts_anew() -> None:
    watch, reports = Watch(), list[ProgressReport]()
    progress = Progress(on_report=reports.append, clock=watch)
    progress.plan(10.0)
    progress.advance(10.0, "first")
    watch.now_s += 5
    progress.plan(4.0)
    progress.advance(1.0, "second")
    assert (reports[-1].fraction, reports[-1].elapsed_s) == (0.25, 0.0)


def test_more_than_planned_stays_at_the_end() -> None:
    reports = list[ProgressReport]()
    progress = Progress(on_report=reports.append)
    progress.plan(1.0)
    progress.advance(3.0, "render")
    assert (reports[0].fraction, reports[0].eta_s) == (1.0, 0.0)


def test_what_is_complete_cannot_be_stopped_any_more() -> None:
    reports = list[ProgressReport]()
    progress = Progress(on_report=reports.append)
    progress.plan(4.0)
    progress.skip(1.0)
    progress.advance(2.0, "render")
    progress.cancellation.request()
    progress.complete("writing")
    assert (reports[-1].stage, reports[-1].fraction, reports[-1].eta_s) == ("writing", 1.0, 0.0)


def test_work_that_counts_nothing_has_no_eta() -> None:
    reports = list[ProgressReport]()
    progress = Progress(on_report=reports.append)
    progress.advance(0.0, "open")
    assert (reports[0].fraction, reports[0].eta_s) == (0.0, None)


def test_a_wish_to_stop_ends_the_work_at_the_next_check() -> None:
    cancellation, reports = Cancellation(), list[ProgressReport]()
    progress = Progress(on_report=reports.append, cancellation=cancellation)
    progress.plan(2.0)
    progress.advance(1.0, "render")
    assert not cancellation.is_requested
    cancellation.request()
    with pytest.raises(Cancelled):
        progress.check()
    with pytest.raises(Cancelled):
        progress.advance(1.0, "render")
    assert reports[-1].fraction == 1.0, "what was done is told before the work stops"


def test_a_part_moves_the_whole_by_its_share() -> None:
    told: list[tuple[str, float]] = []
    whole = Progress(on_report=lambda report: told.append((report.stage, report.fraction)))
    whole.plan(10)
    part = whole.part(4, "a part")
    part.plan(2)
    part.advance(1, "half of it")
    part.advance(1, "the rest")
    whole.advance(6, "what follows")
    assert told == [("a part", 0.2), ("a part", 0.4), ("what follows", 1.0)]


def test_a_part_is_cancelled_with_the_whole() -> None:
    cancellation = Cancellation()
    part = Progress(cancellation=cancellation).part(1, "a part")
    cancellation.request()
    with pytest.raises(Cancelled):
        part.check()
