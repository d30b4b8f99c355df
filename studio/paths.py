"""Where Gigastyle finds what it ships and where it keeps what is the person's own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

_APP = "gigastyle"


def shipped_dir() -> Path:
    """The folder that holds ``resources`` and ``weights``: the checkout, the wheel's own data, or the built app."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen)
    package = Path(__file__).resolve().parent
    checkout = package.parent
    return checkout if (checkout / "weights").is_dir() else package / "shipped"


def resources_dir() -> Path:
    """Icons, sample photos and styles that come with the program."""
    return shipped_dir() / "resources"


def shipped_bundles_dir() -> Path:
    """Bundles that come with the program."""
    return shipped_dir() / "weights"


def installed_bundles_dir() -> Path:
    """Bundles the person imported or trained."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "bundles"


def masks_dir() -> Path:
    """Masks the person painted, named by their content."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "masks"


def training_runs_dir() -> Path:
    """Training runs begun in the window, finished ones too."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "runs"


def cache_dir() -> Path:
    """What can be computed again at any time."""
    return Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def typed_path(text: str) -> Path:
    """The path that a person typed: ``~`` is their own folder, unless something is called so. Raises nothing."""
    path = Path(text)
    if not text.startswith("~") or os.path.lexists(path):
        return path
    try:
        return path.expanduser()
    except RuntimeError:  # of a person whom the system does not know
        return path


def followed(path: Path) -> Path:
    """Where a file written to ``path`` belongs: the end of the links that lead there, so that they stay links."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path
