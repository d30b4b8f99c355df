"""Frozen dataclasses as plain JSON values and back, checked against their annotations: the only codec of records.

Paths are texts, enums their values, tuples lists; a field that is missing gets its default. What a class checks in
``__post_init__`` is checked here too, and its own errors pass through.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from studio.errors import InputError, RecordError, in_words
from studio.paths import followed
from studio.replacing import replace_text

T = TypeVar("T")

_PLACE = re.compile(r"(?P<what>.*) - at `\$\.?(?P<place>.*)`")


def to_plain(value: object) -> Any:
    """``value`` in what JSON knows. A mapping's keys become texts, a message its text."""
    return _with_lists(msgspec.to_builtins(value, enc_hook=_plain, str_keys=True))


def from_plain(kind: type[T], plain: object, *, unknown_names: bool = False) -> T:
    """The value of type ``kind`` that `to_plain` made ``plain`` of.

    Names that ``kind`` does not have are refused unless ``unknown_names`` lets them pass. Raises `RecordError`, which
    names the place, where a value is missing or of another type.
    """
    try:
        value = msgspec.convert(plain, kind, dec_hook=_value, str_keys=True)
    except (msgspec.ValidationError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise RecordError("it is damaged: {reason}", reason=_reason(error)) from error
    if not unknown_names and (unknown := _unknown(plain, to_plain(value))):
        raise RecordError("it holds {names}, which this version does not know", names=", ".join(unknown))
    return value


def from_json(kind: type[T], text: str | bytes, *, unknown_names: bool = False) -> T:
    """The value of type ``kind`` in a JSON text; raises `RecordError` as `from_plain`, also where it is no JSON."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError("it is damaged: {reason}", reason=error) from error
    return from_plain(kind, plain, unknown_names=unknown_names)


def read_record(path: Path, kind: type[T], *, unknown_names: bool = False) -> T:
    """The record of type ``kind`` in the file ``path``; OSError where it cannot be read, `RecordError` as above."""
    try:
        return from_json(kind, path.read_bytes(), unknown_names=unknown_names)
    except RecordError as error:
        raise RecordError("{path}: {reason}", path=path, reason=error) from error


def write_record(path: Path, value: object) -> None:
    """Write ``value`` as JSON to ``path``, whole or not at all; raises OSError, and what was there stays."""
    replace_text(path, json.dumps(to_plain(value), indent=2) + "\n")


def load_record(path: Path, kind: type[T], default: T) -> T:
    """The record of type ``kind`` that a person's file ``path`` holds, ``default`` where it cannot be read.

    A damaged file is set aside as ``*.damaged``, so that the next `save_record` does not destroy it.
    """
    try:
        return read_record(path, kind, unknown_names=True)
    except OSError:
        return default
    except RecordError:
        with contextlib.suppress(OSError):
            path.replace(path.with_name(path.name + ".damaged"))
        return default


def save_record(path: Path, value: object) -> None:
    """`write_record` of a person's file, whose folder is made where there is none; raises `InputError`."""
    try:
        followed(path).parent.mkdir(parents=True, exist_ok=True)
        write_record(path, value)
    except OSError as error:
        raise InputError("{path} cannot be written: {reason}", path=path, reason=error.strerror) from error


def _plain(value: object) -> Any:
    if isinstance(value, Path | str):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in a record")


def _with_lists(plain: Any) -> Any:
    """``plain`` as it comes back from JSON: `msgspec.to_builtins` leaves tuples as they are."""
    if isinstance(plain, dict):
        return {name: _with_lists(value) for name, value in plain.items()}
    return [_with_lists(value) for value in plain] if isinstance(plain, list | tuple) else plain


def _value(kind: type[Any], plain: object) -> Any:
    if issubclass(kind, Path) and isinstance(plain, str) and plain:
        return kind(plain)
    raise ValueError(f"Expected a {'path' if issubclass(kind, Path) else kind.__name__}, got {plain!r}")


def _reason(error: Exception) -> str:
    """The place and what is wrong there, without the library's notation."""
    if (told := _PLACE.fullmatch(str(error))) is None:
        return in_words(error).replace("`", "")
    return f"{told['place']}: {told['what']}".replace("`", "")


def _unknown(plain: object, known: object, place: str = "") -> list[str]:
    """Names in ``plain`` that are not in ``known``, which was made of it, with their place."""
    if isinstance(plain, Mapping) and isinstance(known, Mapping):
        new = [f"{place}{name}" for name in plain if str(name) not in known]
        return new + [
            name
            for key in plain
            if str(key) in known
            for name in _unknown(plain[key], known[str(key)], f"{place}{key}.")
        ]
    if isinstance(plain, list) and isinstance(known, list):
        return [
            name
            for i, (one, other) in enumerate(zip(plain, known, strict=False))
            for name in _unknown(one, other, f"{place}{i}.")
        ]
    return []
