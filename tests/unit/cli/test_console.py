from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.cli.console import LostOutput, TolerantStream, one_line, tolerant_output


@given(st.text())
def test_a_line_stays_one_line_and_can_be_told_from_others(text: str) -> None:
    assert len(one_line(f"a{text}b").splitlines()) == 1
    assert one_line("Größe 世界.png") == "Größe 世界.png"
    assert one_line("a\nb\x1b[2J") == "a\\nb\\x1b[2J"


class Refusing(io.StringIO):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.number, self.asked = number, 0

    def write(self, text: str) -> int:
        del text
        self.asked += 1
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize(("number", "is_lost"), [(errno.EPIPE, False), (errno.EBADF, False), (errno.ENOSPC, True)])
def test_what_cannot_be_printed_raises_nothing(number: int, is_lost: bool) -> None:
    lost = LostOutput()
    stream = TolerantStream(Refusing(number), lost)
    assert stream.write("words") == 5
    stream.flush()
    assert (lost.error is not None) == is_lost


def test_a_pipe_without_a_reader_takes_everything_and_so_does_its_end() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as stream:
        patient = TolerantStream(stream, LostOutput())
        for _ in range(3):
            patient.write("x" * 100_000)
            patient.flush()
        assert patient.fileno() == write and not patient.isatty()


def test_streams_are_exchanged_for_a_while(capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.stdout, sys.stderr
    with tolerant_output() as lost:
        print("out")
        print("err", file=sys.stderr)
        assert sys.stdout is not before[0]
    assert (sys.stdout, sys.stderr) == before and lost.error is None
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("out\n", "err\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
def test_a_full_disk_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with tolerant_output() as lost:
            print("words")
    assert lost.error is not None and lost.error.errno == errno.ENOSPC
