"""Page 1: a card a goal."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.goal_page import GoalPage
from studio.ui.training.wizard.plan import Goal, RunPlan
from tests.unit.ui.training.wizard.seen import Holder


@pytest.mark.parametrize("goal", [Goal.FASTER, Goal.LIVE, Goal.OWN_PICTURES])
def test_a_card_sets_its_goal(qtbot: QtBot, goal: Goal) -> None:
    page = GoalPage()
    qtbot.addWidget(page)
    holder = Holder(page, RunPlan())
    (card,) = [card for card in page.findChildren(ChoiceCard) if card.key == goal.value]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert holder.plan.goal is goal
    assert page.first_control() is card


def test_showing_a_plan_emits_nothing(qtbot: QtBot) -> None:
    page = GoalPage()
    qtbot.addWidget(page)
    holder = Holder(page, RunPlan())
    page.show_plan(RunPlan(goal=Goal.LIVE), holder.facts)
    assert holder.changes == 0
    assert [card.key for card in page.findChildren(ChoiceCard) if card.isChecked()] == ["live"]
