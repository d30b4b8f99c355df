from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from studio.paths import resources_dir
from studio.ui.stylize.empty_state import EmptyState


def test_samples_are_shown_and_chosen_by_a_click(qtbot: QtBot) -> None:
    samples = tuple(sorted((resources_dir() / "photos").glob("*.jpg")))
    empty = EmptyState(samples)
    qtbot.addWidget(empty)
    empty.resize(700, 600)
    empty.show()
    buttons = {button.accessibleName(): button for button in empty.findChildren(QToolButton)}
    assert buttons.keys() == {f"Sample photo: {path.stem}" for path in samples}
    assert all(not button.icon().isNull() for button in buttons.values())
    with qtbot.waitSignal(empty.sample_chosen) as chosen:
        qtbot.mouseClick(buttons["Sample photo: cat"], Qt.MouseButton.LeftButton)
    assert chosen.args == [resources_dir() / "photos" / "cat.jpg"]


def test_without_samples_there_is_still_a_way_in(qtbot: QtBot) -> None:
    empty = EmptyState((Path("absent.jpg"),)[:0])
    qtbot.addWidget(empty)
    button = empty.findChild(QPushButton)
    assert button is not None
    with qtbot.waitSignal(empty.open_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
