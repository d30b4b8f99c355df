"""What the computer does once the queue has ended: nothing, sleep or shut down, where a program may ask for it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

GRACE_S = 60  # a person who is there after all can still say no
Command = tuple[str, list[str]]


class WhenDone(StrEnum):
    """The choices in the order in which they are offered."""

    NOTHING = "nothing"
    SLEEP = "sleep"
    SHUT_DOWN = "shut down"


_COMMANDS: dict[str, dict[WhenDone, Command]] = {
    "linux": {WhenDone.SLEEP: ("systemctl", ["suspend"]), WhenDone.SHUT_DOWN: ("systemctl", ["poweroff"])},
    "darwin": {
        WhenDone.SLEEP: ("pmset", ["sleepnow"]),
        WhenDone.SHUT_DOWN: ("osascript", ["-e", 'tell application "System Events" to shut down']),
    },
    "win32": {
        WhenDone.SLEEP: ("rundll32", ["powrprof.dll,SetSuspendState", "0,1,0"]),
        WhenDone.SHUT_DOWN: ("shutdown", ["/s", "/t", "0"]),
    },
}


def power_commands(platform: str, find: Callable[[str], str | None], *, has_systemd: bool) -> dict[WhenDone, Command]:
    """How each choice is carried out on ``platform`` (as in `sys.platform`); those that cannot be are left out.

    ``find`` tells where a program is, or None; ``has_systemd`` whether systemd runs, without which systemctl
    does nothing.
    """
    if platform == "linux" and not has_systemd:
        return {}
    commands = _COMMANDS.get(platform, {})
    return {choice: command for choice, command in commands.items() if find(command[0]) is not None}


def commands_here() -> dict[WhenDone, Command]:
    """Those of this computer."""
    return power_commands(sys.platform, shutil.which, has_systemd=Path("/run/systemd/system").is_dir())


class PowerOff(QObject):
    """Carries out the choice some time after the queue has ended, unless the person says no until then."""

    announced = Signal(object)  # WhenDone that comes in `GRACE_S` seconds
    called_off = Signal()

    def __init__(
        self,
        commands: dict[WhenDone, Command],
        run: Callable[[str, list[str]], object] = QProcess.startDetached,
        parent: QObject | None = None,
        *,
        grace_s: float = GRACE_S,
    ) -> None:
        super().__init__(parent)
        self._commands, self._run = commands, run
        self._choice = WhenDone.NOTHING
        self._clock = QTimer(self, singleShot=True, interval=round(1000 * grace_s))
        self._clock.timeout.connect(self._act)

    @property
    def choices(self) -> tuple[WhenDone, ...]:
        """What can be offered; nothing is to be chosen where this is only `WhenDone.NOTHING`."""
        return tuple(choice for choice in WhenDone if choice is WhenDone.NOTHING or choice in self._commands)

    def choose(self, choice: WhenDone) -> None:
        """Do this once the queue has ended."""
        self.call_off()
        self._choice = choice

    def end_of_queue(self) -> None:
        """The queue has ended by itself."""
        if self._choice in self._commands:
            self._clock.start()
            self.announced.emit(self._choice)

    @Slot()
    def call_off(self) -> None:
        """Stay awake after all."""
        if self._clock.isActive():
            self._clock.stop()
            self.called_off.emit()

    @Slot()
    def _act(self) -> None:
        self._run(*self._commands[self._choice])
        self.called_off.emit()


class WhenDoneBox(QWidget):
    """Offers what ``power`` can do; the choice holds until the program ends."""

    def __init__(self, power: PowerOff, parent: QWidget) -> None:
        super().__init__(parent)
        self._power = power
        title = self.tr("When done:")
        self._box = QComboBox(self)
        self._box.setAccessibleName(title)
        texts = {
            WhenDone.NOTHING: self.tr("nothing"),
            WhenDone.SLEEP: self.tr("sleep"),
            WhenDone.SHUT_DOWN: self.tr("shut down"),
        }
        for choice in power.choices:
            self._box.addItem(texts[choice], choice.value)
        label = QLabel(title, self)
        label.setBuddy(self._box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self._box)
        self._box.activated.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self._power.choose(WhenDone(self._box.currentData()))
