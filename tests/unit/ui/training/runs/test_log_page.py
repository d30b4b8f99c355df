from __future__ import annotations

from pytestqt.qtbot import QtBot

from studio.ui.training.runs.log_page import LogPage


def test_a_selection_survives_lines_that_have_not_changed(qtbot: QtBot) -> None:
    page = LogPage()
    qtbot.addWidget(page)
    page.show_lines(["one", "two"])
    page.selectAll()
    page.show_lines(["one", "two"])
    assert page.textCursor().hasSelection()
    page.show_lines(["one", "two", "three"])
    assert page.toPlainText() == "one\ntwo\nthree"


def test_the_end_is_followed_unless_somebody_reads_further_up(qtbot: QtBot) -> None:
    page = LogPage()
    qtbot.addWidget(page)
    page.resize(200, 100)
    page.show()
    page.show_lines([f"line {number}" for number in range(100)])
    bar = page.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    bar.setValue(3)
    page.show_lines([f"line {number}" for number in range(101)])
    assert bar.value() == 3
