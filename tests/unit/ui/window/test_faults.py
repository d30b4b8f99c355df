import logging
import subprocess
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


def test_what_the_worker_logs_is_in_the_log_with_its_traceback(tmp_path: Path) -> None:
    log = tmp_path / "log"
    border = FaultBorder(log)
    try:
        try:
            raise ZeroDivisionError("by nothing")
        except ZeroDivisionError:
            logging.getLogger("studio.ui.worker.thread").exception("fault in the worker")
        logging.getLogger("studio.engine").info("nothing to worry about")
    finally:
        border.remove()
    logging.getLogger("studio").error("told when nobody listens any more")
    written = log.read_text()
    assert "fault in the worker\nTraceback" in written and "ZeroDivisionError: by nothing" in written
    assert "nothing to worry about" not in written and "any more" not in written


def test_where_the_process_was_when_it_crashed_is_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "log"
    code = (
        "import faulthandler, sys, threading\nfrom pathlib import Path\n"
        "from studio.ui.window.faults import FaultBorder\n"
        "border = FaultBorder(Path(sys.argv[1]))\n"
        "def crash_in_the_worker(): faulthandler._sigsegv()\n"
        "threading.Thread(target=crash_in_the_worker).start()\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(log)], capture_output=True, text=True, check=False)
    assert ended.returncode != 0 and ended.stderr == ""
    assert "Segmentation fault" in log.read_text() and "crash_in_the_worker" in log.read_text()
