"""Puts the window into each size and theme, waits until it has come to rest, and keeps what it looks like."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget

from studio.ui.start import Studio
from studio.ui.theme.tokens import Theme

TIMEOUT_S = 120.0
REST_S = 0.6  # thumbnails come in, the viewer draws its fine tiles
_SHADOWS = ((8, 10), (4, 22), (1, 60))  # how far around a dialog, and how dark


class Camera:
    """``sizes`` are those of the window in logical pixels; files are called name-width-theme."""

    def __init__(self, studio: Studio, output: Path, sizes: tuple[tuple[int, int], ...], ending: str = "png") -> None:
        self._studio, self._output, self._sizes, self._ending = studio, output, sizes, ending

    def take(self, name: str, themes: tuple[Theme, ...] = (Theme.LIGHT, Theme.DARK)) -> None:
        for width, height in self._sizes:
            for theme in themes:
                self._studio.session.preferences.use_window(
                    replace(self._studio.session.preferences.window, theme=theme)
                )
                self._studio.window.resize(width, height)
                self.settle()
                path = self._output / f"{name}-{width}-{theme.value}.{self._ending}"
                self._picture().save(str(path), quality=85 if self._ending == "webp" else -1)
                print(path)

    def command(self, name: str) -> None:
        action = self._studio.window.findChild(QAction, name)
        assert action is not None, name
        action.trigger()

    def settle(self) -> None:
        """Let everything come in that comes by itself."""
        until_s = time.monotonic() + REST_S
        self.wait_until(lambda: time.monotonic() > until_s)

    def wait_until(self, condition: Callable[[], bool], timeout_s: float = TIMEOUT_S) -> None:
        limit_s = time.monotonic() + timeout_s
        while not condition():
            if time.monotonic() > limit_s:
                raise SystemExit("the window did not come as far as expected")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.005)  # the processor is for the painting that is waited for

    def status(self) -> str:
        """What the status bar says."""
        return " ".join(label.text() for label in self._studio.window.statusBar().findChildren(QLabel))

    def close_dialogs(self) -> None:
        for one in self._beside():
            one.close()
        self.settle()

    def _beside(self) -> list[QWidget]:
        """The dialogs and menus that are open, the innermost last."""
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog | QMenu) and one.isVisible()]

    def _picture(self) -> QImage:
        window = self._studio.window
        picture = window.grab().toImage()
        painter = QPainter(picture)
        for one in self._beside():
            middle = window.rect().center() - one.rect().center()
            place = window.mapFromGlobal(one.mapToGlobal(QPoint(0, 0))) if isinstance(one, QMenu) else middle
            for spread, alpha in _SHADOWS:
                edge = one.rect().translated(place).adjusted(-spread, -spread, spread, spread)
                painter.fillRect(edge, QColor(0, 0, 0, alpha))
            painter.drawPixmap(place, one.grab())
        painter.end()
        return picture
