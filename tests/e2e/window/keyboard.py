"""Somebody who has a keyboard and no mouse: keys go to whatever has the focus, and Tab leads from part to part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.e2e.window.person import Person

_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_MOST_PARTS = 120  # that any window of the program has
_LOOK_EVERY_MS = 20


class Keyboard:
    """Types in the active window of ``person``."""

    def __init__(self, person: Person) -> None:
        self._person = person

    def press(self, *keys: Qt.Key, ctrl: bool = False, alt: bool = False) -> None:
        """Press these keys one after the other, each together with the modifiers."""
        modifiers = (_CTRL if ctrl else _NONE) | (Qt.KeyboardModifier.AltModifier if alt else _NONE)
        for key in keys:
            self._person.bot.keyClick(self._taker(), key, modifiers)
            QApplication.processEvents()  # a person is slower than what a key sets off

    def type(self, text: str) -> None:
        """Type ``text`` in place of what is in the field."""
        self.press(Qt.Key.Key_A, ctrl=True)
        for letter in text:  # QTest types ASCII alone
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._taker(), QKeyEvent(kind, ord(letter.upper()), _NONE, letter))

    def go_to(self, name: str) -> QWidget:
        """Press Tab until the part with this accessible name has the focus; fails where it is not reached so."""
        return self._go(Qt.Key.Key_Tab, lambda part: part.accessibleName() == name, name)

    def pick(self, name: str) -> None:
        """Go down among cards until this one has the focus, which picks it."""
        self._go(Qt.Key.Key_Down, lambda part: part.accessibleName() == name, name)

    def choose_folder(self, folder: Path) -> None:
        """Press Space, and type ``folder`` into the dialog that asks for one."""
        QTimer.singleShot(0, lambda: self._answer(folder))
        self.press(Qt.Key.Key_Space)  # comes back when the dialog has been answered

    def _answer(self, folder: Path) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog) or not dialog.isVisible():
            QTimer.singleShot(_LOOK_EVERY_MS, lambda: self._answer(folder))
            return
        self.type(str(folder))
        self.press(Qt.Key.Key_Return)

    def _go(self, key: Qt.Key, is_there: Callable[[QWidget], bool], name: str) -> QWidget:
        passed = []
        for _ in range(_MOST_PARTS):
            part = QApplication.focusWidget()
            if part is not None and is_there(part):
                return part
            passed.append(part.accessibleName() or type(part).__name__ if part else "nothing")
            self.press(key)
        raise AssertionError(f"{name} is not reached; on the way were {', '.join(dict.fromkeys(passed))}")

    def _taker(self) -> QWidget:
        if QApplication.activeWindow() is None:  # off the screen nobody activates the window below one that closed
            (QApplication.activeModalWidget() or self._person.window).activateWindow()
            self._person.wait_until(lambda: QApplication.activeWindow() is not None)
        taker = QApplication.focusWidget() or QApplication.activeWindow()
        assert taker is not None, "some window is active"
        return taker
