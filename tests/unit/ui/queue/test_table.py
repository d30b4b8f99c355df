from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.jobs.scheduler import Wish
from studio.jobs.store import JobStore
from studio.specs.stylize import Resources
from studio.ui.queue.model import QueueModel
from studio.ui.queue.runner import QueueRunner
from studio.ui.queue.table import QueueTable
from studio.ui.queue.thumbnails import Thumbnails
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
    thumbnails = Thumbnails(64)
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
    runner.ask(Wish.REMOVE, [ids[1], ids[3]])
    assert chosen(table) == "e"
    runner.ask(Wish.REMOVE, [ids[4]])
    assert chosen(table) == "c", "it was the last row"


def test_removing_others_chooses_nothing(table: QueueTable, runner: QueueRunner) -> None:
    table.clearSelection()
    runner.ask(Wish.REMOVE, [runner.records[2].id])
    assert chosen(table) == ""


def test_enter_opens_the_current_row(table: QueueTable, qtbot: QtBot) -> None:
    table.selectRow(2)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].job.content.stem == "c"
