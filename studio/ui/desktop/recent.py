"""The photos opened last, kept in a file of their own."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

from studio.replacing import replace_text

MOST_KEPT = 12


def recent_file(settings_path: Path) -> Path:
    """Where they are kept."""
    return settings_path.with_name("recent.json")


def with_latest(recent: Sequence[Path], path: Path) -> tuple[Path, ...]:
    """``path`` first, each once, not too many."""
    return (path, *(other for other in recent if other != path))[:MOST_KEPT]


class RecentPictures:
    """Reads and writes the list; a file that cannot be used is an empty list, since nothing is lost with it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pictures = _read(path)

    def pictures(self) -> tuple[Path, ...]:
        """The latest first; some may be gone by now."""
        return self._pictures

    def add(self, picture: Path) -> None:
        """Put ``picture`` first."""
        self._keep(with_latest(self._pictures, picture.absolute()))

    def clear(self) -> None:
        """Forget them all."""
        self._keep(())

    def _keep(self, pictures: tuple[Path, ...]) -> None:
        self._pictures = pictures
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_text(self._path, json.dumps([str(path) for path in pictures], indent=1))


def _read(path: Path) -> tuple[Path, ...]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    entries = kept if isinstance(kept, list) else []
    return tuple(Path(entry) for entry in entries if isinstance(entry, str))[:MOST_KEPT]
