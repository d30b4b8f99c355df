"""Which key gives which command to a view."""

from __future__ import annotations

from PySide6.QtCore import Qt

from studio.ui.viewer.gestures import ViewCommand

_Key = Qt.Key

HOLD_KEYS = frozenset({_Key.Key_Space, _Key.Key_O})  # held down, they show the original

_COMMANDS = {
    _Key.Key_Plus: ViewCommand.ZOOM_IN,
    _Key.Key_Equal: ViewCommand.ZOOM_IN,  # the same key without Shift on many keyboards
    _Key.Key_Minus: ViewCommand.ZOOM_OUT,
    _Key.Key_0: ViewCommand.FIT,
    _Key.Key_1: ViewCommand.ACTUAL_PIXELS,
    _Key.Key_Left: ViewCommand.PAN_LEFT,
    _Key.Key_Right: ViewCommand.PAN_RIGHT,
    _Key.Key_Up: ViewCommand.PAN_UP,
    _Key.Key_Down: ViewCommand.PAN_DOWN,
}
_SHIFTED = {_Key.Key_Left: ViewCommand.SPLIT_LEFT, _Key.Key_Right: ViewCommand.SPLIT_RIGHT}
_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def command_of(key: int, modifiers: Qt.KeyboardModifier) -> ViewCommand | None:
    """The command of a key press, None for keys that mean something elsewhere. Shift and arrows move the divider."""
    if modifiers & ~_IGNORED:
        return None
    if modifiers & Qt.KeyboardModifier.ShiftModifier and key in _SHIFTED:
        return _SHIFTED[_Key(key)]
    return _COMMANDS.get(_Key(key))
