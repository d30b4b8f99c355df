"""One notice on the screen: a coloured icon, the text, perhaps a button, and a way to close it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from studio.ui.icons import draw_icon, icon
from studio.ui.notices.notice import Notice
from studio.ui.theme import metrics
from studio.ui.theme.tokens import Tokens

_STRIPE_PX = 3


class NoticeCard(QWidget):
    """Shows one `Notice` and says when it is done with; a pointer on it holds its clock."""

    closed = Signal()

    def __init__(self, notice: Notice, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self._tokens = tokens
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.closed)
        self.setAccessibleName(notice.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._fill()
        self._start_clock()

    def _fill(self) -> None:
        row = QHBoxLayout(self)
        icon_room_px = metrics.MARGIN_PX + metrics.ICON_PX + metrics.GAP_PX
        row.setContentsMargins(icon_room_px, metrics.GAP_PX, metrics.GAP_PX, metrics.GAP_PX)
        row.setSpacing(metrics.GAP_PX)
        text = QLabel(self.notice.text, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(text, 1)
        if self.notice.action is not None:
            button = QPushButton(self.notice.action[0], self, autoDefault=False)
            button.setAccessibleName(self.notice.action[0])
            button.clicked.connect(self._act)
            row.addWidget(button)
        close = QToolButton(self, autoRaise=True)
        close.setIcon(icon("cancel"))
        close.setToolTip(self.tr("Close this message"))
        close.setAccessibleName(self.tr("Close this message"))
        close.clicked.connect(self.closed)
        row.addWidget(close)

    def set_tokens(self, tokens: Tokens) -> None:
        """Follow a change of theme."""
        self._tokens = tokens
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 — Qt's name
        """Pause the timer while the pointer is on the notice."""
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """Let the clock start anew."""
        self._start_clock()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 — Qt's name
        """A raised card with a stripe in the colour of its kind."""
        colour = QColor(self._colour())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self._tokens.border), metrics.BORDER_PX))
        painter.setBrush(QColor(self._tokens.field))
        painter.drawRoundedRect(frame, metrics.RADIUS_PX, metrics.RADIUS_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        inset = metrics.RADIUS_PX
        stripe = QRectF(metrics.BORDER_PX, inset, _STRIPE_PX, self.height() - 2 * inset)
        painter.drawRoundedRect(stripe, _STRIPE_PX / 2, _STRIPE_PX / 2)
        top = (self.height() - metrics.ICON_PX) / 2
        draw_icon(painter, self.notice.kind, QRectF(metrics.MARGIN_PX, top, metrics.ICON_PX, metrics.ICON_PX), colour)
        painter.end()

    def _colour(self) -> str:
        return {
            "info": self._tokens.info,
            "success": self._tokens.success,
            "warning": self._tokens.warning,
            "error": self._tokens.error,
        }[self.notice.kind]

    def _start_clock(self) -> None:
        if (shown_for_s := self.notice.shown_for_s) is not None:
            self._clock.start(round(1000 * shown_for_s))

    @Slot()
    def _act(self) -> None:
        assert self.notice.action is not None, "the button is only there with an action"
        self.notice.action[1]()
        self.closed.emit()
