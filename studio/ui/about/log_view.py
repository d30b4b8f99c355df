"""The log as the person may see it, with a report that can be copied in one click."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme import metrics


class LogView(QDialog):
    """Shows the end of ``log_file``; ``device`` goes into the report."""

    copied = Signal()

    def __init__(self, log_file: Path, device: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._log_file, self._device = log_file, device
        self.setWindowTitle(self.tr("Log"))
        self._text = QPlainTextEdit(self, readOnly=True)
        self._text.setAccessibleName(self.tr("Log"))
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setPlaceholderText(self.tr("Nothing went wrong so far: the log is empty."))
        self._text.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        for text, act in (
            (self.tr("Copy report"), self.copy_report),
            (self.tr("Open folder"), self._open_folder),
            (self.tr("Read again"), self.read),
        ):
            button = QPushButton(text, self, autoDefault=False)
            button.setAccessibleName(text)
            button.clicked.connect(act)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(str(log_file), self))
        column.addWidget(self._text, 1)
        column.addWidget(buttons)
        self.resize(round(1.5 * metrics.DIALOG_WIDTH_PX), metrics.DIALOG_WIDTH_PX)
        self.read()

    @Slot()
    def read(self) -> None:
        """Show what the log holds now, its end in view."""
        self._text.setPlainText(log_tail(self._log_file))
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    @Slot()
    def copy_report(self) -> None:
        """Put versions, system and log on the clipboard."""
        QGuiApplication.clipboard().setText(report(self._log_file, device=self._device))
        self.copied.emit()

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent)))


_TAIL_BYTES = 64_000
_PACKAGES = ("gigastyle", "torch", "PySide6-Essentials", "pyvips", "pyvips-binary", "numpy")


def log_tail(path: Path, most_bytes: int = _TAIL_BYTES) -> str:
    """The last part of the log, from the start of a line; empty where there is none."""
    try:
        with path.open("rb") as stream:
            stream.seek(0, os.SEEK_END)
            is_cut = stream.tell() > most_bytes
            stream.seek(max(0, stream.tell() - most_bytes))
            text = stream.read().decode("utf-8", errors="replace")
    except OSError:
        return ""
    return text.partition("\n")[2] if is_cut else text


def report(path: Path, *, device: str, home: Path | None = None) -> str:
    """Versions, system and log as plain text; the name of the home folder is left out."""
    lines = [f"{name} {_version(name)}" for name in _PACKAGES]
    lines += [f"Python {sys.version.split()[0]}", platform.platform(), f"{os.cpu_count()} cores, device {device}", ""]
    text = "\n".join(lines) + (log_tail(path) or "(the log is empty)\n")
    return text.replace(str(home or Path.home()), "~")


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
