"""The tab as a person meets it: what is shown, what can be pressed, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from studio.jobs.job import JobState, RenderJob
from studio.jobs.store import JobStore
from studio.specs.stylize import Resources
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.queue import tab as tab_module
from studio.ui.queue.actions import QueueAction
from studio.ui.queue.panels import EmptyQueue, LeftOver
from studio.ui.queue.runner import QueueRunner
from studio.ui.queue.tab import QueueTab
from studio.ui.widgets.removed_bar import RemovedBar
from tests.unit.engine.pictures import write_picture
from tests.unit.jobs.records import a_job
from tests.unit.ui.queue.fake_worker import FakeWorker
from tests.unit.ui.queue.tabs import action, button_of, possible, shown_texts, states, table_of

pytestmark = pytest.mark.gui


@pytest.fixture
def open_tab(worker: FakeWorker, qtbot: QtBot) -> Iterator[Callable[[JobStore], QueueTab]]:
    opened: list[QueueTab] = []

    def open_one(store: JobStore) -> QueueTab:
        tab = QueueTab(QueueRunner(store, worker, Resources))
        opened.append(tab)
        qtbot.addWidget(tab)
        tab.resize(900, 500)
        with qtbot.waitExposed(tab):
            tab.show()
        return tab

    yield open_one
    for tab in opened:
        tab.stop()


@pytest.fixture
def tab(open_tab: Callable[[JobStore], QueueTab], store: JobStore) -> QueueTab:
    return open_tab(store)


def test_an_empty_queue_says_what_to_do(tab: QueueTab, qtbot: QtBot) -> None:
    empty = tab.findChild(EmptyQueue)
    assert isinstance(empty, EmptyQueue)
    assert empty.isVisible()
    assert any("press Render" in text for text in shown_texts(empty))
    assert not any(bar.isVisible() for bar in tab.findChildren(QToolBar))
    tab.enqueue([a_job()])
    qtbot.waitUntil(lambda: table_of(tab).isVisible() and not empty.isVisible())


def test_two_hundred_photos_are_one_call(tab: QueueTab, store: JobStore, worker: FakeWorker, qtbot: QtBot) -> None:
    tab.enqueue([a_job(str(number)) for number in range(200)])
    assert len(store.records()) == 200
    assert worker.calls == [("start", "0")]
    assert table_of(tab).model().rowCount() == 200
    qtbot.waitUntil(lambda: "0 of 200 done" in shown_texts(tab))


def test_what_can_be_done_follows_the_selection(tab: QueueTab, worker: FakeWorker, qtbot: QtBot) -> None:
    tab.enqueue([a_job(name) for name in "abc"])
    worker.end(JobState.DONE)
    worker.end(JobState.FAILED, "cut short")
    table = table_of(tab)
    expected = {
        0: {
            QueueAction.OPEN,
            QueueAction.REVEAL,
            QueueAction.REMOVE,
            QueueAction.MOVE_DOWN,
            QueueAction.CLEAR_FINISHED,
        },
        1: {
            *(QueueAction.RETRY, QueueAction.COPY_REPORT, QueueAction.MOVE_OUTPUT, QueueAction.REMOVE),
            *(QueueAction.MOVE_UP, QueueAction.MOVE_DOWN, QueueAction.CLEAR_FINISHED),
        },
        2: {QueueAction.PAUSE, QueueAction.CANCEL, QueueAction.REMOVE, QueueAction.MOVE_UP, QueueAction.CLEAR_FINISHED},
    }
    for row, kinds in expected.items():
        table.selectRow(row)
        qtbot.waitUntil(lambda kinds=kinds: possible(tab) == kinds | {QueueAction.PAUSE_ALL})
    table.clearSelection()
    qtbot.waitUntil(
        lambda: (
            possible(tab) == {QueueAction.PAUSE, QueueAction.RETRY, QueueAction.CLEAR_FINISHED, QueueAction.PAUSE_ALL}
        )
    )


def test_a_result_is_written_elsewhere_and_what_failed_goes_on(
    tab: QueueTab,
    store: JobStore,
    worker: FakeWorker,
    tmp_path: Path,
    *,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tab.enqueue([a_job("a"), a_job("b")])
    record = store.records()[0]
    store.job_dir(record.id).mkdir(parents=True)
    worker.progress(0.9)
    worker.end(JobState.FAILED, "no room")
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, start: str, pattern: str) -> tuple[str, str]:
        asked.extend((start, pattern))
        return str(tmp_path / f"elsewhere{record.job.output.suffix}"), pattern

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    table_of(tab).selectRow(0)
    qtbot.waitUntil(lambda: QueueAction.MOVE_OUTPUT in possible(tab))
    action(tab, QueueAction.MOVE_OUTPUT).trigger()
    assert asked == [str(record.job.output), f"Pictures (*{record.job.output.suffix})"]
    worker.end(JobState.DONE)
    assert worker.running is not None
    assert worker.running.job == replace(record.job, output=tmp_path / f"elsewhere{record.job.output.suffix}")
    assert worker.running.fraction == 0.9 and store.job_dir(record.id).exists()


def test_several_results_go_to_a_folder_unless_the_person_thinks_better_of_it(
    tab: QueueTab, store: JobStore, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.enqueue([a_job(name) for name in "abc"])
    before = [record.job for record in store.records()]
    table = table_of(tab)
    tab.activateWindow()
    tab.focus_content()
    qtbot.waitUntil(table.hasFocus)
    table.selectAll()
    answers = ["", str(tmp_path)]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answers.pop(0))
    qtbot.waitUntil(lambda: QueueAction.MOVE_OUTPUT in possible(tab))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert [record.job for record in store.records()] == before
    qtbot.keyClick(table, Qt.Key.Key_F2)
    outputs = [record.job.output for record in store.records()]
    assert outputs == [before[0].output, *(tmp_path / job.output.name for job in before[1:])], "the first is painted"


def test_with_nothing_selected_pause_and_resume_mean_all(
    tab: QueueTab, store: JobStore, worker: FakeWorker, qtbot: QtBot
) -> None:
    tab.enqueue([a_job(name) for name in "abc"])
    table_of(tab).clearSelection()
    qtbot.waitUntil(lambda: QueueAction.PAUSE in possible(tab))
    action(tab, QueueAction.PAUSE).trigger()
    worker.end(JobState.PAUSED)
    assert states(store) == ["paused"] * 3
    qtbot.waitUntil(lambda: QueueAction.RESUME in possible(tab))
    action(tab, QueueAction.RESUME).trigger()
    assert states(store) == ["running", "waiting", "waiting"]


def test_everything_is_paused_and_resumed_whatever_is_selected(
    tab: QueueTab, store: JobStore, worker: FakeWorker, qtbot: QtBot
) -> None:
    tab.enqueue([a_job(name) for name in "abc"])
    table_of(tab).selectRow(1)
    qtbot.waitUntil(lambda: QueueAction.PAUSE_ALL in possible(tab))
    action(tab, QueueAction.PAUSE_ALL).trigger()
    worker.end(JobState.PAUSED)
    assert states(store) == ["paused"] * 3
    qtbot.waitUntil(lambda: QueueAction.RESUME_ALL in possible(tab) and QueueAction.PAUSE_ALL not in possible(tab))
    action(tab, QueueAction.RESUME_ALL).trigger()
    assert states(store) == ["running", "waiting", "waiting"]


def test_what_was_told_of_a_failure_goes_once_it_is_dealt_with(tab: QueueTab, worker: FakeWorker, qtbot: QtBot) -> None:
    emitted: list[Notice] = []
    settled: list[str] = []
    tab.attention_wanted.connect(emitted.append)
    tab.enqueue([a_job("a"), a_job("b")])
    worker.end(JobState.FAILED, "a.jpg is cut short")
    assert (emitted[0].kind, bool(emitted[0].topic)) == (NoticeKind.ERROR, True)
    tab.settled.connect(settled.append)
    table_of(tab).selectRow(0)
    qtbot.waitUntil(lambda: QueueAction.REMOVE in possible(tab))
    assert emitted[0].topic not in settled
    action(tab, QueueAction.REMOVE).trigger()
    qtbot.waitUntil(lambda: emitted[0].topic in settled)


def test_a_result_is_opened(tab: QueueTab, worker: FakeWorker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(tab_module, "open_file", asked.append)  # which programs there are is not for a test to say
    job = a_job()
    tab.enqueue([job])
    worker.end(JobState.DONE)
    qtbot.waitUntil(lambda: QueueAction.OPEN in possible(tab))
    with qtbot.waitSignal(tab.attention_wanted) as emitted:
        action(tab, QueueAction.OPEN).trigger()
    assert asked == [job.output]
    assert emitted.args[0].text == f"{job.output} is no longer there"


def test_failures_show_their_message_and_the_rest_goes_on(tab: QueueTab, worker: FakeWorker, qtbot: QtBot) -> None:
    tab.enqueue([a_job(name) for name in "abc"])
    emitted: list[str] = []
    tab.attention_wanted.connect(lambda notice: emitted.append(notice.text))
    worker.end(JobState.FAILED, "a.jpg is cut short")
    worker.end(JobState.FAILED, "b.jpg is a film")
    table_of(tab).selectRow(1)
    qtbot.waitUntil(lambda: "b.jpg is a film" in shown_texts(tab))
    worker.end(JobState.DONE)
    assert emitted == ["a.jpg could not be painted: a.jpg is cut short", "The queue has ended: 1 done, 2 failed"]


def test_rows_move_and_go_with_the_keyboard(tab: QueueTab, store: JobStore, qtbot: QtBot) -> None:
    tab.enqueue([a_job(name) for name in "abcd"])
    table = table_of(tab)
    tab.activateWindow()
    tab.focus_content()
    qtbot.waitUntil(table.hasFocus)
    table.selectRow(3)
    qtbot.waitUntil(lambda: QueueAction.MOVE_UP in possible(tab))
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [record.job.content.stem for record in store.records()] == ["a", "b", "d", "c"]
    assert [record.job.content.stem for record in table.chosen()] == ["d"]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [record.job.content.stem for record in store.records()] == ["a", "b"], "the next row was selected"
    for expected in ("abc", "abdc"):
        qtbot.mouseClick(button_of(tab, "Undo: put the renders back into the queue"), Qt.MouseButton.LeftButton)
        assert "".join(record.job.content.stem for record in store.records()) == expected
    bar = tab.findChild(RemovedBar)
    assert isinstance(bar, RemovedBar) and not bar.isVisible() and table.hasFocus()


def test_a_dismissed_removal_frees_what_was_painted(
    tab: QueueTab, store: JobStore, worker: FakeWorker, qtbot: QtBot
) -> None:
    tab.enqueue([a_job(name) for name in "ab"])
    first = store.records()[0]
    action(tab, QueueAction.PAUSE).trigger()
    worker.end(JobState.PAUSED)
    store.job_dir(first.id).mkdir(parents=True)
    table_of(tab).choose([first.id])
    qtbot.waitUntil(lambda: QueueAction.REMOVE in possible(tab))
    action(tab, QueueAction.REMOVE).trigger()
    assert "Removed “a.jpg” from the queue" in shown_texts(tab)
    assert store.job_dir(first.id).is_dir()
    bar = tab.findChild(RemovedBar)
    assert isinstance(bar, RemovedBar)
    bar.dismiss()
    assert not store.job_dir(first.id).exists() and not bar.isVisible()


def test_the_report_of_a_failure_is_copied(tab: QueueTab, worker: FakeWorker, qtbot: QtBot) -> None:
    tab.enqueue([a_job(name) for name in "ab"])
    worker.end(JobState.FAILED, "a.jpg is cut short")
    table_of(tab).selectRow(0)
    qtbot.waitUntil(lambda: button_of(tab, "Copy report").isVisible())
    qtbot.mouseClick(button_of(tab, "Copy report"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "failed: a.jpg is cut short" in copied and str(a_job("a").output) in copied
    table_of(tab).selectRow(1)
    qtbot.waitUntil(lambda: not button_of(tab, "Copy report").isVisible())


def test_rows_that_were_dragged_stay_chosen(tab: QueueTab, store: JobStore) -> None:
    tab.enqueue([a_job(name) for name in "abcd"])
    table = table_of(tab)
    table.choose([store.records()[1].id, store.records()[3].id])
    table.dropped_before.emit(0)
    assert [record.job.content.stem for record in store.records()] == ["b", "d", "a", "c"]
    assert [record.job.content.stem for record in table.chosen()] == ["b", "d"]


def test_several_rows_are_cancelled_together(tab: QueueTab, store: JobStore, worker: FakeWorker, qtbot: QtBot) -> None:
    tab.enqueue([a_job(name) for name in "abcd"])
    table_of(tab).choose([record.id for record in store.records()[1:3]])
    qtbot.waitUntil(lambda: QueueAction.CANCEL in possible(tab))
    action(tab, QueueAction.CANCEL).trigger()
    assert states(store) == ["running", "cancelled", "cancelled", "waiting"]
    assert worker.calls == [("start", "a")]


def test_after_a_crash_the_tab_offers_to_go_on(
    open_tab: Callable[[JobStore], QueueTab], tmp_path: Path, worker: FakeWorker, qtbot: QtBot
) -> None:
    with JobStore(tmp_path / "q") as before:
        first, *_ = before.add_all([a_job(name) for name in "abc"])
        before.put(replace(first, state=JobState.RUNNING, fraction=0.5))
    with JobStore(tmp_path / "q") as store:
        tab = open_tab(store)
        offer = tab.findChild(LeftOver)
        assert isinstance(offer, LeftOver)
        assert offer.isVisible()
        assert any("last time: 3" in text for text in shown_texts(offer))
        assert worker.calls == []
        go_on = next(button for button in offer.findChildren(QPushButton) if button.text() == "Go on")
        qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)
        assert states(store) == ["running", "waiting", "waiting"]
        assert worker.running is not None
        assert worker.running.fraction == 0.5
        qtbot.waitUntil(lambda: not offer.isVisible())


def test_going_on_can_wait(
    open_tab: Callable[[JobStore], QueueTab], tmp_path: Path, worker: FakeWorker, qtbot: QtBot
) -> None:
    with JobStore(tmp_path / "q") as before:
        before.add_all([a_job()])
    with JobStore(tmp_path / "q") as store:
        tab = open_tab(store)
        offer = tab.findChild(LeftOver)
        assert isinstance(offer, LeftOver)
        assert offer.isVisible()
        later = next(button for button in offer.findChildren(QPushButton) if button.text() == "Later")
        qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not offer.isVisible())
        assert (states(store), worker.calls) == (["paused"], [])


def test_a_person_in_another_tab_hears_of_what_was_left(tmp_path: Path, worker: FakeWorker, qtbot: QtBot) -> None:
    with JobStore(tmp_path / "q") as before:
        before.add_all([a_job("a"), a_job("b")])
    with JobStore(tmp_path / "q") as store:
        tab = QueueTab(QueueRunner(store, worker, Resources))
        qtbot.addWidget(tab)
        with qtbot.waitSignal(tab.attention_wanted) as emitted:
            pass
        assert "last time: 2" in emitted.args[0].text
        tab.stop()


def test_damaged_rows_of_the_queue_are_told(tmp_path: Path, worker: FakeWorker, qtbot: QtBot) -> None:
    (tmp_path / "q").mkdir()
    (tmp_path / "q" / "queue.db").write_bytes(b"no database")
    with JobStore(tmp_path / "q") as store:
        tab = QueueTab(QueueRunner(store, worker, Resources))
        qtbot.addWidget(tab)
        with qtbot.waitSignal(tab.attention_wanted) as emitted:
            pass
        assert "queue.db.damaged" in emitted.args[0].text
        tab.stop()


def test_a_result_is_shown_in_its_folder(
    tab: QueueTab, worker: FakeWorker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def nothing_can(path: Path) -> bool:  # the desktop's own file browser is not for a test to open
        asked.append(path)
        return False

    monkeypatch.setattr(tab_module, "reveal", nothing_can)
    job = a_job()
    tab.enqueue([job])
    worker.end(JobState.DONE)
    qtbot.waitUntil(lambda: QueueAction.REVEAL in possible(tab))
    with qtbot.waitSignal(tab.attention_wanted) as emitted:
        action(tab, QueueAction.REVEAL).trigger()
    assert asked == [job.output]
    assert str(job.output.parent) in emitted.args[0].text


def test_everything_that_can_be_pressed_has_a_name(tab: QueueTab) -> None:
    tab.enqueue([a_job()])
    buttons = [*tab.findChildren(QToolButton), *tab.findChildren(QPushButton)]
    named = [button for button in buttons if button.accessibleName() or button.text()]
    unnamed = [button.objectName() for button in buttons if button not in named]
    assert len(named) >= len(QueueAction)
    assert set(unnamed) <= {"qt_toolbar_ext_button"}
    assert table_of(tab).accessibleName()


def test_rows_show_thumbnails_without_being_asked(tab: QueueTab, qtbot: QtBot, tmp_path: Path) -> None:
    photo = write_picture(tmp_path / "photo.png", 80, 60)
    job: RenderJob = replace(a_job(), content=photo)
    tab.enqueue([job])
    model = table_of(tab).model()
    qtbot.waitUntil(lambda: model.index(0, 5).data() == "80 × 60")
