"""A short piece of work in a process of its own, whose answer is JSON lines; asked after, never waited for."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.errors import JobError, Message
from studio.jobs.message_json import ENVIRONMENT, last_words
from studio.jobs.training.process import lower_priority, quiet_flags

_LOG = logging.getLogger(__name__)
_NOTED_CHARACTERS = 20_000
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ChildState:
    """``answers`` so far; ``failure`` says what went wrong once the child ended badly."""

    is_over: bool
    answers: tuple[Answer, ...]
    failure: str = ""


class Child:
    """Runs ``command`` from `start` on; `poll` whenever it suits, `cancel` at any time."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._is_noted = False
        # Files, because a pipe that nobody reads would stop the child; each is read through a handle of its own,
        # because moving the one that the child writes with would move where it writes.
        self._folder = tempfile.TemporaryDirectory(prefix="gigastyle-", ignore_cleanup_errors=True)
        self._output, self._errors = (Path(self._folder.name) / name for name in ("output", "errors"))

    def start(self) -> None:
        """Raises JobError where the program cannot be started."""
        assert self._process is None, "a child starts once"
        try:
            with self._output.open("wb") as output, self._errors.open("wb") as errors:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=errors,
                    creationflags=quiet_flags(),
                    env={**os.environ, **ENVIRONMENT},
                )
        except OSError as error:
            raise JobError("the program cannot be started: {reason}", reason=error.strerror) from error
        lower_priority(self._process.pid)

    def poll(self) -> ChildState:
        """How it stands."""
        assert self._process is not None, "only a started child is asked after"
        code = self._process.poll()
        answers = tuple(_answers(self._output.read_bytes()))
        if not code:
            return ChildState(code is not None, answers)
        errors = self._errors.read_bytes().decode("utf-8", "replace")
        if not self._is_noted:
            self._is_noted = True
            _LOG.error("%s ended with exit code %s\n%s", " ".join(self._command), code, errors[-_NOTED_CHARACTERS:])
        failure = last_words(errors) or Message("the work ended with exit code {code}", code=code)
        return ChildState(True, answers, failure)

    def cancel(self) -> None:
        """End the child if it still runs, and let go of it."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._folder.cleanup()


def _answers(output: bytes) -> list[Answer]:
    found = []
    for line in output[: output.rfind(b"\n") + 1].splitlines():
        try:
            plain = json.loads(line)
        except ValueError:
            continue
        if isinstance(plain, dict):
            found.append(plain)
    return found
