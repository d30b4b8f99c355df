"""The tab over the real worker thread and engine on a small bundle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.jobs.job import JobState, RenderJob
from studio.jobs.store import JobStore
from studio.ui.queue.actions import QueueAction
from studio.ui.queue.runner import QueueRunner
from studio.ui.queue.tab import QueueTab
from studio.ui.worker.thread import WorkerThread
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, read_pixels, spec_of, write_picture
from tests.unit.ui.emissions import at_emission

pytestmark = pytest.mark.gui
_WAIT_MS = 60_000


@pytest.fixture
def painter(qtbot: QtBot) -> Iterator[WorkerThread]:
    assert qtbot is not None
    thread = WorkerThread(ON_CPU)
    yield thread
    thread.stop()


@pytest.fixture
def tab(store: JobStore, painter: WorkerThread, qtbot: QtBot) -> Iterator[QueueTab]:
    shown = QueueTab(QueueRunner(store, painter, lambda: ON_CPU))
    qtbot.addWidget(shown)
    yield shown
    shown.stop()


@pytest.fixture
def jobs(tmp_path: Path) -> list[RenderJob]:
    write_tiny_bundle(tmp_path / "tiny", levels=(2, 1))
    spec = spec_of(write_picture(tmp_path / "style.png", 64, 48, seed=1), bundle=str(tmp_path / "tiny"))
    photos = [write_picture(tmp_path / f"photo {number}.png", 120, 90, seed=number) for number in range(3)]
    return [RenderJob(photo, tmp_path / f"painted {photo.name}", spec) for photo in photos]


def test_photos_are_painted_and_a_broken_one_does_not_stop_the_rest(
    tab: QueueTab, store: JobStore, jobs: list[RenderJob], qtbot: QtBot
) -> None:
    jobs[1].content.write_bytes(b"no picture")
    tab.enqueue(jobs)
    qtbot.waitUntil(lambda: all(record.state.is_over for record in store.records()), timeout=_WAIT_MS)
    assert [record.state for record in store.records()] == [JobState.DONE, JobState.FAILED, JobState.DONE]
    assert "photo 1.png" in store.records()[1].message
    assert store.records()[2].result_px == (120, 90)
    assert read_pixels(jobs[2].output).shape == (90, 120, 3)
    store.flush()
    assert not any(store.job_dir(record.id).exists() for record in store.records())


def test_a_paused_render_goes_on_where_it_was(
    tab: QueueTab, store: JobStore, painter: WorkerThread, jobs: list[RenderJob], qtbot: QtBot
) -> None:
    write_picture(jobs[0].content, 120, 9000)
    pause, resume = (tab.commands()[list(QueueAction).index(kind)] for kind in (QueueAction.PAUSE, QueueAction.RESUME))
    at_emission(painter.job_progressed, pause.trigger)
    tab.enqueue(jobs[:1])
    qtbot.waitUntil(lambda: store.records()[0].state is JobState.PAUSED, timeout=_WAIT_MS)
    paused = store.records()[0]
    assert 0 < paused.fraction < 1
    assert store.job_dir(paused.id).is_dir()
    qtbot.waitUntil(resume.isEnabled)
    with qtbot.waitSignal(painter.job_progressed, timeout=_WAIT_MS) as first:
        resume.trigger()
    qtbot.waitUntil(lambda: store.records()[0].state is JobState.DONE, timeout=_WAIT_MS)
    done = store.records()[0]
    assert first.args is not None
    assert first.args[1] > 0
    assert done.elapsed_s > paused.elapsed_s
    assert not store.job_dir(done.id).exists()
