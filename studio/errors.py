"""The one tree of errors that Gigastyle raises on purpose.

::

    StudioError
    ├── InputError        something the caller handed over cannot be used
    │   ├── SpecError     a request with a value out of range or in contradiction with another
    │   ├── PictureError  a picture that cannot be read, or a place a picture cannot be written to
    │   └── BundleError   a bundle, or a published weight file, that cannot be used
    ├── SpaceError        not enough disk or memory for what was asked
    ├── JobError          a job folder that is busy, damaged or belongs to another request
    ├── DeviceError       a device that is absent or gave up
    └── Cancelled         the person asked to stop

A message says what happened, to which file or value, and what to do about it.
"""


class StudioError(Exception):
    """Root of every error raised on purpose; its text is fit to be shown to a person."""


class InputError(StudioError):
    """Something the caller handed over cannot be used."""


class SpecError(InputError):
    """A request holds a value out of range, or two that contradict each other."""


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
