from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from studio.geometry import Size
from studio.ui.viewer.view_state import Viewport, ViewState
from studio.ui.viewer.view_surface import HOLD_KEYS, change_of

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT = Modifier.NoModifier, Modifier.ShiftModifier
NEAR = ViewState.fitting(Size(4000, 3000), Viewport(Size(800, 600))).zoomed(1.0)


def pressed(view: ViewState, key: int, modifiers: Qt.KeyboardModifier = NONE) -> ViewState:
    change = change_of(key, modifiers)
    assert change is not None
    return change(view)


@pytest.mark.parametrize("modifiers", [NONE, SHIFT])
@pytest.mark.parametrize(
    ("there", "back"), [(Key.Key_Left, Key.Key_Right), (Key.Key_Up, Key.Key_Down), (Key.Key_Plus, Key.Key_Minus)]
)
def test_opposite_keys_undo_each_other(there: int, back: int, modifiers: Qt.KeyboardModifier) -> None:
    moved = pressed(NEAR, there, modifiers)
    assert moved != NEAR
    assert pressed(moved, back, modifiers) == NEAR


def test_arrows_move_the_picture_and_with_shift_the_divider() -> None:
    assert pressed(NEAR, Key.Key_Left).visible_region.left < NEAR.visible_region.left
    assert pressed(NEAR, Key.Key_Left, SHIFT).split_x < NEAR.split_x
    assert pressed(NEAR, Key.Key_0).follows_fit
    assert pressed(NEAR.fitted(), Key.Key_1).zoom == 1.0


def test_the_number_pad_counts_too_and_shortcuts_are_left_to_the_window() -> None:
    assert pressed(NEAR, Key.Key_Plus, Modifier.KeypadModifier).zoom > NEAR.zoom
    assert change_of(Key.Key_1, Modifier.ControlModifier) is None
    assert change_of(Key.Key_Left, Modifier.AltModifier) is None


def test_keys_that_hold_the_original_change_nothing_else() -> None:
    assert all(change_of(key, NONE) is None for key in HOLD_KEYS)


def test_keys_that_qt_has_no_name_for_are_ignored() -> None:
    assert change_of(0x20AC, NONE) is None
