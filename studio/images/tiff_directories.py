"""The tag directories of TIFF files and EXIF blocks, decoded to plain tags and encoded back, in all four layouts.

Source: TIFF 6.0, section 2, and the BigTIFF extension (64-bit offsets); EXIF 2.3 uses the same structure.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

Reader = Callable[[int, int], bytes]  # (offset, count) to at most count bytes

_UNIT_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 4, 6: 1, 7: 1, 8: 2, 9: 4, 10: 4, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_RATIONALS = (5, 10)
_MOST_TAGS = 4096
_LONGEST_PAYLOAD_BYTES = 256 << 20
SHORT, LONG, LONG8 = 3, 4, 16


@dataclass(frozen=True, slots=True)
class Tag:
    """One entry: code, field type, number of values, and the values as little-endian bytes."""

    code: int
    kind: int
    count: int
    payload: bytes

    @property
    def first_integer(self) -> int:
        """The first value of an integer tag."""
        unit = _UNIT_BYTES[self.kind]
        return int.from_bytes(self.payload[:unit], "little")


@dataclass(frozen=True, slots=True)
class Layout:
    """Byte order (``<`` or ``>``) and whether offsets take 64 bits (BigTIFF)."""

    order: str
    is_big: bool

    @property
    def _offset_code(self) -> str:
        return "Q" if self.is_big else "I"

    @property
    def count_format(self) -> str:
        """How the number of entries is stored."""
        return self.order + ("Q" if self.is_big else "H")

    @property
    def entry_format(self) -> str:
        """How code, type and count of an entry are stored; the value or its offset follows."""
        return self.order + "HH" + self._offset_code

    @property
    def offset_format(self) -> str:
        """How an offset is stored."""
        return self.order + self._offset_code

    @property
    def offset_bytes(self) -> int:
        """Bytes of an offset, which is also the room for a value inside an entry."""
        return 8 if self.is_big else 4

    @property
    def first_offset_at(self) -> int:
        """Where the header keeps the offset of the first directory."""
        return 8 if self.is_big else 4


def read_header(read: Reader) -> tuple[Layout, int]:
    """The layout and the offset of the first directory; ValueError when this is no TIFF header."""
    header = _exactly(read, 0, 8)
    layouts = {b"II*\0": ("<", False), b"MM\0*": (">", False), b"II+\0": ("<", True), b"MM\0+": (">", True)}
    if header[:4] not in layouts:
        raise ValueError("no TIFF header")
    layout = Layout(*layouts[header[:4]])
    return layout, _unpack(layout.offset_format, read, layout.first_offset_at)[0]


def read_directory(read: Reader, offset: int, layout: Layout) -> tuple[list[Tag], int]:
    """The tags of the directory at ``offset`` and where the next one is (0: none); ValueError when it is damaged.

    Tags of field types nobody defined are left out, as the standard asks of readers.
    """
    (count,) = _unpack(layout.count_format, read, offset)
    if count > _MOST_TAGS:
        raise ValueError(f"a directory of {count} tags")
    at = offset + struct.calcsize(layout.count_format)
    entry_bytes = struct.calcsize(layout.entry_format) + layout.offset_bytes
    tags = [_read_tag(read, at + index * entry_bytes, layout) for index in range(count)]
    (next_offset,) = _unpack(layout.offset_format, read, at + count * entry_bytes)
    return [tag for tag in tags if tag is not None], next_offset


def encode_directory(tags: Iterable[Tag], *, at: int, layout: Layout, next_offset: int = 0) -> bytes:
    """A directory to be placed at file offset ``at`` (even), followed by the values too long for their entries."""
    ordered = sorted(tags, key=lambda tag: tag.code)
    entry_bytes = struct.calcsize(layout.entry_format) + layout.offset_bytes
    values_at = at + struct.calcsize(layout.count_format) + len(ordered) * entry_bytes + layout.offset_bytes
    directory, values = bytearray(struct.pack(layout.count_format, len(ordered))), bytearray()
    for tag in ordered:
        payload = _swapped(tag.payload, tag.kind, layout)
        directory += struct.pack(layout.entry_format, tag.code, tag.kind, tag.count)
        if len(payload) <= layout.offset_bytes:
            directory += payload.ljust(layout.offset_bytes, b"\0")
        else:
            directory += struct.pack(layout.offset_format, values_at + len(values))
            values += payload + b"\0" * (len(payload) % 2)  # values begin on even offsets
    return bytes(directory) + struct.pack(layout.offset_format, next_offset) + bytes(values)


def integer_tag(code: int, kind: int, value: int) -> Tag:
    """A tag with one whole number of field type ``kind`` (`SHORT`, `LONG` or `LONG8`)."""
    return Tag(code, kind, 1, value.to_bytes(_UNIT_BYTES[kind], "little"))


def _read_tag(read: Reader, at: int, layout: Layout) -> Tag | None:
    code, kind, count = _unpack(layout.entry_format, read, at)
    if kind not in _UNIT_BYTES:
        return None
    length = _UNIT_BYTES[kind] * (2 if kind in _RATIONALS else 1) * count
    if length > _LONGEST_PAYLOAD_BYTES:
        raise ValueError(f"a tag of {length} bytes")
    value_at = at + struct.calcsize(layout.entry_format)
    if length > layout.offset_bytes:
        (value_at,) = _unpack(layout.offset_format, read, value_at)
    return Tag(code, kind, count, _swapped(_exactly(read, value_at, length), kind, layout))


def _swapped(payload: bytes, kind: int, layout: Layout) -> bytes:
    """``payload`` taken between little-endian and the order of ``layout``, either way."""
    unit = _UNIT_BYTES[kind]
    return payload if layout.order == "<" or unit == 1 else np.frombuffer(payload, f"u{unit}").byteswap().tobytes()


def _exactly(read: Reader, offset: int, count: int) -> bytes:
    found = read(offset, count)
    if len(found) != count:
        raise ValueError(f"{count} bytes at {offset} lie outside the file")
    return found


def _unpack(form: str, read: Reader, offset: int) -> tuple[int, ...]:
    return struct.unpack(form, _exactly(read, offset, struct.calcsize(form)))
