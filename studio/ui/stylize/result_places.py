"""Where renders go: beside the photo or into the folder that the person chose, never into caches or shipped folders."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from studio.paths import cache_dir, resources_dir


def pictures_dir() -> Path:
    """The system's folder for pictures."""
    return Path(platformdirs.user_pictures_dir())


def results_folder(content: Path, chosen: Path | None) -> Path:
    """The folder for what becomes of ``content``: ``chosen``, or beside it.

    What was pasted lies in a cache, what ships among the program's own files, and some folders cannot be written to:
    results of those go to the folder for pictures.
    """
    if chosen is not None:
        return chosen
    home = content.absolute().parent
    is_ours = any(home.is_relative_to(ours.absolute()) for ours in (cache_dir(), resources_dir()))
    return pictures_dir() if is_ours or not os.access(home, os.W_OK) else home
