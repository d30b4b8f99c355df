"""What the person wants of the window alone: one readable JSON file beside the settings of the command line."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.codec import from_plain, read_record, to_plain
from studio.errors import RecordError
from studio.settings import settings_file
from studio.ui.theme.tokens import Theme
from studio.ui.viewer.view_state import ViewMode


@dataclass(frozen=True, slots=True)
class WindowPreferences:
    """``language`` is a code such as ``de``; empty means that of the system. ``viewer_mode`` is how pictures open.

    ``results_dir`` is the folder that renders go to; empty means beside the photo.
    """

    theme: Theme = Theme.SYSTEM
    language: str = ""
    viewer_mode: ViewMode = ViewMode.SPLIT
    results_dir: str = ""

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
