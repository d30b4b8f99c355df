"""Work off the GUI thread, one task after another; every task ends in a signal, whatever exception ends it.

Signals arrive in the GUI thread. Nothing here waits for work: a closed window leaves a running task to itself, and the
program waits for all of them at its end (`WorkPool.wait`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from studio.errors import Cancelled
from studio.ui.background.pool import work_pool
from studio.ui.background.reasons import reason
from studio.ui.translation import translated

Report = Callable[[object], None]
_Ending = Callable[["Background", int], None]


class Background(QObject):
    """Each number that `start` gave ends in exactly one of `finished`, `failed` and `cancelled`."""

    progressed = Signal(int, object)  # number, an intermediate result of the work
    finished = Signal(int, object)  # number, what the work returned
    failed = Signal(int, str)  # number, why it could not be done
    cancelled = Signal(int)  # number: it raised Cancelled, or was dropped by `close`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = work_pool()
        self._number = 0
        self._waiting: deque[tuple[int, Callable[[Report], object]]] = deque()
        self._running: int | None = None
        self._is_closed = False

    def start(self, work: Callable[[], object]) -> int:
        """Run ``work`` when its turn comes; returns its number. Once closed, nothing is started or emitted."""
        return self.start_reporting(lambda _tell: work())

    def start_reporting(self, work: Callable[[Report], object]) -> int:
        """The same for work that is given a function to report intermediate results with."""
        self._number += 1
        if not self._is_closed:
            self._waiting.append((self._number, work))
            self._run_next()
        return self._number

    def close(self) -> None:
        """Start nothing more and drop what runs: everything that has not ended is reported as cancelled."""
        self._is_closed = True
        left = [] if self._running is None else [self._running]
        left += [number for number, _ in self._waiting]
        self._waiting.clear()
        self._running = None
        for number in left:
            self.cancelled.emit(number)

    def _run_next(self) -> None:
        if self._running is None and self._waiting:
            self._running, work = self._waiting.popleft()
            self._pool.run(partial(self._run, self._running, work))

    def _run(self, number: int, work: Callable[[Report], object]) -> None:
        """Called in a thread of the pool; no exception may leave it."""
        try:
            answer = work(lambda part: self._pool.post(partial(self._pass_on, number, part)))
            ending: _Ending = partial(_finish, answer)
        except Cancelled:
            ending = _cancel
        except BaseException as error:  # noqa: BLE001 — the border of the thread
            ending = partial(_fail, translated(reason(error)))
        self._pool.post(partial(self._end, number, ending))

    def _pass_on(self, number: int, part: object) -> None:
        if self._is_awaited(number):
            self.progressed.emit(number, part)

    def _end(self, number: int, ending: _Ending) -> None:
        if self._is_awaited(number):
            self._running = None
            ending(self, number)
            self._run_next()

    def _is_awaited(self, number: int) -> bool:
        """Whether this object still exists: its window may be closed."""
        return shiboken6.isValid(self) and number == self._running


def _finish(answer: object, background: Background, number: int) -> None:
    background.finished.emit(number, answer)


def _fail(why: str, background: Background, number: int) -> None:
    background.failed.emit(number, why)


def _cancel(background: Background, number: int) -> None:
    background.cancelled.emit(number)
