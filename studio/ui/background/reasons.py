"""The message to show for an exception that ended some work, whatever its type."""

from __future__ import annotations

import logging

from studio.errors import Message, StudioError
from studio.system_errors import as_studio_error

_LOG = logging.getLogger(__name__)


def reason(error: BaseException) -> Message:
    """Why the work could not be done; a fault of the program itself goes to the log with its traceback. Any thread."""
    known = error if isinstance(error, StudioError) else as_studio_error(error)
    if known is not None:
        return known.message
    if isinstance(error, OSError) and str(error):  # a library's word on a file
        return Message("{error}", error=error)
    _LOG.error("fault in work away from the window", exc_info=error)
    return Message("Something went wrong in the program itself ({fault}).", fault=f"{type(error).__name__}: {error}")
