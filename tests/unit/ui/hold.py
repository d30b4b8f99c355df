"""Holding a thread where it emits a signal, so that a test acts at that moment however fast the thread is."""

from __future__ import annotations

import threading
from types import TracebackType

from PySide6.QtCore import Qt, SignalInstance

_WAIT_S = 60.0


class Hold:
    """Holds the thread that emits ``signal`` for the ``nth`` time from now on, until `release` or the end of ``with``.

    Slots that were connected before have been called by then, or their calls are queued.
    """

    def __init__(self, signal: SignalInstance, nth: int = 1) -> None:
        self._signal, self._left = signal, nth
        self._reached, self._released = threading.Event(), threading.Event()

    def __enter__(self) -> Hold:
        self._signal.connect(self._hold, Qt.ConnectionType.DirectConnection)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()

    @property
    def is_reached(self) -> bool:
        """Whether the thread is held, or was."""
        return self._reached.is_set()

    def wait(self) -> None:
        """Wait until the thread is held; no event of the calling thread is processed meanwhile."""
        assert self._reached.wait(_WAIT_S)

    def release(self) -> None:
        """Let the thread go on."""
        self._released.set()

    def _hold(self, *_emitted: object) -> None:
        self._left -= 1
        if self._left == 0:
            self._reached.set()
            self._released.wait(_WAIT_S)
