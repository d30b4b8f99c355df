"""Every command of the window and the one QAction of each; menus, toolbar, palette and help are fed from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence

from studio.ui.icons import icon


class Category(StrEnum):
    """The menus, in their order; the shortcut help and the palette group by them too."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    RENDER = "render"
    TRAINING = "training"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``text`` is already translated and may hold a mnemonic ``&``; ``shortcut`` is portable text such as
    ``Ctrl+O``, several separated by ``, ``; ``icon`` is a name of `studio.ui.icons`.
    """

    id: str
    text: str
    category: Category
    shortcut: str = ""
    tip: str = ""
    icon: str = ""
    is_checkable: bool = False
    starts_group: bool = False  # a separator before it in its menu

    @property
    def plain_text(self) -> str:
        """The text without mnemonic and ellipsis, for lists that are read."""
        return self.text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


class ActionRegistry(QObject):
    """Commands in the order they were registered; ids and shortcuts are unique."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def register(self, command: Command, run: Callable[[], object] | None = None) -> QAction:
        """Make the action of ``command``; ``run`` is called when it is triggered.

        ValueError where the id or one of the shortcuts is taken.
        """
        self._check(command)
        action = QAction(command.text, self)
        action.setObjectName(command.id)
        action.setCheckable(command.is_checkable)
        action.setShortcuts([QKeySequence(key) for key in _keys(command)])
        if command.icon:
            action.setIcon(icon(command.icon))
        keys = keys_text(action.shortcut())
        tip = command.tip or command.plain_text
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setStatusTip(tip)
        if run is not None:
            action.triggered.connect(_without_argument(run))
        self._commands[command.id], self._actions[command.id] = command, action
        return action

    def adopt(self, actions: Iterable[QAction], category: Category, *, prefix: str) -> None:
        """List actions that a part of the window owns, whose keys hold there alone, under ``category``.

        Their ids are ``prefix`` and their place among them; texts are those of now.
        """
        for number, action in enumerate(actions):
            command = Command(f"{prefix}_{number}", action.text(), category, tip=action.toolTip())
            self._commands[command.id], self._actions[command.id] = command, action

    def action(self, command_id: str) -> QAction:
        """The action of a command; KeyError where there is none such."""
        return self._actions[command_id]

    def command(self, command_id: str) -> Command:
        """The description of a command; KeyError where there is none such."""
        return self._commands[command_id]

    def commands(self, category: Category | None = None) -> tuple[Command, ...]:
        """All commands, or those of one category, in the order of registration."""
        return tuple(command for command in self._commands.values() if category in (None, command.category))

    def _check(self, command: Command) -> None:
        if command.id in self._commands:
            raise ValueError(f"the command {command.id} is registered twice")
        for other in self._commands.values():
            if shared := set(_keys(command)) & set(_keys(other)):
                raise ValueError(f"{command.id} and {other.id} both want {', '.join(shared)}")


def _keys(command: Command) -> tuple[str, ...]:
    return tuple(key for key in command.shortcut.split(", ") if key)


def _without_argument(run: Callable[[], object]) -> Callable[[], None]:
    def triggered() -> None:
        run()

    return triggered


def local_action(parent: QObject, text: str, tip: str, picture: QIcon, shortcut: str = "") -> QAction:
    """An action of one part of the window, whose keys work while that part has the focus.

    Its tip names the keys; ``shortcut`` is such as "Alt+Up", empty for none.
    """
    action = QAction(picture, text, parent)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        tip = f"{tip} ({keys_text(action.shortcut())})"
    action.setToolTip(tip)
    return action


def keys_text(keys: QKeySequence) -> str:
    """What is written on the keys of this system."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
