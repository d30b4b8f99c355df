from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.jobs.store import JobStore
from tests.unit.ui.queue.fake_worker import FakeWorker


@pytest.fixture(autouse=True)
def garbage_in_this_thread() -> Iterator[None]:
    """As in the window: Qt objects must not be collected by the threads that write and read beside it."""
    gc.disable()
    yield
    gc.collect(0)  # with the collector off, what a test made is still young
    gc.enable()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JobStore]:
    with JobStore(tmp_path / "queue") as opened:
        yield opened


@pytest.fixture
def worker(qapp: QApplication) -> FakeWorker:  # noqa: ARG001 — signals need the application
    return FakeWorker()
