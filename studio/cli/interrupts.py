"""Ctrl-C asks politely once and ends the process the second time."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from studio.progress import Cancellation


@contextmanager
def cancelled_by_interrupt() -> Iterator[Cancellation]:
    """A switch that the first SIGINT throws; from then on SIGINT has its default effect and kills.

    Signals belong to the main thread: elsewhere the switch is given out without being tied to SIGINT.
    """
    cancellation = Cancellation()
    if threading.current_thread() is not threading.main_thread():
        yield cancellation
        return

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        cancellation.request()

    previous = signal.signal(signal.SIGINT, ask_to_stop)
    try:
        yield cancellation
    finally:
        signal.signal(signal.SIGINT, previous)
