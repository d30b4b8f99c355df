from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.errors import ByteCount, Message
from studio.geometry import Size
from studio.jobs.message_json import (
    ENVIRONMENT,
    json_from_message,
    last_message,
    message_from_json,
    message_line,
)

MESSAGE = Message(
    "{path} needs {room} at {size}: {why}",
    option=" (--more)",
    path=Path("/a {b}"),
    room=ByteCount(2_000_000),
    size=Size(30, 20),
    why=Message("level {level}", level=4),
)


def test_a_message_comes_back_with_code_and_values() -> None:
    again = message_from_json(json_from_message(MESSAGE), "lost")
    assert isinstance(again, Message)
    assert again == "/a {b} needs 2.0 MB at 30 x 20: level 4"
    assert again.code == MESSAGE.code and again.values["size"] == Size(30, 20)


@pytest.mark.parametrize(
    "plain", [None, 3, "text", {}, {"code": "{a}", "values": 2}, {"code": "{a}", "values": {"b": 1}}]
)
def test_what_is_no_message_is_the_text_as_it_was(plain: object) -> None:
    assert message_from_json(plain, "as it was") == "as it was"


def test_plain_text_has_nothing_to_keep() -> None:
    assert json_from_message("text") is None and message_line("text") == ""


def test_last_words_are_the_message_or_the_last_line_without_the_program_s_name() -> None:
    assert last_message("") == ""
    assert last_message("a\ngigastyle: b\n\n") == "b"
    assert last_message(f"noise\ngigastyle: {MESSAGE}\n{message_line(MESSAGE)}\n") == message_from_json(
        json_from_message(MESSAGE), ""
    )
    assert last_message("gigastyle: b\ngigastyle-message: {broken\n") == "b"


@pytest.mark.parametrize("is_child", [True, False])
def test_the_program_tells_codes_to_a_window_alone(is_child: bool, tmp_path: Path) -> None:
    code = "import sys; from studio.app import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "bundles", "import", str(tmp_path / "gone"), "--id", "new"]
    environment = {**os.environ, **(ENVIRONMENT if is_child else {})}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 2
    words = last_message(ended.stderr)
    assert words == f"{tmp_path / 'gone'} does not exist"
    assert isinstance(words, Message) == is_child
