"""Shares of single levels and layers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.training.wizard.plan import RunPlan, with_keep
from studio.ui.training.wizard.shares import (
    SMALLEST_KEEP,
    ShareRow,
    share_rows,
    sparing,
    with_share,
)
from tests.unit.ui.training.wizard.seen import pruned

LEVELS = ("5", "4", "3")
LAYERS = ("5.encoder.conv1_1", "5.encoder.conv3_1", "5.decoder.conv3_1")
DISTIL = with_keep(RunPlan(), 0.6)
PRUNE = pruned(with_keep(RunPlan(), 0.6))


def keeps(plan: RunPlan, keys: tuple[str, ...]) -> list[float]:
    return [row.keep for row in share_rows(plan, keys, {})]


def test_at_first_all_have_the_same_share() -> None:
    assert keeps(DISTIL, LEVELS) == keeps(PRUNE, LAYERS) == [0.6] * 3


def test_one_share_changes_and_the_others_stay() -> None:
    plan = with_share(with_share(DISTIL, LEVELS, "4", 0.9), LEVELS, "5", 0.3)
    assert plan.distillation.widths == {5: 0.3, 4: 0.9, 3: 0.6}
    assert keeps(plan, LEVELS) == [0.3, 0.9, 0.6]
    assert keeps(with_share(PRUNE, LAYERS, LAYERS[1], 0.2), LAYERS) == [0.6, 0.2, 0.6]


def test_one_share_for_all_is_a_click_away() -> None:
    assert with_keep(with_share(PRUNE, LAYERS, LAYERS[0], 0.1), PRUNE.keep) == PRUNE


def test_short_names_of_a_spec_written_by_hand_are_understood() -> None:
    plan = pruned(ratios={"conv3_1": 0.6, "5.conv1_1": 0.3})
    assert keeps(plan, LAYERS) == [0.7, 0.4, 0.4]


def test_layers_that_shares_do_not_name_stay_whole() -> None:
    plan = pruned(ratios={LAYERS[0]: 0.6})
    assert keeps(plan, LAYERS) == [0.4, 1.0, 1.0]


def test_losses_lie_between_the_smallest_and_the_largest() -> None:
    found = {"5": {0.5: 1.0, 0.25: 0.6, 0.0: 0.5}, "4": {0.0: 0.5, 0.25: 2.5}}
    rows = share_rows(DISTIL, LEVELS, found)
    assert [row.losses for row in rows] == [((0.25, pytest.approx(0.05)), (0.5, 0.25)), ((0.25, 1.0),), ()]


def test_layers_that_suffer_keep_more() -> None:
    rows = [ShareRow("a", "a", 0.5, ((0.5, 1.0),)), ShareRow("b", "b", 0.5, ((0.5, 0.1),)), ShareRow("c", "c", 0.5)]
    chosen = sparing(rows, 0.5)
    assert chosen["a"] > chosen["c"] == 0.5 > chosen["b"]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9), st.floats(SMALLEST_KEEP, 1))
def test_spared_shares_are_shares(losses: list[float], keep: float) -> None:
    rows = [ShareRow(str(n), "", keep, ((0.5, loss),)) for n, loss in enumerate(losses)]
    assert all(0 < share <= 1 for share in sparing(rows, keep).values())


def test_titles_are_for_people() -> None:
    assert share_rows(DISTIL, ("5",), {})[0].title == "Level 5: large shapes"
    assert share_rows(PRUNE, LAYERS, {})[0].title == "Level 5 · encoder · conv1_1"
