"""Work that waits until no preview does: the regions of a photo to be looked at, tables of colours, the pictures of a
contact sheet, one after another, and styles that may be chosen next.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from studio.progress import Cancellation
from studio.specs.lut import LutRequest
from studio.specs.preview import PreviewRequest, RegionsRequest
from studio.specs.stylize import Resources, StylizeSpec


@dataclass(frozen=True, slots=True, eq=False)
class TableTask:
    """A table of colours to be written to ``output``; its number is among those of tables alone."""

    number: int
    request: LutRequest
    output: Path
    resources: Resources
    overwrite: bool


@dataclass(frozen=True, slots=True, eq=False)
class RegionsTask:
    """The regions of a photo, to be looked at; their numbers are among themselves."""

    request: RegionsRequest
    resources: Resources


@dataclass(frozen=True, slots=True, eq=False)
class CellTask:
    """One picture of a contact sheet."""

    request: PreviewRequest
    resources: Resources
    cancellation: Cancellation = field(default_factory=Cancellation)


@dataclass(frozen=True, slots=True, eq=False)
class StylesTask:
    """The styles of ``spec``, to be measured before they are painted with."""

    spec: StylizeSpec
    resources: Resources
    cancellation: Cancellation = field(default_factory=Cancellation)


class LowPriorityInbox:
    """Shared by two threads: the window puts, the worker takes; neither waits while the other works.

    Of regions and styles the latest are wanted alone. Regions come first, then tables, then cells, styles last. A cell
    that is interrupted waits again, before all others, and so do styles.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._regions: RegionsTask | None = None
        self._tables: deque[TableTask] = deque()
        self._cells: deque[CellTask] = deque()
        self._styles: StylesTask | None = None
        self._running: CellTask | StylesTask | None = None
        self._is_closed = False

    def put_regions(self, task: RegionsTask) -> None:
        """Have the regions of a photo found, in place of those that wait."""
        with self._lock:
            if not self._is_closed:
                self._regions = task

    def put_table(self, task: TableTask) -> None:
        """Have a table written."""
        with self._lock:
            if not self._is_closed:
                self._tables.append(task)

    def put_cells(self, tasks: Iterable[CellTask]) -> None:
        """Have these cells painted, in this order, in place of those that wait or are being painted."""
        with self._lock:
            self._stop_cells()
            if not self._is_closed:
                self._cells.extend(tasks)

    def put_styles(self, task: StylesTask) -> None:
        """Have these styles measured, in place of those that wait or are being measured."""
        with self._lock:
            if isinstance(self._running, StylesTask):
                self._running.cancellation.request()
            if not self._is_closed:
                self._styles = task

    def interrupt(self) -> None:
        """Stop the cell that is being painted, or measuring styles, soon, and go on later."""
        with self._lock:
            if self._running is not None:
                self._running.cancellation.request()

    def take(self) -> RegionsTask | TableTask | CellTask | StylesTask | None:
        """Take what is next; a cell or styles count as running until `finish` or `put_back`. None: nothing waits."""
        with self._lock:
            if self._regions is not None:
                task, self._regions = self._regions, None
                return task
            if self._tables:
                return self._tables.popleft()
            if self._cells:
                self._running = self._cells.popleft()
            else:
                self._running, self._styles = self._styles, None
            return self._running

    def finish(self) -> bool:
        """Note that what was taken last is done, or cannot be; returns whether it is still wanted."""
        with self._lock:
            task, self._running = self._running, None
            return task is not None

    def put_back(self) -> None:
        """What was taken last was interrupted: it waits again, unless it was replaced."""
        with self._lock:
            task, self._running = self._running, None
            if isinstance(task, CellTask):
                self._cells.appendleft(CellTask(task.request, task.resources))
            elif task is not None and self._styles is None and not self._is_closed:
                self._styles = StylesTask(task.spec, task.resources)

    def close(self) -> None:
        """Stop what is being painted or measured, drop what waits, and ignore what comes later."""
        with self._lock:
            self._is_closed = True
            self._regions = self._styles = None
            if isinstance(self._running, StylesTask):
                self._running.cancellation.request()
            self._tables.clear()
            self._stop_cells()

    def _stop_cells(self) -> None:
        self._cells.clear()
        if isinstance(self._running, CellTask):
            self._running.cancellation.request()
            self._running = None  # it is not painted again
