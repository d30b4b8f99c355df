import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from studio.jobs.scheduler import JobCommand
from studio.ui.queue.actions import JOB_COMMANDS, QueueAction, QueueActions

pytestmark = pytest.mark.gui


def test_every_action_has_a_text_a_tip_and_an_icon_and_keys_are_used_once(qapp: QApplication) -> None:
    owner = QObject(qapp)
    actions = QueueActions(owner)
    made = [actions[kind] for kind in QueueAction]
    assert all(action.text() and action.toolTip() and not action.icon().isNull() for action in made)
    assert len({action.text() for action in made}) == len(QueueAction)
    keys = [action.shortcut().toString() for action in made if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys)) == 6
    assert all(f"({key})" in action.toolTip() for action in made if (key := action.shortcut().toString()))


def test_every_command_has_an_action() -> None:
    assert set(JOB_COMMANDS.values()) == set(JobCommand)
