"""Where the window was and how its parts were sized, kept from one start to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

_SMALLEST, _ROOMY = QSize(960, 600), QSize(1680, 1050)
_SHARE_OF_SCREEN = 0.9


def window_state_file(settings_path: Path) -> Path:
    """The file beside the settings; it holds nothing that a person would edit."""
    return settings_path.with_name("window-state.ini")


class WindowState:
    """Saves and restores a window and its named splitters."""

    def __init__(self, path: Path) -> None:
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it was; the first time a roomy part of the screen."""
        window.setMinimumSize(_SMALLEST)
        geometry = self._kept.value("geometry")
        if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
            window.resize(first_size(window.screen().availableGeometry().size()))
        if isinstance(state := self._kept.value("state"), QByteArray):
            window.restoreState(state)
        for splitter in _named_splitters(window):
            if isinstance(sizes := self._kept.value(f"splitters/{splitter.objectName()}"), QByteArray):
                splitter.restoreState(sizes)

    def save(self, window: QMainWindow) -> None:
        """Remember the window as it is."""
        self._kept.setValue("geometry", window.saveGeometry())
        self._kept.setValue("state", window.saveState())
        for splitter in _named_splitters(window):
            self._kept.setValue(f"splitters/{splitter.objectName()}", splitter.saveState())
        self._kept.sync()


def first_size(screen: QSize) -> QSize:
    """The size of a window that has never been open: most of a small screen, part of a large one."""
    most = QSize(round(_SHARE_OF_SCREEN * screen.width()), round(_SHARE_OF_SCREEN * screen.height()))
    return most.boundedTo(_ROOMY).expandedTo(_SMALLEST).boundedTo(screen.expandedTo(QSize(1, 1)))


def _named_splitters(window: QMainWindow) -> list[QSplitter]:
    return [splitter for splitter in window.findChildren(QSplitter) if splitter.objectName()]
