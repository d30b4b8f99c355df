"""The window in another language: from the start, and changed while it is open."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QTabBar, QTableView

from studio.codec import save_record
from studio.jobs.job import JobState
from studio.jobs.store import JobStore
from studio.paths import resources_dir
from studio.ui.preferences.store import (
    WindowPreferences,
    load_window_preferences,
    window_preferences_file,
)
from studio.ui.queue.model import Column
from studio.ui.start import queue_folder
from studio.ui.stylize.tab import StylizeTab
from studio.ui.viewer.view_state import ViewMode
from studio.ui.window.main_window import MainWindow
from tests.e2e.material import picture
from tests.e2e.window.person import Person, UseWindow
from tests.e2e.window.walking import twice

PHOTO = resources_dir() / "photos" / "cat.jpg"
SHOWN = ("Preview", "Vorschau", "Finished", "Fertig")  # what the status bar says of a preview or of the finished file


def menus(window: MainWindow) -> list[QMenu]:
    bar = window.menuBar()
    return [menu for menu in bar.findChildren(QMenu) if menu.menuAction() in bar.actions()]


def plain_titles(window: MainWindow) -> list[str]:
    return [menu.title().replace("&", "") for menu in menus(window)]


def windows() -> list[MainWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]


def test_a_german_window_has_german_menus_whose_letters_are_distinct(at_the_window: UseWindow) -> None:
    save_record(window_preferences_file(), WindowPreferences(language="de"))

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


def middle_colour(person: Person) -> np.ndarray:
    """The mean colour around the middle of what is shown."""
    shown = person.picture().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), shown.bytesPerLine())
    pixels = rows[:, : 4 * shown.width()].reshape(shown.height(), shown.width(), 4)[..., :3]
    y, x = shown.height() // 2, shown.width() // 2
    return pixels[y - 40 : y + 40, x - 40 : x + 40].mean(axis=(0, 1))


def row_states() -> list[JobState]:
    with JobStore(queue_folder()) as store:
        return [record.state for record in store.records()]


def change_language(person: Person, code: str, first_menu: str) -> None:
    """In the preferences, which stay open and at that field."""
    (field,) = [box for box in person.window.findChildren(QComboBox) if box.isVisible() and box.findData(code) > 0]
    field.setCurrentIndex(field.findData(code))
    person.wait_until(lambda: [plain_titles(window)[0] for window in windows()] == [first_menu])
    (person.window,) = windows()


def test_ten_changes_of_language_disturb_neither_renders_nor_the_preview(
    at_the_window: UseWindow, recipe: Path, tmp_path: Path
) -> None:
    save_record(window_preferences_file(), WindowPreferences(language="en", viewer_mode=ViewMode.AFTER))
    photos = [picture(tmp_path / "photos" / f"{n}.png", width=900, height=700, seed=n) for n in range(3)]

    def script(person: Person) -> None:
        person.drop(photos[0].parent)
        person.wait_until(lambda: photos[0].name in person.window.windowTitle())
        person.drop(recipe)
        person.wait_until(lambda: "Preview" in person.status())
        person.command("render")
        person.command("preferences")
        painted = middle_colour(person)
        for number in range(10):
            change_language(person, *(("en", "File") if number % 2 else ("de", "Datei")))
            stylize = person.window.findChild(StylizeTab)
            assert stylize is not None and stylize.preview_image is not None, "the preview is there at once"
            assert photos[0].name in person.window.windowTitle()
            person.wait_until(lambda: any(word in person.status() for word in SHOWN))
            person.wait_until(lambda: bool(np.abs(middle_colour(person) - painted).max() < 6))
        table = person.window.findChild(QTableView)
        assert table is not None
        model = table.model()
        person.wait_until(lambda: [model.index(row, Column.STATE).data() for row in range(3)] == ["Done"] * 3)
        assert "unfinished" not in person.messages()

    assert at_the_window(script) == 0
    assert row_states() == [JobState.DONE] * 3
    assert all((tmp_path / "photos" / f"{n}-style.png").exists() for n in range(3))


def test_a_file_dialog_keeps_its_window_until_it_is_answered(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        window = person.window
        asking = QDialog(window)
        asking.open()
        person.wait_until(lambda: QApplication.activeModalWidget() is asking)
        person.command("preferences")
        choice = person.find(QComboBox, "Language")
        choice.setCurrentIndex(choice.findData("de"))
        QApplication.processEvents()
        assert windows() == [window] and asking.isVisible()
        asking.accept()
        person.wait_until(lambda: [plain_titles(one)[0] for one in windows()] == ["Datei"])
        (person.window,) = windows()

    assert at_the_window(script) == 0


def test_a_window_closed_right_after_the_language_was_changed_stays_closed(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        person.command("preferences")
        choice = person.find(QComboBox, "Language")
        choice.setCurrentIndex(choice.findData("de"))

    assert at_the_window(script) == 0
    assert windows() == []
