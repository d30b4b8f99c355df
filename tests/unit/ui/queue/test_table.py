from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.jobs.scheduler import JobCommand
from studio.jobs.store import JobStore
from studio.specs.stylize import Resources
from studio.ui.queue.model import ROWS_MIME_TYPE, QueueModel
from studio.ui.queue.runner import QueueRunner
from studio.ui.queue.table import QueueTable
from studio.ui.thumbnails.reading import read_thumbnail
from studio.ui.thumbnails.thumbnails import Thumbnails
from tests.unit.jobs.records import a_job
from tests.unit.ui.queue.fake_worker import FakeWorker

pytestmark = pytest.mark.gui


@pytest.fixture
def runner(store: JobStore, worker: FakeWorker) -> QueueRunner:
    made = QueueRunner(store, worker, Resources)
    made.enqueue([a_job(name) for name in "abcde"])
    return made


@pytest.fixture
def table(runner: QueueRunner, qtbot: QtBot) -> Iterator[QueueTable]:
    thumbnails = Thumbnails(lambda path, page: read_thumbnail(path, 64, page), most_kept=20)
    shown = QueueTable(QueueModel(runner, thumbnails))
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    thumbnails.close()


def chosen(table: QueueTable) -> str:
    return "".join(record.job.content.stem for record in table.chosen())


def test_the_chosen_come_in_queue_order(table: QueueTable, runner: QueueRunner) -> None:
    ids = [record.id for record in runner.records]
    table.choose([ids[3], ids[1]])
    assert chosen(table) == "bd"
    table.choose([])
    assert chosen(table) == ""


def test_the_selection_moves_along_with_its_rows(table: QueueTable, runner: QueueRunner) -> None:
    ids = [record.id for record in runner.records]
    table.choose([ids[2], ids[3]])
    runner.shift([ids[2], ids[3]], -1)
    assert chosen(table) == "cd"
    assert [record.job.content.stem for record in runner.records] == list("acdbe")


def test_after_a_removal_the_row_in_its_place_is_chosen(table: QueueTable, runner: QueueRunner) -> None:
    ids = [record.id for record in runner.records]
    table.choose([ids[1], ids[3]])
    runner.ask(JobCommand.REMOVE, [ids[1], ids[3]])
    assert chosen(table) == "c"
    table.choose([ids[4]])
    runner.ask(JobCommand.REMOVE, [ids[4]])
    assert chosen(table) == "c", "it was the last row"


def test_removing_others_chooses_nothing(table: QueueTable, runner: QueueRunner) -> None:
    table.clearSelection()
    runner.ask(JobCommand.REMOVE, [runner.records[2].id])
    assert chosen(table) == ""


def test_enter_opens_the_current_row(table: QueueTable, qtbot: QtBot) -> None:
    table.selectRow(2)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].job.content.stem == "c"


def dragged(table: QueueTable, names: str, to: QPoint) -> None:
    """Let the chosen rows fall at ``to`` as the end of a drag does: a drag's own event loop is the desktop's."""
    data = table.model().mimeData(table.selectionModel().selectedIndexes())
    assert len(data.data(ROWS_MIME_TYPE).data().split()) == len(names) == len(table.chosen())
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        _OwnDragEnter(to, move, data, left, none),
        _OwnDragMove(to, move, data, left, none),
        _OwnDrop(to.toPointF(), move, data, left, none),
    ):
        event.taker = table
        QApplication.sendEvent(table.viewport(), event)


class _OwnDragEnter(QDragEnterEvent):
    taker: QObject

    def source(self) -> QObject:
        return self.taker


class _OwnDragMove(QDragMoveEvent):
    taker: QObject

    def source(self) -> QObject:
        return self.taker


class _OwnDrop(QDropEvent):
    taker: QObject

    def source(self) -> QObject:
        return self.taker


@pytest.mark.parametrize(("names", "at_row", "expected"), [("e", 0.2, 0), ("e", 0.8, 1), ("a", 3.2, 3), ("ab", 4.8, 5)])
def test_rows_are_dragged_in_front_of_the_nearest_edge(
    table: QueueTable, runner: QueueRunner, qtbot: QtBot, names: str, at_row: float, expected: int
) -> None:
    ids = {record.job.content.stem: record.id for record in runner.records}
    table.choose([ids[name] for name in names])
    place = QPoint(20, table.rowViewportPosition(0) + round(at_row * table.rowHeight(0)))
    with qtbot.waitSignal(table.dropped_before) as dropped:
        dragged(table, names, place)
    assert dropped.args == [expected]
    assert table.model().rowCount() == 5, "the queue moves rows, Qt takes none away"


def test_below_the_last_row_is_the_end(table: QueueTable, runner: QueueRunner, qtbot: QtBot) -> None:
    table.choose([runner.records[0].id])
    with qtbot.waitSignal(table.dropped_before) as dropped:
        dragged(table, "a", QPoint(20, table.rowViewportPosition(4) + 2 * table.rowHeight(4)))
    assert dropped.args == [5]


def test_files_are_left_for_the_window(table: QueueTable) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/photo.jpg")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(QPoint(20, 20), copy, data, left, none),
        QDropEvent(QPoint(20, 20).toPointF(), copy, data, left, none),
    ):
        QApplication.sendEvent(table.viewport(), event)
        assert not event.isAccepted()


def test_a_line_shows_where_rows_would_land(table: QueueTable, runner: QueueRunner) -> None:
    table.resize(900, 400)
    table.choose([runner.records[4].id])
    before = table.grab().toImage()
    data = table.model().mimeData(table.selectionModel().selectedIndexes())
    place = QPoint(20, table.rowViewportPosition(2) + 2)
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (_OwnDragEnter(place, move, data, left, none), _OwnDragMove(place, move, data, left, none)):
        event.taker = table
        QApplication.sendEvent(table.viewport(), event)
    during = table.grab().toImage()
    assert during != before
    at = table.viewport().mapTo(table, QPoint(table.viewport().width() // 2, table.rowViewportPosition(2)))
    assert during.pixelColor(at) == table.palette().color(QPalette.ColorRole.Highlight)
    QApplication.sendEvent(table.viewport(), QDragLeaveEvent())
    assert table.grab().toImage() == before
