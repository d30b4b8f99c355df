"""A part of the panel under a heading that can be folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from studio.ui.theme import metrics


class Section(QWidget):
    """What is put in with `add` is shown while the section is open."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._is_open = title, False
        self._head = QToolButton(self, autoRaise=True)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setAccessibleName(title)
        self._head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._head.clicked.connect(self._toggle)
        self._content = QWidget(self)
        self._inside = QVBoxLayout(self._content)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(metrics.GAP_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.GAP_PX)
        for part in (self._head, self._content):
            column.addWidget(part)
        self.mark(is_changed=False)
        self.set_open(False)

    def add(self, part: QWidget) -> None:
        """Put ``part``, made after the section so that Tab reaches it after the heading, below what is there."""
        self._inside.addWidget(part)

    @property
    def is_open(self) -> bool:
        """Whether the content shows."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Fold or unfold."""
        self._is_open = is_open
        self._head.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._head.setAccessibleDescription(self.tr("open") if is_open else self.tr("folded"))
        self._content.setVisible(is_open)

    def mark(self, *, is_changed: bool) -> None:
        """Say in the heading that what is folded away is not at its defaults."""
        self._head.setText(self.tr("{title} (changed)").format(title=self._title) if is_changed else self._title)

    @Slot()
    def _toggle(self) -> None:
        self.set_open(not self._is_open)
