"""Keeps dialogs high enough for wrapped labels: Qt asks those for their height once, and not again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog

_FREE_PX = 40  # of the screen's height, for the title bar


def fit_height_to_text(dialog: QDialog, width_px: int) -> None:
    """Open ``dialog``, whose layout is made, at ``width_px``, and keep it high enough for what is in it."""
    _HeightFitter(dialog)
    dialog.resize(width_px, dialog.sizeHint().height())


class _HeightFitter(QObject):
    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        """A text or the width has changed: so may the height that is needed."""
        if watched is self._dialog and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._grow()
        return False

    def _grow(self) -> None:
        layout = self._dialog.layout()
        if layout is None:
            return
        needed_px = layout.totalMinimumSize().height()
        if layout.hasHeightForWidth():
            needed_px = max(needed_px, layout.totalMinimumHeightForWidth(self._dialog.width()))
        self._dialog.setMinimumHeight(min(needed_px, self._dialog.screen().availableGeometry().height() - _FREE_PX))
