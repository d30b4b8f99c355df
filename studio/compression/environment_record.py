"""What a run was begun on, read back from its folder: program and libraries, machine, device, numbers of pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.codec import read_record
from studio.errors import RecordError
from studio.processor_caches import Cache

ENVIRONMENT_NAME = "environment.json"


@dataclass(frozen=True, slots=True)
class PictureCounts:
    """How many pictures a folder gave to learn from, and how many to be scored on."""

    learned: int
    held_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """``begun`` is a time in UTC (ISO 8601), ``versions`` are those of the program, Python and libraries by name.

    ``vector_units`` are those that torch computes with on the processor; of its ``caches`` earlier versions noted none.
    ``device`` names a graphics card; ``dtype`` is what networks compute in, in each of so many ``processes``.
    """

    begun: str
    versions: Mapping[str, str]
    system: str
    processor: str
    vector_units: str
    cores: int
    memory_bytes: int
    threads: int
    device: str
    dtype: str
    processes: int = 1
    caches: tuple[Cache, ...] = ()
    contents: PictureCounts
    styles: PictureCounts


def read_environment(stage: Path) -> Environment | None:
    """What the run in ``stage`` noted as it began; None where it did not, as earlier versions."""
    try:
        return read_record(stage / ENVIRONMENT_NAME, Environment, unknown_names=True)
    except (OSError, RecordError):
        return None
