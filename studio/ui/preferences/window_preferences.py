"""What the person wants of the window alone: one readable JSON file beside the settings of the command line."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from studio.errors import InputError
from studio.replacing import replace_text
from studio.settings import settings_file
from studio.ui.theme.tokens import Theme

VIEWER_MODES = ("split", "side_by_side", "before", "after")


@dataclass(frozen=True, slots=True)
class WindowPreferences:
    """``language`` is a code such as ``de``; empty means that of the system. ``viewer_mode`` is how pictures open.

    ``results_dir`` is the folder that renders go to; empty means beside the photo.
    """

    theme: Theme = Theme.SYSTEM
    language: str = ""
    viewer_mode: str = "split"
    results_dir: str = ""

    def __post_init__(self) -> None:
        if self.viewer_mode not in VIEWER_MODES:
            raise ValueError(f"the viewer mode is one of {', '.join(VIEWER_MODES)}, not {self.viewer_mode!r}")
        if not isinstance(self.language, str):
            raise TypeError(f"the language is a code such as de, not {self.language!r}")
        if not isinstance(self.results_dir, str):
            raise TypeError(f"the folder for results is a path, not {self.results_dir!r}")

    @property
    def results_folder(self) -> Path | None:
        """The folder that renders go to, None for beside the photo."""
        return Path(self.results_dir) if self.results_dir else None


def window_preferences_file() -> Path:
    """Where they are kept."""
    return settings_file().with_name("window.json")


def load_window_preferences(path: Path) -> WindowPreferences:
    """Read ``path``. Whatever cannot be used is the default: nothing here is worth a question at the start."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return WindowPreferences()
    known = {field.name for field in fields(WindowPreferences)}
    preferences = WindowPreferences()
    for name, value in kept.items() if isinstance(kept, dict) else ():
        if name in known:
            with contextlib.suppress(ValueError, TypeError):
                changed = {**asdict(preferences), name: Theme(value) if name == "theme" else value}
                preferences = WindowPreferences(**changed)
    return preferences


def save_window_preferences(preferences: WindowPreferences, path: Path) -> None:
    """Write ``path`` whole or not at all; raises `InputError` where that is impossible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, json.dumps(asdict(preferences), indent=2) + "\n")
    except OSError as error:
        raise InputError(
            "the preferences cannot be written to {path}: {reason}", path=path, reason=error.strerror
        ) from error
