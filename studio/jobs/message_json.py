"""Messages as JSON and back, so that those from other processes or from files keep code and values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from studio.errors import ByteCount, Message
from studio.geometry import Size

# A child process with this in its environment adds a line with code and values to its last error message.
ENVIRONMENT: Mapping[str, str] = {"GIGASTYLE_MESSAGES": "json"}
_LINE, _NAME = "gigastyle-message: ", "gigastyle: "
_CODE, _VALUES, _BYTES, _SIZE = "code", "values", "bytes", "size"


def json_from_message(text: str) -> Any:
    """Code and values of a message; None for plain text, which is all there is of it."""
    if not isinstance(text, Message):
        return None
    return {_CODE: text.code, _VALUES: {name: _plain(value) for name, value in text.values.items()}}


def message_from_json(plain: Any, text: str) -> str:
    """The message that `json_from_message` wrote; ``text`` as it is where nothing fits."""
    try:
        values = {name: _value(value) for name, value in plain[_VALUES].items()}
        return Message(str(plain[_CODE]), option="", **values)
    except (TypeError, KeyError, AttributeError, ValueError, IndexError):
        return text


def message_line(text: str) -> str:
    """The line that tells a parent what ``text`` was made of; empty where it was made of nothing."""
    plain = json_from_message(text)
    return "" if plain is None else _LINE + json.dumps(plain)


def last_message(errors: str) -> str:
    """The last message of a child on stderr: its message, else the last line without the program's name."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    if not lines:
        return ""
    if not lines[-1].startswith(_LINE):
        return lines[-1].removeprefix(_NAME)
    text = lines[-2].removeprefix(_NAME) if len(lines) > 1 else ""
    try:
        return message_from_json(json.loads(lines[-1].removeprefix(_LINE)), text)
    except ValueError:
        return text


def _plain(value: object) -> Any:
    if isinstance(value, Message):
        return json_from_message(value)
    if isinstance(value, ByteCount):
        return {_BYTES: int(value)}
    if isinstance(value, Size):
        return {_SIZE: [value.width, value.height]}
    return value if isinstance(value, int | float) else str(value)


def _value(plain: Any) -> object:
    if not isinstance(plain, dict):
        return plain
    if _SIZE in plain:
        return Size(*plain[_SIZE])
    return ByteCount(plain[_BYTES]) if _BYTES in plain else message_from_json(plain, "")
