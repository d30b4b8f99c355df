"""Asks the system not to fall asleep while something renders, by the means that each system offers."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys

from PySide6.QtCore import QObject, Slot

# SetThreadExecutionState, winbase.h
_ES_CONTINUOUS, _ES_SYSTEM_REQUIRED = 0x8000_0000, 0x0000_0001


def inhibitor_command(platform: str) -> tuple[str, ...] | None:
    """A program that keeps the machine awake until its input ends, so that it goes when this program goes, however.

    None where the platform has none: Windows is asked by a call.
    """
    if platform == "linux":
        why = ("--who=Gigastyle", "--why=A picture is being painted", "--mode=block")
        return ("systemd-inhibit", "--what=sleep:idle", *why, "cat")
    if platform == "darwin":
        return ("caffeinate", "-i", "cat")
    return None


class KeepAwake(QObject):
    """Holds the machine awake between `hold` and `release`; does nothing where the system offers no way."""

    def __init__(self, parent: QObject | None = None, platform: str = sys.platform) -> None:
        super().__init__(parent)
        self._platform = platform
        self._inhibitor: subprocess.Popen[bytes] | None = None
        self.is_held = False

    @Slot(bool)
    def follow(self, is_busy: bool) -> None:
        """Hold while something is rendered, release when nothing is."""
        if is_busy and not self.is_held:
            self.hold()
        elif not is_busy and self.is_held:
            self.release()

    def hold(self) -> None:
        """Keep the machine awake from now on."""
        self.is_held = True
        if self._platform == "win32":
            _set_windows_state(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED)
            return
        command = inhibitor_command(self._platform)
        if command is None or shutil.which(command[0]) is None:
            return
        quiet = subprocess.DEVNULL
        with contextlib.suppress(OSError):
            self._inhibitor = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)

    def release(self) -> None:
        """Let the machine sleep again."""
        self.is_held = False
        if self._platform == "win32":
            _set_windows_state(_ES_CONTINUOUS)
        if self._inhibitor is not None:
            self._inhibitor.terminate()
            self._inhibitor.communicate()
            self._inhibitor = None


def _set_windows_state(state: int) -> None:
    import ctypes  # noqa: PLC0415 — needed on one system only

    ctypes.windll.kernel32.SetThreadExecutionState(state)  # type: ignore[attr-defined]  # exists on Windows only
