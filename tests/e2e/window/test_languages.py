"""The window in another language: from the start, and changed while it is open."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QTabBar

from studio.paths import resources_dir
from studio.ui.preferences.window_preferences import (
    WindowPreferences,
    load_window_preferences,
    save_window_preferences,
    window_preferences_file,
)
from studio.ui.window.main_window import MainWindow
from tests.e2e.window.conftest import UseWindow
from tests.e2e.window.person import Person
from tests.e2e.window.walking import twice

PHOTO = resources_dir() / "photos" / "cat.jpg"


def menus(window: MainWindow) -> list[QMenu]:
    bar = window.menuBar()
    return [menu for menu in bar.findChildren(QMenu) if menu.menuAction() in bar.actions()]


def plain_titles(window: MainWindow) -> list[str]:
    return [menu.title().replace("&", "") for menu in menus(window)]


def windows() -> list[MainWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]


def test_a_german_window_has_german_menus_whose_letters_are_distinct(at_the_window: UseWindow) -> None:
    save_window_preferences(WindowPreferences(language="de"), window_preferences_file())

    def script(person: Person) -> None:
        window = person.window
        assert plain_titles(window) == ["Datei", "Bearbeiten", "Ansicht", "Rendern", "Training", "Hilfe"]
        assert {menu.title(): twice(menu) for menu in (*menus(window), window.menuBar()) if twice(menu)} == {}
        shown = [action.text().replace("&", "") for menu in menus(window) for action in menu.actions()]
        assert {"Fotos öffnen…", "Zuletzt geöffnet", "Einstellungen…", "Über Gigastyle"} <= set(shown)
        (tabs,) = [bar for bar in window.findChildren(QTabBar) if bar.isVisible() and bar.count() == 3]
        assert [tabs.tabText(number) for number in range(3)] == ["Stilisieren", "Warteschlange", "Training"]

    assert at_the_window(script) == 0


def test_another_language_is_spoken_at_once_and_the_photo_stays(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        person.drop(PHOTO)
        person.wait_until(lambda: PHOTO.name in person.window.windowTitle())
        person.command("preferences")
        choice = person.find(QComboBox, "Language")
        choice.setCurrentIndex(choice.findText("Deutsch"))
        person.wait_until(lambda: [plain_titles(window)[0] for window in windows()] == ["Datei"])
        (person.window,) = windows()
        person.wait_until(lambda: PHOTO.name in person.window.windowTitle())

    assert at_the_window(script) == 0
    assert load_window_preferences(window_preferences_file()).language == "de"
