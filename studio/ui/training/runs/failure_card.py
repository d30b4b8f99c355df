"""The card of a failed run: reason, advice and last output lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.jobs.training.record import RunRecord, RunState
from studio.ui.icons import draw_icon
from studio.ui.theme import metrics
from studio.ui.theme.palette import tokens_of
from studio.ui.translation import translated

_LINES_SHOWN = 3


class FailureCard(QWidget):
    """Shows itself for a failed run and hides for any other."""

    resume_wanted = Signal()
    log_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Why the run ended"))
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._message = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._message.setTextInteractionFlags(selectable)
        self._message.setAccessibleName(self.tr("Why the run ended"))
        self._lines = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._lines.setForegroundRole(self._lines.palette().ColorRole.PlaceholderText)
        resume = QPushButton(self.tr("Resume"), self)
        resume.setAccessibleName(self.tr("Resume the run from its last checkpoint"))
        resume.clicked.connect(self.resume_wanted)
        log = QPushButton(self.tr("Show the log"), self)
        log.setAccessibleName(self.tr("Show the last lines of the run's log"))
        log.clicked.connect(self.log_wanted)
        texts = QVBoxLayout()
        texts.setSpacing(metrics.GAP_SMALL_PX)
        texts.addWidget(self._message)
        texts.addWidget(self._lines)
        row = QHBoxLayout(self)
        left_px = metrics.MARGIN_PX + metrics.ICON_PX + metrics.GAP_PX
        row.setContentsMargins(left_px, metrics.GAP_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        row.addLayout(texts, 1)
        row.addWidget(resume)
        row.addWidget(log)
        self.hide()

    def show_record(self, record: RunRecord) -> None:
        """Show a failed run, or hide."""
        if record.state is RunState.FAILED:
            self._message.setText(translated(record.message) or self.tr("The run ended without saying why."))
            self._lines.setText("\n".join(record.last_lines[-_LINES_SHOWN:]))
            self._lines.setVisible(bool(record.last_lines))
        self.setVisible(record.state is RunState.FAILED)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """A raised card with the icon of an error."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.error), metrics.BORDER_PX))
        painter.setBrush(QColor(tokens.field))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, metrics.RADIUS_PX, metrics.RADIUS_PX)
        place = QRectF(metrics.MARGIN_PX, metrics.MARGIN_PX, metrics.ICON_PX, metrics.ICON_PX)
        draw_icon(painter, "error", place, QColor(tokens.error))
        painter.end()
