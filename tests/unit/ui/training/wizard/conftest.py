"""A tiny teacher and folders of small pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.bundles.manifest import Manifest, read_manifest
from studio.ui.training.wizard.first_plan import last_folders_file
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.ui.training.wizard.picture_folders import fill

Installed = tuple[Path, Manifest]


@pytest.fixture(autouse=True)
def no_last_folders() -> Iterator[None]:
    """Nobody started a run before."""
    last_folders_file().unlink(missing_ok=True)
    yield
    last_folders_file().unlink(missing_ok=True)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("bundles") / "tiny"
    write_tiny_bundle(folder)
    return folder, read_manifest(folder)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return fill(tmp_path / "photos", count=4)
