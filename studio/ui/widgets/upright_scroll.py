"""A view that scrolls up and down only, and is therefore as wide as what is in it needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class UprightScroll(QScrollArea):
    """Shows ``inside`` in its own width, at least ``least_px``, without a frame; Tab passes it by."""

    def __init__(self, inside: QWidget, parent: QWidget, *, least_px: int = 0) -> None:
        super().__init__(parent)
        self._least_px = least_px
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Room for what is in it and the scroll bar beside it; in height it needs little."""
        width_px = self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(width_px, self._least_px), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        """What is inside may need another width from now on."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
