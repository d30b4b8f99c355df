"""The worker thread with the real engine on small bundles: nothing here is a stand-in."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from studio.errors import JobError
from studio.geometry import Region
from studio.jobs.job import JobRecord, JobState, RenderJob
from studio.specs.preview import PaintedPart, Preview, PreviewRequest, VisibleRegion, WindowPreview, WindowRequest
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from studio.ui.worker.thread import WorkerThread
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, read_pixels, spec_of, write_picture
from tests.unit.ui.emissions import at_emission

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]
WAIT_MS = 60_000


@dataclass
class Heard:
    """Everything the worker told, in order, and whether all of it was told in the window's thread."""

    previews: list[Preview] = field(default_factory=list)
    failures: list[tuple[int, str]] = field(default_factory=list)
    fractions: list[tuple[float, float]] = field(default_factory=list)
    ends: list[tuple[str, JobState, str, object]] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)

    def listen(self, worker: WorkerThread) -> None:
        worker.preview_painted.connect(lambda preview: self.note("preview", self.previews, preview))
        worker.preview_failed.connect(lambda *emitted: self.note("failure", self.failures, emitted))
        worker.job_progressed.connect(lambda _id, part, took, _eta: self.note("band", self.fractions, (part, took)))
        worker.job_ended.connect(
            lambda job_id, state, *rest: self.note("end", self.ends, (job_id, JobState(state), *rest))
        )

    def note(self, word: str, kept: list, emitted: object) -> None:
        kept.append(emitted)
        self.order.append(word)
        self.threads.add(threading.get_ident())


@pytest.fixture
def worker() -> Iterator[WorkerThread]:
    thread = WorkerThread(ON_CPU)
    yield thread
    thread.stop()


@pytest.fixture
def heard(worker: WorkerThread) -> Heard:
    listener = Heard()
    listener.listen(worker)
    return listener


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> StylizeSpec:
    folder = tmp_path_factory.mktemp("worker")
    write_tiny_bundle(folder / "tiny", levels=(3, 1))
    return spec_of(write_picture(folder / "style.png", 64, 48, seed=1), bundle=str(folder / "tiny"))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", 96, 64)


@pytest.fixture
def tall_job(spec: StylizeSpec, tmp_path: Path) -> RenderJob:
    """A picture of many bands: enough of them to do something in between."""
    return RenderJob(write_picture(tmp_path / "tall.png", 64, 6400), tmp_path / "painted.png", spec)


def start(worker: WorkerThread, job: RenderJob, tmp_path: Path, **values: object) -> None:
    worker.start_job(JobRecord("job-1", job, JobState.RUNNING, **values), ON_CPU, tmp_path / "job-1")  # type: ignore[arg-type]  # fields of a record


