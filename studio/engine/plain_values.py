"""Frozen dataclasses of plain values as JSON objects and back, by the types of their fields; dicts stay as they are."""

from __future__ import annotations

import base64
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

_T = TypeVar("_T")


def to_plain(value: object) -> Any:
    """``value`` as what JSON can hold: bytes become base64, paths text, tuples lists, dataclasses objects."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Path):
        return str(value)
    return [to_plain(item) for item in value] if isinstance(value, tuple) else value


def from_plain(kind: type[_T], plain: Any) -> _T:
    """The ``kind`` that `to_plain` made ``plain`` of; raises ValueError where it is none."""
    value = _made(kind, plain)
    assert isinstance(value, kind)
    return value


def _made(kind: Any, plain: Any) -> Any:
    if is_dataclass(kind):
        return _made_dataclass(kind, plain)
    arguments = typing.get_args(kind)
    if arguments:
        return _COMPOUND[typing.get_origin(kind)](arguments, plain)
    if kind in (bytes, Path):
        text = _checked(plain, isinstance(plain, str), kind)
        return Path(text) if kind is Path else base64.b64decode(text, validate=True)
    number_too = kind is float and isinstance(plain, int)
    return kind(_checked(plain, isinstance(plain, kind) or number_too, kind))


def _made_optional(kinds: tuple[Any, ...], plain: Any) -> Any:
    (wanted,) = (kind for kind in kinds if kind is not types.NoneType)
    return None if plain is None else _made(wanted, plain)


def _made_tuple(kinds: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    items = _checked(plain, isinstance(plain, list), tuple)
    each = kinds[:1] * len(items) if kinds[1:] == (Ellipsis,) else kinds
    _checked(plain, len(each) == len(items), tuple)
    return tuple(_made(kind, item) for kind, item in zip(each, items, strict=True))


_COMPOUND: dict[Any, Callable[[tuple[Any, ...], Any], Any]] = {
    types.UnionType: _made_optional,
    typing.Union: _made_optional,
    typing.Literal: lambda values, plain: _checked(plain, plain in values, values),
    tuple: _made_tuple,
    dict: lambda _, plain: _checked(plain, isinstance(plain, dict), dict),
}


def _made_dataclass(kind: Any, plain: Any) -> Any:
    kinds = typing.get_type_hints(kind)
    names = {field.name for field in fields(kind)}
    _checked(plain, isinstance(plain, dict) and plain.keys() == names, kind)
    return kind(**{name: _made(kinds[name], plain[name]) for name in names})


def _checked(plain: Any, is_right: bool, kind: Any) -> Any:
    if not is_right:
        raise ValueError(f"{plain!r} is no {kind}")
    return plain
