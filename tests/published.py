"""Where the published weight files lie on this machine, for the tests that read the real thing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).resolve().parents[1]


def published_folder(name: str) -> Path:
    """The folder ``name`` of published weights; skips the calling test where it is absent."""
    root = Path(os.environ.get("GIGASTYLE_PUBLISHED_WEIGHTS", _REPOSITORY.parent / "shared" / "weights"))
    folder = root / name
    if not folder.is_dir():
        pytest.skip(f"no published weights in {folder}; set GIGASTYLE_PUBLISHED_WEIGHTS to the folder that has them")
    return folder
