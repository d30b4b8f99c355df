"""The stack of notices in the lower corner of a window: nothing waits for them and nothing is hidden by a dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from studio.ui.notices.card import NoticeCard
from studio.ui.notices.notice import Notice
from studio.ui.theme import metrics
from studio.ui.theme.tokens import LIGHT, Tokens

MOST_SHOWN = 3


class Notices(QWidget):
    """Lies over its parent and keeps to its lower right corner; the oldest go when there are too many."""

    def __init__(self, parent: QWidget, tokens: Tokens = LIGHT) -> None:
        super().__init__(parent)
        self._tokens = tokens
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
        card = NoticeCard(notice, self._tokens, self)
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

    @Slot(object)
    def set_tokens(self, tokens: Tokens) -> None:
        """Follow a change of theme."""
        self._tokens = tokens
        for card in self._cards:
            card.set_tokens(tokens)

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
