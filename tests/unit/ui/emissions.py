"""Acting at the moment when another thread emits a signal, however fast that thread is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, SignalInstance


def at_emission(signal: SignalInstance, action: Callable[[], object], nth: int = 1) -> None:
    """Do ``action`` in this thread's event loop when ``signal`` is emitted for the ``nth`` time from now on.

    The emitting thread waits meanwhile. Slots that were connected before are called before, later ones after.
    """
    left = nth

    def act(*_emitted: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            signal.disconnect(act)
            action()

    signal.connect(act, Qt.ConnectionType.BlockingQueuedConnection)
