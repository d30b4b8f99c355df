import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.actions.palette import CommandPalette
from studio.ui.actions.registry import ActionRegistry, Category, Command
from studio.ui.actions.shortcut_help import ShortcutHelp

Ran = list[str]


@pytest.fixture
def ran() -> Ran:
    return []


@pytest.fixture
def registry(ran: Ran) -> ActionRegistry:
    registry = ActionRegistry()
    for name, keys in (("Open", "Ctrl+O"), ("Export", "Ctrl+E"), ("Expand", ""), ("Forbidden", "Ctrl+F")):
        registry.register(Command(name, name, Category.FILE, keys), lambda name=name: ran.append(name))
    registry.action("Forbidden").setEnabled(False)
    return registry


@pytest.fixture
def palette(qtbot: QtBot, registry: ActionRegistry) -> CommandPalette:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    palette = CommandPalette(registry, window)
    palette.offer()
    return palette


def type_in(qtbot: QtBot, palette: CommandPalette, text: str) -> None:
    qtbot.keyClicks(palette.findChild(QLineEdit), text)


def test_only_what_can_be_done_now_is_offered(palette: CommandPalette) -> None:
    assert [command.id for command in palette.offered()] == ["Open", "Export", "Expand"]


def test_typing_and_enter_run_the_best_match(qtbot: QtBot, palette: CommandPalette, ran: Ran) -> None:
    type_in(qtbot, palette, "exp")
    assert [command.id for command in palette.offered()] == ["Export", "Expand"]
    qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
    assert ran == ["Export"] and not palette.isVisible()


def test_arrow_keys_choose_while_typing_goes_on(qtbot: QtBot, palette: CommandPalette, ran: Ran) -> None:
    type_in(qtbot, palette, "exp")
    qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Down)
    qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
    assert ran == ["Expand"]


def test_enter_on_nothing_runs_nothing(qtbot: QtBot, palette: CommandPalette, ran: Ran) -> None:
    type_in(qtbot, palette, "zzz")
    qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
    assert ran == [] and palette.offered() == ()


def test_the_help_lists_every_command_that_has_keys(qtbot: QtBot, registry: ActionRegistry) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    others = (("While a mask is painted", (("Invert", "I"),)),)
    page = ShortcutHelp(registry, {Category.FILE: "File"}, [("Drag", "Move the picture")], owner, others=others)
    assert page.rows() == (
        ("Open", "Ctrl+O"),
        ("Export", "Ctrl+E"),
        ("Forbidden", "Ctrl+F"),
        ("Invert", "I"),
        ("Move the picture", "Drag"),
    )