def test_a_preview_comes_back_in_the_thread_of_the_window(
    worker: WorkerThread, heard: Heard, spec: StylizeSpec, content: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(worker.loaded, timeout=WAIT_MS):
        worker.request_preview(PreviewRequest(1, content, spec))
    qtbot.waitUntil(lambda: bool(heard.previews), timeout=WAIT_MS)
    assert (heard.previews[0].number, heard.previews[0].pixels_hwc.shape) == (1, (64, 96, 3))
    assert heard.threads == {threading.get_ident()}


def test_the_engine_is_loaded_once_and_when_asked(worker: WorkerThread, qtbot: QtBot) -> None:
    emitted: list[float] = []
    worker.loaded.connect(emitted.append)
    worker.load_engine()
    qtbot.waitUntil(lambda: bool(emitted), timeout=WAIT_MS)
    worker.load_engine()
    worker.stop()
    assert len(emitted) == 1
    assert emitted[0] > 0


def test_begin_and_end_of_loading_are_told_around_it(worker: WorkerThread, qtbot: QtBot) -> None:
    emitted: list[str] = []
    worker.load_begun.connect(lambda: emitted.append("begun"))
    worker.load_ended.connect(lambda: emitted.append("ended"))
    worker.loaded.connect(lambda: emitted.append("loaded"))
    with qtbot.waitSignal(worker.loaded, timeout=WAIT_MS):
        worker.load_engine()
    assert emitted == ["begun", "ended", "loaded"]


def test_the_end_of_loading_is_told_where_it_fails(
    worker: WorkerThread, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "studio.ui.worker.worker_engine", None)  # what makes an import fail
    loaded: list[float] = []
    worker.loaded.connect(loaded.append)
    with qtbot.waitSignals([worker.load_begun, worker.load_ended], timeout=WAIT_MS, order="strict"):
        worker.load_engine()
    worker.stop()
    assert loaded == []


def test_the_latest_of_many_requests_is_painted_and_the_others_are_not_all(
    worker: WorkerThread, heard: Heard, spec: StylizeSpec, content: Path, qtbot: QtBot
) -> None:
    for number in range(1, 201):
        worker.request_preview(PreviewRequest(number, content, replace(spec, strength=number / 200)))
    qtbot.waitUntil(lambda: bool(heard.previews) and heard.previews[-1].number == 200, timeout=WAIT_MS)
    numbers = [preview.number for preview in heard.previews]
    assert numbers == sorted(set(numbers))
    assert len(numbers) < 100


def test_what_cannot_be_previewed_is_told_with_its_number_and_the_next_is_painted(
    worker: WorkerThread, heard: Heard, spec: StylizeSpec, content: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = replace(spec, styles=(StyleChoice(tmp_path / "gone.png"),))
    worker.request_preview(PreviewRequest(4, content, gone))
    qtbot.waitUntil(lambda: bool(heard.failures), timeout=WAIT_MS)
    worker.request_preview(PreviewRequest(5, content, spec))
    qtbot.waitUntil(lambda: bool(heard.previews), timeout=WAIT_MS)
    assert heard.failures[0][0] == 4
    assert "gone.png does not exist" in heard.failures[0][1]
    assert [preview.number for preview in heard.previews] == [5]


def test_a_job_is_rendered_and_told_of(
    worker: WorkerThread, heard: Heard, spec: StylizeSpec, content: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    job = RenderJob(content, tmp_path / "painted.png", spec)
    start(worker, job, tmp_path, elapsed_s=1000.0)
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=WAIT_MS)
    assert heard.ends == [("job-1", JobState.DONE, "", (96, 64))]
    assert read_pixels(job.output).shape == (64, 96, 3)
    assert all(0 <= fraction <= 1 and took >= 1000.0 for fraction, took in heard.fractions)
    assert heard.threads == {threading.get_ident()}
    assert not (tmp_path / "job-1").exists()


def test_a_job_that_fails_says_why_and_the_next_may_start(
    worker: WorkerThread, heard: Heard, spec: StylizeSpec, content: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nno picture")
    start(worker, RenderJob(broken, tmp_path / "first.png", spec), tmp_path)
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=WAIT_MS)
    job_id, state, message, result_px = heard.ends[0]
    assert (job_id, state, result_px) == ("job-1", JobState.FAILED, None)
    assert "broken.png" in message
    start(worker, RenderJob(content, tmp_path / "second.png", spec), tmp_path)
    qtbot.waitUntil(lambda: len(heard.ends) == 2, timeout=WAIT_MS)
    assert heard.ends[1][1] is JobState.DONE


def test_previews_are_served_between_the_bands_of_a_render(
    worker: WorkerThread, heard: Heard, tall_job: RenderJob, content: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    request = PreviewRequest(1, content, replace(tall_job.spec, strength=0.3))
    at_emission(worker.job_progressed, lambda: worker.request_preview(request))
    start(worker, tall_job, tmp_path)
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=WAIT_MS)
    assert heard.order.index("preview") < heard.order.index("end")
    assert heard.ends[0][1] is JobState.DONE
    during = heard.previews[0]
    worker.request_preview(PreviewRequest(2, content, replace(tall_job.spec, strength=0.3)))
    qtbot.waitUntil(lambda: len(heard.previews) == 2, timeout=WAIT_MS)
    np.testing.assert_array_equal(heard.previews[1].pixels_hwc, during.pixels_hwc)
    worker.request_preview(PreviewRequest(3, content, replace(tall_job.spec, strength=0.4)))
    qtbot.waitUntil(lambda: len(heard.previews) == 3, timeout=WAIT_MS)
    assert heard.previews[2].reused == ("content", "styles", "features 3")


def test_a_render_gets_on_while_somebody_pans_without_a_pause(
    worker: WorkerThread, heard: Heard, spec: StylizeSpec, tall_job: RenderJob, tmp_path: Path, qtbot: QtBot
) -> None:
    numbers = count(1)
    start(worker, tall_job, tmp_path)

    def pan_on() -> bool:
        worker.request_window(WindowRequest(next(numbers), tall_job.content, spec, Region(0, 0, 64, 6400), 480))
        return bool(heard.ends)

    qtbot.waitUntil(pan_on, timeout=WAIT_MS)
    assert heard.ends[0][1] is JobState.DONE


def test_a_window_at_full_size_comes_back_and_lets_previews_pass(
    worker: WorkerThread, heard: Heard, spec: StylizeSpec, tmp_path: Path, content: Path, qtbot: QtBot
) -> None:
    large = write_picture(tmp_path / "large.png", 64, 9600)
    region = Region(0, 0, 64, 9600)
    windows: list[WindowPreview] = []
    worker.window_painted.connect(lambda window: heard.note("window", windows, window))
    worker.request_window(WindowRequest(1, large, spec, region, 480))
    worker.request_preview(PreviewRequest(1, content, spec))
    worker.request_window(WindowRequest(2, large, spec, region, 480))
    qtbot.waitUntil(lambda: bool(windows) and windows[-1].number == 2, timeout=WAIT_MS)
    assert (windows[-1].pixels_hwc.shape, windows[-1].is_estimate) == ((9600, 64, 3), True)
    assert heard.order[-1] == "window"  # the first of the two may have been nearly done, and was then told as well
    assert "preview" in heard.order
    assert heard.threads == {threading.get_ident()}


def test_a_window_that_cannot_be_painted_says_why(
    worker: WorkerThread, spec: StylizeSpec, content: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(worker.window_failed, timeout=WAIT_MS) as emitted:
        worker.request_window(WindowRequest(9, content, spec, Region(500, 500, 600, 600)))
    assert emitted.args is not None
    assert emitted.args[0] == 9
    assert "lies outside" in emitted.args[1]


def test_a_paused_job_keeps_its_folder_and_goes_on_to_the_same_picture(
    worker: WorkerThread, heard: Heard, tall_job: RenderJob, tmp_path: Path, qtbot: QtBot
) -> None:
    at_emission(worker.job_progressed, lambda: [worker.pause_job(name) for name in ("another", "job-1")])
    start(worker, tall_job, tmp_path)
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=WAIT_MS)
    assert heard.ends == [("job-1", JobState.PAUSED, "", None)]
    assert (tmp_path / "job-1" / "job.json").exists()
    start(worker, tall_job, tmp_path)
    qtbot.waitUntil(lambda: len(heard.ends) == 2, timeout=WAIT_MS)
    assert heard.ends[1] == ("job-1", JobState.DONE, "", (64, 6400))
    resumed = read_pixels(tall_job.output)
    start(worker, replace(tall_job, overwrite=True), tmp_path)
    qtbot.waitUntil(lambda: len(heard.ends) == 3, timeout=WAIT_MS)
    np.testing.assert_array_equal(read_pixels(tall_job.output), resumed)


def test_a_cancelled_job_leaves_nothing(
    worker: WorkerThread, heard: Heard, tall_job: RenderJob, tmp_path: Path, qtbot: QtBot
) -> None:
    at_emission(worker.job_progressed, lambda: worker.cancel_job("job-1"))
    start(worker, tall_job, tmp_path)
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=WAIT_MS)
    assert heard.ends == [("job-1", JobState.CANCELLED, "", None)]
    assert not (tmp_path / "job-1").exists()
    assert not tall_job.output.exists()


def test_only_one_job_runs_at_a_time(worker: WorkerThread, tall_job: RenderJob, tmp_path: Path) -> None:
    start(worker, tall_job, tmp_path)
    with pytest.raises(JobError, match=r"tall\.png is being rendered"):
        start(worker, tall_job, tmp_path)


def test_stopping_leaves_a_running_job_to_be_resumed(
    worker: WorkerThread, heard: Heard, tall_job: RenderJob, tmp_path: Path, qtbot: QtBot
) -> None:
    at_emission(worker.job_progressed, lambda: QTimer.singleShot(0, worker.stop))  # not while the thread waits for it
    start(worker, tall_job, tmp_path)
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=WAIT_MS)
    assert heard.ends[0][1] is JobState.PAUSED
    assert (tmp_path / "job-1" / "job.json").exists()


