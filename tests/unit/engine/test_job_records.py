from dataclasses import fields
from pathlib import Path

import pytest

from studio.engine.job_folder import CONTENT_NAME, JobFolder, read_job_record
from studio.engine.job_records import ContentRecord
from studio.geometry import Size
from studio.images.metadata import Metadata
from studio.images.resolution import Resolution
from studio.images.source import ImageFacts
from studio.images.tiff_directories import Tag

FACTS = ImageFacts(Path("/photos/a ü.jpg"), Size(3, 2), Size(6, 4), True, 16, "JPEG", ("turned", "resized"))
METADATA = Metadata(
    exif=b"Exif\0\0\xff",
    is_colour_converted=True,
    recipe="{}",
    resolution=Resolution(300.0, 299.5),
    xmp=b"<x/>",
    iptc=b"\x1c\x02",
    comment="ä",
    texts=(("Title", "a"), ("Author", "b")),
    geo=(Tag(33550, 12, 1, b"\0\1"),),
    notes=("something was left out",),
)


@pytest.mark.parametrize("metadata", [METADATA, Metadata()])
def test_what_a_result_carries_comes_back_whole(metadata: Metadata, tmp_path: Path) -> None:
    folder = JobFolder(tmp_path)
    folder.write_record(CONTENT_NAME, ContentRecord(FACTS, metadata))
    folder.release(remove=False)
    assert read_job_record(tmp_path, CONTENT_NAME, ContentRecord) == ContentRecord(FACTS, metadata)


def test_every_field_of_metadata_is_tried() -> None:
    empty = Metadata()
    assert not [field.name for field in fields(Metadata) if getattr(METADATA, field.name) == getattr(empty, field.name)]


def test_a_record_of_another_version_is_none(tmp_path: Path) -> None:
    (tmp_path / CONTENT_NAME).write_text('{"facts": {"path": "/a.jpg"}, "metadata": {}}')
    assert read_job_record(tmp_path, CONTENT_NAME, ContentRecord) is None
