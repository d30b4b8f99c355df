"""The folders of pictures that the latest run was started with, kept for the next one."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

from studio.replacing import replace_text
from studio.settings import settings_file


@dataclass(frozen=True, slots=True)
class LastFolders:
    """None where no run was started yet, or the folder is gone."""

    contents: Path | None = None
    styles: Path | None = None


def last_folders_file() -> Path:
    """Where they are kept."""
    return settings_file().with_name("training.json")


def load_last_folders(path: Path) -> LastFolders:
    """Read ``path``; nothing here is worth a question, so whatever cannot be used is None."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return LastFolders()
    entries = kept if isinstance(kept, dict) else {}
    contents = _folder(entries.get("contents"))
    return LastFolders(contents, _folder(entries.get("styles")) if contents else None)


def save_last_folders(folders: LastFolders, path: Path) -> None:
    """Write ``path``; where that is impossible the next wizard asks again."""
    entries = {
        "contents": str(folders.contents) if folders.contents else None,
        "styles": str(folders.styles) if folders.styles else None,
    }
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, json.dumps(entries, indent=2) + "\n")


def _folder(entry: object) -> Path | None:
    if not isinstance(entry, str):
        return None
    folder = Path(entry)
    return folder if folder.is_dir() else None
