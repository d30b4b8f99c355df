from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.training.runs.history import HistoryWriter, LayerHistory
from studio.ui.training.runs.layers_page import NO_MAP, LayersPage, cell_image, latest, layer_map
from tests.unit.ui.training.runs.lines import a_line


def a_page(qtbot: QtBot, *figures: dict[str, float]) -> LayersPage:
    page = LayersPage()
    qtbot.addWidget(page)
    page.resize(700, 300)
    page.show()
    writer = HistoryWriter()
    writer.add([a_line(10 * number, layers=layers) for number, layers in enumerate(figures, start=1)])
    page.show_history(writer.history())
    return page


def visible_texts(page: LayersPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_run_without_pruning_says_so(qtbot: QtBot) -> None:
    assert "Nothing is pruned" in visible_texts(a_page(qtbot, {}))


def test_rows_fill_as_filters_go(qtbot: QtBot) -> None:
    early = a_page(qtbot, {"conv1_1": 0.1, "conv2_1": 0.0}).grab().toImage()
    late = a_page(qtbot, {"conv1_1": 0.1, "conv2_1": 0.0}, {"conv1_1": 0.9, "conv2_1": 0.5}).grab().toImage()
    assert early != late


def test_filters_to_go_and_those_removed_by_force_are_counted(qtbot: QtBot) -> None:
    page = a_page(qtbot, {"conv1_1": 0.1})
    writer, line = HistoryWriter(), a_line(10, layers={"conv1_1": 0.1})
    writer.add([replace(line, counts={"filters_to_go": 12.0, "forced_removals": 0.0})])
    page.show_history(writer.history())
    assert "yet to go: 12." in visible_texts(page) and "by force" not in visible_texts(page)
    writer.add([replace(line, step=20, counts={"filters_to_go": 0.0, "forced_removals": 9.0})])
    page.show_history(writer.history())
    assert "yet to go: 0." in visible_texts(page) and "over: 9; more steps" in visible_texts(page)


def test_cells_go_from_empty_to_full_and_nothing_said_is_empty() -> None:
    cells = cell_image(np.array([[0.0, 0.5, 1.0], [np.nan, 1.0, 0.0]]), empty=QColor("#000000"), full=QColor("#ff8800"))
    found = [[cells.pixelColor(x, y).name() for x in range(3)] for y in range(2)]
    assert found == [["#000000", "#804400", "#ff8800"], ["#000000", "#ff8800", "#000000"]]


def test_shares_are_told_in_percent_and_factors_as_numbers(qtbot: QtBot) -> None:
    shares, factors = a_page(qtbot, {"conv1_1": 0.25}), a_page(qtbot, {"conv1_1": 12.5})
    assert shares._map.accessibleDescription() == "conv1_1: 25 %"
    assert factors._map.accessibleDescription() == "conv1_1: 12.5"


def history(*rows: list[float]) -> LayerHistory:
    names = tuple("abc"[: len(rows)])
    return LayerHistory(names, np.arange(1.0, len(rows[0]) + 1), np.array(rows))


def test_shares_are_drawn_as_they_are_and_factors_by_the_largest() -> None:
    assert layer_map(history([0.0, 0.5]), 10).shares.tolist() == [[0.0, 0.5]]
    factors = layer_map(history([0.0, 2.0], [4.0, 8.0]), 10)
    assert factors.largest == 8.0
    assert factors.shares.tolist() == [[0.0, 0.25], [0.5, 1.0]]


def test_each_column_shows_the_latest_value_until_then() -> None:
    found = layer_map(history([0.1, 0.2, 0.3, 0.4]), 2)
    assert found.shares.shape == (1, 2)
    assert found.shares[0, -1] == 0.4
    assert found.steps == (1.0, 4.0)


def test_gaps_hold_the_value_before_them() -> None:
    gap = history([0.3, np.nan], [np.nan, 0.7])
    found = layer_map(gap, 10)
    assert found.shares[0].tolist() == [0.3, 0.3]
    assert np.isnan(found.shares[1, 0])
    assert latest(gap) == {"a": 0.3, "b": 0.7}


def test_nothing_said_is_nothing_drawn() -> None:
    nothing = LayerHistory((), np.empty(0), np.empty((0, 0)))
    assert layer_map(nothing, 10) is NO_MAP
    assert latest(nothing) == {}
