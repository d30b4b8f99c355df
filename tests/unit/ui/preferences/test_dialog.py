from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFileDialog, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.devices import PresentDevices
from studio.ui.preferences.dialog import PreferencesDialog, machine_memory_gib
from studio.ui.preferences.store import PreferenceStore
from studio.ui.theme.tokens import Theme


@pytest.fixture
def store(tmp_path: Path) -> PreferenceStore:
    store = PreferenceStore(tmp_path / "settings.json", tmp_path / "window.json")
    store.use_settings(replace(store.settings, scratch_dir=tmp_path))
    return store


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def dialog(owner: QWidget, store: PreferenceStore) -> PreferencesDialog:
    dialog = PreferencesDialog(store, (("en", "English"), ("de", "Deutsch")), PresentDevices(owner), owner)
    dialog.show()
    return dialog


def named(dialog: QWidget, name: str) -> QWidget:
    (found,) = [widget for widget in dialog.findChildren(QWidget) if widget.accessibleName() == name]
    return found


def choose(dialog: QWidget, name: str, value: str) -> None:
    box = named(dialog, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))


def test_each_change_is_applied_at_once(dialog: PreferencesDialog, store: PreferenceStore) -> None:
    choose(dialog, "Theme", "dark")
    choose(dialog, "Language", "de")
    choose(dialog, "Pictures open", "side_by_side")
    choose(dialog, "Compute on", "cpu")
    assert (store.window.theme, store.window.language, store.window.viewer_mode) == (Theme.DARK, "de", "side_by_side")
    memory, threads = named(dialog, "Memory"), named(dialog, "Threads")
    assert isinstance(memory, QDoubleSpinBox) and isinstance(threads, QSpinBox)
    memory.setValue(0.5)
    threads.setValue(3)
    assert (store.settings.device, store.settings.memory_budget_bytes, store.settings.threads) == ("cpu", 1 << 29, 3)


def test_the_scratch_folder_goes_back_to_the_system_s(
    dialog: PreferencesDialog, store: PreferenceStore, tmp_path: Path
) -> None:
    shown = named(dialog, "Scratch folder")
    assert isinstance(shown, QLineEdit) and shown.text() == str(tmp_path)
    button = named(dialog, "Scratch folder: System’s own")
    assert isinstance(button, QPushButton)
    button.click()
    assert store.settings.scratch_dir is None and shown.text() == ""


def test_renders_go_to_a_chosen_folder_and_beside_the_photo_again(
    dialog: PreferencesDialog, store: PreferenceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    choose_button, beside = named(dialog, "Renders go: Choose…"), named(dialog, "Renders go: Beside the photo")
    assert isinstance(choose_button, QPushButton) and isinstance(beside, QPushButton)
    choose_button.click()
    assert store.window.results_folder == tmp_path
    assert any(line.text() == str(tmp_path) for line in dialog.findChildren(QLineEdit))
    beside.click()
    assert store.window.results_folder is None


def test_the_least_memory_that_can_be_typed_is_one_that_renders_accept(
    dialog: PreferencesDialog, store: PreferenceStore
) -> None:
    memory = named(dialog, "Memory")
    assert isinstance(memory, QDoubleSpinBox)
    assert memory.maximum() >= round(machine_memory_gib(), 1) > 0.2
    memory.setValue(memory.minimum())
    assert store.settings.memory_budget_bytes == round(0.1 * (1 << 30))
