"""Somebody at the window: starts the program as it is started, uses it while its own event loop runs, and closes it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.app import log_file, main
from studio.ui.notices.notices import Notices
from studio.ui.start import application
from studio.ui.stylize.stage import Stage
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.window.main_window import MainWindow

TIMEOUT_MS = 60_000
_LOOK_MS = 50

W = TypeVar("W", bound=QWidget)
UseWindow = Callable[..., int]  # what the fixture at_the_window hands out


class Person:
    """Knows the window by what can be seen and read of it."""

    def __init__(self, window: MainWindow, bot: QtBot) -> None:
        self.window, self.bot = window, bot

    def wait_until(self, condition: Callable[[], bool], *, timeout_ms: int = TIMEOUT_MS) -> None:
        """Go on soon after ``condition`` holds; it is looked at so seldom that looking is not the work."""
        deadline_s = time.monotonic() + timeout_ms / 1000
        while not condition():
            assert time.monotonic() < deadline_s, "what was waited for has not come"
            self.bot.wait(_LOOK_MS)

    def find(self, kind: type[W], name: str) -> W:
        """The one visible widget of this kind with this accessible name."""
        (found,) = [one for one in self.window.findChildren(kind) if one.accessibleName() == name and one.isVisible()]
        return found

    def dialog(self, kind: type[W]) -> W:
        """The dialog that is open."""
        (found,) = [one for one in self.window.findChildren(kind) if isinstance(one, QDialog) and one.isVisible()]
        return found

    def drop(self, *paths: Path, on: QWidget | None = None) -> None:
        """Let files fall on a widget (the picture, or what is in its place)."""
        target = on or self.stage
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place = target.rect().center()
        taker = self._taker(target, place)
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(taker, QDragEnterEvent(taker.rect().center(), copy, data, left, none))
        QApplication.sendEvent(taker, QDropEvent(QPointF(taker.rect().center()), copy, data, left, none))

    def open_with_recipe(self, photo: Path, recipe: Path) -> None:
        """Drop a photo, then a recipe, and see the preview, or the finished file where it was painted before."""
        self.drop(photo)
        self.wait_until(lambda: photo.name in self.window.windowTitle())
        self.drop(recipe)
        self.wait_until(lambda: any(text in self.status() for text in ("Preview", "Finished", "at full size")))

    def command(self, name: str) -> None:
        """Give a command of the menus."""
        action = self.window.findChild(QAction, name)
        assert action is not None and action.isEnabled(), f"{name} cannot be given now"
        action.trigger()

    @property
    def stage(self) -> Stage:
        """The middle of the Stylize tab."""
        stage = self.window.findChild(Stage)
        assert stage is not None
        return stage

    def picture(self) -> QImage:
        """What the middle shows now."""
        return self.stage.grab().toImage()

    def finished_picture(self) -> QImage:
        """What the middle shows once it looks as the export will."""
        viewer = self.window.findChild(CanvasViewer)
        assert viewer is not None
        self.wait_until(lambda: not viewer.after_label)
        return self.picture()

    def status(self) -> str:
        """What the status bar says."""
        return " ".join(label.text() for label in self.window.statusBar().findChildren(QLabel))

    def messages(self) -> str:
        """What the notices say."""
        notices = self.window.findChild(Notices)
        assert notices is not None
        return "\n".join(notice.text for notice in notices.notices())

    def _taker(self, target: QWidget, place: QPoint) -> QWidget:
        """As Qt does: the innermost widget under the pointer that takes drops."""
        widget: QWidget | None = target.childAt(place) or target
        while widget is not None and not widget.acceptDrops():
            widget = widget.parentWidget()
        assert widget is not None, "drops are taken everywhere"
        return widget


def _let_event_loops_run_again(app: QApplication) -> None:
    """Closing the last window asks to quit once more; outside of `exec` that ends every later event loop at once."""
    QCoreApplication.removePostedEvents(app, QEvent.Type.Quit)
    QTimer.singleShot(0, app.quit)
    app.exec()


def _delete_windows(app: QApplication) -> None:
    """What a program leaves to its end: each later window would be styled together with all before it."""
    for one in app.topLevelWidgets():
        if isinstance(one, MainWindow):
            one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[arg-type]  # None means all


def use_window(bot: QtBot, script: Callable[[Person], None], arguments: Sequence[str | Path] = ()) -> int:
    """Start the program with ``arguments``, do ``script`` in its window, close it; returns its exit code.

    A fault that the program wrote into its log fails the test.
    """
    failures: list[BaseException] = []
    app = application()

    def act() -> None:
        (window,) = [one for one in app.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
        person = Person(window, bot)
        try:
            window.activateWindow()  # keys would go to a window that closed before, as long as that counts as active
            person.wait_until(lambda: app.activeWindow() is window)
            script(person)
        except BaseException as error:  # noqa: BLE001 — raised again below, outside of Qt's event loop
            failures.append(error)
        for one in app.topLevelWidgets():  # another window may have taken the place of the first
            if isinstance(one, MainWindow):
                one.close()
        app.quit()

    QTimer.singleShot(0, act)
    code = main([str(argument) for argument in arguments])
    _let_event_loops_run_again(app)
    _delete_windows(app)
    if failures:
        raise failures[0]
    logged = log_file().read_text() if log_file().exists() else ""  # a killed program leaves an empty one
    assert not logged, logged
    return code
