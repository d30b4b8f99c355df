"""Does what waits in a `LowPriorityInbox`, in the worker's thread, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance

from studio.errors import Cancelled
from studio.ui.background.reasons import reason
from studio.ui.worker.low_priority import CellTask, LowPriorityInbox, RegionsTask, StylesTask, TableTask

if TYPE_CHECKING:  # it loads torch
    from studio.specs.preview import Preview, RegionsView


class LowPriorityEngine(Protocol):
    """What of the engine it needs."""

    def paint_cell(self, task: CellTask) -> Preview:
        """The picture; raises Cancelled where the task is asked to stop, else StudioError."""

    def measure_styles(self, task: StylesTask) -> None:
        """Measure the styles; raises Cancelled where the task is asked to stop, else StudioError."""

    def view_regions(self, task: RegionsTask) -> RegionsView:
        """The regions to be looked at; raises StudioError."""

    def write_table(self, task: TableTask) -> Path:
        """Write the table and give its file back; raises StudioError."""


class LowPriorityAnswers(Protocol):
    """Where it tells."""

    regions_found: SignalInstance
    regions_failed: SignalInstance
    table_written: SignalInstance
    table_failed: SignalInstance
    cell_painted: SignalInstance
    cell_failed: SignalInstance


class LowPriorityServer:
    """``engine`` is called for when there is something to do."""

    def __init__(
        self, inbox: LowPriorityInbox, engine: Callable[[], LowPriorityEngine], answers: LowPriorityAnswers
    ) -> None:
        self._inbox, self._engine, self._answers = inbox, engine, answers

    def serve_once(self) -> bool:
        """Do one thing that waits; returns whether there was any."""
        task = self._inbox.take()
        if isinstance(task, RegionsTask):
            self._look(task)
        elif isinstance(task, TableTask):
            self._write(task)
        elif isinstance(task, StylesTask):
            self._measure(task)
        elif task is not None:
            self._paint(task)
        return task is not None

    def _look(self, task: RegionsTask) -> None:
        try:
            self._answers.regions_found.emit(self._engine().view_regions(task))
        except BaseException as error:  # noqa: BLE001 — the border of the thread
            self._answers.regions_failed.emit(task.request.number, reason(error))

    def _write(self, task: TableTask) -> None:
        try:
            self._answers.table_written.emit(task.number, self._engine().write_table(task))
        except BaseException as error:  # noqa: BLE001 — the border of the thread
            self._answers.table_failed.emit(task.number, reason(error))

    def _measure(self, task: StylesTask) -> None:
        try:
            self._engine().measure_styles(task)
        except Cancelled:
            self._inbox.put_back()
        except BaseException:  # noqa: BLE001 — the border of the thread; once they are chosen, the preview says why
            self._inbox.finish()
        else:
            self._inbox.finish()

    def _paint(self, task: CellTask) -> None:
        try:
            preview = self._engine().paint_cell(task)
        except Cancelled:
            self._inbox.put_back()
        except BaseException as error:  # noqa: BLE001 — the border of the thread
            if self._inbox.finish():
                self._answers.cell_failed.emit(task.request.number, reason(error))
        else:
            if self._inbox.finish():
                self._answers.cell_painted.emit(preview)
