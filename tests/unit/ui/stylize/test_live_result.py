"""The stage kept fresh by the real worker on a tiny bundle."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.jobs.job import JobRecord, JobState, RenderJob
from studio.specs.optimize import OptimizeSettings
from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document
from studio.ui.stylize.live_result import LiveResult
from studio.ui.stylize.optimization_panel import OptimizationPanel
from studio.ui.stylize.photos import load_photo
from studio.ui.stylize.stage import Stage
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.worker.thread import WorkerThread
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, write_picture

pytestmark = pytest.mark.gui
WAIT_MS = 60_000


class Bench:
    """A photo of 1.1 megapixels on a stage, painted with a tiny bundle as the document says."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        write_tiny_bundle(folder / "tiny", levels=(3, 1))
        self._bot, self.document, self.worker, self.stage = qtbot, Document(), WorkerThread(ON_CPU), Stage(())
        self.live = LiveResult(self.document, self.worker, self.stage)
        self.statuses: list[str] = []
        self.live.status_changed.connect(self.statuses.append)
        qtbot.addWidget(self.stage)
        self.stage.resize(500, 400)
        self.stage.show()
        photo = load_photo(write_picture(folder / "photo.png", 1200, 900), folder)
        self.stage.show_photo(photo)
        self.live.open_photo(photo)
        self.document.open_content(photo.path)
        style = StyleChoice(write_picture(folder / "style.png", 64, 48, seed=1))
        self.document.edit(replace(self.document.recipe, styles=(style,), bundle=str(folder / "tiny")), "Edit")

    def wait_for(self, label: str) -> None:
        viewer = self.stage.findChild(CanvasViewer)
        assert viewer is not None
        self._bot.waitUntil(lambda: viewer.after_label == label, timeout=WAIT_MS)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path)
    yield bench
    bench.worker.stop()
    bench.stage.close_down()


def test_looked_at_closely_an_estimate_takes_the_place_of_the_preview_and_follows_the_recipe(bench: Bench) -> None:
    bench.stage.commands()["zoom_actual"]()
    bench.wait_for("Estimate")
    assert any("at full size" in text for text in bench.statuses)
    before = bench.stage.grab().toImage()
    bench.document.edit(replace(bench.document.recipe, strength=0.3), "Edit")
    bench.wait_for("Preview")
    bench.wait_for("Estimate")
    assert bench.stage.grab().toImage() != before
    bench.document.edit(replace(bench.document.recipe, styles=()), "Edit")
    bench.wait_for("Preview")
    assert bench.live.preview_image is None


def test_a_photo_that_is_not_large_is_painted_at_full_size_as_a_whole(bench: Bench) -> None:
    bench.stage.resize(1400, 1200)
    bench.wait_for("Estimate")
    image = bench.live.preview_image
    assert image is not None and image.width() == 1024


def test_what_cannot_be_previewed_is_told(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(bench.live.failed, timeout=WAIT_MS) as emitted:
        bench.document.edit(replace(bench.document.recipe, styles=(StyleChoice(tmp_path / "gone.png"),)), "Edit")
    assert emitted.args is not None and "gone.png" in emitted.args[0]
    assert bench.statuses[-1] == "No preview"


class Optimising:
    """The bench's photo at 96 px, optimised for longer than anybody waits, by its own worker."""

    def __init__(self, bench: Bench, qtbot: QtBot, folder: Path) -> None:
        self.bench, self._bot, self._ended = bench, qtbot, list[str]()
        bench.worker.job_ended.connect(lambda _id, state: self._ended.append(state))
        settings = OptimizeSettings(iterations=50_000, smallest_px=64)
        bench.document.edit(replace(bench.document.recipe, content_size_px=96, optimize=settings), "Method")
        bench.wait_for("Preview of the start")
        self.recipe, spec = bench.document.recipe, bench.document.spec()
        assert spec is not None and bench.document.content is not None
        self.record = JobRecord("1", RenderJob(bench.document.content, folder / "painted.png", spec))
        bench.worker.start_job(self.record, ON_CPU, folder / "job")
        self.wait_for_iteration()

    @property
    def viewer(self) -> CanvasViewer:
        viewer = self.bench.stage.findChild(CanvasViewer)
        assert viewer is not None
        return viewer

    @property
    def panel(self) -> OptimizationPanel:
        panel = self.bench.stage.findChild(OptimizationPanel)
        assert panel is not None
        return panel

    def wait_for_iteration(self) -> None:
        self._bot.waitUntil(lambda: self.viewer.after_label.startswith("Iteration"), timeout=WAIT_MS)

    def wait_for_end(self, state: JobState) -> None:
        self._bot.waitUntil(lambda: self._ended == [state.value], timeout=WAIT_MS)


@pytest.fixture
def optimising(bench: Bench, qtbot: QtBot, tmp_path: Path) -> Iterator[Optimising]:
    yield Optimising(bench, qtbot, tmp_path)


def test_an_iteration_fills_the_frame_and_nothing_of_the_start_lies_over_it(
    optimising: Optimising, bench: Bench, qtbot: QtBot
) -> None:
    assert optimising.panel.isVisible()
    image = bench.live.preview_image
    assert image is not None and (image.width(), image.height()) == (48, 36), "the first scale"
    bench.statuses.clear()
    seen = optimising.viewer.visible_region()
    bench.stage.commands()["zoom_actual"]()
    iterations = list[object]()
    bench.worker.iterated.connect(iterations.append)
    qtbot.waitUntil(lambda: len(iterations) > 3, timeout=WAIT_MS)
    assert optimising.viewer.visible_region() != seen
    assert bench.statuses and all(status.startswith("Iteration") for status in bench.statuses), "no window was painted"
    bench.worker.keep_job(optimising.record.id)
    optimising.wait_for_end(JobState.DONE)
    assert optimising.record.job.output.exists()


def test_another_recipe_shows_its_own_start_and_the_first_its_latest_iteration_again(
    optimising: Optimising, bench: Bench
) -> None:
    bench.document.edit(replace(optimising.recipe, strength=0.5), "Strength")
    bench.wait_for("Preview of the start")
    assert not optimising.panel.isVisible()
    bench.document.undo_stack.undo()
    optimising.wait_for_iteration()
    assert optimising.panel.isVisible()
    bench.document.edit(replace(optimising.recipe, optimize=None), "Method")
    bench.wait_for("")  # the preview is as large as the result, and exact
    assert not optimising.panel.isVisible()


def test_what_is_paused_stays_as_long_as_it_is_looked_at(optimising: Optimising, bench: Bench, qtbot: QtBot) -> None:
    bench.worker.pause_job(optimising.record.id)
    optimising.wait_for_end(JobState.PAUSED)
    assert optimising.viewer.after_label.startswith("Iteration") and optimising.panel.isVisible()
    bench.document.edit(replace(optimising.recipe, strength=0.5), "Strength")
    bench.wait_for("Preview of the start")
    bench.document.undo_stack.undo()
    qtbot.waitUntil(optimising.panel.isVisible, timeout=WAIT_MS)
    assert optimising.viewer.after_label == "Preview of the start", "its picture lies on the disk"


def test_a_cancelled_one_gives_way_to_the_preview(optimising: Optimising, bench: Bench) -> None:
    bench.worker.cancel_job(optimising.record.id)
    optimising.wait_for_end(JobState.CANCELLED)
    bench.wait_for("Preview of the start")
    assert optimising.panel.isVisible(), "its curve can still be looked at"
