"""Notices in the lower corner of a window: nothing waits for them and nothing is hidden by a dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.icons import draw_icon
from studio.ui.notices.notice import Notice
from studio.ui.theme import metrics
from studio.ui.theme.palette import tokens_of
from studio.ui.widgets.icon_view import icon_button

_STRIPE_PX = 3


class NoticeCard(QWidget):
    """Shows one `Notice` and says when it is done with; a pointer on it holds its clock."""

    closed = Signal()

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
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
        name = self.tr("Close this message")
        row.addWidget(icon_button("cancel", name, self.closed, self, focus=Qt.FocusPolicy.TabFocus))

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
        tokens = tokens_of(self.palette())
        colour = QColor(getattr(tokens, self.notice.kind))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens.border), metrics.BORDER_PX))
        painter.setBrush(QColor(tokens.field))
        painter.drawRoundedRect(frame, metrics.RADIUS_PX, metrics.RADIUS_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        inset = metrics.RADIUS_PX
        stripe = QRectF(metrics.BORDER_PX, inset, _STRIPE_PX, self.height() - 2 * inset)
        painter.drawRoundedRect(stripe, _STRIPE_PX / 2, _STRIPE_PX / 2)
        top = (self.height() - metrics.ICON_PX) / 2
        draw_icon(painter, self.notice.kind, QRectF(metrics.MARGIN_PX, top, metrics.ICON_PX, metrics.ICON_PX), colour)
        painter.end()

    def _start_clock(self) -> None:
        if (shown_for_s := self.notice.shown_for_s) is not None:
            self._clock.start(round(1000 * shown_for_s))

    @Slot()
    def _act(self) -> None:
        assert self.notice.action is not None, "the button is only there with an action"
        self.notice.action[1]()
        self.closed.emit()


MOST_SHOWN = 3


class Notices(QWidget):
    """Lies over its parent and keeps to its lower right corner; the oldest go when there are too many."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bottom_px = metrics.GAP_LARGE_PX
        self._cards: list[NoticeCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.GAP_PX)
        self.setAccessibleName(self.tr("Messages"))
        self.hide()
        parent.installEventFilter(self)

    def tell(self, notice: Notice) -> None:
        """Show ``notice``; one with the same text, or about the same, gives way to this one."""
        self.settle(notice.topic)
        for card in [*self._cards]:
            if card.notice.text == notice.text or len(self._cards) >= MOST_SHOWN:
                self._drop(card)
        card = NoticeCard(notice, self)
        card.closed.connect(self._drop_sender)
        self._cards.append(card)
        self._column.addWidget(card)
        card.show()
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    @Slot(str)
    def settle(self, topic: str) -> None:
        """What these notices are about is over: they go."""
        for card in [*self._cards]:
            if topic and card.notice.topic == topic:
                self._drop(card)

    def notices(self) -> tuple[Notice, ...]:
        """What is shown, oldest first."""
        return tuple(card.notice for card in self._cards)

    def clear(self) -> None:
        """Close them all."""
        for card in [*self._cards]:
            self._drop(card)

    def keep_above(self, bottom_px: int) -> None:
        """Leave ``bottom_px`` free below, for a status bar."""
        self._bottom_px = bottom_px + metrics.GAP_LARGE_PX
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        """Stay in the corner while the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.setVisible(bool(self._cards))
        window = self.parentWidget()
        if window is None or not self._cards:
            return
        width = min(metrics.NOTICE_WIDTH_PX, window.width() - 2 * metrics.GAP_LARGE_PX)
        height = self._column.totalHeightForWidth(width)
        left = window.width() - width - metrics.GAP_LARGE_PX
        self.setGeometry(left, window.height() - height - self._bottom_px, width, height)
        self.raise_()

    @Slot()
    def _drop_sender(self) -> None:
        card = self.sender()
        if isinstance(card, NoticeCard):
            self._drop(card)

    def _drop(self, card: NoticeCard) -> None:
        if card not in self._cards:
            return
        focused = QApplication.focusWidget()
        if focused is not None and card.isAncestorOf(focused):
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._place()
