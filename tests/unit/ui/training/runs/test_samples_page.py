from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
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


def box(page: SamplesPage, text: str) -> QCheckBox:
    (found,) = [each for each in page.findChildren(QCheckBox) if each.text() == text]
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
    box(page, "Compare with the first").click()
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


def with_teacher(page: SamplesPage, folder: Path, qtbot: QtBot, *steps: int) -> None:
    taught = QImage(40, 10, QImage.Format.Format_RGB32)
    taught.fill(QColor("#123456"))
    assert taught.save(str(folder / "teacher.png"))
    page.show_pictures(pictures(folder / "run", *steps), folder / "teacher.png")
    expected = ("before training" if not steps[0] else "", f"step {steps[-1]}")
    qtbot.waitUntil(lambda: all(words in captions(page) for words in expected))


def test_arrow_keys_on_the_pictures_go_through_the_samples(page: SamplesPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.show_pictures(pictures(tmp_path / "run", 10, 20, 30))
    for key, step in ((Qt.Key.Key_Left, 20), (Qt.Key.Key_Home, 10), (Qt.Key.Key_Right, 20), (Qt.Key.Key_End, 30)):
        qtbot.keyClick(page._view, key)
        qtbot.waitUntil(lambda step=step: captions(page).endswith(f"step {step}"))
        assert box(page, "Latest").isChecked() == (step == 30)


def test_who_looks_at_an_older_sample_returns_to_the_latest_and_follows_it(
    page: SamplesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.show_pictures(pictures(tmp_path / "run", 10, 20))
    slider_of(page).setValue(0)
    page.show_pictures(pictures(tmp_path / "run", 10, 20, 30))
    assert slider_of(page).value() == 0 and not box(page, "Latest").isChecked()
    box(page, "Latest").click()
    assert slider_of(page).value() == 2
    page.show_pictures(pictures(tmp_path / "run", 10, 20, 30, 40))
    qtbot.waitUntil(lambda: captions(page).endswith("step 40"))


def test_the_teacher_is_shown_in_place_while_space_or_the_mouse_is_held(
    page: SamplesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    with_teacher(page, tmp_path, qtbot, 0, 20)
    box(page, "With the teacher's").click()
    plain = "Photographs, Styles, Painted before training, Painted at step 20"
    held = "Photographs, Styles, Painted before training, Painted by the teacher"
    assert captions(page) == plain
    qtbot.keyPress(page._view, Qt.Key.Key_Space)
    assert captions(page) == held
    assert page._view._rows[-1][1].pixelColor(5, 5).name() == "#123456"
    qtbot.keyRelease(page._view, Qt.Key.Key_Space)
    assert captions(page) == plain
    qtbot.mousePress(page._view, Qt.MouseButton.LeftButton)
    assert captions(page) == held
    qtbot.mouseRelease(page._view, Qt.MouseButton.LeftButton)
    assert captions(page) == plain


def test_without_a_teacher_there_is_nothing_to_compare_with(page: SamplesPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.show_pictures(pictures(tmp_path / "run", 10))
    qtbot.waitUntil(lambda: captions(page).endswith("step 10"))
    assert not box(page, "With the teacher's").isVisible()
    qtbot.keyPress(page._view, Qt.Key.Key_Space)
    assert captions(page).endswith("step 10")


def test_the_score_of_a_sample_stands_beside_its_step(page: SamplesPage, tmp_path: Path) -> None:
    page.show_pictures(pictures(tmp_path / "run", 0, 20), None, {0: 3.5, 20: 1.25})
    assert page._step.text() == "step 20, score 1.25"
    slider_of(page).setValue(0)
    assert page._step.text() == "before training, score 3.5"
