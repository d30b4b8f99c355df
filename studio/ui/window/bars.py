"""The bars of the main window: menus and tools made from the registry, the photos opened last, and the tabs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QTabWidget, QToolBar, QToolButton, QWidget

from studio.ui.actions.registry import ActionRegistry, Category
from studio.ui.desktop.recent import RecentPictures
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


class RecentMenu(QMenu):
    """File → Open recent, without those that are gone; filled each time it is about to be shown."""

    chosen = Signal(list)  # list[Path], one of them

    def __init__(self, recent: RecentPictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._recent = recent
        self.setTitle(self.tr("Open re&cent"))
        self.setAccessibleName(self.tr("Open recent"))
        self.aboutToShow.connect(self._fill)
        self._fill()

    def add(self, path: Path) -> None:
        """Put ``path`` first."""
        self._recent.add(path)
        self.setEnabled(True)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        for path in self._recent.pictures():
            if path.is_file():
                action = self.addAction(f"{path.name}    ({path.parent})".replace("&", "&&"), self._choose)
                action.setData(str(path))
        self.setEnabled(not self.isEmpty())
        if not self.isEmpty():
            self.addSeparator()
            self.addAction(self.tr("Forget these"), self._forget)

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit([Path(action.data())])

    @Slot()
    def _forget(self) -> None:
        self._recent.clear()
        self.setEnabled(False)


class Part(Protocol):
    """What is on a tab."""

    def focus_content(self) -> None:
        """Take the keyboard to what a person works on there."""


class Parts(QTabWidget):
    """Tabs whose row, and not the widget around it, has the focus and the name.

    Qt lets this widget hand the focus on to the row: Tab would then come back to the row at whatever place this
    widget has in its order.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(self.tr("Parts of the program"))
        self.setFocusProxy(cast("Any", None))  # Qt takes none, its Python types do not say so
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_part(self, part: QWidget) -> None:
        """Bring ``part``, a `Part`, to the front, and the keyboard with it."""
        self.setCurrentWidget(part)
        cast("Part", part).focus_content()
