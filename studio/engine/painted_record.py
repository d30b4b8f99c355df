"""The record of a complete painting in a job folder: what writing its result takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.bundles.pair import Bundle
from studio.engine.content_record import ContentRecord
from studio.engine.job_folder import PAINTED_NAME, JobFolder, differences, read_job_record
from studio.engine.maps_file import maps_request
from studio.engine.workspace import RESULT, store_path
from studio.images.rasters import FileRaster
from studio.specs.export import BitDepth
from studio.specs.stylize import Resources, StylizeSpec


@dataclass(frozen=True, slots=True)
class PaintedRecord:
    """What is known of a painting besides its pixels: what the result carries, what should be said, and the plan."""

    content: ContentRecord
    recipe: str
    bit_depth: BitDepth
    notes: tuple[str, ...]
    plan: dict[str, Any]


def write_painted_record(folder: JobFolder, record: PaintedRecord) -> None:
    """Note that the raster of the result in ``folder`` is whole; raises SpaceError where that cannot be written."""
    folder.write_record(PAINTED_NAME, record)


def read_painted_record(
    folder: JobFolder, content: Path, spec: StylizeSpec, *, bundle: Bundle, resources: Resources
) -> PaintedRecord | None:
    """The painting in ``folder`` if it is whole and of this request; a content or style that is gone does not matter.

    Neither do threads, device and version of torch, on which nothing depends any more.
    """
    record, job = read_job_record(folder.path, PAINTED_NAME, PaintedRecord), folder.record()
    if record is None or job is None:
        return None
    try:
        asked = maps_request(content, spec, bundle, known=job["request"])
    except OSError:  # gone, and another one than what was painted
        return None
    was_double = job["request"].get("precision") == "float64"
    is_other = differences({name: job["request"].get(name) for name in asked}, asked)
    return None if is_other or was_double != (resources.precision == "float64") else record


def painted_raster(folder: JobFolder, record: PaintedRecord) -> FileRaster:
    """The pixels of the painting; raises JobError where they are missing or damaged."""
    facts = record.content.facts
    return FileRaster.open(store_path(folder.path, RESULT), facts.size, facts.channels, f"uint{record.bit_depth}")
