from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def garbage_in_this_thread() -> Iterator[None]:
    """As in the window: Qt objects must not be collected by the threads that read beside it."""
    gc.disable()
    yield
    gc.collect(0)  # with the collector off, what a test made is still young
    gc.enable()
