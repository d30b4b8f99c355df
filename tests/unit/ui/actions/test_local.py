import pytest
from PySide6.QtCore import QObject, Qt

from studio.ui.actions.registry import local_action
from studio.ui.icons import icon

pytestmark = pytest.mark.gui


@pytest.mark.usefixtures("qtbot")
def test_a_tip_names_the_keys_which_work_in_one_part_of_the_window() -> None:
    parent = QObject()
    action = local_action(parent, "Up", "Earlier", icon("up"), "Alt+Up")
    assert action.toolTip() == "Earlier (Alt+Up)"
    assert action.shortcutContext() is Qt.ShortcutContext.WidgetWithChildrenShortcut


@pytest.mark.usefixtures("qtbot")
def test_without_keys_the_tip_stays() -> None:
    parent = QObject()
    assert local_action(parent, "Up", "Earlier", icon("up")).toolTip() == "Earlier"
