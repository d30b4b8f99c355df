"""A worker that paints nothing: it notes what it is asked and ends a render when the test says so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.jobs.job import JobRecord, JobState
from studio.specs.stylize import Resources


class FakeWorker(QObject):
    job_progressed = Signal(str, float, float, float)
    job_staged = Signal(str, object)
    job_noted = Signal(str, str)
    job_ended = Signal(str, str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, str]] = []
        self.running: JobRecord | None = None

    def start_job(self, record: JobRecord, resources: Resources, job_dir: Path) -> None:
        assert self.running is None, "one at a time"
        assert isinstance(resources, Resources)
        assert job_dir.name == record.id
        self.running = record
        self.calls.append(("start", record.job.content.stem))

    def pause_job(self, job_id: str) -> None:
        self.calls.append(("pause", self._name(job_id)))

    def keep_job(self, job_id: str) -> None:
        self.calls.append(("keep", self._name(job_id)))

    def cancel_job(self, job_id: str) -> None:
        self.calls.append(("cancel", self._name(job_id)))

    def progress(self, fraction: float, left_s: float = -1.0) -> None:
        assert self.running is not None
        self.job_progressed.emit(self.running.id, fraction, 1.0, left_s)

    def end(self, state: JobState, message: str = "", result_px: tuple[int, int] | None = None) -> None:
        assert self.running is not None
        record, self.running = self.running, None
        self.job_ended.emit(record.id, state.value, message, result_px)

    def _name(self, job_id: str) -> str:
        assert self.running is not None
        assert self.running.id == job_id
        return self.running.job.content.stem
