from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.jobs.store import JobStore
from tests.unit.ui.queue.fake_worker import FakeWorker


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JobStore]:
    with JobStore(tmp_path / "queue") as opened:
        yield opened


@pytest.fixture
def worker(qapp: QApplication) -> FakeWorker:  # noqa: ARG001 — signals need the application
    return FakeWorker()
