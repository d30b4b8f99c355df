"""The stage kept fresh by the real worker on a tiny bundle."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document
from studio.ui.stylize.live_result import LiveResult
from studio.ui.stylize.photo import load_photo
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
    bench.stage.resize(1000, 900)
    bench.wait_for("Estimate")
    image = bench.live.preview_image
    assert image is not None and image.width() == 512


def test_what_cannot_be_previewed_is_told(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(bench.live.failed, timeout=WAIT_MS) as emitted:
        bench.document.edit(replace(bench.document.recipe, styles=(StyleChoice(tmp_path / "gone.png"),)), "Edit")
    assert emitted.args is not None and "gone.png" in emitted.args[0]
    assert bench.statuses[-1] == "No preview"
