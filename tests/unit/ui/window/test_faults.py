import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.window.faults import FaultBorder, append_to_log


def test_a_fault_is_logged_and_named_wherever_it_happens(qtbot: QtBot, tmp_path: Path) -> None:
    log, hooks = tmp_path / "logs" / "log", (sys.excepthook, threading.excepthook)
    border = FaultBorder(log)
    try:
        error = ZeroDivisionError("by nothing")
        with qtbot.waitSignal(border.faulted) as faulted:
            sys.excepthook(type(error), error, None)
        assert faulted.args == ["ZeroDivisionError: by nothing"]
        thread = threading.Thread(target=lambda: list[int]().pop(), daemon=True)
        with qtbot.waitSignal(border.faulted) as faulted:
            thread.start()
        assert faulted.args[0].startswith("IndexError")
    finally:
        border.remove()
    assert (sys.excepthook, threading.excepthook) == hooks
    assert "by nothing" in log.read_text() and "IndexError" in log.read_text()


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    append_to_log(tmp_path / "file" / "log", "a fault")
    assert (tmp_path / "file").read_text() == ""


@pytest.mark.filterwarnings("error")
def test_entries_are_kept_apart(tmp_path: Path) -> None:
    for text in ("one\n", "two"):
        append_to_log(tmp_path / "log", text)
    entries = (tmp_path / "log").read_text().split("\n\n")
    assert [entry.splitlines()[1] for entry in entries if entry] == ["one", "two"]
