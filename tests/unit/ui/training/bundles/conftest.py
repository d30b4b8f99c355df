from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def own_bundles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the person's own bundles, for this process and its children; empty."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    from studio.paths import installed_bundles_dir

    folder = installed_bundles_dir()
    assert folder.is_relative_to(tmp_path)
    folder.mkdir(parents=True)
    return folder
