"""Standard output and error that tolerate closed pipes and full disks; printed names never break a line.

The output may be closed early (``| head``) or from the start (``>&-``). What would have been printed is then dropped,
and the work goes on. Output that a full disk refuses is dropped too, and reported in the end.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO, cast

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LEFT = frozenset({errno.EPIPE, errno.ECONNRESET, errno.ESHUTDOWN, errno.EBADF, errno.EINVAL})  # Windows says EINVAL


def one_line(text: str) -> str:
    """``text`` with its line breaks and control characters written out, as a file name may hold them."""
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


@dataclass(slots=True)
class LostOutput:
    """The error by which output was lost, a closed pipe excepted; None where there was none."""

    error: OSError | None = None


class TolerantStream:
    """``stream`` until writing to it fails; from then on output is dropped without an error."""

    def __init__(self, stream: TextIO, lost: LostOutput) -> None:
        self._stream, self._lost = stream, lost

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Print ``text`` unless the stream has failed."""
        with self._dropping():
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Let readers see what was printed."""
        with self._dropping():
            self._stream.flush()

    @contextlib.contextmanager
    def _dropping(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno not in _LEFT:
                self._lost.error = self._lost.error or error
            with contextlib.suppress(OSError):  # what is buffered would fail once more when the program ends
                _to_nowhere(self._stream.fileno())


@contextlib.contextmanager
def tolerant_output() -> Iterator[LostOutput]:
    """Standard output and error that outlive their readers; tells what was lost of the output."""
    lost, before = LostOutput(), (sys.stdout, sys.stderr)
    for stream in before:
        if isinstance(stream, io.TextIOWrapper):  # a file name that the console cannot show must not end the work
            stream.reconfigure(errors="backslashreplace")
    sys.stdout = cast(TextIO, TolerantStream(sys.stdout, lost))
    sys.stderr = cast(TextIO, TolerantStream(sys.stderr, LostOutput()))
    try:
        yield lost
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        sys.stdout, sys.stderr = before


def open_standard_streams() -> None:
    """Give a program that was started without standard streams some that lead nowhere.

    Otherwise the next files that it opens would get their numbers, and what libraries print would land in them.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            _to_nowhere(descriptor)
    # Without these Python has no streams at all, which no library expects.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 — as long as the program
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _to_nowhere(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    if nowhere != descriptor:
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
