"""Translates messages into the person's language: by their code, with values formatted for that language.

The texts are translated like all others, in the context ``Messages``: `packaging/update_translations.py` finds the
codes.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication

from studio.errors import ByteCount, Message, StudioError
from studio.geometry import Size
from studio.ui.numbers import bytes_text, fixed_text, general_text, pixels_text, whole_text

translate = QCoreApplication.translate  # lupdate finds texts by this name
_found = QCoreApplication.translate  # and does not by this: the text comes from elsewhere


def translated(message: str | BaseException) -> str:
    """The text to show for a message, a note or an error; plain text stays as it is."""
    if isinstance(message, StudioError):
        message = message.message
    if not isinstance(message, Message):
        return str(message)
    text = _found("Messages", message.code)
    return _WRITER.vformat(text, (), message.values) if message.values else text


def translated_shipped(context: Literal["Styles", "ShippedBundles"], text: str) -> str:
    """What a file that ships says, in the person's language; a text of the person's own stays as it is."""
    return _found(context, text)


class _Writer(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Message):
            text = translated(value)
        elif isinstance(value, ByteCount):
            text = bytes_text(value)
        elif isinstance(value, Size):
            text = pixels_text(value.width, value.height)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            text = _number(value, format_spec)
        elif isinstance(value, str) and not format_spec:  # what the system says has a text, a name stays a name
            text = _found("Messages", value)
        else:
            text = format(value, "" if isinstance(value, Path) else format_spec)
        return text

    def check_unused_args(self, used_args: Any, args: Sequence[Any], kwargs: Any) -> None:
        """A language may leave a value out."""


def _number(value: float, spec: str) -> str:
    if spec.endswith("f"):
        return fixed_text(value, int(spec.strip(".f") or 6))
    if isinstance(value, int) and spec in ("", "d", ","):
        return whole_text(value)
    return general_text(value) if spec in ("", "g", ",") else format(value, spec)


_WRITER = _Writer()


def system_reasons() -> tuple[str, ...]:
    """What the operating system says where it refuses something, as far as it is common."""
    return (
        translate("Messages", "Permission denied"),
        translate("Messages", "Operation not permitted"),
        translate("Messages", "No such file or directory"),
        translate("Messages", "Not a directory"),
        translate("Messages", "Is a directory"),
        translate("Messages", "File exists"),
        translate("Messages", "File name too long"),
        translate("Messages", "Too many levels of symbolic links"),
        translate("Messages", "Read-only file system"),
        translate("Messages", "No such device or address"),
        translate("Messages", "Input/output error"),
        translate("Messages", "No space left on device"),
        translate("Messages", "Disk quota exceeded"),
        translate("Messages", "File too large"),
        translate("Messages", "Too many open files"),
        translate("Messages", "Cannot allocate memory"),
        translate("Messages", "Directory not empty"),
        translate("Messages", "Device or resource busy"),
        translate("Messages", "Transport endpoint is not connected"),
        translate("Messages", "Stale file handle"),
    )
