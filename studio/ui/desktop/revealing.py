"""Showing a file in the desktop's own programs: where it lies, and what is in it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def reveal_command(path: Path, platform: str) -> tuple[str, list[str]] | None:
    """Program and arguments that select ``path`` on ``platform`` (as in `sys.platform`), None where there is none."""
    if platform == "win32":
        return "explorer", [f"/select,{path}"]
    if platform == "darwin":
        return "open", ["-R", str(path)]
    return None


def open_file(path: Path) -> bool:
    """Open the file at ``path`` in the desktop's program for it; False where there is none, or no such file."""
    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))


def reveal(path: Path) -> bool:
    """Open the folder of ``path``, with the file selected where the system can; False where nothing can open it."""
    command = reveal_command(path, sys.platform)
    if command is not None and path.exists():
        started, _process_id = QProcess.startDetached(*command)
        return bool(started)
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute().parent)))


def shown_path(path: Path) -> str:
    """``path`` with the home folder in short, as people know it from their own system."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):  # somewhere else, or there is no home
        return str(path)
