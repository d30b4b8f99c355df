"""The preferences in force: every change is applied at once and written down at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

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

    def use_settings(self, settings: Settings) -> None:
        """Put ``settings`` in force."""
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit(settings)
            self._save(self._settings_path, settings)

    def use_window(self, window: WindowPreferences) -> None:
        """Put the window's own preferences in force."""
        if window != self._window:
            self._window = window
            self.window_changed.emit(window)
            self._save(self._window_path, window)

    def _save(self, path: Path, changed: object) -> None:
        try:
            save_record(path, changed)
        except InputError as error:
            self.failed.emit(translated(error))
