"""Ctrl-C, or a polite request to terminate, stops the work at a good point; the second one ends the process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from studio.errors import Cancelled
from studio.progress import Cancellation

_POLITE = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def ended_by_interrupt() -> Iterator[None]:
    """The first SIGINT or SIGTERM raises Cancelled wherever the work is, so that it tidies up; the second one kills."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        for number in _POLITE:
            signal.signal(number, signal.SIG_DFL)
        raise Cancelled("stopped on request")

    previous = {number: signal.signal(number, end) for number in _POLITE}
    try:
        yield
    finally:
        for number, before in previous.items():
            signal.signal(number, before)


@contextmanager
def cancelled_by_interrupt() -> Iterator[Cancellation]:
    """A switch that the first SIGINT or SIGTERM throws; from then on both have their default effect and kill.

    Signals belong to the main thread: elsewhere the switch is given out without being tied to them.
    """
    cancellation = Cancellation()
    if threading.current_thread() is not threading.main_thread():
        yield cancellation
        return

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        for number in _POLITE:
            signal.signal(number, signal.SIG_DFL)
        cancellation.request()

    previous = {number: signal.signal(number, ask_to_stop) for number in _POLITE}
    try:
        yield cancellation
    finally:
        for number, before in previous.items():
            signal.signal(number, before)
