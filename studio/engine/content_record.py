"""The facts and metadata of a content picture in a job folder, so that a job can be resumed without the file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.engine.job_folder import CONTENT_NAME, read_job_record
from studio.errors import PictureError
from studio.geometry import Region
from studio.images.metadata import Metadata
from studio.images.rasters import Pixels
from studio.images.source import ImageFacts, ImageSource, open_source
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
        record = read_content_record(resources.job_dir)
        if record is not None and (record.facts.path.absolute(), record.facts.page) == (
            content.absolute(),
            spec.page or 1,
        ):
            return RecordedContent(record)
    return open_source(
        content,
        decode_budget_bytes=resources.memory_budget_bytes,
        max_pixels=resources.max_pixels,
        longer_side_px=spec.content_size_px,
        page=spec.page,
    )


def read_content_record(job_dir: Path) -> ContentRecord | None:
    """What the job in ``job_dir`` keeps of its content; None before that has been read to its end."""
    return read_job_record(job_dir, CONTENT_NAME, ContentRecord)
