"""Fixtures of the tests that paint with a small bundle: the bundle, two styles, and one thread for torch."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("bundles") / "tiny"
    write_tiny_bundle(folder)
    return load_bundle(folder)


@pytest.fixture(scope="session")
def style(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_picture(tmp_path_factory.mktemp("styles") / "style.png", 96, 80, seed=5)


@pytest.fixture(scope="session")
def other_style(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_picture(tmp_path_factory.mktemp("styles") / "other.png", 64, 96, seed=6)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
