"""The list of steps says in words what it draws."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.training.wizard.pages import PAGES, Page, page_question, page_title
from studio.ui.training.wizard.step_list import StepList
from tests.unit.ui.controls.finding import named


def test_steps_say_where_one_is_and_what_is_missing(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    steps = StepList(parent)
    steps.show_page(Page.TEACHER, seen={Page.GOAL, Page.TEACHER, Page.PICTURES}, wanting={Page.PICTURES, Page.SIZE})
    said = {button.text(): button.accessibleDescription() for button in steps.findChildren(QAbstractButton)}
    assert said == {
        "Goal": "done",
        "Technique": "",
        "Teacher": "you are here",
        "Pictures": "something is missing",
        "Size": "",
        "Schedule": "",
        "Review": "",
    }


def test_a_step_asks_for_its_page(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    steps = StepList(parent)
    with qtbot.waitSignal(steps.page_wanted) as emitted:
        qtbot.keyClick(named(steps, QAbstractButton, "Step 5: Size"), Qt.Key.Key_Space)
    assert emitted.args == ["size"]


def test_steps_look_as_they_are(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    steps = StepList(parent)
    steps.resize(steps.sizeHint())
    looks = []
    for seen, wanting in ((set(), set()), (set(PAGES), set()), (set(PAGES), set(PAGES))):
        steps.show_page(Page.GOAL, seen=seen, wanting=wanting)
        looks.append(steps.grab().toImage())
    assert looks[0] != looks[1] != looks[2]


def test_every_page_has_a_title_and_asks_something() -> None:
    assert len({page_title(page) for page in PAGES}) == len({page_question(page) for page in PAGES}) == 7
