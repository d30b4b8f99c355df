from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.jobs.training.bin import contents, put_in_bin
from studio.ui.notices.notice import NoticeKind
from studio.ui.training.runs.bin_emptying import BinEmptying
from tests.unit.ui.training.run_folders import write_run


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def emptying(tmp_path: Path, over: QWidget) -> Iterator[BinEmptying]:
    """With a run in one bin and a bundle in the other."""
    put_in_bin(write_run(tmp_path / "runs" / "one"))
    (tmp_path / "bundles" / "mine").mkdir(parents=True)
    put_in_bin(tmp_path / "bundles" / "mine")
    made = BinEmptying((tmp_path / "runs", tmp_path / "bundles"), over)
    yield made
    made.close()


def binned(tmp_path: Path) -> int:
    return contents(tmp_path / "runs").count + contents(tmp_path / "bundles").count


def question(emptying: BinEmptying, over: QWidget, qtbot: QtBot) -> QMessageBox:
    emptying.ask()
    qtbot.waitUntil(lambda: len(over.findChildren(QMessageBox)) == 1)
    (asked,) = over.findChildren(QMessageBox)
    return asked


def press(asked: QMessageBox, text: str) -> None:
    next(button for button in asked.findChildren(QPushButton) if button.text() == text).click()


def test_nothing_goes_before_that_was_agreed_to(
    emptying: BinEmptying, over: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    asked = question(emptying, over, qtbot)
    assert "2" in asked.informativeText() and binned(tmp_path) == 2
    with qtbot.waitSignal(emptying.notified) as emitted:
        press(asked, "Empty the bin")
    assert emitted.args[0].kind is NoticeKind.SUCCESS and binned(tmp_path) == 0


@pytest.mark.parametrize("how", ["Keep them", "Escape"])
def test_who_keeps_them_loses_nothing_and_is_asked_again(
    emptying: BinEmptying, over: QWidget, tmp_path: Path, qtbot: QtBot, how: str
) -> None:
    for _ in range(2):
        asked = question(emptying, over, qtbot)
        with qtbot.assertNotEmitted(emptying.notified):
            asked.reject() if how == "Escape" else press(asked, how)
            qtbot.waitUntil(lambda: not over.findChildren(QMessageBox))
    assert binned(tmp_path) == 2


def test_return_keeps_them(emptying: BinEmptying, over: QWidget, qtbot: QtBot) -> None:
    asked = question(emptying, over, qtbot)
    default = asked.defaultButton()
    assert default is not None and default.text() == "Keep them"


def test_a_second_request_asks_once(emptying: BinEmptying, over: QWidget, qtbot: QtBot) -> None:
    emptying.ask()
    question(emptying, over, qtbot)
    emptying.close()
    assert len(over.findChildren(QMessageBox)) == 1


def test_an_empty_bin_asks_nothing(tmp_path: Path, over: QWidget, qtbot: QtBot) -> None:
    emptying = BinEmptying((tmp_path,), over)
    with qtbot.waitSignal(emptying.notified) as emitted:
        emptying.ask()
    assert "empty already" in emitted.args[0].text and not over.findChildren(QMessageBox)


def test_a_bin_that_cannot_be_emptied_says_why(
    emptying: BinEmptying, over: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    asked = question(emptying, over, qtbot)
    (tmp_path / "runs" / ".bin").rename(tmp_path / "moved")
    (tmp_path / "runs" / ".bin").symlink_to(tmp_path / "moved")  # a link is never followed
    with qtbot.waitSignal(emptying.notified) as emitted:
        press(asked, "Empty the bin")
    assert emitted.args[0].kind is NoticeKind.ERROR and "cannot be emptied" in emitted.args[0].text
    assert (tmp_path / "moved" / "one").is_dir()
