"""How an optimisation goes, in words and curves."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from studio.geometry import Size
from studio.jobs.job import JobState
from studio.specs.optimize import OptimizeSettings, Start
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.stylize.iteration_texts import preview_label, preview_status, state_text
from studio.ui.stylize.loss_curves import TERMS, LossCurves, log_ticks
from studio.ui.stylize.optimization_panel import OptimizationPanel
from studio.ui.worker.iterations import Iteration, LossPoint, OptimizationHistory
from tests.unit.ui.controls.finding import named

SPEC = StylizeSpec((StyleChoice(Path("style.jpg")),), optimize=OptimizeSettings())


def history(*totals: float, number: int, content: float = 0.25, scale: int = 1) -> OptimizationHistory:
    points = tuple(LossPoint(done, total - content, content, total) for done, total in enumerate(totals, 1))
    iteration = Iteration("a", Path("photo.jpg"), SPEC, number, 4, scale, 2, Size(512, 384), points)
    told = OptimizationHistory(iteration)
    told.take(iteration)
    return told


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[OptimizationPanel]:
    panel = OptimizationPanel()
    panel.offer_stop(QAction("Stop and &keep the picture", panel))
    qtbot.addWidget(panel)
    panel.resize(700, 200)
    yield panel


def curve(panel: OptimizationPanel, term: str) -> list[list[float]]:
    """The points of a curve as they were handed to the plot."""
    (curves,) = panel.findChildren(LossCurves)
    line = dict(zip(TERMS, curves.plot.getPlotItem().listDataItems(), strict=True))[term]
    return [[] if values is None else list(map(float, values)) for values in line.getOriginalDataset()]


def test_without_an_optimisation_there_is_no_panel(panel: OptimizationPanel) -> None:
    panel.show_history(history(1.0, number=1))
    assert panel.isVisibleTo(panel.parentWidget())
    panel.show_history(None)
    assert panel.isHidden()


def test_every_term_is_a_curve_over_the_iterations(panel: OptimizationPanel) -> None:
    told = history(2.0, 1.5, 1.25, number=3)
    panel.show_history(told)
    assert curve(panel, "total") == [[1, 2, 3], [2.0, 1.5, 1.25]]
    assert curve(panel, "style") == [[1, 2, 3], [1.75, 1.25, 1.0]]
    told.take(replace(told.latest, number=4, points=(LossPoint(4, 0.5, 0.25, 0.75),)))
    panel.show_history(told)
    assert curve(panel, "total")[1][-1] == 0.75
    assert "Total 0.75" in named(panel, QLabel, "Latest losses").toolTip()


def test_a_term_that_is_0_has_no_place_on_a_logarithmic_scale(panel: OptimizationPanel) -> None:
    panel.show_history(history(2.0, 1.0, number=2, content=0.0))
    assert curve(panel, "content") == [[], []]
    assert curve(panel, "total")[1] == [2.0, 1.0]


def test_thousands_of_iterations_are_drawn_with_their_extremes(panel: OptimizationPanel) -> None:
    totals = 2.0 + np.random.default_rng(0).random(20_000)
    totals[12_345] = 9.0
    panel.show_history(history(*totals, number=4))
    steps, values = curve(panel, "total")
    assert len(steps) < 700 and max(values) == 9.0 and values[-1] == totals[-1]


def test_scales_are_marked_where_they_begin(panel: OptimizationPanel) -> None:
    told = history(2.0, 1.5, number=2)
    panel.show_history(told)
    told.take(replace(told.latest, number=1, scale=2, size=Size(1024, 768), points=(LossPoint(3, 1.0, 1.0, 2.0),)))
    panel.show_history(told)
    (curves,) = panel.findChildren(LossCurves)
    assert [mark.value() for mark in curves._marks] == [1, 3]


def test_the_button_is_there_while_it_can_be_stopped(panel: OptimizationPanel) -> None:
    told = history(1.0, number=1)
    stop = named(panel, QToolButton, "Stop and keep the picture")
    panel.show_history(told)
    assert not stop.isHidden()
    told.state = JobState.DONE
    panel.show_history(told)
    assert stop.isHidden()


def test_the_curves_fold_away_by_key(panel: OptimizationPanel, qtbot: QtBot) -> None:
    panel.show_history(history(1.0, number=1))
    panel.show()
    (curves,) = panel.findChildren(LossCurves)
    qtbot.keyClick(named(panel, QToolButton, "Curves of the losses"), Qt.Key.Key_Space)
    assert not curves.isVisible()
    qtbot.keyClick(named(panel, QToolButton, "Curves of the losses"), Qt.Key.Key_Space)
    assert curves.isVisible()


@pytest.mark.parametrize(
    ("state", "number", "scale", "text"),
    [
        (JobState.RUNNING, 2, 1, "Iteration 2 of 4 at 512 × 384"),
        (JobState.DONE, 4, 2, "Done after 3 iterations"),
        (JobState.DONE, 4, 1, "Stopped after iteration 3"),
        (JobState.PAUSED, 3, 1, "Paused after iteration 3"),
        (JobState.FAILED, 3, 1, "Failed after iteration 3"),
        (JobState.CANCELLED, 3, 1, "Cancelled after iteration 3"),
    ],
)
def test_it_is_said_how_far_it_is_or_how_it_ended(state: JobState, number: int, scale: int, text: str) -> None:
    told = history(3.0, 2.0, 1.0, number=number, scale=scale)
    told.state = state
    assert state_text(told) == text


def test_a_preview_is_said_to_be_what_it_is() -> None:
    noise = replace(SPEC, optimize=OptimizeSettings(start=Start.NOISE))
    assert (preview_label(SPEC), preview_label(noise)) == ("Preview of the start", "Preview by the networks")
    assert preview_status(SPEC) == "Preview of the start; iterations appear when it is rendered"


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([], []),
        ([0.007, 0.2], ["0.01", "0.02", "0.05", "0.1", "0.2"]),
        ([0.004, 0.31], ["0.01", "0.03", "0.1", "0.3"]),
        ([0.00011, 9.0], ["0.001", "0.01", "0.1", "1"]),
        ([1e-9, 1.0], ["1e-09", "1e-07", "1e-05", "0.001", "0.1"]),
        ([0.4, 0.41], ["0.4", "0.41"]),
        ([0.25, 0.25], ["0.25"]),
    ],
)
def test_ticks_are_round_and_few(values: list[float], texts: list[str]) -> None:
    ticks = log_ticks(values)
    assert [text for _, text in ticks] == texts
    assert [10**place for place, _ in ticks] == pytest.approx([float(text) for text in texts])
