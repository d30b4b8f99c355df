from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.stylize.viewer_bar import ViewerBar


def named(bar: ViewerBar, name: str) -> QToolButton:
    (found,) = [button for button in bar.findChildren(QToolButton) if button.accessibleName() == name]
    return found


def texts(bar: ViewerBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def test_steps_are_offered_for_several_photos_only(qtbot: QtBot) -> None:
    bar = ViewerBar()
    qtbot.addWidget(bar)
    bar.show()
    assert not named(bar, "Next photo").isVisible()
    bar.show_count(0, 3)
    assert "1 / 3" in texts(bar) and not named(bar, "Previous photo").isEnabled()
    with qtbot.waitSignal(bar.step_wanted) as step:
        qtbot.mouseClick(named(bar, "Next photo"), Qt.MouseButton.LeftButton)
    assert step.args == [1]
    bar.show_count(2, 3)
    assert not named(bar, "Next photo").isEnabled()
    with qtbot.waitSignal(bar.step_wanted) as step:
        qtbot.mouseClick(named(bar, "Previous photo"), Qt.MouseButton.LeftButton)
    assert step.args == [-1]
    with qtbot.waitSignal(bar.only_this_wanted):
        qtbot.mouseClick(named(bar, "Only this one"), Qt.MouseButton.LeftButton)


def test_pages_are_offered_for_files_of_several_only(qtbot: QtBot) -> None:
    bar = ViewerBar()
    qtbot.addWidget(bar)
    bar.show()
    (page,) = bar.findChildren(QSpinBox)
    assert not page.isVisible()
    with qtbot.assertNotEmitted(bar.page_wanted):
        bar.show_page(1, 3)
    assert page.isVisible() and page.text() == "Page 1 of 3"
    with qtbot.waitSignal(bar.page_wanted) as wanted:
        page.stepUp()
    assert wanted.args == [2]
    with qtbot.assertNotEmitted(bar.page_wanted):
        bar.show_page(1)
    assert page.text() == "Page 1 of 3"
    bar.show_page(1, 1)
    assert not page.isVisible()


def test_the_zoom_is_a_figure_and_actions_are_buttons(qtbot: QtBot) -> None:
    bar = ViewerBar()
    qtbot.addWidget(bar)
    bar.add_actions([QAction("&Fit", bar)])
    bar.show()
    assert named(bar, "Fit").isVisible()
    for zoom, text in ((1.0, "100 %"), (0.055, "5.5 %"), (3.2, "320 %")):
        bar.show_zoom(zoom)
        assert text in texts(bar)
