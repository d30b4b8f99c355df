"""A title and a box to choose from, on one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from studio.ui.theme import metrics
from studio.ui.widgets.wheel_guard import WheelGuard


@dataclass(frozen=True, slots=True)
class ChoiceFacts:
    """What one row is about; texts are translated already. ``name`` is for the program alone."""

    name: str
    title: str
    tip: str


class ChoiceRow(QWidget):
    """Shows one of the keys it was offered; `chosen` tells which one the person picks."""

    chosen = Signal(str)

    def __init__(self, facts: ChoiceFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self._offered: tuple[tuple[str, str, str], ...] = ()
        title = QLabel(facts.title, self)
        self._box = QComboBox(self)
        self._box.setAccessibleName(facts.title)
        self._box.setAccessibleDescription(facts.tip)
        self._box.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.activated.connect(self._pick)
        title.setBuddy(self._box)
        for part in (title, self._box):
            part.setToolTip(facts.tip)
        WheelGuard(self).watch(self._box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.GAP_PX)
        row.addWidget(title, 2)
        row.addWidget(self._box, 3)  # so that the boxes of several rows are flush

    def offer(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Offer these: key, text and what it means."""
        if tuple(choices) == self._offered:
            return
        self._offered = tuple(choices)
        with QSignalBlocker(self._box):
            self._box.clear()
            for number, (key, text, tip) in enumerate(choices):
                self._box.addItem(text, key)
                self._box.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)

    def show_choice(self, key: str) -> None:
        """Show the choice of this key, which was offered, without telling anyone."""
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(self._box.findData(key))

    @Slot(int)
    def _pick(self, number: int) -> None:
        self.chosen.emit(self._box.itemData(number))
