from __future__ import annotations

from PySide6.QtCore import Qt

from studio.ui.viewer.gestures import ViewCommand
from studio.ui.viewer.view_surface import HOLD_KEYS, command_of

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_every_command_has_a_key() -> None:
    modifiers = (Modifier.NoModifier, Modifier.ShiftModifier)
    reachable = {command_of(key, modifier) for key in Key for modifier in modifiers}
    assert reachable == {*ViewCommand, None}


def test_the_number_pad_counts_too_and_shortcuts_are_left_to_the_window() -> None:
    assert command_of(Key.Key_Plus, Modifier.KeypadModifier) is ViewCommand.ZOOM_IN
    assert command_of(Key.Key_1, Modifier.ControlModifier) is None
    assert command_of(Key.Key_Left, Modifier.AltModifier) is None


def test_keys_that_hold_the_original_command_nothing_else() -> None:
    assert all(command_of(key, Modifier.NoModifier) is None for key in HOLD_KEYS)


def test_keys_that_qt_has_no_name_for_are_ignored() -> None:
    assert command_of(0x20AC, Modifier.NoModifier) is None
