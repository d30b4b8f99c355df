from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from studio.ui.theme.tokens import DARK, LIGHT
from studio.ui.training.runs.history import HistoryWriter
from studio.ui.training.runs.loss_plot import LossPlot, ScorePlot
from studio.ui.widgets.curves import Curve
from tests.unit.ui.training.runs.lines import a_line

RED = QColor("#aa0000")


def a_curve(count: int) -> Curve:
    steps = np.arange(1, count + 1, dtype=float)
    return Curve(steps, 1.0 / steps)


def test_a_long_curve_is_thinned_before_it_is_drawn(qtbot: QtBot) -> None:
    plot = LossPlot()
    qtbot.addWidget(plot)
    latest = plot.show_terms({"pixel": (a_curve(50_000), RED)})
    assert latest["pixel"] == pytest.approx(1 / 50_000, rel=1.0)
    assert 300 < len(plot._lines["pixel"].getData()[0]) <= 602
    assert len(plot._dots["pixel"].getData()[0]) <= 252


def test_dots_and_lines_lie_on_the_same_scale(qtbot: QtBot) -> None:
    plot = LossPlot()
    qtbot.addWidget(plot)
    plot.set_log(True)
    plot.show_terms({"pixel": (Curve(np.array([1.0, 2.0]), np.array([0.0, 0.1])), RED)})
    assert plot._dots["pixel"].getData()[1].tolist() == pytest.approx([-1.0])
    plot.set_log(False)
    plot.show_terms({"pixel": (Curve(np.array([1.0, 2.0]), np.array([0.0, 0.1])), RED)})
    assert plot._dots["pixel"].getData()[1].tolist() == pytest.approx([0.0, 0.1])


def test_the_best_score_is_marked_with_its_value(qtbot: QtBot) -> None:
    plot = ScorePlot()
    qtbot.addWidget(plot)
    writer = HistoryWriter()
    writer.add([a_line(10, score=3.0), a_line(20, score=2.0), a_line(30, score=2.5)])
    plot.show_history(writer.history())
    assert [values.tolist() for values in plot._best.getData()] == [[20.0], [2.0]]
    assert "2" in plot._label.toPlainText()


def test_marks_of_phases_are_kept_when_the_theme_changes(qtbot: QtBot) -> None:
    plot = LossPlot()
    qtbot.addWidget(plot)
    writer = HistoryWriter()
    writer.add([a_line(10, phase="pruning"), a_line(20, phase="retraining", score=1.0)])
    plot.set_tokens(LIGHT)
    plot.show_marks(writer.history())
    before = [line.value() for line in plot._marks._lines]
    plot.set_tokens(DARK)
    assert [line.value() for line in plot._marks._lines] == before == [20, 20.0]
