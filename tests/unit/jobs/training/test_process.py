from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest

from studio.errors import JobError, SpaceError
from studio.jobs.training.process import RunProcess, launch, read_process, reap, write_process
from tests.waiting import wait_for


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_child_is_found_again_by_what_it_left(tmp_path: Path) -> None:
    code = "import sys, time; print('hello', flush=True); sys.stdin.read(); time.sleep(60)"
    started = launch(python(code), tmp_path)
    noted = read_process(tmp_path)
    assert noted == started
    found = noted.find()
    assert found is not None and found.pid == started.pid
    wait_for(lambda: (tmp_path / "output.log").read_text() == "hello\n")
    assert RunProcess(started.pid, started.created_s - 100).find() is None, "the id was given out again"
    found.kill()
    wait_for(lambda: noted.find() is None)
    reap()
    assert not psutil.pid_exists(started.pid), "nothing lingers"


def test_a_child_has_a_session_of_its_own(tmp_path: Path) -> None:
    launch(python("import os; print(os.getsid(0) == os.getpid(), flush=True)"), tmp_path)
    wait_for(lambda: (tmp_path / "output.log").read_text() == "True\n")


def test_what_is_left_of_an_earlier_one_is_not_taken_for_the_last_words_of_this(tmp_path: Path) -> None:
    (tmp_path / "output.log").write_text("gigastyle: out of memory\n")
    noted = launch(python("print('begun', flush=True)"), tmp_path)
    wait_for(lambda: noted.find() is None)
    assert (tmp_path / "output.log").read_text() == "begun\n"


@pytest.mark.skipif(sys.platform == "win32", reason="priorities are classes there")
def test_a_child_takes_what_others_leave(tmp_path: Path) -> None:
    found = launch(python("import time; time.sleep(60)"), tmp_path).find()
    assert found is not None
    assert found.nice() == min(19, psutil.Process().nice() + 5)
    found.kill()


def test_what_cannot_be_started_is_told(tmp_path: Path) -> None:
    with pytest.raises(JobError, match="cannot be started"):
        launch([str(tmp_path / "nothing")], tmp_path)
    with pytest.raises(SpaceError):
        launch(python(""), tmp_path / "missing")


def test_a_damaged_note_is_none(tmp_path: Path) -> None:
    assert read_process(tmp_path) is None
    write_process(tmp_path, RunProcess.current())
    assert read_process(tmp_path) == RunProcess.current()
    (tmp_path / "process.json").write_text('{"pid": "x"')
    assert read_process(tmp_path) is None
