"""The footer of the wizard: what is missing, and the buttons to go back and on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio.ui.theme import metrics
from studio.ui.training.wizard.reason_label import ReasonLabel

PRIMARY_BUTTON = f"""
QPushButton {{ background: palette(highlight); color: palette(highlighted-text);
    border: {2 * metrics.BORDER_PX}px solid palette(highlight); border-radius: {metrics.RADIUS_PX}px;
    padding: 0 {metrics.GAP_LARGE_PX}px; }}
QPushButton:focus, QPushButton:hover {{ border-color: palette(window-text); }}
QPushButton:disabled {{ background: palette(mid); border-color: palette(mid); color: palette(placeholder-text); }}
"""


class Footer(QWidget):
    """Enter presses the button that leads on, wherever the keyboard is."""

    cancelled = Signal()
    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._reason = ReasonLabel(self)
        cancel = self._button(self.tr("Cancel"), self.cancelled)
        self._back = self._button(self.tr("Back"), self.back_wanted)
        self._next = self._button(self.tr("Next"), self.next_wanted)
        self._next.setDefault(True)
        self._next.setStyleSheet(PRIMARY_BUTTON)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[metrics.MARGIN_PX] * 4)
        row.setSpacing(metrics.GAP_PX)
        row.addWidget(self._reason, 1)
        row.addStretch(0)
        for button in (cancel, self._back, self._next):
            row.addWidget(button)

    def show_place(self, missing: Sequence[str], failure: str, *, is_first: bool, is_last: bool, is_busy: bool) -> None:
        """Say what is ``missing`` here or why something failed, and offer what can be done from here."""
        self._reason.show_reason("\n".join(missing) or failure)
        self._next.setText(self.tr("Start") if is_last else self.tr("Next"))
        self._next.setAccessibleName(self._next.text())
        self._next.setEnabled(not missing and not is_busy)
        self._back.setEnabled(not is_first and not is_busy)

    def _button(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self, autoDefault=False)
        button.setAccessibleName(text)
        button.setMinimumSize(metrics.BUTTON_WIDTH_PX, metrics.CONTROL_HEIGHT_PX)
        button.clicked.connect(signal)
        return button
