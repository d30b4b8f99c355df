"""Pairs named by hand in a file, each for tuning or for reporting, so that the two never mix. Torch-free.

The file holds one JSON object a line, or one JSON list of such objects: ``{"content": "cat.jpg", "style": "wave.jpg",
"role": "tune"}``; names are those of files in the folders of contents and styles, ``role`` is tune or report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from studio.codec import from_json
from studio.errors import InputError, RecordError


class Role(StrEnum):
    """What a pair is for: choosing between settings, or telling what came of them."""

    TUNE = "tune"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class NamedPair:
    """File names of a content and a style."""

    content: str
    style: str


@dataclass(frozen=True, slots=True)
class Split:
    """The pairs of one role, in the order of the file called ``file``; at least one."""

    file: str
    role: Role
    pairs: tuple[NamedPair, ...]


def read_split(path: Path, role: Role) -> Split:
    """The pairs of ``role``; `InputError` where the file cannot be used, has none, or names a pair twice."""
    try:
        entries = _entries(path.read_bytes())
    except OSError as error:
        raise InputError(f"the pairs in {path} cannot be read: {error.strerror or error}") from error
    except RecordError as error:
        wanted = '{"content": "a.jpg", "style": "b.jpg", "role": "tune" or "report"}'
        raise InputError(f"{path} is no list of pairs ({error}); every entry is {wanted}") from error
    _check_once(path, [entry.pair for entry in entries])
    pairs = tuple(entry.pair for entry in entries if entry.role is role)
    if not pairs:
        raise InputError(f"{path} names no pair with the role {role}")
    return Split(path.name, role, pairs)


@dataclass(frozen=True, slots=True)
class _Entry:
    content: str
    style: str
    role: Role

    @property
    def pair(self) -> NamedPair:
        return NamedPair(self.content, self.style)


def _entries(text: bytes) -> Sequence[_Entry]:
    if text.lstrip().startswith(b"["):
        return from_json(list[_Entry], text, unknown_names=True)
    return [from_json(_Entry, line, unknown_names=True) for line in text.splitlines() if line.strip()]


def _check_once(path: Path, pairs: Sequence[NamedPair]) -> None:
    seen: set[NamedPair] = set()
    for pair in pairs:
        if pair in seen:
            raise InputError(f"{path} names {pair.content} with {pair.style} twice; a pair has one role")
        seen.add(pair)
