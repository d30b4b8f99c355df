"""A report for support: versions, the system, the end of the log."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
from pathlib import Path

_TAIL_BYTES = 64_000
_PACKAGES = ("gigastyle", "torch", "PySide6-Essentials", "pyvips", "pyvips-binary", "numpy")


def log_tail(path: Path, most_bytes: int = _TAIL_BYTES) -> str:
    """The last part of the log, from the start of a line; empty where there is none."""
    try:
        with path.open("rb") as stream:
            stream.seek(0, os.SEEK_END)
            is_cut = stream.tell() > most_bytes
            stream.seek(max(0, stream.tell() - most_bytes))
            text = stream.read().decode("utf-8", errors="replace")
    except OSError:
        return ""
    return text.partition("\n")[2] if is_cut else text


def report(path: Path, *, device: str, home: Path | None = None) -> str:
    """Versions, system and log as plain text; the name of the home folder is left out."""
    lines = [f"{name} {_version(name)}" for name in _PACKAGES]
    lines += [f"Python {sys.version.split()[0]}", platform.platform(), f"{os.cpu_count()} cores, device {device}", ""]
    text = "\n".join(lines) + (log_tail(path) or "(the log is empty)\n")
    return text.replace(str(home or Path.home()), "~")


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
