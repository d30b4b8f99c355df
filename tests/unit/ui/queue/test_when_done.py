from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from studio.ui.queue.when_done import Command, PowerOff, WhenDone, WhenDoneBox, power_commands

SLEEP, SHUT_DOWN = ("systemctl", ["suspend"]), ("systemctl", ["poweroff"])


def finds(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/bin/{name}" if name in names else None


@pytest.mark.parametrize(
    ("platform", "programs", "has_systemd", "choices"),
    [
        ("linux", ("systemctl",), True, {WhenDone.SLEEP, WhenDone.SHUT_DOWN}),
        ("linux", ("systemctl",), False, set()),
        ("linux", (), True, set()),
        ("darwin", ("pmset",), False, {WhenDone.SLEEP}),
        ("darwin", ("pmset", "osascript"), False, {WhenDone.SLEEP, WhenDone.SHUT_DOWN}),
        ("win32", ("rundll32", "shutdown"), False, {WhenDone.SLEEP, WhenDone.SHUT_DOWN}),
        ("plan9", ("systemctl",), True, set()),
    ],
)
def test_only_what_the_system_can_do_is_offered(
    platform: str, programs: tuple[str, ...], has_systemd: bool, choices: set[WhenDone]
) -> None:
    assert set(power_commands(platform, finds(*programs), has_systemd=has_systemd)) == choices


class Bench:
    """What would be run, without the computer going to sleep over it."""

    def __init__(self, grace_s: float) -> None:
        self.run: list[Command] = []
        self.reports: list[WhenDone | str] = []
        commands = {WhenDone.SLEEP: SLEEP, WhenDone.SHUT_DOWN: SHUT_DOWN}
        self.power = PowerOff(commands, lambda *command: self.run.append(command), grace_s=grace_s)
        self.power.announced.connect(self.reports.append)
        self.power.called_off.connect(lambda: self.reports.append("called off"))


def test_the_choice_is_carried_out_after_it_was_announced(qtbot: QtBot) -> None:
    bench = Bench(grace_s=0.01)
    bench.power.end_of_queue()
    assert bench.reports == [], "nothing was chosen"
    bench.power.choose(WhenDone.SLEEP)
    bench.power.end_of_queue()
    assert bench.reports == [WhenDone.SLEEP]
    qtbot.waitUntil(lambda: bench.run == [SLEEP])


@pytest.mark.usefixtures("qapp")
def test_whoever_is_there_can_say_no() -> None:
    bench = Bench(grace_s=3600)
    bench.power.choose(WhenDone.SHUT_DOWN)
    bench.power.end_of_queue()
    bench.power.call_off()
    bench.power.call_off()
    assert (bench.reports, bench.run) == ([WhenDone.SHUT_DOWN, "called off"], [])
    bench.power.end_of_queue()
    bench.power.choose(WhenDone.NOTHING)
    assert bench.reports[-1] == "called off"


def test_the_box_offers_what_there_is(qtbot: QtBot) -> None:
    bench = Bench(grace_s=3600)
    owner = QComboBox()
    qtbot.addWidget(owner)
    box = WhenDoneBox(bench.power, owner).findChild(QComboBox)
    assert box is not None and [box.itemText(index) for index in range(box.count())] == [
        "nothing",
        "sleep",
        "shut down",
    ]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    bench.power.end_of_queue()
    assert bench.reports == [WhenDone.SLEEP]
