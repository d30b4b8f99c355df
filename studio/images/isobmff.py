"""What the boxes of an AVIF file say of frames and colours.

Source: ISO/IEC 14496-12 (boxes, sample tables), ISO/IEC 23008-12 (item properties) and AVIF 1.1.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.images.colour_codes import ColourCodes

_LONGEST_BOX_BYTES = 16 << 20  # of those looked into; pixels lie in others
_SEQUENCE_BRAND = b"avis"


@dataclass(frozen=True, slots=True)
class AvifFacts:
    """Whether it is a film, of how many frames, and the colour codes (nclx) of its pixels."""

    is_sequence: bool = False
    frame_count: int = 1
    colour_codes: ColourCodes | None = None


def avif_facts(path: Path) -> AvifFacts:
    """The facts of the file at ``path``; as far as they can be told of a damaged one. Raises OSError."""
    count, codes, is_sequence = 1, None, False
    for kind, body in _top_boxes(path):
        if kind == b"ftyp":
            is_sequence = body[:4] == _SEQUENCE_BRAND
        elif kind == b"moov" and is_sequence:
            count = max(
                (_sample_count(found) for found in _found(body, b"trak mdia minf stbl stsz".split())), default=1
            )
        elif kind == b"meta":
            for colour in _found(body[4:], b"iprp ipco colr".split()):
                if colour[:4] == b"nclx" and len(colour) >= 10 and codes is None:
                    codes = ColourCodes(*struct.unpack_from(">HH", colour, 4))
    return AvifFacts(is_sequence, count, codes)


def _top_boxes(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of the outermost boxes that hold no pixels."""
    length = path.stat().st_size
    with path.open("rb") as file:
        at = 0
        while at + 8 <= length:
            file.seek(at)
            size, kind = struct.unpack(">I4s", file.read(8))
            header = 8
            if size == 1:
                size, header = int.from_bytes(file.read(8), "big"), 16
            elif size == 0:
                size = length - at
            if size < header:
                return
            if kind in (b"ftyp", b"meta", b"moov") and size <= _LONGEST_BOX_BYTES:
                yield kind, file.read(size - header)
            at += size


def _found(block: bytes, kinds: list[bytes]) -> Iterator[bytes]:
    """The bodies of all boxes inside ``block`` that lie at the path ``kinds``."""
    at = 0
    while at + 8 <= len(block):
        size, kind = struct.unpack_from(">I4s", block, at)
        if size < 8:
            return
        if kind == kinds[0]:
            body = block[at + 8 : at + size]
            if len(kinds) == 1:
                yield body
            else:
                yield from _found(body, kinds[1:])
        at += size


def _sample_count(table: bytes) -> int:
    return int.from_bytes(table[8:12], "big")
