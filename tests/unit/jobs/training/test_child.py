from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest

from studio.errors import JobError
from studio.jobs.training.child import Child, ChildState
from tests.unit.jobs.training.test_process import wait_for


def run(code: str) -> ChildState:
    child = Child([sys.executable, "-c", code])
    child.start()
    wait_for(lambda: child.poll().is_over)
    state = child.poll()
    child.cancel()
    return state


def test_every_line_is_an_answer() -> None:
    assert run("print('{\"a\": 1}'); print('noise'); print('[2]'); print('{\"b\": 2}')") == ChildState(
        True, ({"a": 1}, {"b": 2})
    )


def test_a_failure_is_the_last_line_said() -> None:
    state = run("import sys; print('{\"a\": 1}'); sys.stderr.write('gigastyle: no pictures\\n'); sys.exit(2)")
    assert state == ChildState(True, ({"a": 1},), "no pictures")
    assert "3" in run("import sys; sys.exit(3)").failure


def test_a_child_that_is_cancelled_ends() -> None:
    code = "import os, time; print('{\"pid\": %d}' % os.getpid(), flush=True); time.sleep(60)"
    child = Child([sys.executable, "-c", code])
    child.start()
    wait_for(lambda: bool(child.poll().answers))
    assert not child.poll().is_over
    pid = child.poll().answers[0]["pid"]
    child.cancel()
    assert not psutil.pid_exists(pid)


def test_what_cannot_be_started_is_told(tmp_path: Path) -> None:
    child = Child([str(tmp_path / "nothing")])
    with pytest.raises(JobError, match="cannot be started"):
        child.start()
    child.cancel()


def test_nothing_is_lost_by_asking_while_the_child_writes() -> None:
    child = Child([sys.executable, "-u", "-c", "for n in range(10_000): print('{\"n\": %d}' % n)"])
    child.start()
    while not (state := child.poll()).is_over:
        pass
    child.cancel()
    assert len(state.answers) == 10_000


def test_what_a_child_said_before_it_failed_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    assert run("import sys; sys.stderr.write('first\\nsecond\\n'); sys.exit(70)").failure == "second"
    (record,) = caplog.records
    assert record.levelname == "ERROR" and "exit code 70\nfirst\nsecond" in record.getMessage()
