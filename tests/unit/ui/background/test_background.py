"""Every piece of work ends, whatever ends it, and its end is told in the GUI thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.errors import Cancelled, PictureError
from studio.ui.background.background import Background, Report, work_pool


def raising(error: BaseException) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work


def test_answers_come_with_their_numbers_from_another_thread(qtbot: QtBot) -> None:
    background, threads = Background(), list[threading.Thread]()
    background.finished.connect(lambda *_: threads.append(threading.current_thread()))
    with qtbot.waitSignal(background.finished) as finished:
        number = background.start(lambda: threading.current_thread() is threading.main_thread())
    assert finished.args == [number, False]
    assert threads == [threading.main_thread()]


@pytest.mark.parametrize(
    "error",
    [
        PictureError("no picture"),
        OSError("no disk"),
        PermissionError(13, "Permission denied", "photo.jpg"),
        MemoryError(),
    ],
)
def test_what_can_be_expected_is_told_and_not_logged(
    qtbot: QtBot, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    background = Background()
    with qtbot.waitSignal(background.failed) as failed:
        number = background.start(raising(error))
    assert failed.args is not None
    assert failed.args[0] == number
    assert failed.args[1] and "in the program itself" not in failed.args[1]
    assert caplog.records == []


@pytest.mark.parametrize(
    "error",
    [
        ImportError("no such library"),
        ValueError("no sense"),
        RecursionError("too deep"),
        ZeroDivisionError(),
        SystemExit(3),
        KeyboardInterrupt(),
    ],
)
def test_what_nobody_expected_ends_the_work_and_is_logged_with_its_traceback(
    qtbot: QtBot, error: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    background = Background()
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(background.failed) as failed:
        number = background.start(raising(error))
    assert failed.args is not None
    assert failed.args[0] == number
    assert f"in the program itself ({type(error).__name__}" in failed.args[1]
    (record,) = caplog.records
    assert record.exc_info is not None and record.exc_info[1] is error and record.exc_info[2] is not None


def test_work_comes_one_after_another_and_goes_on_after_a_failure(qtbot: QtBot) -> None:
    background, seen = Background(), list[tuple[str, int]]()
    background.finished.connect(lambda number, _: seen.append(("finished", number)))
    background.failed.connect(lambda number, _: seen.append(("failed", number)))
    background.cancelled.connect(lambda number: seen.append(("cancelled", number)))
    for work in (lambda: 1, raising(PictureError("no")), raising(Cancelled("enough")), lambda: 2):
        background.start(work)
    qtbot.waitUntil(lambda: len(seen) == 4)
    assert seen == [("finished", 1), ("failed", 2), ("cancelled", 3), ("finished", 4)]


def test_work_tells_on_its_way(qtbot: QtBot) -> None:
    def work(tell: Report) -> int:
        for part in (1, 2, 3):
            tell(part)
        return 4

    background, emitted = Background(), list[object]()
    background.progressed.connect(lambda _, part: emitted.append(part))
    with qtbot.waitSignal(background.finished) as finished:
        background.start_reporting(work)
    assert finished.args is not None
    assert [*emitted, finished.args[1]] == [1, 2, 3, 4]


def test_closing_waits_for_nothing_and_tells_everything_as_cancelled(qtbot: QtBot) -> None:
    background, go_on, cancelled, began = Background(), threading.Event(), list[int](), list[int]()
    background.cancelled.connect(cancelled.append)
    background.start(lambda: go_on.wait(60))
    background.start(lambda: began.append(2))
    background.close()
    assert cancelled == [1, 2]
    with qtbot.assertNotEmitted(background.finished):
        background.start(lambda: began.append(3))
        go_on.set()
        work_pool().wait()
        qtbot.wait(0)
    assert began == []


def test_work_outlives_what_asked_for_it(qtbot: QtBot) -> None:
    window, go_on, done = QObject(), threading.Event(), list[bool]()
    Background(window).start(lambda: done.append(go_on.wait(60)))
    window.deleteLater()
    qtbot.waitSignal(window.destroyed).wait()
    go_on.set()
    work_pool().wait()
    assert done == [True]
    qtbot.wait(0)  # its end finds nobody


def test_a_slow_piece_of_work_holds_up_nobody_else(qtbot: QtBot) -> None:
    slow, quick, go_on = Background(), Background(), threading.Event()
    slow.start(lambda: go_on.wait(60))
    with qtbot.waitSignal(quick.finished):
        quick.start(lambda: None)
    with qtbot.waitSignal(slow.finished):
        go_on.set()
