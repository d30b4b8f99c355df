from __future__ import annotations

import numpy as np

from studio.ui.training.runs.history import LayerHistory
from studio.ui.training.runs.layer_map import NO_MAP, latest, layer_map


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
