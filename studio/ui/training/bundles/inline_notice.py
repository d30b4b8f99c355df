"""A notice inside a dialog, since the dialog covers those of the window."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.notices.notice import Notice
from studio.ui.notices.notices import NoticeCard


class InlineNotice(QWidget):
    """Hidden without a notice; a new notice replaces the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: NoticeCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown."""
        return None if self._card is None else self._card.notice

    def show_notice(self, notice: Notice) -> None:
        """Show this one."""
        self.clear()
        self._card = NoticeCard(notice, self)
        self._card.closed.connect(self.clear)
        self._column.addWidget(self._card)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        card, self._card = self._card, None
        if card is not None:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.hide()
