"""The folded part of page 2: ranking, rates and constants."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from studio.specs.criterion_settings import CriterionSettings, Ranking, Refit, Shape
from studio.specs.pruning import PruningCriterion
from studio.ui.training.wizard.criterion_part import CriterionPart
from studio.ui.training.wizard.criterion_texts import pruning_text
from studio.ui.training.wizard.number_edit import NumberEdit
from studio.ui.training.wizard.reason_label import ReasonLabel
from studio.ui.training.wizard.technique_page import TechniquePage
from tests.unit.ui.controls.finding import named
from tests.unit.ui.training.wizard.seen import Holder, pruned

INCREG, SPP = pruned(criterion=PruningCriterion.INCREG), pruned(criterion=PruningCriterion.SPP)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[TechniquePage]:
    made = TechniquePage()
    qtbot.addWidget(made)
    made.show()
    made.findChildren(CriterionPart)[0].open()
    yield made


def write(page: TechniquePage, name: str, text: str, qtbot: QtBot) -> None:
    field = named(page, QLineEdit, name)
    assert field.isVisible()
    field.clear()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def pick(page: TechniquePage, name: str, text: str) -> None:
    box = named(page, QComboBox, name)
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def test_what_is_typed_and_picked_becomes_the_plan(page: TechniquePage, qtbot: QtBot) -> None:
    holder = Holder(page, INCREG)
    pick(page, "Rank filters by", "weights × activation")
    pick(page, "Keep the fit after the cut", "never")
    pick(page, "Increments", "linear")
    write(page, "Layers that stay whole", "conv1_1, 5.decoder.conv2_1", qtbot)
    write(page, "Learning rate, pruning", "100", qtbot)
    write(page, "Learning rate, afterwards", "2.5", qtbot)
    write(page, "Amplitude A", "2.5e-4", qtbot)
    write(page, "Threshold τ", "2.5", qtbot)
    spec = holder.plan.pruning
    assert (spec.ranking, spec.refit) == (Ranking.L1_ACTIVATION, Refit.NEVER)
    assert spec.spared == ("conv1_1", "5.decoder.conv2_1")
    assert (spec.pruning_rate, spec.retraining_rate) == (1e-3, 2.5e-5)
    assert spec.settings == CriterionSettings(amplitude=2.5e-4, threshold=2.5, shape=Shape.LINEAR)
    write(page, "Threshold τ", "", qtbot)
    assert holder.plan.pruning.settings == CriterionSettings(amplitude=2.5e-4, shape=Shape.LINEAR)
    assert not named(page, NumberEdit, "Turning point u").isVisible(), "a linear course does not turn"


def test_half_a_number_goes_with_the_focus(page: TechniquePage, qtbot: QtBot) -> None:
    holder = Holder(page, pruned(settings=CriterionSettings(kappa=8.0)))
    kappa = named(page, NumberEdit, "Shrinking κ")
    kappa.setFocus()
    kappa.clear()
    qtbot.keyClicks(kappa, "x5e")
    assert kappa.text() == "5e"
    kappa.clearFocus()
    assert kappa.text() == "8" and holder.changes == 0 and kappa.number == 8.0


def test_a_criterion_shows_its_own_constants(page: TechniquePage, qtbot: QtBot) -> None:
    holder = Holder(page, SPP)
    write(page, "Interval t", "90", qtbot)
    write(page, "Turning point u", "0.4", qtbot)
    assert holder.plan.pruning.settings == CriterionSettings(interval=90, turn=0.4)
    assert not named(page, NumberEdit, "Threshold τ").isVisible()
    Holder(page, pruned(criterion=PruningCriterion.GRADUAL_L1))
    assert not any(named(page, NumberEdit, name).isVisible() for name in ("Amplitude A", "Interval t", "Shrinking κ"))
    assert named(page, QComboBox, "Rank filters by").isVisible()


def test_what_contradicts_itself_is_told_and_not_taken(page: TechniquePage, qtbot: QtBot) -> None:
    holder = Holder(page, INCREG)
    write(page, "Amplitude A", "3", qtbot)
    write(page, "Threshold τ", "2", qtbot)
    (label,) = page.findChildren(ReasonLabel)
    assert "every filter would go at once" in label.reason
    assert holder.plan.pruning.settings == CriterionSettings(amplitude=3.0)
    write(page, "Threshold τ", "4", qtbot)
    assert label.reason == "" and holder.plan.pruning.settings.threshold == 4.0


def test_the_heading_offers_the_defaults_back(page: TechniquePage, qtbot: QtBot) -> None:
    holder = Holder(page, pruned(spared=("conv1_1",), settings=CriterionSettings(kappa=8.0), ratios=0.3))
    reset = named(page, QToolButton, "Ranking, rates and constants: back to the defaults")
    qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert holder.plan.pruning == pruned(ratios=0.3).pruning and not reset.isVisible()


def test_all_of_it_in_one_line() -> None:
    spec = pruned(
        criterion=PruningCriterion.SPP,
        ranking=Ranking.L1,
        refit=Refit.ALWAYS,
        spared=("conv1_1",),
        pruning_rate=1e-3,
        settings=CriterionSettings(interval=90, amplitude=0.01, shape=Shape.LINEAR),
    ).pruning
    assert pruning_text(spec) == (
        "ranked by weights · fit kept: always · layers that stay whole: conv1_1 · rates 100 × 10⁻⁵ and afterwards "
        "2 × 10⁻⁵ · A 0.01 · t 90 · linear increments"
    )
    assert "rates" not in pruning_text(pruned(pruning_rate=None).pruning)
