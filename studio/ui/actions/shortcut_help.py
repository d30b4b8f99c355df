"""Every command with its keys, as a page that can be read and searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from studio.ui.actions.registry import ActionRegistry, Category, keys_text
from studio.ui.theme import metrics


class ShortcutHelp(QDialog):
    """``gestures`` are (what to do, what it does) for what has no command, such as dragging; ``others`` the titles of
    further groups and their rows of what is done and its keys."""

    def __init__(
        self,
        registry: ActionRegistry,
        titles: dict[Category, str],
        gestures: Sequence[tuple[str, str]],
        parent: QWidget,
        *,
        others: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._list = QTreeWidget(self)
        self._list.setRootIsDecorated(False)
        self._rows: list[tuple[str, str]] = []
        self._list.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        for category, title in titles.items():
            rows = [
                (command.plain_text, _keys(registry, command.id))
                for command in registry.commands(category)
                if registry.action(command.id).shortcuts()
            ]
            self._add_group(title.replace("&", ""), rows)
        for title, others_rows in others:
            self._add_group(title, others_rows)
        self._add_group(self.tr("With the mouse"), [(what, how) for how, what in gestures])
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.header().setStretchLastSection(False)
        self._list.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._list)
        column.addWidget(buttons)
        self.resize(metrics.DIALOG_WIDTH_PX, metrics.DIALOG_WIDTH_PX)

    def rows(self) -> tuple[tuple[str, str], ...]:
        """What is listed: command and keys."""
        return tuple(self._rows)

    def _add_group(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem([title, ""])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._rows.extend(rows)
        for row in rows:
            group.addChild(QTreeWidgetItem(list(row)))
        self._list.addTopLevelItem(group)


def _keys(registry: ActionRegistry, command_id: str) -> str:
    return "  ·  ".join(map(keys_text, registry.action(command_id).shortcuts()))
