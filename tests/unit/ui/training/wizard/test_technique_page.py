"""Page 2: techniques, criteria, and why."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from studio.specs.pruning import PruningCriterion
from studio.specs.training import DistillationRecipe
from studio.ui.preferences.languages import Translation, translations_dir
from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.explanations import technique_explanation
from studio.ui.training.wizard.plan import Goal, RunPlan, Technique, with_goal, with_recipe
from studio.ui.training.wizard.technique_page import TechniquePage, WhyDialog
from tests.unit.ui.controls.finding import named
from tests.unit.ui.training.wizard.seen import Holder, pruned


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[TechniquePage]:
    made = TechniquePage()
    qtbot.addWidget(made)
    made.show()
    yield made


def click(page: TechniquePage, key: str, qtbot: QtBot) -> None:
    (card,) = [card for card in page.findChildren(ChoiceCard) if card.key == key]
    assert card.isVisible()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_criteria_appear_with_pruning(page: TechniquePage, qtbot: QtBot) -> None:
    holder = Holder(page, RunPlan())
    spp = named(page, ChoiceCard, "SPP")
    assert not spp.isVisible()
    click(page, "prune", qtbot)
    assert spp.isVisible()
    click(page, "spp", qtbot)
    assert (holder.plan.technique, holder.plan.pruning.criterion) == (Technique.PRUNE, PruningCriterion.SPP)


def test_the_criterion_waits_for_its_technique_to_come_back(page: TechniquePage, qtbot: QtBot) -> None:
    holder = Holder(page, RunPlan(technique=Technique.PRUNE))
    click(page, "l1", qtbot)
    click(page, "distil", qtbot)
    click(page, "prune-then-distil", qtbot)
    assert holder.plan.pruning.criterion is PruningCriterion.L1


def test_another_criterion_decides_on_its_own_pruning_steps(page: TechniquePage, qtbot: QtBot) -> None:
    holder = Holder(page, pruned(pruning_steps=300))
    click(page, "l1", qtbot)
    assert holder.plan.pruning.pruning_steps is None


def test_recipes_appear_with_distilling_and_bring_their_pace(page: TechniquePage, qtbot: QtBot) -> None:
    holder = Holder(page, RunPlan())
    click(page, "paper", qtbot)
    made = holder.plan.distillation
    assert made.recipe is DistillationRecipe.PAPER
    assert (made.schedule.batch, made.schedule.crop_px, made.shares.embedding) == (16, 256, 10.0)
    click(page, "prune", qtbot)
    assert not named(page, ChoiceCard, "As published").isVisible()
    assert holder.plan.distillation.recipe is DistillationRecipe.STUDIO, "pruning retrains at its own pace"
    click(page, "distil", qtbot)
    click(page, "paper", qtbot)
    click(page, "studio", qtbot)
    assert holder.plan == RunPlan()


@pytest.mark.parametrize("goal", [Goal.LIVE, Goal.OWN_PICTURES])
def test_what_was_not_published_offers_no_recipe(page: TechniquePage, goal: Goal) -> None:
    Holder(page, with_goal(with_recipe(RunPlan(), DistillationRecipe.PAPER), goal, None))
    assert page.plan.distillation.recipe is DistillationRecipe.STUDIO
    assert not named(page, ChoiceCard, "As published").isVisible()


def test_why_opens_an_explanation_with_figures(page: TechniquePage, qtbot: QtBot) -> None:
    Holder(page, RunPlan())
    qtbot.mouseClick(named(page, QToolButton, "Why Collaborative distillation?"), Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(WhyDialog)
    assert dialog.isVisible()
    assert "3.83 ± 0.31" in {label.text() for label in dialog.findChildren(QLabel)}
    dialog.reject()


def test_figures_are_read_out_as_the_language_writes_them(page: TechniquePage, qapp: QApplication) -> None:
    translation = Translation(qapp, translations_dir())
    translation.use("de")
    dialog = WhyDialog(technique_explanation(Technique.DISTIL), page)
    assert any("3,83 ± 0,31" in frame.accessibleDescription() for frame in dialog.findChildren(QFrame))
    translation.close()
