from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from studio.errors import Message
from studio.geometry import Size
from studio.jobs.job import JobState
from studio.jobs.scheduler import JobCommand
from studio.jobs.store import JobStore
from studio.specs.stylize import Resources
from studio.ui.queue.model import Column, QueueModel, QueueRole
from studio.ui.queue.runner import QueueRunner
from studio.ui.thumbnails.reading import read_thumbnail
from studio.ui.thumbnails.thumbnails import Missing, Thumbnails
from tests.unit.engine.pictures import write_picture
from tests.unit.jobs.records import a_job, an_optimisation
from tests.unit.ui.queue.fake_worker import FakeWorker

pytestmark = pytest.mark.gui


@pytest.fixture
def runner(store: JobStore, worker: FakeWorker) -> QueueRunner:
    return QueueRunner(store, worker, Resources)


@pytest.fixture
def model(runner: QueueRunner) -> Iterator[QueueModel]:
    thumbnails = Thumbnails(lambda path, page: read_thumbnail(path, 64, page), most_kept=20)
    yield QueueModel(runner, thumbnails)
    thumbnails.close()


def names(model: QueueModel) -> list[str]:
    return [model.record(row).job.content.stem for row in range(model.rowCount())]


def test_rows_follow_the_queue_through_everything(model: QueueModel, runner: QueueRunner, worker: FakeWorker) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    a, b, c, d = runner.enqueue([a_job(name) for name in "abcd"])
    runner.shift([c.id, d.id], -1)
    assert names(model) == ["a", "c", "d", "b"]
    runner.shift([a.id], 1)
    assert names(model) == ["c", "a", "d", "b"]
    runner.ask(JobCommand.REMOVE, [d.id, b.id])
    assert names(model) == ["c", "a"]
    worker.end(JobState.DONE)
    runner.clear_finished()
    assert names(model) == ["c"]
    assert model.row_of(c.id) == 0
    assert tester.model() is model


def test_cells_say_how_each_render_stands(model: QueueModel, runner: QueueRunner, worker: FakeWorker) -> None:
    first, _ = runner.enqueue([a_job("a"), a_job("b")])
    worker.progress(0.509, left_s=75)
    assert _texts(model, 0)[:4] == [a_job("a").output.name, "Painting", "50 %", "1:15"]
    assert _texts(model, 1)[1:] == ["Comes next", "0 %", "", "", "–"]
    runner.ask(JobCommand.PAUSE, [first.id])
    assert _texts(model, 0)[1] == "Stopping …"
    worker.end(JobState.PAUSED)
    assert _texts(model, 0)[1] == "Paused"
    worker.end(JobState.DONE, result_px=(640, 480))
    assert _texts(model, 1)[5] == "640 × 480"


def test_the_whole_message_is_in_the_tool_tip_and_read_aloud(
    model: QueueModel, runner: QueueRunner, worker: FakeWorker
) -> None:
    runner.enqueue([a_job("a")])
    index = model.index(0, Column.NAME)
    assert str(a_job("a").output) in index.data(Qt.ItemDataRole.ToolTipRole)
    worker.end(JobState.FAILED, "a.jpg is cut short")
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("a.jpg is cut short\n")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith(
        f"{a_job('a').output.name}, Failed, a.jpg is cut short"
    )


def test_what_waits_says_for_how_many(model: QueueModel, runner: QueueRunner, worker: FakeWorker) -> None:
    runner.enqueue([a_job(name) for name in "abc"])
    assert [_texts(model, row)[1] for row in (1, 2)] == ["Comes next", "Waits for 1"]
    worker.progress(0.5)
    runner.ask(JobCommand.PAUSE, [runner.records[0].id])
    worker.end(JobState.PAUSED)
    runner.ask(JobCommand.RESUME, [runner.records[0].id])
    assert [_texts(model, row)[1] for row in range(3)] == ["Goes on next", "Painting", "Waits for 1"]


def test_every_column_has_a_title(model: QueueModel) -> None:
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert all(titles)
    assert len(set(titles)) == len(Column)


def test_the_result_size_is_foretold_once_the_content_was_looked_at(
    model: QueueModel, runner: QueueRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = write_picture(tmp_path / "photo.png", 80, 60)
    job = replace(a_job(), content=photo)
    runner.enqueue([job, replace(job, spec=replace(job.spec, content_size_px=40))])
    with qtbot.waitSignal(model.dataChanged, check_params_cb=lambda *_: True):
        assert model.index(0, Column.NAME).data(QueueRole.THUMBNAIL) is Missing.NOT_YET
    assert _texts(model, 0)[5] == "80 × 60"
    assert _texts(model, 1)[5] == "40 × 30"
    assert model.index(0, Column.NAME).data(QueueRole.THUMBNAIL).width() == 64


def _texts(model: QueueModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in Column]


def test_the_running_row_says_what_is_done_now(model: QueueModel, runner: QueueRunner, worker: FakeWorker) -> None:
    first, _ = runner.enqueue([an_optimisation("a"), an_optimisation("b")])
    stage = Message("iteration {number} of {count} at {size}", number=1200, count=5000, size=Size(512, 384))
    worker.job_staged.emit(first.id, stage)
    names = [model.index(row, Column.NAME) for row in range(2)]
    assert [name.data(QueueRole.STAGE) for name in names] == ["iteration 1,200 of 5,000 at 512 × 384", ""]
    assert "iteration 1,200 of 5,000" in names[0].data(Qt.ItemDataRole.AccessibleTextRole)
