"""Python's cyclic collector runs on the GUI thread only: a worker that collects would end Qt objects in its thread.

It rests while the worker imports torch: a hundred thousand new objects, of which none is garbage, made every collection
a wait of 50 to 160 ms in the window.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL_MS = 1_000


class GuiThreadCollector(QObject):
    """Collects when the counts say so, at most once per interval, until `close`; not between `rest` and `go_on`."""

    def __init__(self, parent: QObject | None = None, *, interval_ms: int = _INTERVAL_MS) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        self._clock = QTimer(self, interval=interval_ms)
        self._clock.timeout.connect(self._collect)
        gc.disable()
        self._clock.start()

    def close(self) -> None:
        """Leave it to Python again."""
        self._clock.stop()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def rest(self) -> None:
        """Collect nothing until `go_on`."""
        self._clock.stop()

    @Slot()
    def go_on(self) -> None:
        """Collect again, permanently without the objects that exist now: with all libraries it would take long."""
        gc.freeze()
        self._clock.start()

    @Slot()
    def _collect(self) -> None:
        thresholds = gc.get_threshold()
        for generation in (2, 1, 0):
            if thresholds[generation] and gc.get_count()[generation] > thresholds[generation]:
                gc.collect(generation)
                return
