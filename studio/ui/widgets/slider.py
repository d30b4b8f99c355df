"""A slider that goes where it is clicked, and back to its default on a double click or the Delete key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

_RESET_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class ResettableSlider(QSlider):
    """Emits `reset_wanted`; the owner of the default applies it."""

    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Beside the handle: bring the handle under the pointer first, so that a drag starts right there."""
        if event.button() == Qt.MouseButton.LeftButton and not self._is_on_handle(event):
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Back to the default."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete and Backspace go back to the default."""
        if event.key() in _RESET_KEYS:
            self.reset_wanted.emit()
            return
        super().keyPressEvent(event)

    def _is_on_handle(self, event: QMouseEvent) -> bool:
        option = self._option()
        hit = self.style().hitTestComplexControl(
            QStyle.ComplexControl.CC_Slider, option, event.position().toPoint(), self
        )
        return hit == QStyle.SubControl.SC_SliderHandle

    def _value_at(self, x_px: float) -> int:
        option = self._option()
        kind, sub = QStyle.ComplexControl.CC_Slider, QStyle.SubControl
        groove = self.style().subControlRect(kind, option, sub.SC_SliderGroove, self)
        handle = self.style().subControlRect(kind, option, sub.SC_SliderHandle, self)
        place = round(x_px) - groove.left() - handle.width() // 2
        span = groove.width() - handle.width()
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, span, option.upsideDown)

    def _option(self) -> QStyleOptionSlider:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return option
