"""What a job folder keeps of its content and of its finished painting, so that a job can go on without the files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.bundles.pair import Bundle
from studio.engine.canvas import open_for
from studio.engine.job_folder import CONTENT_NAME, PAINTED_NAME, JobFolder, differences, read_job_record
from studio.engine.maps_file import maps_request
from studio.engine.workspace import RESULT, store_path
from studio.errors import PictureError
from studio.geometry import Region
from studio.images.metadata import Metadata
from studio.images.rasters import FileRaster, Pixels
from studio.images.source import ImageFacts, ImageSource
from studio.specs.export import BitDepth
from studio.specs.stylize import Resources, StylizeSpec


@dataclass(frozen=True, slots=True)
class ContentRecord:
    """What writing a result needs to know of its content."""

    facts: ImageFacts
    metadata: Metadata


class RecordedContent(ImageSource):
    """An `ImageSource` whose pixels were read by an earlier run and lie in its job folder."""

    def __init__(self, record: ContentRecord) -> None:
        self.facts, self.metadata = record.facts, record.metadata

    def bands(self, max_bytes: int) -> Iterator[tuple[Region, Pixels]]:
        """There are none: raises PictureError."""
        del max_bytes
        raise PictureError("there is no picture at {path}; put it back there", path=self.facts.path)


def open_content(content: Path, spec: StylizeSpec, resources: Resources) -> ImageSource:
    """The picture at ``content``; where it is gone, what the run to be resumed kept of it. Raises as `open_source`."""
    if resources.resume and resources.job_dir is not None and not os.path.exists(content):  # noqa: PTH110 — raises not
        record = read_job_record(resources.job_dir, CONTENT_NAME, ContentRecord)
        facts = record and record.facts
        if record and facts and (facts.path.absolute(), facts.page) == (content.absolute(), spec.page or 1):
            return RecordedContent(record)
    return open_for(spec, content, resources)


@dataclass(frozen=True, slots=True)
class PaintedRecord:
    """What is known of a painting besides its pixels: what the result carries, what should be said, and the plan."""

    content: ContentRecord
    recipe: str
    bit_depth: BitDepth
    notes: tuple[str, ...]
    plan: dict[str, Any]


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
