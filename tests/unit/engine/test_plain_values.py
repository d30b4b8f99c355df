from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from studio.engine.content_record import ContentRecord
from studio.engine.plain_values import from_plain, to_plain
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


def test_what_a_result_carries_comes_back_whole() -> None:
    record = ContentRecord(FACTS, METADATA)
    assert from_plain(ContentRecord, to_plain(record)) == record
    assert from_plain(ContentRecord, to_plain(ContentRecord(FACTS, Metadata()))).metadata == Metadata()
    empty = Metadata()
    assert [
        field.name for field in fields(Metadata) if getattr(METADATA, field.name) == getattr(empty, field.name)
    ] == []


@dataclass(frozen=True)
class Pair:
    first: int
    second: str | None


@pytest.mark.parametrize(
    "plain",
    [
        {"first": 1},
        {"first": "1", "second": None},
        {"first": 1, "second": 2},
        [],
        {"first": 1, "second": "", "third": 3},
    ],
)
def test_anything_else_is_refused(plain: object) -> None:
    with pytest.raises(ValueError):
        from_plain(Pair, plain)
