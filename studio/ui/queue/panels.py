"""Panels around the table: the empty queue, renders left unfinished, and a summary."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme import metrics
from studio.ui.widgets.icon_view import IconView


class EmptyQueue(QWidget):
    """Says how renders get into the queue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("Nothing to render yet"), self, alignment=Qt.AlignmentFlag.AlignCenter)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * metrics.FONT_TITLE_SCALE)
        title.setFont(font)
        hint = self.tr(
            "Open a photo in the Stylize tab, choose a style and press Render.\n"
            "Drop a folder of photos there to queue them all with one style."
        )
        text = QLabel(hint, self, alignment=Qt.AlignmentFlag.AlignCenter)
        text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setSpacing(metrics.GAP_LARGE_PX)
        column.addStretch(2)
        column.addWidget(IconView("queue", self), alignment=Qt.AlignmentFlag.AlignCenter)
        column.addWidget(title)
        column.addWidget(text)
        column.addStretch(3)


class LeftOver(QFrame):
    """Offers to go on with what an earlier run of the program left unfinished."""

    resumed = Signal()
    postponed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._text = QLabel(self)
        self._later = QPushButton(self.tr("Later"), self)
        self._later.setAccessibleName(self.tr("Leave the unfinished renders paused"))
        self._go_on = QPushButton(self.tr("Go on"), self)
        self._go_on.setAccessibleName(self.tr("Go on with the unfinished renders"))
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        row.addWidget(IconView("info", self, metrics.ICON_PX))
        row.addWidget(self._text, 1)
        row.addWidget(self._later)
        row.addWidget(self._go_on)
        self._go_on.clicked.connect(self.resumed)
        self._later.clicked.connect(self.postponed)
        self.hide()

    def offer(self, count: int) -> None:
        """Show how many renders were left, or hide where there is none."""
        self._text.setText(
            self.tr("Renders left unfinished last time: {count}. Each goes on where it was.").format(count=count)
        )
        self.setVisible(count > 0)


class Summary(QWidget):
    """One line below the table: the selected row's message when it has one, and the state of the queue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = QLabel(self, wordWrap=True)
        self._message.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._message.setAccessibleName(self.tr("Message of the selected render"))
        self._copy = QPushButton(self)
        self._status = QLabel(self)
        self._status.setAccessibleName(self.tr("Queue"))
        self._status.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._message_row = QWidget(self)
        row = QHBoxLayout(self._message_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.GAP_PX)
        row.addWidget(self._message, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        column.addWidget(self._message_row)
        self._last = QHBoxLayout()
        self._last.addWidget(self._status, 1)
        column.addLayout(self._last)
        self.show_message("")

    def add_at_end(self, widget: QWidget) -> None:
        """Put ``widget`` behind the summary of the queue."""
        self._last.addWidget(widget)

    def offer_report(self, copy: QAction) -> None:
        """Put ``copy`` beside messages of failures."""
        self._copy.setText(copy.text())
        self._copy.setIcon(copy.icon())
        self._copy.setToolTip(copy.toolTip())
        self._copy.setAccessibleName(copy.text())
        self._copy.clicked.connect(copy.trigger)

    def show_message(self, message: str, *, is_failure: bool = False) -> None:
        """Show ``message`` in full, or nothing."""
        self._message.setText(message)
        self._copy.setVisible(is_failure)
        self._message_row.setVisible(bool(message))

    def show_status(self, text: str) -> None:
        """Show the summary of the queue."""
        self._status.setText(text)
