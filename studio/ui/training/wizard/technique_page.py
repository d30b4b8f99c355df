"""Page 2: how it is made, and where filters are pruned, how they are chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from studio.specs.pruning import PruningCriterion
from studio.ui.theme import metrics
from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.explanations import Explanation, criterion_explanation, technique_explanation
from studio.ui.training.wizard.plan import Technique, with_technique
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.training.wizard.why_dialog import WhyDialog
from studio.ui.widgets.heading import heading

_ICONS = {Technique.DISTIL: "brush", Technique.PRUNE: "settings", Technique.PRUNE_THEN_DISTIL: "queue"}
assert set(_ICONS) == set(Technique)


class TechniquePage(PlanPage):
    """Cards of techniques, and below them cards of criteria while pruning is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._techniques = {
            technique: self._card(technique.value, technique_explanation(technique), _ICONS[technique], self)
            for technique in Technique
        }
        for card in self._techniques.values():
            card.toggled.connect(self._pick_technique)
            self.column.addWidget(card)
        self._criteria_box = QWidget(self)
        inside = QVBoxLayout(self._criteria_box)
        inside.setContentsMargins(0, metrics.GAP_PX, 0, 0)
        inside.setSpacing(metrics.GAP_PX)
        inside.addWidget(heading(self.tr("Which filters go?"), self._criteria_box))
        self._criteria = {
            criterion: self._card(criterion.value, criterion_explanation(criterion), "", self._criteria_box)
            for criterion in PruningCriterion
        }
        for card in self._criteria.values():
            card.toggled.connect(self._pick_criterion)
            inside.addWidget(card)
        self.column.addWidget(self._criteria_box)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Mark technique and criterion of the plan."""
        for card in (self._techniques[self.plan.technique], self._criteria[self.plan.pruning.criterion]):
            with QSignalBlocker(card):
                card.setChecked(True)
        self._criteria_box.setVisible(self.plan.technique.prunes)

    def first_control(self) -> QWidget:
        """The technique in force."""
        return self._techniques[self.plan.technique]

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
            # No step prunes with l1, some do with every other.
            pruning = replace(self.plan.pruning, criterion=PruningCriterion(card.key), pruning_steps=None)
            self.change(replace(self.plan, pruning=pruning))
