"""How many pixels of a picture go on a length of paper, as each format tells it.

Source: TIFF 6.0 (tags 282, 283, 296) for TIFF and EXIF; JFIF 1.02; PNG, section 11.3.4.3.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from studio.images import tiff_directories as tiff
from studio.images.tiff_directories import Tag

X_TAG, Y_TAG, UNIT_TAG = 282, 283, 296
RESOLUTION_TAGS = frozenset({X_TAG, Y_TAG, UNIT_TAG})
_NO_UNIT, _INCH, _CENTIMETRE = 1, 2, 3
_METRES_PER_INCH = 0.0254
_SNAP = 0.013  # half a pixel per metre: whole numbers per inch survive the rounding of formats that count in metres


@dataclass(frozen=True, slots=True)
class Resolution:
    """Pixels per inch, across and down."""

    across: float
    down: float

    def turned(self) -> Resolution:
        """That of the picture on its side."""
        return Resolution(self.down, self.across)


def per_metre(across: float, down: float) -> Resolution:
    """The resolution of so many pixels per metre."""
    return Resolution(_snapped(across * _METRES_PER_INCH), _snapped(down * _METRES_PER_INCH))


def resolution_in_tags(tags: Mapping[int, Tag]) -> Resolution | None:
    """What the tags of a TIFF or EXIF directory say; None where they tell proportions only, or nothing."""
    unit = tags[UNIT_TAG].first_integer if UNIT_TAG in tags and tags[UNIT_TAG].count else _INCH
    values = [tags[code].ratios for code in (X_TAG, Y_TAG) if code in tags and tags[code].kind == tiff.RATIONAL]
    if unit not in (_INCH, _CENTIMETRE) or not all(values) or len(values) < 2:
        return None
    across, down = (value[0] * (2.54 if unit == _CENTIMETRE else 1) for value in values)
    if not (0 < across < 1e6 and 0 < down < 1e6):  # nan, too
        return None
    return Resolution(_snapped(across), _snapped(down)) if unit == _CENTIMETRE else Resolution(across, down)


def resolution_tags(resolution: Resolution) -> list[Tag]:
    """The tags that say ``resolution``."""
    return [
        *(_ratio_tag(code, value) for code, value in ((X_TAG, resolution.across), (Y_TAG, resolution.down))),
        tiff.integer_tag(UNIT_TAG, tiff.SHORT, _INCH),
    ]


def resolution_in_jfif(body: bytes) -> Resolution | None:
    """What a JFIF segment says."""
    if not body.startswith(b"JFIF\0") or len(body) < 12:
        return None
    unit, across, down = struct.unpack_from(">BHH", body, 7)
    if unit not in (1, 2) or not across or not down:
        return None
    return Resolution(across, down) if unit == 1 else per_metre(across * 100, down * 100)


def in_jfif(body: bytes, resolution: Resolution | None) -> bytes:
    """The JFIF segment ``body`` with ``resolution``; without one it tells that pixels are square."""
    unit, across, down = 0, 1, 1
    if resolution is not None:
        unit, across, down = 1, *(min(65535, max(1, round(side))) for side in (resolution.across, resolution.down))
    return body[:7] + struct.pack(">BHH", unit, across, down) + body[12:]


def in_metres(resolution: Resolution) -> tuple[int, int]:
    """Pixels per metre, across and down."""
    return round(resolution.across / _METRES_PER_INCH), round(resolution.down / _METRES_PER_INCH)


def ratio(value: float) -> tuple[int, int]:
    """``value`` as a fraction of small numbers."""
    found = Fraction(value).limit_denominator(10_000)
    return found.numerator, found.denominator


def _ratio_tag(code: int, value: float) -> Tag:
    return Tag(code, tiff.RATIONAL, 1, struct.pack("<II", *ratio(value)))


def _snapped(value: float) -> float:
    return float(round(value)) if abs(value - round(value)) <= _SNAP else value
