"""The one tree of errors that Gigastyle raises on purpose, and the messages that they and notes carry.

::

    StudioError
    ├── InputError        something the caller handed over cannot be used
    │   ├── SpecError     a request with a value out of range or in contradiction with another
    │   ├── RecordError   a file or row of the program's own that holds something else than it should
    │   ├── PictureError  a picture that cannot be read, or a place a picture cannot be written to
    │   └── BundleError   a bundle, or a published weight file, that cannot be used
    ├── SpaceError        not enough disk or memory for what was asked
    ├── JobError          a job folder that is busy, damaged or belongs to another request
    ├── DeviceError       a device that is absent or gave up
    └── Cancelled         the person asked to stop

A message says what happened, to which file or value, and what to do about it. It is its own English text, for the
terminal and for logs, and keeps its code (that text with names where values go) and the values, from which the window
makes the text in the person's language (`studio.ui.translation`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Message(str):
    """English text with the ``code`` and the ``values`` that it was made of.

    ``option`` is what a terminal adds: advice that names options of the command line. Without values a code is taken as
    it stands. A value may be a message, or an error, whose message it then is.
    """

    __slots__ = ("code", "values")

    code: str
    values: Mapping[str, object]

    def __new__(cls, code: str, /, *, option: str = "", **values: object) -> Message:
        """Make the text; a message without values is given back as it is."""
        if isinstance(code, Message) and not values:
            return code
        kept = {name: _kept(value) for name, value in values.items()}
        self = super().__new__(cls, (code + option).format(**kept) if kept else code + option)
        self.code, self.values = str(code), kept
        return self


def lines(messages: Iterable[str]) -> str:
    """Several messages as one, each on a line of its own."""
    several = {f"line_{number}": message for number, message in enumerate(messages)}
    return Message("\n".join(f"{{{name}}}" for name in several), **several) if several else ""


class ByteCount(int):
    """A number of bytes, told in the decimal unit that disks are sold in, such as ``29.8 GB``."""

    def __str__(self) -> str:
        count = float(self)
        if count < 1000:
            return f"{count:.0f} bytes"
        for unit in ("kB", "MB", "GB"):
            count /= 1000
            if count < 999.95:
                return f"{count:.1f} {unit}"
        return f"{count / 1000:.1f} TB"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def _kept(value: object) -> object:
    if isinstance(value, StudioError):
        return value.message
    return str(value) if isinstance(value, BaseException) else value


class StudioError(Exception):
    """Root of every error raised on purpose; its text is fit to be shown to a person."""

    def __init__(self, code: str = "", /, *, option: str = "", **values: object) -> None:
        self.message = Message(code, option=option, **values)
        super().__init__(self.message)


class InputError(StudioError):
    """Something the caller handed over cannot be used."""


class SpecError(InputError):
    """A request holds a value out of range, or two that contradict each other."""


class RecordError(InputError):
    """A file or row that the program wrote holds something else than it should."""


class PictureError(InputError):
    """A picture cannot be read, or cannot be written where it was asked for."""


class BundleError(InputError):
    """A bundle or a published weight file is missing, damaged or of the wrong kind."""


class SpaceError(StudioError):
    """Not enough disk or memory for what was asked."""


class JobError(StudioError):
    """A job folder is in use, damaged, or belongs to another request."""


class DeviceError(StudioError):
    """A compute device is absent or failed in a way a smaller plan cannot mend."""


class Cancelled(StudioError):  # noqa: N818 — a wish of the person, not a fault
    """The person asked to stop; whatever was finished before is kept."""


def in_words(error: Exception) -> str:
    """What an error of Python's own says of a value that does not fit, without Python's notation."""
    if isinstance(error, KeyError) and error.args:
        return f"{error.args[0]} is missing"
    return str(error) or "it holds something else than was expected"
