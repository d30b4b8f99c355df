"""Reads sample sheets away from the GUI thread, the latest wanted ones alone, and keeps those that were read last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.ui.background.background import Background
from studio.ui.training.runs.samples_view import SampleSheet, read_sheet

_KEPT = 48  # of a megabyte or less


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """The sample of ``step`` in ``path``, with what the teacher paints of it in ``taught``."""

    step: int
    path: Path
    taught: Path | None = None


class SheetReader(QObject):
    """Reads one sheet at a time; a slider that moves on leaves those behind unread."""

    came = Signal()  # another sheet can be had from `sheet`
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets: OrderedDict[SheetRequest, SampleSheet] = OrderedDict()
        self._wanted: list[SheetRequest] = []
        self._reading: dict[int, SheetRequest] = {}
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._refuse)

    def sheet(self, request: SheetRequest) -> SampleSheet | None:
        """The sheet, where it has been read."""
        return self._sheets.get(request)

    def want(self, requests: Sequence[SheetRequest]) -> None:
        """Read these and no others that were wanted before, in their order; what is there already is kept longest."""
        self._wanted = []
        for request in requests:
            if request in self._sheets:
                self._sheets.move_to_end(request)
            elif request not in self._wanted and request not in self._reading.values():
                self._wanted.append(request)
        self._read_next()

    def forget(self) -> None:
        """Another run: nothing that was read is of use."""
        self._sheets.clear()
        self._wanted, self._reading = [], {}

    def close(self) -> None:
        """Wait for what is being read."""
        self._background.close()

    def _read_next(self) -> None:
        if self._wanted and not self._reading:
            request = self._wanted.pop(0)
            number = self._background.start(lambda: read_sheet(request.path, request.step, request.taught))
            self._reading[number] = request

    @Slot(int, object)
    def _take(self, number: int, sheet: SampleSheet) -> None:
        request = self._reading.pop(number, None)
        if request is not None:  # else of a run that is no longer shown
            self._sheets[request] = sheet
            while len(self._sheets) > _KEPT:
                self._sheets.popitem(last=False)
            self.came.emit()
        self._read_next()

    @Slot(int, str)
    def _refuse(self, number: int, message: str) -> None:
        if self._reading.pop(number, None) is not None:
            self.failed.emit(message)
        self._read_next()
