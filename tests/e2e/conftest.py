"""A person's machine in miniature: an installed bundle, a folder of pictures, a style."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.app import main
from studio.paths import installed_bundles_dir
from tests.tiny_bundles import write_tiny_bundle

Run = Callable[..., int]


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


def picture(path: Path, *, width: int, height: int, seed: int) -> Path:
    """Write soft colours with some texture, so that every statistic is well conditioned."""
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:height, 0:width]
    waves = np.stack([np.sin(columns / 9 + seed), np.cos(rows / 7), np.sin((rows + columns) / 13)], axis=-1)
    values = 128 + 70 * waves + random.normal(0, 20, (height, width, 3))
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(values.clip(0, 255).astype(np.uint8)).save(path)
    return path
