"""Work off the GUI thread, one task after another; every task ends in a signal, whatever exception ends it.

Signals arrive in the GUI thread. Nothing here waits for work: a closed window leaves a running task to itself, and the
program waits for all of them at its end (`WorkPool.wait`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot

from studio.errors import Cancelled
from studio.ui.background.reasons import reason
from studio.ui.translation import translated

_MOST_THREADS = (
    64  # every `Background` uses one at most, and one that waits for a slow disk must not hold up the others
)


class WorkPool(QObject):
    """One per application, which it belongs to; see `work_pool`."""

    _posted = Signal(object)

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(_MOST_THREADS)
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], None]) -> None:
        """Call ``work``, which raises nothing, in a thread."""
        self._threads.start(work)

    def post(self, call: Callable[[], None]) -> None:
        """Have ``call`` called in the GUI thread soon. Any thread may post."""
        self._posted.emit(call)

    def wait(self) -> None:
        """Return once nothing runs; to be called when the program ends, so that nothing is left half done."""
        self._threads.waitForDone()

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        call()


def work_pool() -> WorkPool:
    """The pool of the application, made on first use. To be called in the GUI thread."""
    app = QCoreApplication.instance()
    assert app is not None, "work beside the GUI thread needs an application"
    return app.findChild(WorkPool, options=Qt.FindChildOption.FindDirectChildrenOnly) or WorkPool(app)


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
