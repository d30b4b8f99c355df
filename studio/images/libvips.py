"""The only module that imports libvips: loaded here with its operation cache off, and its errors put into one line."""

from __future__ import annotations

import logging
from typing import Any, TypeAlias

import pyvips

# With the cache on, a path written anew returns its old picture and files stay open after their last use.
pyvips.cache_set_max(0)
# Its warnings come through this logger; what a person must know of them is told in notes and errors of ours.
logging.getLogger("pyvips").propagate = False

VipsError: TypeAlias = pyvips.Error
VipsImage: TypeAlias = pyvips.Image


def call(operation: str, *arguments: object, **options: object) -> Any:
    """Run a libvips operation by name; unlike `new_from_file`, brackets in a path are not taken for options."""
    return pyvips.Operation.call(operation, *arguments, **options)


def reason(error: Exception) -> str:
    """The most telling line of a libvips error, which repeats itself over several lines."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[1] if len(lines) > 1 else (lines[0] if lines else "no reason given")


def with_blob(image: VipsImage, field: str, blob: bytes) -> VipsImage:
    """``image`` with the bytes ``blob`` attached as metadata ``field``; pixels are shared, not copied."""
    labelled = image.copy()
    labelled.set_type(pyvips.GValue.blob_type, field, blob)
    return labelled


def blob_of(image: VipsImage, field: str) -> bytes | None:
    """The bytes attached to ``image`` as ``field``, or None."""
    return bytes(image.get(field)) if image.get_typeof(field) else None


def with_number(image: VipsImage, field: str, number: int) -> VipsImage:
    """``image`` with ``number`` attached as metadata ``field``; pixels are shared, not copied."""
    labelled = image.copy()
    labelled.set_type(pyvips.GValue.gint_type, field, number)
    return labelled


def number_of(image: VipsImage, field: str, absent: int) -> int:
    """The whole number attached to ``image`` as ``field``, or ``absent``."""
    return int(image.get(field)) if image.get_typeof(field) else absent
