"""The choice of what the computer does once the queue has ended."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from studio.ui.queue.when_done import PowerOff, WhenDone


class WhenDoneBox(QWidget):
    """Offers what ``power`` can do; the choice holds until the program ends."""

    def __init__(self, power: PowerOff, parent: QWidget) -> None:
        super().__init__(parent)
        self._power = power
        title = self.tr("When done:")
        self._box = QComboBox(self)
        self._box.setAccessibleName(title)
        texts = {
            WhenDone.NOTHING: self.tr("nothing"),
            WhenDone.SLEEP: self.tr("sleep"),
            WhenDone.SHUT_DOWN: self.tr("shut down"),
        }
        for choice in power.choices:
            self._box.addItem(texts[choice], choice.value)
        label = QLabel(title, self)
        label.setBuddy(self._box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self._box)
        self._box.activated.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self._power.choose(WhenDone(self._box.currentData()))
