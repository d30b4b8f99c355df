"""Text from the command line turned into values: pure functions that argparse calls as types.

Each raises `argparse.ArgumentTypeError`, whose text argparse prints after the option's name; `path` raises
`InputError`, whose one line says all.
"""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from pathlib import Path

from studio.errors import InputError
from studio.paths import typed_path

_UNIT_BYTES = {
    "": 1, "b": 1,
    "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12,
    "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30, "tib": 1 << 40,
}  # fmt: skip
_BYTES = re.compile(r"(?P<number>\d+(\.\d+)?)\s*(?P<unit>[A-Za-z]*)", re.ASCII)


_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def path(text: str) -> Path:
    """A file or folder; `InputError` where the text can name none.

    ``~`` is the person's own folder here too, where the shell leaves it as it is: ``--output=~/painted.png``.
    """
    if not text:
        raise InputError("an empty name is neither a file nor a folder; leave the option out or name one")
    if "\0" in text:
        raise InputError(f"{text!r} cannot be the name of a file")
    if text.lower().startswith("file://"):
        raise InputError(f"{text} is an address; name the file itself, without file://")
    if _ADDRESS.match(text):
        raise InputError(f"{text} is an address and no file; download the picture and name that")
    return typed_path(text)


def mask_path(text: str) -> Path | None:
    """A mask, or None for ``none`` and ``-``; errors as in `path`."""
    return None if text in ("none", "-") else path(text)


def byte_count(text: str) -> int:
    """Bytes from ``2GiB``, ``512MiB``, ``1.5GB``, ``800MB`` or a bare number; KB… count in 1000s, KiB… in 1024s."""
    match = _BYTES.fullmatch(text.strip())
    unit_bytes = _UNIT_BYTES.get(match["unit"].lower()) if match else None
    if match is None or unit_bytes is None:
        raise ArgumentTypeError(f"{text!r} is not a size such as 2GiB, 512MiB or 1.5GB")
    return round(float(match["number"]) * unit_bytes)


def level_list(text: str) -> tuple[int, ...]:
    """Levels from ``5,4,3``; whether they exist and run downwards is the spec's to say."""
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a list of levels such as 5,4,3,2,1") from None


def level_shares(text: str) -> dict[int, float]:
    """A share per level from ``5=0.8,4=0.6``; a level named twice is refused."""
    shares: dict[int, float] = {}
    for part in text.split(","):
        level_text, separator, share_text = part.partition("=")
        try:
            level, share = int(level_text), float(share_text)
        except ValueError:
            separator = ""
        if not separator:
            raise ArgumentTypeError(f"{text!r} is not a share per level such as 5=0.8,4=0.6")
        if level in shares:
            raise ArgumentTypeError(f"level {level} is named twice in {text!r}")
        shares[level] = share
    return shares


def share_list(text: str) -> tuple[float, ...]:
    """Shares from ``0.1,0.5,1``, each once, rising; their range is the request's to check."""
    try:
        return tuple(sorted({float(part) for part in text.split(",")}))
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a list of shares such as 0.1,0.5,1") from None


def pixel_count(text: str) -> int:
    """A number of pixels from ``4000000000``, ``4_000_000_000`` or ``4e9``; its range is the spec's to check."""
    try:
        return int(text) if "e" not in text.lower() else round(float(text))
    except (ValueError, OverflowError):
        raise ArgumentTypeError(f"{text!r} is not a number of pixels such as 4e9") from None


def jpeg_quality(text: str) -> int:
    """A quality from 1 to 100."""
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise ArgumentTypeError(f"the quality is a whole number from 1 to 100, not {text!r}")
    return int(text)


def positive_count(text: str) -> int:
    """A whole number of at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"a whole number of at least 1 is needed, not {text!r}")
    return int(text)


def frame_range(text: str) -> tuple[int, int | None]:
    """The first and last frame of ``10:50``, ``10:`` or ``:50``, counted from 1; None is the last there is."""
    first, colon, last = text.partition(":")
    if not colon or not (first.isdecimal() or not first) or not (last.isdecimal() or not last):
        raise ArgumentTypeError(f"{text!r} is no range of frames such as 10:50, 10: or :50")
    return (int(first) if first else 1), (int(last) if last else None)
