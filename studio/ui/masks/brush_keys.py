"""What keys do while a mask is painted."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, Qt

from studio.ui.masks.brush import Brush, Tool

translate = QCoreApplication.translate  # lupdate finds texts by this name


class BrushAction(Enum):
    """What a key asks for besides another brush or a move."""

    PAINT = auto()  # begins a stroke, or ends it
    FILL = auto()
    CLEAR = auto()
    INVERT = auto()
    VEIL = auto()
    LEAVE = auto()


_Key = Qt.Key
ACTIONS = {
    _Key.Key_Space: BrushAction.PAINT,
    _Key.Key_Return: BrushAction.PAINT,
    _Key.Key_Enter: BrushAction.PAINT,
    _Key.Key_F: BrushAction.FILL,
    _Key.Key_Delete: BrushAction.CLEAR,
    _Key.Key_Backspace: BrushAction.CLEAR,
    _Key.Key_I: BrushAction.INVERT,
    _Key.Key_V: BrushAction.VEIL,
    _Key.Key_Escape: BrushAction.LEAVE,
}
TOOL_KEYS = {_Key.Key_B: Tool.BRUSH, _Key.Key_E: Tool.ERASER, _Key.Key_G: Tool.GRADIENT, _Key.Key_H: Tool.HAND}
MOVES = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}
_PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def key_list() -> tuple[tuple[str, str], ...]:
    """What keys do while a mask is painted, and which, to be read."""
    return (
        (translate("MaskKeys", "Brush, eraser, gradient, hand"), "B  ·  E  ·  G  ·  H"),
        (translate("MaskKeys", "Smaller or larger brush"), "[  ·  ]"),
        (translate("MaskKeys", "Softer or harder brush"), "{  ·  }"),
        (translate("MaskKeys", "Move the brush; with Shift by single pixels"), translate("MaskKeys", "Arrow keys")),
        (translate("MaskKeys", "Begin a stroke, and end it"), translate("MaskKeys", "Space  ·  Enter")),
        (translate("MaskKeys", "Fill, clear, invert"), translate("MaskKeys", "F  ·  Del  ·  I")),
        (translate("MaskKeys", "Show the mask"), "V"),
        (translate("MaskKeys", "Give up a stroke; put the tools away"), "Esc"),
    )


def is_plain(modifiers: Qt.KeyboardModifier) -> bool:
    """Whether no key is held that makes a command of another."""
    return not modifiers & ~_PLAIN


def brush_by_text(brush: Brush, text: str) -> Brush | None:
    """``brush`` after a key that writes ``text``: brackets are its size, with Shift (or braces) its hardness.

    By what is written and not by the key: on many keyboards brackets need AltGr, and Shift makes others of them.
    """
    match text:
        case "[":
            return brush.resized(-1)
        case "]":
            return brush.resized(1)
        case "{":
            return brush.hardened(-1)
        case "}":
            return brush.hardened(1)
    return None
