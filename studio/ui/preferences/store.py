"""The preferences in force: every change is applied at once and written down at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.codec import save_record
from studio.errors import InputError
from studio.settings import Settings, load_settings
from studio.specs.stylize import Resources
from studio.ui.preferences.window_preferences import WindowPreferences, load_window_preferences
from studio.ui.translation import translated


class PreferenceStore(QObject):
    """Both files in one place: the settings that the command line shares, and those of the window."""

    settings_changed = Signal(object)  # Settings
    window_changed = Signal(object)  # WindowPreferences
    failed = Signal(str)  # why a change could not be written down; it is in force all the same

    def __init__(self, settings_path: Path, window_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings_path, self._window_path = settings_path, window_path
        loaded = load_settings(settings_path)
        self._settings, self._notes = loaded.settings, loaded.notes
        self._window = load_window_preferences(window_path)

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    @property
    def window(self) -> WindowPreferences:
        """The window's own preferences in force."""
        return self._window

    @property
    def notes(self) -> Sequence[str]:
        """What should be said about how the settings were read."""
        return self._notes

    def resources(self) -> Resources:
        """What work started now may use."""
        return self._settings.resources()

    def change_settings(self, **changes: Any) -> None:
        """Replace fields of the settings; `SpecError` where a value is out of range, and nothing has changed."""
        changed = replace(self._settings, **changes)
        if changed == self._settings:
            return
        self._settings = changed
        self.settings_changed.emit(changed)
        self._save(self._settings_path, changed)

    def change_window(self, **changes: Any) -> None:
        """Replace fields of the window's preferences; ValueError where a value is none of the possible ones."""
        changed = replace(self._window, **changes)
        if changed == self._window:
            return
        self._window = changed
        self.window_changed.emit(changed)
        self._save(self._window_path, changed)

    def _save(self, path: Path, changed: object) -> None:
        try:
            save_record(path, changed)
        except InputError as error:
            self.failed.emit(translated(error))
