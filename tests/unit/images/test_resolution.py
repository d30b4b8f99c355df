import struct

import pytest

from studio.images.resolution import (
    Resolution,
    in_jfif,
    in_metres,
    per_metre,
    ratio,
    resolution_in_jfif,
    resolution_in_tags,
    resolution_tags,
)
from studio.images.tiff_directories import SHORT, Tag, integer_tag

JFIF = b"JFIF\0\1\2"


def tags(*found: Tag) -> dict[int, Tag]:
    return {tag.code: tag for tag in found}


def pair(code: int, numerator: int, denominator: int) -> Tag:
    return Tag(code, 5, 1, struct.pack("<II", numerator, denominator))


@pytest.mark.parametrize("resolution", [Resolution(300, 300), Resolution(72, 150), Resolution(96.5, 25.4)])
def test_tags_say_it_back(resolution: Resolution) -> None:
    assert resolution_in_tags(tags(*resolution_tags(resolution))) == resolution


def test_units_of_tiff() -> None:
    sides = pair(282, 11811, 100), pair(283, 11811, 100)
    assert resolution_in_tags(tags(*sides, integer_tag(296, SHORT, 3))) == Resolution(300, 300)
    assert resolution_in_tags(tags(*sides)) == Resolution(118.11, 118.11)  # inches, where nothing is said
    assert resolution_in_tags(tags(*sides, integer_tag(296, SHORT, 1))) is None
    assert resolution_in_tags(tags(*sides, integer_tag(296, SHORT, 77))) is None


def test_what_makes_no_sense_is_none() -> None:
    assert resolution_in_tags({}) is None
    assert resolution_in_tags(tags(pair(282, 72, 1))) is None
    for numerator, denominator in ((0, 0), (0, 1), (1, 0)):
        assert resolution_in_tags(tags(pair(282, numerator, denominator), pair(283, 1, 1))) is None


def test_jfif_both_ways() -> None:
    for resolution in (Resolution(300, 300), Resolution(72, 144)):
        assert resolution_in_jfif(in_jfif(JFIF + bytes(7), resolution)) == resolution
    assert in_jfif(JFIF + bytes(7), None) == JFIF + b"\0\0\1\0\1" + bytes(2)
    assert resolution_in_jfif(in_jfif(JFIF + bytes(7), None)) is None
    assert resolution_in_jfif(JFIF + b"\2\0\x76\0\x76\0\0") == per_metre(11800, 11800)
    assert resolution_in_jfif(b"JFXX") is None and resolution_in_jfif(b"JFIF\0") is None


def test_metres_and_inches() -> None:
    assert per_metre(11811, 2835) == Resolution(300, 72.009) or per_metre(11811, 2835) == Resolution(300, 72)
    assert in_metres(Resolution(300, 72)) == (11811, 2835)
    assert ratio(300.0) == (300, 1) and ratio(72.5) == (145, 2)
    assert Resolution(1, 2).turned() == Resolution(2, 1)
