"""Finding a widget the way a screen reader does: by its accessible name."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from studio.ui.controls.panel import ControlsPanel

Kind = TypeVar("Kind", bound=QWidget)


def named(parent: QWidget, kind: type[Kind], name: str) -> Kind:
    """The only ``kind`` below ``parent`` with that accessible name."""
    found = [widget for widget in parent.findChildren(kind) if widget.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} widgets are called {name!r}"
    return found[0]


def method(panel: ControlsPanel, name: str) -> QToolButton:
    """The button of the method called ``name``."""
    return named(panel, QToolButton, f"Method {name}")


def pick(panel: ControlsPanel, *texts: str) -> None:
    """Choose an entry of the menu of presets, by the texts that lead to it."""
    menu = named(panel, QAbstractButton, "Presets").menu()  # type: ignore[attr-defined]  # a QPushButton
    menu.aboutToShow.emit()
    for text in texts:
        (action,) = [action for action in menu.actions() if action.text() == text]
        menu = action.menu()
    action.trigger()