def test_a_fault_of_the_program_ends_neither_the_thread_nor_the_window(
    worker: WorkerThread, heard: Heard, spec: StylizeSpec, content: Path, qtbot: QtBot
) -> None:
    worker.request_preview(PreviewRequest(1, None, spec))  # type: ignore[arg-type]  # what a mistake of ours may hand over
    qtbot.waitUntil(lambda: bool(heard.failures), timeout=WAIT_MS)
    assert "AttributeError" in heard.failures[0][1]
    worker.use_resources(Resources(device="cpu", threads=1))
    worker.request_preview(PreviewRequest(2, content, spec))
    qtbot.waitUntil(lambda: bool(heard.previews), timeout=WAIT_MS)
    assert heard.previews[0].number == 2


def test_the_work_is_done_in_a_thread_of_its_own(worker: WorkerThread) -> None:
    assert worker.thread() is QThread.currentThread()
    assert worker._worker is not None
    assert worker._worker.thread() is not QThread.currentThread()  # the one promise no signal can show


def test_a_render_is_shown_to_who_looks_at_it_and_makes_windows_exact(
    worker: WorkerThread, heard: Heard, tall_job: RenderJob, tmp_path: Path, qtbot: QtBot
) -> None:
    parts: list[PaintedPart] = []
    known: list[tuple[object, ...]] = []
    windows: list[WindowPreview] = []
    worker.part_painted.connect(parts.append)
    worker.maps_known.connect(lambda *emitted: known.append(emitted))
    worker.window_painted.connect(windows.append)
    seen = Region(0, 6000, 64, 6400)
    worker.show_region(VisibleRegion(tall_job.content, tall_job.spec, seen))
    start(worker, tall_job, tmp_path)
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=WAIT_MS)
    assert known == [(tall_job.content, tall_job.spec)]
    shown = np.zeros((6400, 64, 3), np.uint8)
    for part in parts:
        shown[part.top : part.top + part.pixels_hwc.shape[0], : part.pixels_hwc.shape[1]] = part.pixels_hwc
    np.testing.assert_array_equal(shown[6000:], read_pixels(tall_job.output)[6000:])
    worker.request_window(WindowRequest(1, tall_job.content, tall_job.spec, seen, estimate_px=640))
    qtbot.waitUntil(lambda: bool(windows), timeout=WAIT_MS)
    assert not windows[0].is_estimate
    assert np.abs(windows[0].pixels_hwc.astype(int) - shown[6000:]).max() <= 1


