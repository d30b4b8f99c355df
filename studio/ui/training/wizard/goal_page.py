"""Page 1: the goal of the run."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.plan import Goal, with_goal
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.widgets.heading import remark


class GoalPage(PlanPage):
    """One card a goal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts()
        assert set(texts) == set(Goal), "every goal has a card"
        self._cards = {}
        for goal in Goal:
            icon_name, title, sentence = texts[goal]
            card = ChoiceCard(goal.value, title=title, sentence=sentence, icon_name=icon_name, parent=self)
            card.toggled.connect(self._pick)
            self._cards[goal] = card
            self.column.addWidget(card)
        self.column.addWidget(
            remark(self.tr("Each goal only sets good beginnings: everything can be changed on the next pages."), self)
        )
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Mark the card of the plan."""
        card = self._cards[self.plan.goal]
        with QSignalBlocker(card):
            card.setChecked(True)

    def first_control(self) -> QWidget:
        """The card in force."""
        return self._cards[self.plan.goal]

    def _texts(self) -> dict[Goal, tuple[str, str, str]]:
        return {
            Goal.SMALLER: (
                "zoom_out",
                self.tr("Smaller"),
                self.tr("The same kind of pictures from a bundle that takes less room, to ship or to share."),
            ),
            Goal.FASTER: (
                "clock",
                self.tr("Faster"),
                self.tr("Fewer filters in every layer, so that previews and renders take a fraction of the time."),
            ),
            Goal.LIVE: (
                "play",
                self.tr("For live preview"),
                self.tr("One small AdaIN pair instead of up to five levels: paler, and quick enough to follow a drag."),
            ),
            Goal.OWN_PICTURES: (
                "image",
                self.tr("For my own pictures"),
                self.tr("As large as before, but taught with the kind of pictures that you paint and paint with."),
            ),
        }

    @Slot(bool)
    def _pick(self, is_checked: bool) -> None:
        card = self.sender()
        if is_checked and isinstance(card, ChoiceCard):
            self.change(with_goal(self.plan, Goal(card.key), self.facts.teacher(self.plan)))
