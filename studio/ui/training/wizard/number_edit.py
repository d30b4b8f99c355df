"""A line for a number of any size that may be left empty."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDoubleValidator, QFocusEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ui.numbers import general_text, locale

_DIGITS = 6


class _NumberOrNothing(QDoubleValidator):
    def validate(self, text: str, position: int) -> object:
        return super().validate(text, position) if text.strip() else (QValidator.State.Acceptable, text, position)


class NumberEdit(QLineEdit):
    """Emits `number_changed` with a float, or None where it is empty, once the person is done with it."""

    number_changed = Signal(object)  # float | None

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._number: float | None = None
        validator = _NumberOrNothing(self)
        validator.setLocale(locale())
        validator.setNotation(QDoubleValidator.Notation.ScientificNotation)
        self.setValidator(validator)
        self.editingFinished.connect(self._take)

    @property
    def number(self) -> float | None:
        """What is shown, with all its digits."""
        return self._number

    def show_number(self, number: float | None) -> None:
        """Show ``number`` without emitting it."""
        self._number = number
        self.setText(_text(number))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 — Qt's name
        """What is only the beginning of a number goes with the focus."""
        if not self.hasAcceptableInput():
            self.show_number(self._number)
        super().focusOutEvent(event)

    @Slot()
    def _take(self) -> None:
        if self.text() == _text(self._number):
            return
        number, is_number = locale().toDouble(self.text())
        self._number = number if is_number else None
        self.number_changed.emit(self._number)


def _text(number: float | None) -> str:
    return "" if number is None else general_text(number, _DIGITS)
