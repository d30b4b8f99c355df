"""The tabs of the main window: one for each part of the program."""

from __future__ import annotations

from typing import Any, Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget


class Part(Protocol):
    """What is on a tab."""

    def focus_content(self) -> None:
        """Take the keyboard to what a person works on there."""


class Parts(QTabWidget):
    """Tabs whose row, and not the widget around it, has the focus and the name.

    Qt lets this widget hand the focus on to the row: Tab would then come back to the row at whatever place this
    widget has in its order.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(self.tr("Parts of the program"))
        self.setFocusProxy(cast("Any", None))  # Qt takes none, its Python types do not say so
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_part(self, part: QWidget) -> None:
        """Bring ``part``, a `Part`, to the front, and the keyboard with it."""
        self.setCurrentWidget(part)
        cast("Part", part).focus_content()
