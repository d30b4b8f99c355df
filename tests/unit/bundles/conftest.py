from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import paths


@pytest.fixture
def bundle_dirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path]]:
    """Empty folders that stand for the shipped and the installed bundles."""
    shipped, installed = tmp_path / "shipped", tmp_path / "installed"
    shipped.mkdir()
    installed.mkdir()
    monkeypatch.setattr(paths, "shipped_bundles_dir", lambda: shipped)
    monkeypatch.setattr(paths, "installed_bundles_dir", lambda: installed)
    yield shipped, installed


@pytest.fixture
def no_shipped_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the program came without sample pictures."""
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path / "no-resources")
