from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.errors import SpecError
from studio.settings import Settings, load_settings
from studio.ui.preferences.store import PreferenceStore
from studio.ui.preferences.window_preferences import WindowPreferences, load_window_preferences
from studio.ui.theme.tokens import Theme


@pytest.fixture
def store(tmp_path: Path) -> PreferenceStore:
    return PreferenceStore(tmp_path / "settings.json", tmp_path / "window.json")


def test_a_change_is_in_force_said_and_written_at_once(qtbot: QtBot, store: PreferenceStore, tmp_path: Path) -> None:
    with qtbot.waitSignal(store.settings_changed) as changed:
        store.use_settings(replace(store.settings, device="cpu", threads=2))
    assert changed.args == [Settings(device="cpu", threads=2)]
    assert store.resources().threads == 2
    assert load_settings(tmp_path / "settings.json").settings == store.settings
    with qtbot.waitSignal(store.window_changed):
        store.use_window(replace(store.window, theme=Theme.DARK))
    assert load_window_preferences(tmp_path / "window.json") == WindowPreferences(theme=Theme.DARK)


def test_no_change_says_nothing(qtbot: QtBot, store: PreferenceStore, tmp_path: Path) -> None:
    with qtbot.assertNotEmitted(store.settings_changed), qtbot.assertNotEmitted(store.window_changed):
        store.use_settings(replace(store.settings, threads=0))
        store.use_window(replace(store.window, language=""))
    assert not list(tmp_path.iterdir())


def test_a_value_out_of_range_changes_nothing(store: PreferenceStore) -> None:
    with pytest.raises(SpecError, match="64MiB"):
        store.use_settings(replace(store.settings, memory_budget_bytes=1))
    assert store.settings == Settings()


def test_a_disk_that_refuses_is_reported_and_the_change_holds(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = PreferenceStore(tmp_path / "file" / "settings.json", tmp_path / "file" / "window.json")
    with qtbot.waitSignal(store.failed) as failed:
        store.use_settings(replace(store.settings, device="cpu"))
    assert "cannot be written" in failed.args[0] and store.settings.device == "cpu"
    with qtbot.waitSignal(store.failed):
        store.use_window(replace(store.window, theme=Theme.LIGHT))
