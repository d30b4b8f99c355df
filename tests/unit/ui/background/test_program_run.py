from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from studio.ui.background.program_run import ProgramRun


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def child(qtbot: QtBot) -> ProgramRun:
    assert qtbot
    return ProgramRun()


def test_what_the_child_printed_arrives(child: ProgramRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(child.ended) as emitted:
        child.start(python("print('hello')"))
        assert child.is_running
    assert emitted.args[0] == 0
    assert emitted.args[1].strip() == "hello"
    assert not child.is_running


def test_a_failure_is_told_in_the_child_s_last_words(child: ProgramRun, qtbot: QtBot) -> None:
    code = "import sys; print('gigastyle: there is no bundle x', file=sys.stderr); sys.exit(2)"
    with qtbot.waitSignal(child.failed) as emitted:
        child.start(python(code))
    assert emitted.args == ["there is no bundle x"]


def test_an_expected_exit_code_is_no_failure(child: ProgramRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(child.ended) as emitted:
        child.start(python("raise SystemExit(3)"), expected=(0, 3))
    assert emitted.args[0] == 3


def test_a_program_that_is_not_there_is_told(child: ProgramRun, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(child.failed) as emitted:
        child.start([str(tmp_path / "gone")])
    assert "cannot be started" in emitted.args[0]
    assert not child.is_running


def test_a_cancelled_child_ends_and_says_nothing_more(child: ProgramRun, qtbot: QtBot, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = f"import os, time; open({str(mark)!r}, 'w').write(str(os.getpid()) + '.'); time.sleep(60)"
    child.start(python(code))
    qtbot.waitUntil(lambda: mark.exists() and mark.read_text().endswith("."))
    process = psutil.Process(int(mark.read_text().rstrip(".")))
    with qtbot.assertNotEmitted(child.ended), qtbot.assertNotEmitted(child.failed):
        child.cancel()
        assert not child.is_running
        qtbot.waitUntil(lambda: not process.is_running() or process.status() == psutil.STATUS_ZOMBIE)


def test_a_child_killed_from_outside_is_told(child: ProgramRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(child.failed) as emitted:
        child.start(python("import os, signal; os.kill(os.getpid(), signal.SIGTERM)"))
    assert "ended" in emitted.args[0]


def test_what_the_child_said_before_it_failed_is_logged(
    child: ProgramRun, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(child.failed):
        child.start(python("import sys; sys.stderr.write('first\\nsecond\\n'); sys.exit(70)"))
    (record,) = caplog.records
    assert record.levelname == "ERROR" and "exit code 70\nfirst\nsecond" in record.getMessage()


def test_every_line_is_an_answer_as_soon_as_it_is_printed(child: ProgramRun, qtbot: QtBot, tmp_path: Path) -> None:
    answers: list[object] = []
    child.answered.connect(answers.append)
    gate = tmp_path / "gate"
    code = f"""
import pathlib, time
print('{{"a": 1}}', flush=True)
while not pathlib.Path({str(gate)!r}).exists():
    time.sleep(0.01)
print('noise'); print('[2]'); print('{{"b": 2}}', end='', flush=True); print()
"""
    child.start(python(code))
    qtbot.waitUntil(lambda: answers == [{"a": 1}])
    with qtbot.waitSignal(child.ended) as emitted:
        gate.touch()
    assert answers == [{"a": 1}, {"b": 2}]
    assert emitted.args[1].splitlines() == ['{"a": 1}', "noise", "[2]", '{"b": 2}']


def test_no_line_is_lost_or_told_twice(child: ProgramRun, qtbot: QtBot) -> None:
    answers: list[object] = []
    child.answered.connect(answers.append)
    with qtbot.waitSignal(child.ended, timeout=20_000):
        child.start(python("for n in range(10_000): print('{\"n\": %d}' % n)"))
    assert answers == [{"n": number} for number in range(10_000)]


def test_whoever_calls_off_at_an_answer_hears_no_more(child: ProgramRun, qtbot: QtBot) -> None:
    answers: list[object] = []
    child.answered.connect(answers.append)
    child.answered.connect(child.cancel)
    with qtbot.assertNotEmitted(child.ended, wait=300), qtbot.assertNotEmitted(child.failed):
        child.start(python("print('{\"a\": 1}'); print('{\"b\": 2}')"))
        qtbot.waitUntil(lambda: not child.is_running)
    assert answers == [{"a": 1}]


def test_a_child_takes_what_the_window_leaves(child: ProgramRun, qtbot: QtBot) -> None:
    answers: list[dict[str, int]] = []
    child.answered.connect(answers.append)
    least = min(19, psutil.Process().nice() + 1)
    code = f"""
import os, time
while os.nice(0) < {least}:
    time.sleep(0.01)
print('{{"nice": %d}}' % os.nice(0))
"""
    with qtbot.waitSignal(child.ended):
        child.start(python(code))
    assert answers[0]["nice"] >= least
