"""What tests ask of a Queue tab: its table, its actions, its texts."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from studio.jobs.store import JobStore
from studio.ui.queue.actions import QueueAction
from studio.ui.queue.tab import QueueTab
from studio.ui.queue.table import QueueTable

pytestmark = pytest.mark.gui


def table_of(tab: QueueTab) -> QueueTable:
    found = tab.findChild(QueueTable)
    assert isinstance(found, QueueTable)
    return found


def action(tab: QueueTab, kind: QueueAction) -> QAction:
    return tab.commands()[list(QueueAction).index(kind)]


def possible(tab: QueueTab) -> set[QueueAction]:
    return {kind for kind in QueueAction if action(tab, kind).isEnabled()}


def button_of(tab: QueueTab, name: str) -> QAbstractButton:
    (found,) = [button for button in tab.findChildren(QAbstractButton) if button.accessibleName() == name]
    return found


def shown_texts(tab: QWidget) -> list[str]:
    return [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]


def states(store: JobStore) -> list[str]:
    return [record.state.value for record in store.records()]
