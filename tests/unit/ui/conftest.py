"""Every test of the window is marked `gui`, and fails where Qt warns."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.ui.qt_messages import qt_warnings

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.gui)


@pytest.fixture(autouse=True)
def garbage_in_this_thread() -> Iterator[None]:
    """As in the window: Qt objects must not be collected by the threads that write and read beside it."""
    gc.disable()
    yield
    gc.collect(0)  # with the collector off, what a test made is still young
    gc.enable()


@pytest.fixture(autouse=True)
def no_qt_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    request.getfixturevalue("qapp")  # icons, palettes and pictures need an application as much as widgets do
    with qt_warnings() as messages:
        yield
    assert messages == [], "Qt warned"
