"""A bar that offers to undo the last removal."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from studio.ui.icons import icon
from studio.ui.theme import metrics

_SHOWN_MS = 15_000


class RemovedBar(QFrame):
    """Shows itself when told, and hides after a while unless the pointer or the focus is on it.

    ``undo_name`` is the accessible name of its button: "Undo" alone does not say what comes back.
    """

    undo_wanted = Signal()
    gone = Signal()  # undo is no longer offered

    def __init__(self, undo_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._text = QLabel(self, wordWrap=True)
        undo = QPushButton(icon("undo"), self.tr("Undo"), self)
        undo.setAccessibleName(undo_name)
        undo.clicked.connect(self.undo_wanted)
        close = QToolButton(self, autoRaise=True)
        close.setIcon(icon("cancel"))
        close.setToolTip(self.tr("Dismiss"))
        close.setAccessibleName(self.tr("Dismiss"))
        close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close.clicked.connect(self.dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_SMALL_PX, metrics.GAP_PX, metrics.GAP_SMALL_PX)
        line.addWidget(self._text, 1)
        line.addWidget(undo)
        line.addWidget(close)
        self._timer = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self._go_unless_used)
        self.hide()

    def tell(self, text: str) -> None:
        """Say what is gone."""
        self._text.setText(text)
        self._text.setToolTip(text)
        self.show()
        self._timer.start()

    @Slot()
    def dismiss(self) -> None:
        """Hide; what was removed stays so."""
        self._timer.stop()
        self.hide()
        self.gone.emit()

    @Slot()
    def _go_unless_used(self) -> None:
        if self.underMouse() or self.isAncestorOf(self.focusWidget() or self):
            self._timer.start()
        else:
            self.dismiss()
