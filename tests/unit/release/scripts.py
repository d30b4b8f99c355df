"""Scripts under packaging/, loaded as they load each other."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[3]
_FOLDERS = [str(ROOT / "packaging" / name) for name in ("release", "linux", "windows", "frozen", "")]


def script(name: str) -> ModuleType:
    """The module of a script, such as ``deb``."""
    sys.path[:0] = _FOLDERS
    try:
        return importlib.import_module(name)
    finally:
        del sys.path[: len(_FOLDERS)]
