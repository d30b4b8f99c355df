"""The tag directories of TIFF files and EXIF blocks, decoded to plain tags and encoded back, in all four layouts.

Source: TIFF 6.0, section 2, and the BigTIFF extension (64-bit offsets); EXIF 2.3 uses the same structure.
"""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

Reader = Callable[[int, int], bytes]  # (offset, count) to at most count bytes

_UNIT_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 4, 6: 1, 7: 1, 8: 2, 9: 4, 10: 4, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_RATIONALS = (5, 10)
_MOST_TAGS = 4096
_LONGEST_PAYLOAD_BYTES = 256 << 20
ASCII, SHORT, LONG, RATIONAL, UNDEFINED, LONG8 = 2, 3, 4, 5, 7, 16


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

    @property
    def integers(self) -> tuple[int, ...]:
        """All values of an unsigned integer tag."""
        return tuple(np.frombuffer(self.payload, f"<u{_UNIT_BYTES[self.kind]}").tolist())

    @property
    def ratios(self) -> tuple[float, ...]:
        """All values of a tag of rationals; nothing divided by nothing is nan."""
        pairs = np.frombuffer(self.payload, "<i4" if self.kind == _RATIONALS[1] else "<u4").reshape(-1, 2)
        with np.errstate(all="ignore"):
            return tuple((pairs[:, 0] / pairs[:, 1]).tolist())

    @property
    def text(self) -> str:
        """The first text of a tag of characters, without its padding."""
        return self.payload.split(b"\0")[0].decode("utf-8", errors="replace").strip()


@dataclass(frozen=True, slots=True)
class Layout:
    """Byte order (``<`` or ``>``) and whether offsets take 64 bits (BigTIFF)."""

    order: str
    is_big: bool

    @property
    def count_format(self) -> str:
        """How the number of entries is stored."""
        return self.order + ("Q" if self.is_big else "H")

    @property
    def offset_format(self) -> str:
        """How an offset is stored."""
        return self.order + ("Q" if self.is_big else "I")

    @property
    def entry_format(self) -> str:
        """How code, type and count of an entry are stored; the value or its offset follows."""
        return self.order + "HH" + self.offset_format[1]

    @property
    def entry_bytes(self) -> int:
        """Bytes of an entry."""
        return struct.calcsize(self.entry_format) + self.offset_bytes

    @property
    def offset_bytes(self) -> int:
        """Bytes of an offset, which is also the room for a value inside an entry."""
        return 8 if self.is_big else 4

    @property
    def header_bytes(self) -> int:
        """Bytes of the header: signature, and as many for the offset of the first directory."""
        return 2 * self.offset_bytes


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an entry says of its values; they lie at ``at`` where there is room for them, else behind an offset."""

    code: int
    kind: int
    count: int
    at: int

    @property
    def length(self) -> int:
        return _UNIT_BYTES.get(self.kind, 0) * (2 if self.kind in _RATIONALS else 1) * self.count


CLASSIC, BIG = Layout("<", is_big=False), Layout("<", is_big=True)
_LAYOUTS = {
    b"II*\0": CLASSIC,
    b"MM\0*": Layout(">", is_big=False),
    b"II+\0": BIG,
    b"MM\0+": Layout(">", is_big=True),
}


def reader_of(file: BinaryIO) -> Reader:
    """A reader of the open ``file``."""

    def read(offset: int, count: int) -> bytes:
        file.seek(offset)
        return file.read(count)

    return read


def read_header(read: Reader) -> tuple[Layout, int]:
    """The layout and the offset of the first directory; ValueError when this is no TIFF header."""
    header = _exactly(read, 0, 8)
    if header[:4] not in _LAYOUTS:
        raise ValueError("no TIFF header")
    layout = _LAYOUTS[header[:4]]
    return layout, _unpack(layout.offset_format, read, layout.offset_bytes)[0]


def encode_header(layout: Layout, first_offset: int) -> bytes:
    """The header of a file whose first directory lies at ``first_offset``."""
    magic = next(magic for magic, each in _LAYOUTS.items() if each == layout)
    sizes = struct.pack(layout.order + "HH", layout.offset_bytes, 0) if layout.is_big else b""
    return magic + sizes + struct.pack(layout.offset_format, first_offset)


def read_directory(read: Reader, offset: int, layout: Layout) -> tuple[list[Tag], int]:
    """The tags of the directory at ``offset`` and where the next one is (0: none); ValueError when it is damaged.

    Tags of field types nobody defined are left out, as the standard asks of readers, and those whose values lie
    outside the file. They come in the order of their codes, and of several with one code the first.
    """
    entries, end = _entries(read, offset, layout)
    found: dict[int, Tag] = {}
    for entry in entries:
        with contextlib.suppress(ValueError):
            if entry.kind in _UNIT_BYTES:
                found.setdefault(entry.code, _read_tag(read, entry, layout))
    try:
        (next_offset,) = _unpack(layout.offset_format, read, end)
    except ValueError:
        next_offset = 0  # some writers end the file with the last entry
    return sorted(found.values(), key=lambda tag: tag.code), next_offset


def encode_directory(tags: Iterable[Tag], *, at: int, layout: Layout, next_offset: int = 0) -> bytes:
    """A directory to be placed at file offset ``at`` (even), followed by the values too long for their entries."""
    ordered = sorted(tags, key=lambda tag: tag.code)
    values_at = at + struct.calcsize(layout.count_format) + len(ordered) * layout.entry_bytes + layout.offset_bytes
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


def integers_tag(code: int, kind: int, values: tuple[int, ...]) -> Tag:
    """A tag with several whole numbers of field type ``kind``."""
    return Tag(code, kind, len(values), np.array(values, f"<u{_UNIT_BYTES[kind]}").tobytes())


def entry_codes(read: Reader, offset: int, layout: Layout) -> list[int]:
    """The codes of the directory at ``offset`` as they stand there; ValueError when it is damaged."""
    return [entry.code for entry in _entries(read, offset, layout)[0]]


def value_place(read: Reader, offset: int, layout: Layout, code: int) -> int | None:
    """Where the values of the tag ``code`` of the directory at ``offset`` lie, None where they lie in its entry."""
    entry = next((entry for entry in _entries(read, offset, layout)[0] if entry.code == code), None)
    if entry is None or entry.length <= layout.offset_bytes:
        return None
    return _unpack(layout.offset_format, read, entry.at)[0]


def _entries(read: Reader, offset: int, layout: Layout) -> tuple[list[_Entry], int]:
    """The entries of the directory at ``offset``, and where they end."""
    (count,) = _unpack(layout.count_format, read, offset)
    if count > _MOST_TAGS:
        raise ValueError(f"a directory of {count} tags")
    at, value_at = offset + struct.calcsize(layout.count_format), struct.calcsize(layout.entry_format)
    table = _exactly(read, at, count * layout.entry_bytes)
    entries = []
    for place in range(0, len(table), layout.entry_bytes):
        code, kind, values = struct.unpack_from(layout.entry_format, table, place)
        entries.append(_Entry(code, kind, values, at + place + value_at))
    return entries, at + len(table)


def _read_tag(read: Reader, entry: _Entry, layout: Layout) -> Tag:
    if entry.length > _LONGEST_PAYLOAD_BYTES:
        raise ValueError(f"a tag of {entry.length} bytes")
    at = entry.at
    if entry.length > layout.offset_bytes:
        (at,) = _unpack(layout.offset_format, read, at)
    return Tag(entry.code, entry.kind, entry.count, _swapped(_exactly(read, at, entry.length), entry.kind, layout))


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
