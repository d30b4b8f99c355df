from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from studio.ui.theme.palette import palette_for
from studio.ui.theme.tokens import DARK
from studio.ui.training.runs.curves_page import CurvesPage
from studio.ui.training.runs.history import History, HistoryWriter
from tests.unit.ui.training.runs.lines import a_line


def a_history(steps: int = 12) -> History:
    writer = HistoryWriter()
    writer.add(
        a_line(
            step,
            terms={"pixel_5": 1.0 / step, "pixel_4": 2.0 / step, "gram_5": 3.0},
            score=10.0 / step if step % 3 == 0 else None,
            phase="pruning" if step < 6 else "retraining",
        )
        for step in range(1, steps + 1)
    )
    return writer.history()


def a_page(qtbot: QtBot, history: History | None = None) -> CurvesPage:
    page = CurvesPage()
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    if history is not None:
        page.show_history(history)
    return page


def test_before_the_first_step_the_page_says_what_will_come(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert any("first logged step" in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_curves_appear_and_move_as_the_run_goes_on(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_history(4))
    early = page.grab().toImage()
    page.show_history(a_history(12))
    assert page.grab().toImage() != early


def test_a_term_switched_off_disappears_from_the_plot(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_history())
    losses = page._losses
    assert set(losses._lines) == {"pixel", "gram"}
    box = next(found for found in page.findChildren(QCheckBox) if found.property("term") == "gram")
    box.click()
    assert set(losses._lines) == {"pixel"}
    box.click()
    assert set(losses._lines) == {"pixel", "gram"}


def test_the_scale_can_be_logarithmic_or_plain(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_history())
    logarithmic = page.grab().toImage()
    next(found for found in page.findChildren(QCheckBox) if found.property("term") is None).click()
    assert page.grab().toImage() != logarithmic


def test_the_same_history_is_not_drawn_twice(qtbot: QtBot) -> None:
    history = a_history()
    page = a_page(qtbot, history)
    with qtbot.assertNotEmitted(page._losses.plot.getPlotItem().getViewBox().sigRangeChanged):
        page.show_history(history)


def test_what_comes_while_the_page_is_hidden_is_drawn_when_it_is_shown(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_history(4))
    page.hide()
    page.show_history(a_history(12))
    assert max(page._losses._lines["pixel"].getData()[0]) == 4
    page.show()
    assert max(page._losses._lines["pixel"].getData()[0]) == 12


def test_plots_follow_the_theme(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_history())
    page.setPalette(palette_for(DARK))
    ground = page._losses.plot.backgroundBrush().color()
    assert ground.name() == DARK.field
