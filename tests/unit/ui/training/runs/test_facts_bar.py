from __future__ import annotations

from pytestqt.qtbot import QtBot

from studio.jobs.training.record import RunState
from studio.ui.training.runs.facts_bar import FactsBar
from tests.unit.ui.training.runs.lines import a_record


def test_the_figures_are_told_with_their_captions(qtbot: QtBot) -> None:
    bar = FactsBar()
    qtbot.addWidget(bar)
    bar.show_record(a_record())
    expected = (
        "Step 30 / 120, Elapsed 0:15, Left 0:45, Best score (lower is better) 2.5, at first 4, "
        "Learning rate 2.00e-5, Speed 2.0 steps/s"
    )
    assert bar.accessibleDescription() == expected


def test_a_run_that_does_not_run_has_no_time_left(qtbot: QtBot) -> None:
    bar = FactsBar()
    qtbot.addWidget(bar)
    bar.show_record(a_record(state=RunState.STOPPED))
    assert "Left –" in bar.accessibleDescription()
