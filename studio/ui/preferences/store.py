"""The preferences in force, those of the window in a file of their own: every change holds and is written at once."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.codec import from_plain, read_record, save_record, to_plain
from studio.errors import InputError, RecordError
from studio.settings import Settings, load_settings, settings_file
from studio.specs.stylize import Resources
from studio.ui.theme.tokens import Theme
from studio.ui.translation import translated
from studio.ui.viewer.view_state import ViewMode


@dataclass(frozen=True, slots=True)
class WindowPreferences:
    """``language`` is a code such as ``de``; empty means that of the system. ``viewer_mode`` is how pictures open.

    ``results_dir`` is the folder that renders go to; empty means beside the photo. ``open_sections`` says by name which
    sections of the panel were left open, and which folded.
    """

    theme: Theme = Theme.SYSTEM
    language: str = ""
    viewer_mode: ViewMode = ViewMode.SPLIT
    results_dir: str = ""
    open_sections: Mapping[str, bool] = field(default_factory=dict)

    @property
    def results_folder(self) -> Path | None:
        """The folder that renders go to, None for beside the photo."""
        return Path(self.results_dir) if self.results_dir else None


def window_preferences_file() -> Path:
    """Where they are kept."""
    return settings_file().with_name("window.json")


def load_window_preferences(path: Path) -> WindowPreferences:
    """Read ``path``. Whatever cannot be used is the default: nothing here is worth a question at the start."""
    preferences = WindowPreferences()
    try:
        kept = read_record(path, dict[str, Any])
    except (OSError, RecordError):
        return preferences
    for name, value in kept.items():
        with contextlib.suppress(RecordError):
            preferences = from_plain(WindowPreferences, {**to_plain(preferences), name: value})
    return preferences


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

    def keep_section(self, name: str, *, is_open: bool) -> None:
        """Remember how the section of the panel called ``name`` was left; `window_changed` is not emitted."""
        sections = {**self._window.open_sections, name: is_open}
        self._window = replace(self._window, open_sections=sections)
        self._save(self._window_path, self._window)

    def _save(self, path: Path, changed: object) -> None:
        try:
            save_record(path, changed)
        except InputError as error:
            self.failed.emit(translated(error))
