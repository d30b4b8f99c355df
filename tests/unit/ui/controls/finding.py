"""Finding a widget the way a screen reader does: by its accessible name."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Kind = TypeVar("Kind", bound=QWidget)


def named(parent: QWidget, kind: type[Kind], name: str) -> Kind:
    """The only ``kind`` below ``parent`` with that accessible name."""
    found = [widget for widget in parent.findChildren(kind) if widget.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} widgets are called {name!r}"
    return found[0]
