"""Typed fields of a JSON object, each either what it should be or a `BundleError` that names it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studio.errors import BundleError

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def mapping(root: Mapping[str, Json], key: str) -> Mapping[str, Json]:
    """The object under ``key``."""
    return as_mapping(_required(root, key), key)


def sequence(root: Mapping[str, Json], key: str) -> list[Json]:
    """The list under ``key``."""
    found = _required(root, key)
    if not isinstance(found, list):
        raise BundleError("{key} must be a list, not {found}", key=key, found=repr(found))
    return found


def text(root: Mapping[str, Json], key: str) -> str:
    """The text under ``key``."""
    return as_text(_required(root, key), key)


def optional_text(root: Mapping[str, Json], key: str) -> str | None:
    """The text under ``key``, or None where it is null."""
    found = _required(root, key)
    return None if found is None else as_text(found, key)


def texts(root: Mapping[str, Json], key: str) -> tuple[str, ...]:
    """The list of texts under ``key``."""
    return tuple(as_text(item, key) for item in sequence(root, key))


def integer(root: Mapping[str, Json], key: str) -> int:
    """The whole number under ``key``."""
    return _as_integer(_required(root, key), key)


def integers(root: Mapping[str, Json], key: str) -> tuple[int, ...]:
    """The list of whole numbers under ``key``."""
    return tuple(_as_integer(item, key) for item in sequence(root, key))


def as_mapping(found: object, name: str) -> Mapping[str, Json]:
    """``found`` as a JSON object."""
    if not isinstance(found, dict):
        raise BundleError("{name} must be an object, not {found:.80}", name=name, found=repr(found))
    return found


def as_text(found: Json, name: str) -> str:
    """``found`` as a text."""
    if not isinstance(found, str):
        raise BundleError("{name} must be a text, not {found}", name=name, found=repr(found))
    return found


def _as_integer(found: Json, name: str) -> int:
    if not isinstance(found, int) or isinstance(found, bool):
        raise BundleError("{name} must be a whole number, not {found}", name=name, found=repr(found))
    return found


def _required(root: Mapping[str, Json], key: str) -> Json:
    if key not in root:
        raise BundleError("the field {key} is missing", key=key)
    return root[key]
