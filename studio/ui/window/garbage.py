"""Python's cyclic collector runs on the GUI thread only: a worker that collects would end Qt objects in its thread."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL_MS = 1_000


class GuiThreadCollector(QObject):
    """Collects when the counts say so, at most once a second, until `close`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        self._clock = QTimer(self, interval=_INTERVAL_MS)
        self._clock.timeout.connect(self._collect)
        gc.disable()
        self._clock.start()

    def close(self) -> None:
        """Leave it to Python again."""
        self._clock.stop()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def freeze(self) -> None:
        """Leave out for ever what exists by now: the libraries just loaded make each full collection slow."""
        gc.freeze()

    @Slot()
    def _collect(self) -> None:
        thresholds = gc.get_threshold()
        for generation in (2, 1, 0):
            if thresholds[generation] and gc.get_count()[generation] > thresholds[generation]:
                gc.collect(generation)
                return
