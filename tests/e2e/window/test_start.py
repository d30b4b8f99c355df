"""How the program starts: without torch, once per queue, as it was left."""

import subprocess
import sys

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QComboBox

from studio.ui.preferences.store import load_window_preferences, window_preferences_file
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
