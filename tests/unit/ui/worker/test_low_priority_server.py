"""Tables and cells in the worker's thread, with the real engine on small bundles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.engine.lut import write_lut
from studio.engine.photo_regions import regions_of_picture
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.region_files import in_colours
from studio.jobs.job import JobRecord, JobState, RenderJob
from studio.progress import Progress
from studio.specs.lut import LutRequest
from studio.specs.preview import Preview, PreviewRequest, RegionsRequest
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.worker.low_priority import StylesTask
from studio.ui.worker.low_priority_server import LowPriorityServer
from studio.ui.worker.tasks import GracefulCancellation, PreviewTask
from studio.ui.worker.thread import WorkerChannel, WorkerThread
from studio.ui.worker.worker_engine import WorkerEngine
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, spec_of, write_picture
from tests.unit.ui.emissions import at_emission

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]
WAIT_MS = 60_000


@pytest.fixture
def worker() -> Iterator[WorkerThread]:
    thread = WorkerThread(ON_CPU)
    yield thread
    thread.stop()


@pytest.fixture
def told(worker: WorkerThread) -> list[tuple[str, int]]:
    """What the worker told, in order: kind and number."""
    events: list[tuple[str, int]] = []
    worker.cell_painted.connect(lambda preview: events.append(("cell", preview.number)))
    worker.cell_failed.connect(lambda number, _why: events.append(("no cell", number)))
    worker.preview_painted.connect(lambda preview: events.append(("preview", preview.number)))
    worker.job_ended.connect(lambda *_: events.append(("render", 0)))
    return events


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", 96, 64)


@pytest.fixture
def spec(tmp_path: Path) -> StylizeSpec:
    write_tiny_bundle(tmp_path / "tiny", levels=(3, 1))
    return spec_of(write_picture(tmp_path / "style.png", 64, 48, seed=1), bundle=str(tmp_path / "tiny"))


@pytest.fixture
def requests(content: Path, spec: StylizeSpec, tmp_path: Path) -> list[PreviewRequest]:
    """The photo in six styles."""
    styles = [write_picture(tmp_path / f"{seed}.png", 64, 48, seed=seed) for seed in range(2, 8)]
    return [
        PreviewRequest(number, content, replace(spec, styles=(StyleChoice(style),)), 64)
        for number, style in enumerate(styles)
    ]


def test_cells_are_what_previews_are(worker: WorkerThread, requests: list[PreviewRequest], qtbot: QtBot) -> None:
    painted: list[Preview] = []
    worker.cell_painted.connect(painted.append)
    worker.request_cells(requests)
    qtbot.waitUntil(lambda: len(painted) == len(requests), timeout=WAIT_MS)
    assert [preview.number for preview in painted] == list(range(6))
    expected = [PreviewPainter(RenderCaches.empty()).paint(each, ON_CPU, Progress()) for each in requests]
    for preview, alone in zip(painted, expected, strict=True):
        np.testing.assert_array_equal(preview.pixels_hwc, alone.pixels_hwc)
    assert len({preview.pixels_hwc.tobytes() for preview in painted}) == len(requests), "each style paints its own"


def test_a_preview_comes_before_what_waits_and_all_cells_are_painted_in_the_end(
    worker: WorkerThread, told: list[tuple[str, int]], requests: list[PreviewRequest], qtbot: QtBot
) -> None:
    at_emission(worker.cell_painted, lambda: worker.request_preview(replace(requests[0], number=99)))
    worker.request_cells(requests)
    qtbot.waitUntil(lambda: len(told) == 7, timeout=WAIT_MS)
    assert told.index(("preview", 99)) == 1
    assert [number for kind, number in told if kind == "cell"] == list(range(6))


def test_a_style_that_is_gone_costs_its_own_cell_alone(
    worker: WorkerThread, told: list[tuple[str, int]], requests: list[PreviewRequest], qtbot: QtBot
) -> None:
    requests[2].spec.styles[0].path.unlink()
    worker.request_cells(requests)
    qtbot.waitUntil(lambda: len(told) == 6, timeout=WAIT_MS)
    assert told == [("no cell" if number == 2 else "cell", number) for number in range(6)]


def test_a_render_that_is_asked_for_meanwhile_does_not_wait_for_all_cells(
    worker: WorkerThread,
    told: list[tuple[str, int]],
    requests: list[PreviewRequest],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    many = [replace(requests[number % 6], number=number) for number in range(60)]
    record = JobRecord(
        "job", RenderJob(requests[0].content, tmp_path / "painted.png", requests[0].spec), JobState.RUNNING
    )
    at_emission(worker.cell_painted, lambda: worker.start_job(record, ON_CPU, tmp_path / "job"))
    worker.request_cells(many)
    qtbot.waitUntil(lambda: len(told) == 61, timeout=WAIT_MS)
    assert told[-1] != ("render", 0) and (tmp_path / "painted.png").exists()


def test_a_table_is_written_as_the_command_line_writes_it(
    worker: WorkerThread, spec: StylizeSpec, content: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    request = LutRequest(spec.styles, content, strength=0.7, size=5)
    with qtbot.waitSignal(worker.table_written, timeout=WAIT_MS) as written:
        worker.write_table(3, request, tmp_path / "colours.cube", overwrite=False)
    assert written.args == [3, tmp_path / "colours.cube"]
    write_lut(request, tmp_path / "expected.cube", overwrite=False)
    assert (tmp_path / "colours.cube").read_text() == (tmp_path / "expected.cube").read_text()
    with qtbot.waitSignal(worker.table_failed, timeout=WAIT_MS) as failed:
        worker.write_table(4, request, tmp_path / "colours.cube", overwrite=False)
    assert failed.args[0] == 4 and "exists already" in failed.args[1]


def test_regions_to_look_at_are_those_that_are_painted(
    worker: WorkerThread, spec: StylizeSpec, content: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    asked = RegionsRequest(8, content, 3, bundle=spec.bundle)
    with qtbot.waitSignal(worker.regions_found, timeout=WAIT_MS) as found:
        worker.request_regions(asked)
    work = RenderCaches.empty().work(spec.bundle)
    expected = regions_of_picture(content, work.bundle, 3, ON_CPU)
    (view,) = found.args
    assert view.number == 8
    np.testing.assert_array_equal(view.largest_hw, expected.memberships.argmax(0) + 1)
    np.testing.assert_array_equal(view.rgb_hwc, in_colours(expected))
    with qtbot.waitSignal(worker.regions_failed, timeout=WAIT_MS) as failed:
        worker.request_regions(replace(asked, number=9, content=tmp_path / "gone.png"))
    assert failed.args[0] == 9 and "gone.png" in str(failed.args[1])


def test_styles_are_measured_before_they_are_painted_with(content: Path, spec: StylizeSpec, tmp_path: Path) -> None:
    engine, channel = WorkerEngine(), WorkerChannel()
    server = LowPriorityServer(channel.low_priority, lambda: engine, channel)
    channel.low_priority.put_styles(StylesTask(replace(spec, styles=(StyleChoice(tmp_path / "gone.png"),)), ON_CPU))
    assert server.serve_once(), "what is wrong with it a preview would say"
    interrupted = StylesTask(spec, ON_CPU)
    interrupted.cancellation.request()
    channel.low_priority.put_styles(interrupted)
    assert server.serve_once() and server.serve_once() and not server.serve_once(), "it waits once more"
    request = PreviewRequest(1, content, spec, 64, is_draft=True)
    draft, exact = (
        engine.paint_preview(PreviewTask(replace(request, is_draft=is_draft), ON_CPU, GracefulCancellation()))
        for is_draft in (True, False)
    )
    assert "styles" in draft.reused
    np.testing.assert_array_equal(draft.pixels_hwc, exact.pixels_hwc)
