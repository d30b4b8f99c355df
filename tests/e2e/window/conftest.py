"""A machine where the tiny bundle is the person's own choice, and a window that nobody used before."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from studio.app import log_file
from studio.codec import save_record
from studio.gallery import collection_path
from studio.settings import Settings, settings_file
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.preferences.store import (
    WindowPreferences,
    window_preferences_file,
)
from studio.ui.start import queue_folder
from studio.ui.stylize.recipe_files import write_recipe
from tests.e2e.window.person import Person, UseWindow, use_window
from tests.unit.ui.qt_messages import qt_warnings

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.gui)


@pytest.fixture(autouse=True)
def fresh_machine() -> Iterator[None]:
    forget_everything()
    save_record(settings_file(), Settings(bundle="tiny", device="cpu", threads=1))
    save_record(window_preferences_file(), WindowPreferences(language="en"))
    yield
    forget_everything()


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    with qt_warnings() as messages:
        yield
    assert messages == [], "Qt warned"


@pytest.fixture
def at_the_window(qtbot: QtBot) -> Iterator[UseWindow]:
    def use(script: Callable[[Person], None], arguments: Sequence[str | Path] = ()) -> int:
        return use_window(qtbot, script, arguments)

    yield use
    QGuiApplication.clipboard().clear()  # the offscreen one would destroy what was copied after Python has ended


@pytest.fixture
def recipe(tmp_path: Path, style: Path) -> Path:
    """A recipe with ``style`` at full strength."""
    path = tmp_path / "plain.recipe.json"
    write_recipe(path, StylizeSpec((StyleChoice(style),), bundle="tiny"))
    return path


def forget_everything() -> None:
    for folder in (queue_folder(), settings_file().parent):
        shutil.rmtree(folder, ignore_errors=True)
    log_file().unlink(missing_ok=True)
    collection_path().unlink(missing_ok=True)
