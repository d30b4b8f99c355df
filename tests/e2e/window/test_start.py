"""How the program starts: without torch, once per queue, as it was left."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox

from studio.app import main, window_main
from studio.ui.preferences.store import load_window_preferences, window_preferences_file
from studio.ui.start import queue_folder
from studio.ui.theme.tokens import Theme
from studio.ui.window.main_window import MainWindow
from tests.e2e.window.person import Person, UseWindow


def test_the_window_comes_without_torch() -> None:
    code = "import sys, studio.ui.start; print([name for name in ('torch', 'cv2') if name in sys.modules])"
    probe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "[]"


def test_a_second_start_ends_at_once_and_the_first_opens_what_it_was_given(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        photo = "resources/photos/fig_bowl.jpg"
        code = f"import sys; from studio.app import main; from studio.paths import shipped_dir; " \
            f"sys.exit(main([str(shipped_dir() / '{photo}')]))"  # fmt: skip
        second = subprocess.Popen([sys.executable, "-c", code])
        person.wait_until(lambda: "fig_bowl.jpg" in person.window.windowTitle())
        assert second.wait(timeout=60) == 0

    assert at_the_window(script) == 0


def test_theme_and_size_are_there_again_after_a_new_start(at_the_window: UseWindow) -> None:
    sizes = list[QSize]()

    def change(person: Person) -> None:
        person.command("preferences")
        themes = person.find(QComboBox, "Theme")
        themes.setCurrentIndex(themes.findData(Theme.DARK.value))
        person.window.resize(960, 660)
        sizes.append(person.window.size())

    def look(person: Person) -> None:
        background = person.window.palette().window().color()
        assert background.lightness() < 80 and person.window.height() == sizes[0].height()

    assert at_the_window(change) == 0
    assert load_window_preferences(window_preferences_file()).theme is Theme.DARK
    assert at_the_window(look) == 0
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)], "closed ones are gone"


def test_photo_and_card_are_opened_as_arguments_and_by_the_system_s_event(
    at_the_window: UseWindow, content: Path, tmp_path: Path
) -> None:
    card = tmp_path / "mine.style"
    made = [
        "styles",
        "make",
        "resources/styles/ducks.jpg",
        "--output",
        str(card),
        "--title",
        "My ducks",
        "--bundle",
        "tiny",
    ]
    assert main(made) == 0

    def script(person: Person) -> None:
        person.wait_until(lambda: content.name in person.window.windowTitle())
        recipe = person.window._session.document.recipe
        assert [style.path for style in recipe.styles] == [card]
        other = tmp_path / "other.png"
        shutil.copy(content, other)
        QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(str(other)))
        person.wait_until(lambda: other.name in person.window.windowTitle())

    assert at_the_window(script, [content, card]) == 0


@pytest.mark.usefixtures("qapp")
def test_what_keeps_the_window_from_opening_is_said_in_a_dialog() -> None:
    told = list[str]()

    def look() -> None:
        asking = QApplication.activeModalWidget()
        if isinstance(asking, QMessageBox):
            told.append(asking.text())
            asking.accept()
        else:
            QTimer.singleShot(50, look)

    queue_folder().parent.mkdir(parents=True, exist_ok=True)
    queue_folder().write_text("a file where the folder should be")
    try:
        QTimer.singleShot(0, look)
        assert window_main([]) == 2
    finally:
        queue_folder().unlink()
    assert len(told) == 1 and "queue" in told[0]
