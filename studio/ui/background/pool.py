"""The threads of the program for short work, and the way from them back into the GUI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot

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
