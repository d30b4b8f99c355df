"""What Qt warns about fails the test that made it warn, apart from what the offscreen platform cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_HARMLESS = ("This plugin does not support",)
_FATAL_KINDS = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


@contextmanager
def qt_warnings() -> Iterator[list[str]]:
    """Collect what Qt warns about while the block runs."""
    messages: list[str] = []

    def handle(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in _FATAL_KINDS and not text.startswith(_HARMLESS):
            messages.append(text)

    previous = qInstallMessageHandler(handle)
    try:
        yield messages
    finally:
        qInstallMessageHandler(previous)
