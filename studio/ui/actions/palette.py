"""The command palette: type a few letters of what you want, press Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from studio.ui.actions.registry import ActionRegistry, Command, keys_text
from studio.ui.theme import metrics

_ROWS = 12
_TO_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _SearchField(QLineEdit):
    """Arrow keys move in ``results`` while the typing goes on."""

    def __init__(self, results: QTreeWidget, parent: QWidget) -> None:
        super().__init__(parent, clearButtonEnabled=True)
        self._results = results

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        """Pass on what moves in the list."""
        if event.key() in _TO_THE_LIST:
            self._results.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class CommandPalette(QDialog):
    """Lists the commands that can be given now; one is run after the palette has closed."""

    def __init__(self, registry: ActionRegistry, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._registry, self._window = registry, parent
        self.setAccessibleName(self.tr("Command palette"))
        self._list = QTreeWidget(self)
        self._typed = _SearchField(self._list, self)
        self._typed.setPlaceholderText(self.tr("What do you want to do?"))
        self._typed.setAccessibleName(self.tr("Search commands"))
        self._list.setRootIsDecorated(False)
        self._list.setHeaderHidden(True)
        self._list.setColumnCount(2)
        self._offered: tuple[Command, ...] = ()
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setUniformRowHeights(True)
        self._list.setFocusProxy(self._typed)  # a click on the list leaves the typing where it was
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.GAP_PX, metrics.GAP_PX, metrics.GAP_PX, metrics.GAP_PX)
        column.addWidget(self._typed)
        column.addWidget(self._list)
        self._typed.textChanged.connect(self._filter)
        self._typed.returnPressed.connect(self._run_current)
        self._list.itemActivated.connect(self._run_current)
        self._list.itemClicked.connect(self._run_current)
        self.setFixedWidth(metrics.DIALOG_WIDTH_PX)

    def offer(self) -> None:
        """Open over the middle of the window, with nothing typed yet."""
        self._typed.clear()
        self._filter("")
        window = self._window
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(left, window.height() // 8)))
        self.show()
        self._typed.setFocus(Qt.FocusReason.PopupFocusReason)

    def offered(self) -> tuple[Command, ...]:
        """The commands listed now, best first."""
        return self._offered

    @Slot(str)
    def _filter(self, typed: str) -> None:
        possible = [command for command in self._registry.commands() if self._registry.action(command.id).isEnabled()]
        self._list.clear()
        self._offered = matching(possible, typed)
        for command in self._offered:
            action = self._registry.action(command.id)
            item = QTreeWidgetItem([command.plain_text, keys_text(action.shortcut())])
            item.setIcon(0, action.icon() if command.icon else _no_icon())
            item.setToolTip(0, command.tip or command.plain_text)
            item.setData(0, Qt.ItemDataRole.UserRole, command.id)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._list.addTopLevelItem(item)
        self._list.setCurrentIndex(self._list.model().index(0, 0))
        self._list.setColumnWidth(0, round(0.7 * self.width()))
        row_px = max(1, self._list.sizeHintForRow(0))
        self._list.setFixedHeight(_ROWS * row_px + 2 * self._list.frameWidth())

    @Slot()
    def _run_current(self) -> None:
        item = self._list.currentItem()
        self.close()
        if item is not None:
            self._registry.action(item.data(0, Qt.ItemDataRole.UserRole)).trigger()


def _no_icon() -> QIcon:
    """As wide as the others, so that all texts begin at one line."""
    empty = QPixmap(metrics.ICON_PX, metrics.ICON_PX)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)


def matching(commands: Sequence[Command], typed: str) -> tuple[Command, ...]:
    """Commands whose text holds the typed letters in their order; those at starts of words and close together first."""
    wanted = "".join(typed.casefold().split())
    if not wanted:
        return tuple(commands)
    scored = [(score, command) for command in commands if (score := _score(command.plain_text, wanted)) is not None]
    return tuple(command for _, command in sorted(scored, key=lambda pair: pair[0]))


def _score(text: str, wanted: str) -> float | None:
    """Lower is better; None where the letters do not all occur in their order."""
    folded = text.casefold()
    if (whole := folded.replace(" ", "").find(wanted)) >= 0:
        return whole / 100
    cost, position = 1.0, -1
    for letter in wanted:
        found = folded.find(letter, position + 1)
        if found < 0:
            return None
        starts_word = found == 0 or folded[found - 1] == " "
        cost += 0.0 if starts_word else found - position
        position = found
    return cost
