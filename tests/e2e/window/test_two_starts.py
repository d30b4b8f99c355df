"""Several real programs started at once, and one whose window answers late: no photo is lost, no start ends badly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.settings import settings_file
from studio.ui.desktop.recent import RecentPictures, recent_file
from tests.unit.engine.pictures import write_picture

_PROGRAM = "import sys; from studio.app import main; sys.exit(main())"
_LONGEST_S = 240.0

Begin = Callable[[Path], "subprocess.Popen[bytes]"]


@pytest.fixture
def begin() -> Iterator[Begin]:
    begun: list[subprocess.Popen[bytes]] = []

    def started(photo: Path) -> subprocess.Popen[bytes]:
        begun.append(subprocess.Popen([sys.executable, "-c", _PROGRAM, str(photo)]))
        return begun[-1]

    yield started
    for process in begun:
        process.kill()
        process.wait()


def wait_until(is_so: Callable[[], bool]) -> None:
    until_s = time.monotonic() + _LONGEST_S
    while not is_so():
        assert time.monotonic() < until_s, "it did not come to that"
        time.sleep(0.05)


def opened() -> set[str]:
    return {path.name for path in RecentPictures(recent_file(settings_file())).pictures()}


def test_of_several_starts_at_the_same_moment_one_stays_and_opens_what_the_others_were_given(
    begin: Begin, tmp_path: Path
) -> None:
    photos = [write_picture(tmp_path / f"{number}.png", 64, 48) for number in range(3)]
    programs = {photo.name: begin(photo) for photo in photos}
    wait_until(lambda: sum(program.poll() is None for program in programs.values()) == 1)
    handed_over = {name for name, program in programs.items() if program.poll() is not None}
    assert {program.returncode for program in programs.values()} == {None, 0}
    wait_until(lambda: bool(opened() & handed_over))


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot hold a program")
def test_a_window_that_answers_late_is_waited_for(begin: Begin, tmp_path: Path) -> None:
    first = begin(write_picture(tmp_path / "first.png", 64, 48))
    wait_until(lambda: "first.png" in opened())
    os.kill(first.pid, signal.SIGSTOP)
    second = begin(write_picture(tmp_path / "second.png", 64, 48))
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(timeout=12)  # long enough to start, ask, and give up where nobody waited
    os.kill(first.pid, signal.SIGCONT)
    assert second.wait(timeout=_LONGEST_S) == 0
    wait_until(lambda: "second.png" in opened())


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot hold a program")
def test_where_the_first_dies_unanswered_the_second_opens_its_photo_itself(begin: Begin, tmp_path: Path) -> None:
    first = begin(write_picture(tmp_path / "first.png", 64, 48))
    wait_until(lambda: "first.png" in opened())
    os.kill(first.pid, signal.SIGSTOP)
    second = begin(write_picture(tmp_path / "second.png", 64, 48))
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(timeout=12)
    first.kill()
    wait_until(lambda: "second.png" in opened())
    assert second.poll() is None
