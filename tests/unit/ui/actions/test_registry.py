import pytest
from PySide6.QtGui import QKeySequence

from studio.ui.actions.registry import ActionRegistry, Category, Command


def test_an_action_carries_what_its_command_says() -> None:
    registry, runs = ActionRegistry(), list[str]()
    command = Command("open", "&Open…", Category.FILE, "Ctrl+O, Ctrl+Alt+O", tip="Open a photo", icon="open")
    action = registry.register(command, lambda: runs.append("open"))
    assert action.shortcuts() == [QKeySequence("Ctrl+O"), QKeySequence("Ctrl+Alt+O")]
    assert action.toolTip().startswith("Open a photo (") and not action.icon().isNull()
    action.trigger()
    assert runs == ["open"]
    assert registry.action("open") is action and registry.commands(Category.EDIT) == ()


def test_a_checkable_command_keeps_its_state_and_runs_each_time() -> None:
    registry, states = ActionRegistry(), list[bool]()
    command = Command("m", "Mode", Category.VIEW, is_checkable=True)
    action = registry.register(command, lambda: states.append(registry.action("m").isChecked()))
    action.trigger()
    action.trigger()
    assert states == [True, False]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (Command("a", "Again", Category.FILE), "registered twice"),
        (Command("b", "Other", Category.EDIT, "Ctrl+B, Ctrl+A"), r"both want Ctrl\+A"),
    ],
)
def test_ids_and_keys_are_taken_once(second: Command, why: str) -> None:
    registry = ActionRegistry()
    registry.register(Command("a", "First", Category.FILE, "Ctrl+A"))
    with pytest.raises(ValueError, match=why):
        registry.register(second)
