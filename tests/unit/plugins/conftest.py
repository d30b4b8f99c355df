"""What tests of the plug-ins share: an executable, and both plug-ins unpacked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.plugins.installed import gigastyle_program, install


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The executable of these tests is a script for a shell."""
    if os.name == "nt":
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="a shell starts gigastyle here"))


@pytest.fixture(scope="session")
def executable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return gigastyle_program(tmp_path_factory.mktemp("program"))


@pytest.fixture(scope="session")
def gimp_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install("gimp", tmp_path_factory.mktemp("gimp"))


@pytest.fixture(scope="session")
def krita_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install("krita", tmp_path_factory.mktemp("krita"))


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test import plug-ins: what it adds to the modules of Python is taken away again."""
    before = set(sys.modules)
    yield monkeypatch
    own = ("gigastyle", "gigastyle_shared", "layer_files", "dialog", "watched_folder")
    for name in set(sys.modules) - before:
        if name.partition(".")[0] in own:
            del sys.modules[name]
