"""What is painted, looked at as pixels."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.jobs.job import JobState
from studio.jobs.scheduler import JobCommand
from studio.jobs.store import JobStore
from studio.specs.stylize import Resources
from studio.ui.queue.delegates import ROW_HEIGHT_PX
from studio.ui.queue.model import Column, QueueModel
from studio.ui.queue.runner import QueueRunner
from studio.ui.queue.table import QueueTable
from studio.ui.theme.palette import palette_for, tokens_of
from studio.ui.theme.tokens import DARK, LIGHT, Tokens
from studio.ui.thumbnails.reading import read_thumbnail
from studio.ui.thumbnails.thumbnails import Thumbnails
from tests.unit.jobs.records import a_job
from tests.unit.ui.queue.fake_worker import FakeWorker

pytestmark = pytest.mark.gui


@pytest.fixture
def runner(store: JobStore, worker: FakeWorker) -> QueueRunner:
    return QueueRunner(store, worker, Resources)


@pytest.fixture
def table(runner: QueueRunner, qtbot: QtBot) -> Iterator[QueueTable]:
    thumbnails = Thumbnails(lambda path, page: read_thumbnail(path, 64, page), most_kept=20)
    shown = QueueTable(QueueModel(runner, thumbnails))
    qtbot.addWidget(shown)
    shown.resize(900, 300)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    thumbnails.close()


def cell(table: QueueTable, row: int, column: Column) -> QImage:
    rect = table.visualRect(table.model().index(row, column))
    return table.viewport().grab(rect).toImage()


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour)
    pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y) == wanted for x, y in pixels)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_bar_grows_with_the_render(
    table: QueueTable, runner: QueueRunner, worker: FakeWorker, tokens: Tokens
) -> None:
    table.setPalette(palette_for(tokens))
    runner.enqueue([a_job()])
    widths = []
    for fraction in (0.25, 0.5, 0.75):
        worker.progress(fraction)
        widths.append(count(cell(table, 0, Column.PROGRESS), tokens.accent))
    assert widths[0] > 0
    assert widths[1] / widths[0] == pytest.approx(2, rel=0.15)
    assert widths[2] / widths[0] == pytest.approx(3, rel=0.15)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_failures_stand_out_and_the_waiting_have_no_bar(
    table: QueueTable, runner: QueueRunner, worker: FakeWorker, tokens: Tokens
) -> None:
    table.setPalette(palette_for(tokens))
    runner.enqueue([a_job("a"), a_job("b"), a_job("c")])
    worker.end(JobState.FAILED, "a.jpg is cut short")
    for column in (Column.NAME, Column.STATE):
        assert count(cell(table, 0, column), tokens.error) > 0
        assert count(cell(table, 2, column), tokens.error) == 0
    bar = cell(table, 2, Column.PROGRESS)
    assert count(bar, bar.pixelColor(0, 0).name()) == bar.width() * bar.height()


def test_a_selected_row_is_legible(table: QueueTable, runner: QueueRunner, worker: FakeWorker) -> None:
    table.setPalette(palette_for(LIGHT))
    runner.enqueue([a_job("a")])
    worker.end(JobState.FAILED, "a.jpg is cut short")
    table.selectRow(0)
    for column in (Column.NAME, Column.STATE):
        image = cell(table, 0, column)
        assert count(image, LIGHT.error) == 0
        assert count(image, LIGHT.accent_text) > 0


def test_rows_are_as_high_as_their_picture_needs(table: QueueTable, runner: QueueRunner) -> None:
    (record,) = runner.enqueue([a_job()])
    assert table.rowHeight(0) == ROW_HEIGHT_PX
    runner.ask(JobCommand.CANCEL, [record.id])
    assert table.rowHeight(0) == ROW_HEIGHT_PX


def test_the_theme_is_told_from_the_palette(qapp: QApplication) -> None:
    assert qapp is not None
    assert tokens_of(palette_for(LIGHT)) is LIGHT
    assert tokens_of(palette_for(DARK)) is DARK
