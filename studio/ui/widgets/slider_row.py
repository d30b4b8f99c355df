"""A title, a slider and the same number to type, kept in step."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QSpinBox, QStyle, QStyleOptionSlider, QWidget

from studio.ui.numbers import locale
from studio.ui.theme import metrics
from studio.ui.widgets.stops import AUTOMATIC, Stops, pages
from studio.ui.widgets.wheel_guard import WheelGuard

_DECIMAL = re.compile(r"\d+\.?\d*|\.\d+")


@dataclass(frozen=True, slots=True)
class SliderFacts:
    """What one row is about; texts are translated already.

    ``automatic`` is what the number `AUTOMATIC` reads as, and ``largest`` the largest number that can be typed where
    the slider ends earlier. With ``decimals`` d numbers are whole multiples of 10⁻ᵈ, and read so.
    """

    name: str
    title: str
    stops: Stops
    default: int
    suffix: str
    tip: str
    automatic: str = ""
    largest: int = 0
    decimals: int = 0

    @property
    def unit(self) -> int:
        """Numbers to 1."""
        return int(10**self.decimals)

    def number_of(self, value: float) -> int:
        """A value as a number of this row."""
        return round(value * self.unit)

    def value_of(self, number: int) -> float:
        """The value that a number of this row stands for."""
        return number / self.unit


class SliderRow(QWidget):
    """Knows numbers only. `changed` tells a number the person chose and the merge key of the gesture it belongs to."""

    changed = Signal(int, str)

    def __init__(self, facts: SliderFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self._gestures = Gestures(facts.name)
        self._title = QLabel(facts.title, self)
        self._slider = self._made_slider()
        self._number = self._made_number()
        guard = WheelGuard(self)
        guard.watch(self._slider, self._number)
        self._title.setBuddy(self._number)
        self._title.installEventFilter(self)
        tip = self.tr("{tip}\nDouble-click or Delete: back to {default}")
        for part in (self._title, self._slider, self._number):
            part.setToolTip(tip.format(tip=facts.tip, default=self._number.textFromValue(facts.default)))
        self._lay_out()
        self.show_number(facts.default)

    def show_number(self, number: int) -> None:
        """Show ``number`` without telling anyone; the slider takes the nearest stop."""
        with QSignalBlocker(self._slider), QSignalBlocker(self._number):
            if not (self._slider.isSliderDown() and self._number_on_slider() == number):
                self._slider.setValue(self.facts.stops.position_of(number))
            self._number.setValue(number)

    def set_title(self, title: str) -> None:
        """Another text above the slider; the accessible names stay."""
        self._title.setText(title)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self._slider, self._number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        """A double click on the title resets too."""
        if watched is self._title and event.type() == QEvent.Type.MouseButtonDblClick:
            self._reset()
            return True
        return super().eventFilter(watched, event)

    def _made_slider(self) -> ResettableSlider:
        slider, stops = ResettableSlider(self), self.facts.stops
        slider.setRange(0, stops.last)
        slider.setPageStep(pages(stops.numbers))
        slider.setAccessibleName(self.facts.title)
        slider.setAccessibleDescription(self.facts.tip)
        slider.sliderPressed.connect(self._gestures.begin)
        slider.valueChanged.connect(self._take_position)
        slider.reset_wanted.connect(self._reset)
        return slider

    def _made_number(self) -> QSpinBox:
        number, facts = _Number(self.facts, self), self.facts
        number.setRange(facts.stops.numbers[0], max(facts.largest, facts.stops.numbers[-1]))
        number.setSuffix(facts.suffix)
        number.setSpecialValueText(facts.automatic)
        number.setKeyboardTracking(False)  # what is half typed is no choice yet
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        number.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        number.setFixedWidth(metrics.NUMBER_WIDTH_PX + 2 * metrics.GAP_LARGE_PX + metrics.GAP_PX)
        number.setAccessibleName(self.tr("{title}, as a number").format(title=facts.title))
        number.valueChanged.connect(self._take_number)
        return number

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(metrics.GAP_PX)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._title, 0, 0, 1, 2)
        grid.addWidget(self._slider, 1, 0)
        grid.addWidget(self._number, 1, 1)
        grid.setColumnStretch(0, 1)

    def _number_on_slider(self) -> int:
        return self.facts.stops.number_at(self._slider.value())

    @Slot(int)
    def _take_position(self, position: int) -> None:
        number = self.facts.stops.number_at(position)
        with QSignalBlocker(self._number):
            self._number.setValue(number)
        self.changed.emit(number, self._gestures.key(is_held=self._slider.isSliderDown()))

    @Slot(int)
    def _take_number(self, number: int) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(self.facts.stops.position_of(number))
        self.changed.emit(number, self._gestures.key(is_held=False))

    @Slot()
    def _reset(self) -> None:
        self.show_number(self.facts.default)
        self.changed.emit(self.facts.default, self._gestures.key(is_held=False))


class _Number(QSpinBox):
    """Steps along the slider's stops, so that arrow keys move sizes as sensibly as shares."""

    def __init__(self, facts: SliderFacts, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts, self._stops = facts, facts.stops
        self._automatic = facts.automatic

    def stepBy(self, steps: int) -> None:  # noqa: N802 — Qt's name
        """Move by stops from the nearest one."""
        stops, value = self._stops, self.value()
        position = stops.position_of(value)
        if steps > 0 and stops.number_at(position) > value:
            position -= 1
        if steps < 0 and stops.number_at(position) < value:
            position += 1
        self.setValue(stops.number_at(position + steps))

    def textFromValue(self, value: int) -> str:  # noqa: N802
        """The number without separators between thousands, which would not fit, and without zeros behind decimals."""
        if self._automatic and value == AUTOMATIC:
            return self._automatic
        if not self._facts.decimals:
            return str(value)
        text = f"{self._facts.value_of(value):.{self._facts.decimals}f}".rstrip("0").rstrip(".")
        return text.replace(".", locale().decimalPoint())

    def valueFromText(self, text: str) -> int:  # noqa: N802
        """The number that was typed; what cannot be one is not let in."""
        value = self._typed(text)
        if not self._facts.decimals or value is None:
            return super().valueFromText(text)
        return self._facts.number_of(value)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Decimals too, where there are any; a point is one in every language."""
        if not self._facts.decimals or self._automatic == text:
            state: tuple[QValidator.State, str, int] = super().validate(text, at)
            return state
        plain = self._plain(text)
        value = self._typed(text)
        if value is None:
            is_begun = plain in ("", ".")
            return (QValidator.State.Intermediate if is_begun else QValidator.State.Invalid), text, at
        is_there = self.minimum() <= self._facts.number_of(value) <= self.maximum()
        is_begun = self._facts.number_of(value) < self.minimum()
        if is_there:
            return QValidator.State.Acceptable, text, at
        return (QValidator.State.Intermediate if is_begun else QValidator.State.Invalid), text, at

    def _plain(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip().replace(locale().decimalPoint(), ".")

    def _typed(self, text: str) -> float | None:
        plain = self._plain(text)
        return float(plain) if _DECIMAL.fullmatch(plain) else None


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


PAUSE_S = 0.8


class Gestures:
    """Hands out merge keys that stay the same during one gesture. ``clock`` gives seconds."""

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._clock = clock
        self._number = 0
        self._latest_s = float("-inf")

    def key(self, *, is_held: bool) -> str:
        """The key of a change made now; while the control ``is_held`` no pause ends the gesture."""
        now_s = self._clock()
        if not is_held and now_s - self._latest_s > PAUSE_S:
            self._number += 1
        self._latest_s = now_s
        return f"{self._name} {self._number}"

    def begin(self) -> None:
        """The control was taken hold of: what follows is another gesture."""
        self._number += 1
