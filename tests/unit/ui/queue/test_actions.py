import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from studio.jobs.scheduler import Wish
from studio.ui.queue.actions import WISHES, Doing, QueueActions

pytestmark = pytest.mark.gui


def test_every_action_has_a_text_a_tip_and_an_icon_and_keys_are_used_once(qapp: QApplication) -> None:
    owner = QObject(qapp)
    actions = QueueActions(owner)
    made = [actions[doing] for doing in Doing]
    assert all(action.text() and action.toolTip() and not action.icon().isNull() for action in made)
    assert len({action.text() for action in made}) == len(Doing)
    keys = [action.shortcut().toString() for action in made if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys)) == 6
    assert all(f"({key})" in action.toolTip() for action in made if (key := action.shortcut().toString()))


def test_every_wish_can_be_made() -> None:
    assert set(WISHES.values()) == set(Wish)
