"""Menu bar and toolbar, made from the registry: neither knows a command by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton, QWidget

from studio.ui.actions.command import Category
from studio.ui.actions.registry import ActionRegistry
from studio.ui.theme import metrics


def fill_menu_bar(window: QMainWindow, registry: ActionRegistry, titles: dict[Category, str]) -> dict[Category, QMenu]:
    """One menu for each category; returns them, for what is no command."""
    menus = {}
    for category, title in titles.items():
        menu = window.menuBar().addMenu(title)
        for command in registry.commands(category):
            if command.starts_group:
                menu.addSeparator()
            menu.addAction(registry.action(command.id))
        menus[category] = menu
    return menus


def add_tool_bar(
    window: QMainWindow, registry: ActionRegistry, *, left: Sequence[str], right: Sequence[str], between: QWidget
) -> QToolBar:
    """``left`` and ``right`` are ids of commands, an empty one a separator; those on the right show their text.

    ``between`` takes the room that is left.
    """
    title = QCoreApplication.translate("Menus", "Tools")
    bar = QToolBar(title, window)
    bar.setObjectName("toolbar")
    bar.setAccessibleName(title)
    bar.setMovable(False)
    bar.setIconSize(QSize(metrics.ICON_PX, metrics.ICON_PX))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for command_id in left:
        _add(bar, registry, command_id)
    bar.addWidget(between)
    for command_id in right:
        _add(bar, registry, command_id)
        button = bar.widgetForAction(registry.action(command_id)) if command_id else None
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if isinstance(button, QToolButton):  # the last is what all the others lead to
        button.setObjectName("primary")
    window.addToolBar(bar)
    return bar


def _add(bar: QToolBar, registry: ActionRegistry, command_id: str) -> None:
    if not command_id:
        bar.addSeparator()
        return
    bar.addAction(registry.action(command_id))
    button = bar.widgetForAction(registry.action(command_id))
    button.setAccessibleName(registry.command(command_id).plain_text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
