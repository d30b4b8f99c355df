"""Why a run failed and what to do, derived from its last output."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from studio.errors import Message
from studio.jobs.training.process import OUTPUT_NAME

LINES_KEPT = 40
_LINES_LOOKED_AT = 5
_END_BYTES = 16 << 10
_PREFIX = "gigastyle: "
_FULL = Message("The disk is full. Free some space; resume goes on from the last checkpoint.")
_UNWRITABLE = Message(
    "The run's folder could not be written to. Free some space; resume goes on from the last checkpoint."
)
_NO_PICTURES = Message(
    "The pictures are gone or cannot be read any more. Put them back, or duplicate the run with another folder."
)
_ADVICE = (  # what stands in the output, in small letters, and what it means to the person
    (("out of memory", "memoryerror", "cannot allocate", "can't allocate", "not enough memory", "bad_alloc"),
     Message("The computer ran out of memory. Close other programs or choose smaller crops or a smaller batch.")),
    (("no space left", "disk is full", "disk full", "disk quota"), _FULL),
    (("no space", "cannot write"), _UNWRITABLE),
    (("not one picture", "holds no picture"),
     _NO_PICTURES),
    (("there is no bundle",),
     Message("The bundle that the run learns from is gone. Put it back or import it again, then resume.")),
    (("is not finite",), Message("A loss was no number any more. Duplicate the run with a lower learning rate.")),
)  # fmt: skip
_SILENT = Message(
    "The run was ended from outside: its process is gone without a word, as when it is killed, the computer is turned "
    "off, or memory runs out. Resume goes on from the last checkpoint. If it ends so again, duplicate it with a "
    "smaller batch or smaller crops."
)


def last_lines(run: Path) -> tuple[str, ...]:
    """The end of what the run's process wrote, bars that were drawn over taken out; empty where there is nothing."""
    try:
        with (run / OUTPUT_NAME).open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - _END_BYTES))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ()
    lines = [line.rsplit("\r", 1)[-1].rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    return tuple(line for line in lines if line)[-LINES_KEPT:]


def explained(failure: str, lines: Sequence[str]) -> str:
    """One or two sentences for a run that ended with ``failure``, or without a word (empty) after ``lines``."""
    last = next((line.removeprefix(_PREFIX) for line in reversed(lines) if line.startswith(_PREFIX)), "")
    said = failure or last
    evidence = (failure or "\n".join([last, *lines[-_LINES_LOOKED_AT:]])).lower()
    for signs, advice in _ADVICE:
        if any(sign in evidence for sign in signs):
            return Message("{advice} ({said})", advice=advice, said=said) if said else advice
    if said:
        return said if isinstance(said, Message) else said[:1].upper() + said[1:]
    return _SILENT
