"""Everything that takes the keyboard says what it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from studio.paths import resources_dir
from tests.e2e.window.conftest import UseWindow
from tests.e2e.window.person import Person

INTERACTIVE = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
DIALOGS = ("preferences", "shortcuts", "log", "about")


def nameless(root: QWidget) -> list[str]:
    """Visible widgets that react to a person and have neither an accessible name nor a text; inner parts left out."""
    found = []
    for widget in root.findChildren(QWidget):
        is_inner = isinstance(
            widget.parent(), QAbstractSpinBox | QComboBox | QLineEdit
        ) or widget.objectName().startswith("qt_")
        is_meant = isinstance(widget, INTERACTIVE) and not isinstance(widget, QScrollBar)
        if not is_meant or is_inner or not widget.isVisible():
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not widget.accessibleName() and not text:
            found.append(f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}")
    return found


def test_every_interactive_widget_has_a_name(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        assert nameless(person.window) == []
        person.drop(resources_dir() / "photos" / "cat.jpg")
        person.wait_until(lambda: "cat.jpg" in person.window.windowTitle())
        for tab in ("show_queue", "show_stylize"):
            person.command(tab)
            assert nameless(person.window) == [], tab
        for name in DIALOGS:
            person.command(name)
            assert nameless(person.window) == [], name

    assert at_the_window(script) == 0


def test_tab_reaches_photo_styles_and_controls_and_comes_round(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        person.drop(resources_dir() / "photos" / "cat.jpg")
        person.wait_until(lambda: "cat.jpg" in person.window.windowTitle())
        reached = list[QWidget]()
        for _ in range(200):
            person.bot.keyClick(person.window.focusWidget() or person.window, Qt.Key.Key_Tab)
            focused = person.window.focusWidget()
            assert focused is not None
            if focused in reached:
                break
            reached.append(focused)
        names = {widget.accessibleName() for widget in reached}
        assert "Strength" in names and "Strength, as a number" in names and len(reached) > 10

    assert at_the_window(script) == 0
