"""How a run ended, written by the run itself; without it, a run that has no process was killed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from studio.errors import SpaceError
from studio.jobs.message_json import json_from_message, message_from_json
from studio.replacing import replace_text

ENDING_NAME = "ended.json"


@dataclass(frozen=True, slots=True)
class Ending:
    """``failure`` is what went wrong, for people to read; empty where nothing did. Not complete is stopped."""

    is_complete: bool
    failure: str = ""


def write_ending(run: Path, ending: Ending) -> None:
    """Raises SpaceError where it cannot be written."""
    try:
        plain = {**asdict(ending), "told": json_from_message(ending.failure)}
        replace_text(run / ENDING_NAME, json.dumps(plain))
    except OSError as error:
        raise SpaceError("cannot write in {run}: {reason}; free some space", run=run, reason=error.strerror) from error


def read_ending(run: Path) -> Ending | None:
    """What `write_ending` wrote; None where the run has not ended by itself."""
    try:
        plain = json.loads((run / ENDING_NAME).read_text(encoding="utf-8"))
        return Ending(bool(plain["is_complete"]), message_from_json(plain.get("told"), str(plain["failure"])))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def forget_ending(run: Path) -> None:
    """The run goes on."""
    (run / ENDING_NAME).unlink(missing_ok=True)
