"""A person's machine in miniature: an installed bundle, a folder of pictures, a style."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.app import main
from studio.paths import installed_bundles_dir
from tests.e2e.material import Run, picture
from tests.tiny_bundles import write_tiny_bundle


@pytest.fixture(scope="session", autouse=True)
def tiny_bundle(own_folders: Path) -> Path:
    """The id ``tiny`` among the person's own bundles."""
    folder = installed_bundles_dir() / "tiny"
    assert folder.is_relative_to(own_folders)
    write_tiny_bundle(folder)
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return picture(tmp_path / "content.png", width=83, height=66, seed=1)


@pytest.fixture
def style(tmp_path: Path) -> Path:
    return picture(tmp_path / "style.jpg", width=96, height=64, seed=2)


@pytest.fixture
def stylize() -> Run:
    """``gigastyle stylize`` with the tiny bundle, through the program's own entry."""

    def run(*arguments: str | Path) -> int:
        return main(["stylize", *map(str, arguments), "--bundle", "tiny", "--device", "cpu", "--threads", "1"])

    return run
