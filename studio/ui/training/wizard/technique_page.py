"""Page 2: how it is made, and where filters are pruned, how they are chosen, with details in a folded part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from studio.specs.pruning import PruningCriterion
from studio.specs.training import DistillationRecipe
from studio.ui.numbers import written
from studio.ui.theme import metrics
from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.criterion_part import CriterionPart
from studio.ui.training.wizard.explanations import (
    Explanation,
    Table,
    criterion_explanation,
    recipe_explanation,
    technique_explanation,
)
from studio.ui.training.wizard.plan import Technique, offers_recipes, with_recipe, with_technique
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.widgets.heading import heading, remark
from studio.ui.widgets.text_height import fit_height_to_text

_ICONS = {Technique.DISTIL: "brush", Technique.PRUNE: "settings", Technique.PRUNE_THEN_DISTIL: "queue"}
assert set(_ICONS) == set(Technique)


class WhyDialog(QDialog):
    """Reads from top to bottom: what it is, the figures, what follows from them."""

    def __init__(self, explanation: Explanation, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(explanation.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.GAP_LARGE_PX] * 4)
        column.setSpacing(metrics.MARGIN_PX)
        lead = heading(explanation.sentence, self)
        lead.setWordWrap(True)
        column.addWidget(lead)
        for paragraph in explanation.paragraphs:
            column.addWidget(QLabel(paragraph, self, wordWrap=True))
        column.addWidget(remark(explanation.table.caption, self))
        column.addWidget(_table(explanation.table, self))
        column.addWidget(QLabel(explanation.conclusion, self, wordWrap=True))
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setFixedWidth(metrics.DIALOG_WIDTH_PX)
        fit_height_to_text(self, metrics.DIALOG_WIDTH_PX)


def _table(table: Table, parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    frame.setAccessibleName(table.caption)
    rows = ["; ".join(table.header), *(written("; ".join(row)) for row in table.rows)]
    frame.setAccessibleDescription("\n".join(rows))
    frame.setBackgroundRole(frame.palette().ColorRole.Base)
    frame.setAutoFillBackground(True)
    grid = QGridLayout(frame)
    grid.setContentsMargins(*[metrics.MARGIN_PX] * 4)
    grid.setHorizontalSpacing(metrics.GAP_LARGE_PX)
    grid.setVerticalSpacing(metrics.GAP_SMALL_PX)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for row, texts in enumerate((table.header, *table.rows)):
        for place, text in enumerate(texts):
            label = heading(text, frame) if row == 0 else QLabel(written(text), frame)
            grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignLeft if place == 0 else right)
    grid.setColumnStretch(0, 1)
    return frame


class TechniquePage(PlanPage):
    """Cards of techniques, and below them cards of criteria while pruning is asked for, of recipes while distilling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._techniques = {
            technique: self._card(technique.value, technique_explanation(technique), _ICONS[technique], self)
            for technique in Technique
        }
        self._box("", self._techniques.values(), self._pick_technique)
        self._criteria = {
            criterion: self._card(criterion.value, criterion_explanation(criterion), "", self)
            for criterion in PruningCriterion
        }
        self._criteria_box = self._box(self.tr("Which filters go?"), self._criteria.values(), self._pick_criterion)
        self._details = CriterionPart(self._criteria_box)
        self._details.plan_changed.connect(self.change)
        inside = self._criteria_box.layout()
        assert inside is not None
        inside.addWidget(self._details)
        self._recipes = {
            recipe: self._card(recipe.value, recipe_explanation(recipe), "", self) for recipe in DistillationRecipe
        }
        self._recipes_box = self._box(self.tr("By which recipe?"), self._recipes.values(), self._pick_recipe)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Mark technique, criterion and recipe of the plan."""
        for card in (
            self._techniques[self.plan.technique],
            self._criteria[self.plan.pruning.criterion],
            self._recipes[self.plan.distillation.recipe],
        ):
            with QSignalBlocker(card):
                card.setChecked(True)
        self._details.show_plan(self.plan)
        self._criteria_box.setVisible(self.plan.technique.prunes)
        self._recipes_box.setVisible(offers_recipes(self.plan))

    def first_control(self) -> QWidget:
        """The technique in force."""
        return self._techniques[self.plan.technique]

    def _box(self, title: str, cards: Iterable[ChoiceCard], pick: Callable[[bool], None]) -> QWidget:
        """``cards`` of one choice under their ``title``, which may be hidden together.

        Each choice lies in a box of its own: to Qt all buttons below one parent, however deep, exclude each other.
        """
        box = QWidget(self)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, metrics.GAP_PX if title else 0, 0, 0)
        inside.setSpacing(metrics.GAP_PX)
        if title:
            inside.addWidget(heading(title, box))
        for card in cards:
            card.setParent(box)
            card.toggled.connect(pick)
            inside.addWidget(card)
        self.column.addWidget(box)
        return box

    def _card(self, key: str, explanation: Explanation, icon_name: str, parent: QWidget) -> ChoiceCard:
        card = ChoiceCard(
            key, title=explanation.title, sentence=explanation.sentence, icon_name=icon_name, parent=parent
        )
        why = QToolButton(card, autoRaise=True)
        why.setText(self.tr("Why?"))
        why.setAccessibleName(self.tr("Why {name}?").format(name=explanation.title))
        why.setToolTip(self.tr("What it does, and what was measured"))
        why.setCursor(Qt.CursorShape.PointingHandCursor)
        why.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        why.setStyleSheet("QToolButton { color: palette(link); border: 0; text-decoration: underline; }")
        why.clicked.connect(self._explainer(explanation))
        card.add(why)
        return card

    def _explainer(self, explanation: Explanation) -> Callable[[], None]:
        def explain() -> None:
            dialog = WhyDialog(explanation, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        return explain

    @Slot(bool)
    def _pick_technique(self, is_checked: bool) -> None:
        card = self.sender()
        if is_checked and isinstance(card, ChoiceCard):
            self.change(with_technique(self.plan, Technique(card.key)))

    @Slot(bool)
    def _pick_criterion(self, is_checked: bool) -> None:
        card = self.sender()
        if is_checked and isinstance(card, ChoiceCard):
            pruning = self.plan.pruning.with_criterion(PruningCriterion(card.key))
            self.change(replace(self.plan, pruning=pruning))

    @Slot(bool)
    def _pick_recipe(self, is_checked: bool) -> None:
        card = self.sender()
        if is_checked and isinstance(card, ChoiceCard):
            self.change(with_recipe(self.plan, DistillationRecipe(card.key)))
