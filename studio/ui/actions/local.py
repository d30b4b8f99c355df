"""Actions of one part of the window: their keys work while that part has the focus."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence


def local_action(parent: QObject, text: str, tip: str, picture: QIcon, shortcut: str = "") -> QAction:
    """An action of ``parent`` whose tip names its keys; ``shortcut`` such as "Alt+Up", empty for none."""
    action = QAction(picture, text, parent)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        tip = f"{tip} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
    action.setToolTip(tip)
    return action
