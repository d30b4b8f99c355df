"""A child process works on a request."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.codec import to_plain
from studio.specs.training import DistillSpec
from studio.ui.training.wizard.request_process import RequestProcess

REQUEST = DistillSpec(title="t", teacher=Path("teacher"), contents=Path("photos"))


class Seen:
    def __init__(self, process: RequestProcess) -> None:
        self.answers: list[object] = []
        self.ends: list[str] = []
        process.answered.connect(self.answers.append)
        process.failed.connect(self.ends.append)
        process.finished.connect(lambda: self.ends.append("finished"))

    def is_over(self) -> bool:
        return bool(self.ends)


@pytest.fixture
def process() -> Iterator[RequestProcess]:
    parent = QObject()
    made = RequestProcess(parent)
    yield made
    made.cancel()


def script(text: str) -> list[str]:
    return [sys.executable, "-c", text]


def test_every_line_is_an_answer(process: RequestProcess, qtbot: QtBot) -> None:
    seen = Seen(process)
    process.start(REQUEST, lambda _: script("print('{\"a\": 1}'); print('{\"b\": 2}')"))
    qtbot.waitUntil(seen.is_over)
    assert (seen.answers, seen.ends) == ([{"a": 1}, {"b": 2}], ["finished"])
    assert not process.is_running


def test_the_child_is_handed_the_request(process: RequestProcess, qtbot: QtBot) -> None:
    seen = Seen(process)
    process.start(REQUEST, lambda path: script(f"import json; print(json.dumps(json.load(open({str(path)!r}))))"))
    qtbot.waitUntil(seen.is_over)
    assert seen.answers == [json.loads(json.dumps(to_plain(REQUEST)))]


def test_a_child_that_fails_says_why(process: RequestProcess, qtbot: QtBot) -> None:
    seen = Seen(process)
    process.start(REQUEST, lambda _: script("import sys; sys.exit('gigastyle: the folder is gone')"))
    qtbot.waitUntil(seen.is_over)
    assert seen.ends == ["the folder is gone"]


def test_a_program_that_is_not_there_is_a_failure(process: RequestProcess, qtbot: QtBot) -> None:
    seen = Seen(process)
    process.start(REQUEST, lambda path: [str(path / "nothing")])
    qtbot.waitUntil(seen.is_over)
    assert len(seen.ends) == 1
    assert not process.is_running


def test_a_cancelled_child_is_heard_no_more(process: RequestProcess, qtbot: QtBot) -> None:
    seen = Seen(process)
    process.start(REQUEST, lambda _: script("import time; time.sleep(60)"))
    assert process.is_running
    process.cancel()
    assert not process.is_running
    process.start(REQUEST, lambda _: script("print('{\"a\": 1}')"))
    qtbot.waitUntil(seen.is_over)
    assert seen.ends == ["finished"]


def test_whatever_keeps_a_child_from_beginning_is_told(process: RequestProcess) -> None:
    seen = Seen(process)

    def faulty(_: Path) -> list[str]:
        raise ImportError("no such library")

    process.start(REQUEST, faulty)
    assert len(seen.ends) == 1 and "no such library" in seen.ends[0]
    assert not process.is_running
