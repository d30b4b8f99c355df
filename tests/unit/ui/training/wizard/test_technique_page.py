"""Page 2: techniques, criteria, and why."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from studio.specs.pruning import PruningCriterion
from studio.ui.preferences.languages import Translation, translations_dir
from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.explanations import technique_explanation
from studio.ui.training.wizard.plan import RunPlan, Technique
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
