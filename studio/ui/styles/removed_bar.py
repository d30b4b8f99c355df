"""What was just taken out of the gallery, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from studio.ui.icons import icon
from studio.ui.theme import metrics

_SHOWN_MS = 15_000


class RemovedBar(QFrame):
    """Shows itself when told, and hides after a while unless the pointer or the focus is on it."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._undo = QPushButton(icon("undo"), self.tr("Undo"), self)
        self._undo.setAccessibleName(self.tr("Undo: put the style back"))
        self._undo.clicked.connect(self.undo_wanted)
        close = QToolButton(self, autoRaise=True)
        close.setIcon(icon("cancel"))
        close.setToolTip(self.tr("Dismiss"))
        close.setAccessibleName(self.tr("Dismiss"))
        close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_SMALL_PX, metrics.GAP_SMALL_PX, metrics.GAP_SMALL_PX)
        line.addWidget(self._text, 1)
        line.addWidget(self._undo)
        line.addWidget(close)
        self._timer = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self._go)
        self.hide()

    def tell(self, title: str) -> None:
        """Say that ``title`` is gone."""
        text = self.tr("Removed “{style}”").format(style=title)
        self._text.setText(text)
        self._text.setToolTip(text)
        self.show()
        self._timer.start()

    def _go(self) -> None:
        if self.underMouse() or self.isAncestorOf(self.focusWidget() or self):
            self._timer.start()
        else:
            self.hide()
