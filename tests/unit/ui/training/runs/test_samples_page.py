from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QSlider
from pytestqt.qtbot import QtBot

from studio.ui.training.runs.samples_page import SamplesPage
from tests.unit.ui.training.runs.sheets import write_sheet

COLOURS = ("#ff0000", "#00ff00", "#0000ff")


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SamplesPage]:
    opened = SamplesPage()
    qtbot.addWidget(opened)
    opened.resize(600, 400)
    opened.show()
    yield opened
    opened.close_down()


def pictures(folder: Path, *steps: int) -> tuple[tuple[int, Path], ...]:
    folder.mkdir(exist_ok=True)
    for step in steps:
        if not (folder / f"{step}.png").exists():
            write_sheet(folder / f"{step}.png", COLOURS)
    return tuple((step, folder / f"{step}.png") for step in steps)


def captions(page: SamplesPage) -> str:
    return page._view.accessibleDescription()


def slider_of(page: SamplesPage) -> QSlider:
    found = page.findChild(QSlider)
    assert isinstance(found, QSlider)
    return found


def test_the_newest_sample_is_shown_beside_the_first(page: SamplesPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.show_pictures(pictures(tmp_path / "run", 10, 20))
    expected = "Photographs, Styles, Painted at step 10, Painted at step 20"
    qtbot.waitUntil(lambda: captions(page) == expected)
    page.show_pictures(pictures(tmp_path / "run", 10, 20, 30))
    qtbot.waitUntil(lambda: captions(page).endswith("step 30"))


def test_an_older_sample_that_was_chosen_stays(page: SamplesPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.show_pictures(pictures(tmp_path / "run", 10, 20, 30))
    slider_of(page).setValue(1)
    qtbot.waitUntil(lambda: captions(page).endswith("step 20"))
    page.show_pictures(pictures(tmp_path / "run", 10, 20, 30, 40))
    assert (slider_of(page).value(), slider_of(page).maximum()) == (1, 3)


def test_the_comparison_can_be_left_out(page: SamplesPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.show_pictures(pictures(tmp_path / "run", 10, 20))
    qtbot.waitUntil(lambda: "step 10" in captions(page))
    box = page.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    box.click()
    assert captions(page) == "Photographs, Styles, Painted at step 20"


def test_another_run_begins_with_its_own_newest(page: SamplesPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.show_pictures(pictures(tmp_path / "run", 10, 20, 30))
    slider_of(page).setValue(0)
    page.show_pictures(pictures(tmp_path / "other", 5, 15))
    qtbot.waitUntil(lambda: captions(page) == "Photographs, Styles, Painted at step 5, Painted at step 15")


def test_a_sample_that_cannot_be_read_is_told(page: SamplesPage, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.failed) as emitted:
        page.show_pictures(((10, tmp_path / "gone.png"),))
    assert "gone.png" in emitted.args[0]


def test_what_the_teacher_paints_stands_beside(page: SamplesPage, tmp_path: Path, qtbot: QtBot) -> None:
    taught = QImage(40, 10, QImage.Format.Format_RGB32)
    taught.fill(QColor("#123456"))
    assert taught.save(str(tmp_path / "teacher.png"))
    page.show_pictures(pictures(tmp_path / "run", 0, 20), tmp_path / "teacher.png")
    expected = "Photographs, Styles, Painted by the teacher, Painted before training, Painted at step 20"
    qtbot.waitUntil(lambda: captions(page) == expected)
    rows = dict(page._view._rows)
    assert rows["Painted by the teacher"].pixelColor(5, 5).name() == "#123456"
