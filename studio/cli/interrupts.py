"""Ctrl-C, or a polite request to terminate, stops the work at a good point; the second one ends the process.

Work in the foreground draws a bar meanwhile. A program that started this one may stop it by closing its input instead,
which works on all systems and happens by itself where that program dies.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from tqdm import tqdm

from studio.errors import Cancelled
from studio.progress import Cancellation, Progress, ProgressReport

Watch = Callable[[ProgressReport, Cancellation], None]

_POLITE = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def ended_by_interrupt() -> Iterator[None]:
    """The first SIGINT or SIGTERM raises Cancelled wherever the work is, so that it tidies up; the second one kills."""

    def end() -> None:
        raise Cancelled("stopped on request")

    with _at_first_interrupt(end):
        yield


@contextmanager
def cancelled_by_interrupt(*, stop: Cancellation | None = None) -> Iterator[Cancellation]:
    """A switch that the first SIGINT or SIGTERM throws; from then on both have their default effect and kill.

    With ``stop`` the first SIGINT throws that instead, and the second the switch: for work whose result so far is
    worth keeping. SIGTERM throws the switch in any case.
    """
    cancellation = Cancellation()
    with _at_first_interrupt(cancellation.request, first=stop):
        yield cancellation


def cancel_at_end_of_input(cancellation: Cancellation, *, descriptor: int = 0) -> None:
    """Throw the switch once ``descriptor``, standard input unless told otherwise, is closed by who writes to it."""

    def wait() -> None:
        with contextlib.suppress(OSError):  # input that cannot be read has ended
            while os.read(descriptor, 4096):  # not by sys.stdin, whose lock the end of the program would wait for
                pass
        cancellation.request()

    threading.Thread(target=wait, name="end of input", daemon=True).start()


@contextmanager
def progress_with_bar(watch: Watch | None = None, *, is_drawn: bool = True) -> Iterator[Progress]:
    """Progress that is drawn as a bar on a terminal, told to ``watch``, and cancelled by the first interrupt.

    Where it is not ``is_drawn`` there is no bar.
    """
    is_hidden = None if is_drawn else True  # None: where this is no terminal
    with (
        cancelled_by_interrupt() as cancellation,
        tqdm(total=1.0, leave=False, disable=is_hidden, file=sys.stderr) as bar,
    ):

        def on_report(report: ProgressReport) -> None:
            bar.update(report.fraction - bar.n)
            bar.set_description(report.stage)
            if watch is not None:
                watch(report, cancellation)

        yield Progress(on_report=on_report, cancellation=cancellation)


@contextmanager
def _at_first_interrupt(act: Callable[[], None], *, first: Cancellation | None = None) -> Iterator[None]:
    """Signals belong to the main thread: elsewhere nothing is tied to them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def on_signal(received: int, _frame: FrameType | None) -> None:
        if first is not None and received == signal.SIGINT and not first.is_requested:
            first.request()
            return
        for number in _POLITE:
            signal.signal(number, signal.SIG_DFL)
        act()

    previous = {number: signal.signal(number, on_signal) for number in _POLITE}
    try:
        yield
    finally:
        for number, before in previous.items():
            signal.signal(number, before)