def test_a_window_that_is_dropped_is_not_told_of(
    worker: WorkerThread, spec: StylizeSpec, tmp_path: Path, qtbot: QtBot
) -> None:
    content, emitted = write_picture(tmp_path / "wide.png", 1600, 1200), []
    worker.window_painted.connect(lambda window: emitted.append(window.number))
    worker.request_window(WindowRequest(1, content, spec, Region(0, 0, 1600, 1200), estimate_px=256))
    worker.drop_windows()
    worker.request_window(WindowRequest(2, content, spec, Region(0, 0, 64, 64), estimate_px=256))
    qtbot.waitUntil(lambda: bool(emitted), timeout=WAIT_MS)
    assert emitted == [2]


@pytest.mark.parametrize("fault", [ImportError("no such library"), SystemExit(3), MemoryError()])
def test_a_render_ends_whatever_ends_it_and_the_next_one_runs(
    fault: BaseException,
    worker: WorkerThread,
    heard: Heard,
    *,
    spec: StylizeSpec,
    content: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def faulty(*_: object, **_options: object) -> object:
        raise fault

    job = RenderJob(content, tmp_path / "out.png", spec)
    with monkeypatch.context() as patch, qtbot.waitSignal(worker.job_ended, timeout=WAIT_MS):
        patch.setattr("studio.ui.worker.worker_engine.WorkerEngine.render", faulty)
        worker.start_job(JobRecord("first", job), ON_CPU, tmp_path / "first")
    with qtbot.waitSignal(worker.job_ended, timeout=WAIT_MS):
        worker.start_job(JobRecord("second", job), ON_CPU, tmp_path / "second")
    assert [(job_id, state) for job_id, state, *_ in heard.ends] == [
        ("first", JobState.FAILED),
        ("second", JobState.DONE),
    ]
