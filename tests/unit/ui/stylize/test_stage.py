from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from studio.geometry import Size
from studio.ui.stylize.closeup import ShownPart
from studio.ui.stylize.closeup_plan import Fidelity
from studio.ui.stylize.photo import load_photo
from studio.ui.stylize.stage import Stage
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.viewer.view_state import ViewMode
from tests.unit.ui.viewer.scenes import numbered

RED_HWC = np.full((64, 64, 3), (200, 0, 0), np.uint8)


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    stage = Stage(())
    qtbot.addWidget(stage)
    stage.resize(500, 400)
    stage.show()
    yield stage
    stage.close_down()


def viewer_of(stage: Stage) -> CanvasViewer:
    viewer = stage.findChild(CanvasViewer)
    assert viewer is not None
    return viewer


def middle_of(stage: Stage) -> QColor:
    viewer = viewer_of(stage)
    return viewer.grab().toImage().pixelColor(viewer.rect().center())


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.fromarray(numbered(1200, 900)).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def test_parts_lie_over_the_photo_until_they_are_taken_away(
    stage: Stage, qtbot: QtBot, photo: Path, tmp_path: Path
) -> None:
    stage.show_photo(load_photo(photo, tmp_path))
    viewer_of(stage).set_mode(ViewMode.AFTER)
    viewer_of(stage).zoom_to(1.0)
    plain = middle_of(stage)
    stage.show_part(ShownPart(570, 420, RED_HWC, Size(1200, 900)))
    qtbot.waitUntil(lambda: middle_of(stage) == QColor(200, 0, 0))
    stage.clear_parts()
    assert middle_of(stage) == plain


def test_every_worth_has_its_word_and_a_new_photo_is_worth_little(stage: Stage, photo: Path, tmp_path: Path) -> None:
    words = []
    for fidelity in Fidelity:
        stage.show_fidelity(fidelity)
        words.append(viewer_of(stage).after_label)
    assert words == ["Preview", "Preview, partly at full size", "Estimate", ""]
    stage.show_photo(load_photo(photo, tmp_path))
    assert viewer_of(stage).after_label == "Preview"


def test_a_settled_view_is_told_with_its_zoom(stage: Stage, qtbot: QtBot, photo: Path, tmp_path: Path) -> None:
    stage.show_photo(load_photo(photo, tmp_path))
    with qtbot.waitSignal(stage.view_settled) as emitted:
        viewer_of(stage).zoom_to(2.0)
    assert emitted.args == [viewer_of(stage).visible_region(), 2.0]


def test_a_photo_too_large_for_memory_is_shown_from_its_file(
    stage: Stage, qtbot: QtBot, photo: Path, tmp_path: Path
) -> None:
    stage.show_photo(load_photo(photo, tmp_path / "scratch", most_pixels=1_000_000))
    viewer_of(stage).zoom_to(1.0)
    region = viewer_of(stage).visible_region()
    assert region is not None
    middle = viewer_of(stage).rect().center()
    x, y = region.left + middle.x(), region.top + middle.y()
    red, green, blue = numbered(1200, 900)[y, x]
    qtbot.waitUntil(lambda: middle_of(stage) == QColor(red, green, blue))
    stage.close_down()
    qtbot.waitUntil(lambda: list((tmp_path / "scratch").iterdir()) == [])


def test_a_large_file_that_turns_out_damaged_is_told(stage: Stage, qtbot: QtBot, photo: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn.png"
    torn.write_bytes(photo.read_bytes()[:-4000])
    with qtbot.waitSignal(stage.photo_failed) as emitted:
        stage.show_photo(load_photo(torn, tmp_path, most_pixels=1))
    assert emitted.args is not None and "torn.png is damaged" in emitted.args[0]


def test_without_a_photo_there_is_the_invitation(stage: Stage, photo: Path, tmp_path: Path) -> None:
    stage.show_photo(load_photo(photo, tmp_path))
    shown = stage.currentWidget()
    stage.show_photo(None)
    assert stage.currentWidget() is not shown
    assert viewer_of(stage).visible_region() is None
