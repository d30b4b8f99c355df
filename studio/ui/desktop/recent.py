"""The photos opened last, kept in a file of their own."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from studio.codec import load_record, save_record
from studio.errors import InputError

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
        self._pictures = load_record(path, tuple[Path, ...], ())[:MOST_KEPT]

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
        with contextlib.suppress(InputError):
            save_record(self._path, pictures)
