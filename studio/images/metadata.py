"""What a result keeps of its content image besides pixels; EXIF with the orientation already applied."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from studio.errors import Message
from studio.images import tiff_directories as tiff
from studio.images.resolution import RESOLUTION_TAGS, Resolution, resolution_in_tags, resolution_tags
from studio.images.tiff_directories import Layout, Reader, Tag

MAKER_NOTE_LOST = Message(
    "the maker's note in its EXIF was left out: in a TIFF it cannot keep the place that it counts from"
)
DISPLACED = Message("its georeference was left out, since the result is turned, of another size or a part of it")
EXIF_PREFIX = b"Exif\0\0"
_ORIENTATION, _EXIF_POINTER, _GPS_POINTER = 0x0112, 0x8769, 0x8825
# Description, make, model, resolution and its unit, software, date, artist, copyright, rating, and the Windows titles.
_KEPT_MAIN = frozenset({270, 271, 272, 282, 283, 296, 305, 306, 315, 33432, 18246, *range(0x9C9B, 0x9CA0)})
MAKER_NOTE = 0x927C
# Left out: the maker's note, which has a place of its own; the interoperability directory and the related sound file,
# which belong to the original; the pixel dimensions, which the writer knows better.
_DROPPED_EXIF = frozenset({MAKER_NOTE, 0xA005, 0xA004, 0xA002, 0xA003})
_INTEROPERABILITY_POINTER, _UNCALIBRATED, _OLD_ADOBE_RGB = 0xA005, 65535, 2
_COLOUR_SPACE_SRGB = tiff.integer_tag(0xA001, tiff.SHORT, 1)
_LONGEST_PAYLOAD_BYTES = 1 << 20  # nothing that describes a photo is as long
_HEADER_BYTES = tiff.CLASSIC.header_bytes


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a result carries over from its content, and what else it carries.

    ``exif`` begins with ``Exif\\0\\0`` (orientation 1, no thumbnail). ``xmp`` is the content's packet as it was,
    ``iptc`` its IPTC records, ``texts`` what a PNG says by keyword, ``comment`` what a JPEG says. ``geo`` are GeoTIFF
    tags that hold for the result. ``recipe`` is the JSON text that a result carries. ``notes`` tell what could not be
    kept.
    """

    exif: bytes | None = None
    is_colour_converted: bool = False
    recipe: str | None = None
    resolution: Resolution | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    comment: str | None = None
    texts: tuple[tuple[str, str], ...] = ()
    geo: tuple[Tag, ...] = ()
    notes: tuple[str, ...] = ()

    def displaced(self) -> Metadata:
        """That of a result whose pixels lie elsewhere than the content's: turned, of another size, or a part of it."""
        return replace(self, geo=(), notes=(*self.notes, DISPLACED)) if self.geo else self


@dataclass(frozen=True, slots=True)
class MakerNote:
    """What a camera's maker keeps in EXIF: offsets in it count from the block's header, so that it must not move."""

    offset: int
    body: bytes


@dataclass(frozen=True, slots=True)
class ExifDirectories:
    """The three EXIF directories worth keeping, and the maker's note, in whose byte order they are encoded."""

    main: list[Tag]
    exif: list[Tag]
    gps: list[Tag]
    note: MakerNote | None = None
    layout: Layout = tiff.CLASSIC


def upright_exif(block: bytes) -> bytes | None:
    """``block`` (with or without prefix) cut to the tags worth keeping and turned upright; None when it is damaged."""
    try:
        return _upright(_decoded(_reader_of_block(block)))
    except ValueError:
        return None  # pictures outlive their EXIF; a damaged block is no reason to refuse the pixels


def upright_exif_of_tiff(path: Path, offset: int | None = None) -> tuple[bytes | None, tuple[str, ...]]:
    """The EXIF of a TIFF file, whose descriptive tags stand beside its pixels; None when it has none or is damaged.

    ``offset`` is that of a page's directory, None the first. A note says where a maker's note was left out: no result
    keeps the places of another file.
    """
    with path.open("rb") as file:
        try:
            found = _decoded(tiff.reader_of(file), offset)
        except ValueError:
            return None, ()
    return _upright(replace(found, note=None, layout=tiff.CLASSIC)), (MAKER_NOTE_LOST,) if found.note else ()


def is_damaged_exif(block: bytes) -> bool:
    """Whether the directories of the EXIF ``block`` cannot be read."""
    try:
        _decoded(_reader_of_block(block))
    except ValueError:
        return True
    return False


def is_adobe_rgb(block: bytes) -> bool:
    """Whether the EXIF ``block`` of a camera names Adobe RGB (DCF 2.0: option R03; or 2, which older ones write)."""
    read = _reader_of_block(block)
    try:
        layout, offset = tiff.read_header(read)
        main = _by_code(tiff.read_directory(read, offset, layout)[0])
        exif = _by_code(tiff.read_directory(read, main[_EXIF_POINTER].first_integer, layout)[0])
        if exif[_COLOUR_SPACE_SRGB.code].first_integer != _UNCALIBRATED:
            return exif[_COLOUR_SPACE_SRGB.code].first_integer == _OLD_ADOBE_RGB
        related = _by_code(tiff.read_directory(read, exif[_INTEROPERABILITY_POINTER].first_integer, layout)[0])
        return related[1].text == "R03"
    except (ValueError, KeyError):
        return False


def _by_code(tags: list[Tag]) -> dict[int, Tag]:
    return {tag.code: tag for tag in tags if tag.count}


def resolution_of_exif(exif: bytes) -> Resolution | None:
    """What the EXIF block ``exif`` says of the resolution."""
    return resolution_in_tags({tag.code: tag for tag in _decoded(_reader_of_block(exif)).main})


def with_resolution(exif: bytes, resolution: Resolution | None) -> bytes:
    """The EXIF block ``exif`` with the tags that say ``resolution``, or with none of them."""
    found = _decoded(_reader_of_block(exif))
    main = [tag for tag in found.main if tag.code not in RESOLUTION_TAGS]
    return _block(replace(found, main=main + (resolution_tags(resolution) if resolution else [])))


def exif_of_resolution(resolution: Resolution) -> bytes:
    """An EXIF block that says ``resolution`` and nothing else."""
    return _block(ExifDirectories(resolution_tags(resolution), [], []))


def has_maker_note(exif: bytes) -> bool:
    """Whether the EXIF block ``exif`` holds a maker's note that keeps its place."""
    return _decoded(_reader_of_block(exif)).note is not None


def within(exif: bytes, most_bytes: int) -> tuple[bytes, list[int]]:
    """The EXIF block ``exif`` in at most ``most_bytes``; the codes of the longest tags, which had to go."""
    found, dropped = _decoded(_reader_of_block(exif)), []
    if len(exif) > most_bytes and found.note is not None:
        found = replace(found, note=None)
        dropped.append(MAKER_NOTE)
        exif = _block(found)
    while len(exif) > most_bytes:
        directory = max(
            (found.main, found.exif, found.gps), key=lambda tags: max((len(t.payload) for t in tags), default=0)
        )
        longest = max(directory, key=lambda tag: len(tag.payload))
        directory.remove(longest)
        dropped.append(longest.code)
        exif = _block(found)
    return exif, dropped


def write_tags_into_tiff(path: Path, exif: bytes | None, tags: Iterable[Tag] = ()) -> None:
    """Append the EXIF block ``exif`` and ``tags`` to the TIFF file at ``path`` and enter them in the first directory.

    New directories go to the end of the file and the header's pointer moves last, so pixels stay untouched. Raises
    ValueError when either structure is damaged and OSError when the disk says so.
    """
    kept = ExifDirectories([], [], []) if exif is None else _decoded(_reader_of_block(exif))
    with path.open("r+b") as file:
        read = tiff.reader_of(file)
        layout, first_offset = tiff.read_header(read)
        found, next_offset = tiff.read_directory(read, first_offset, layout)
        present = {tag.code for tag in found}
        added = [*(tag for tag in kept.main if tag.code not in present), *tags]
        end = file.seek(0, 2)
        start = end + end % 2
        room = len(exif or b"") + sum(len(tag.payload) for tag in added) + 65_536
        if start + room >= 1 << (8 * layout.offset_bytes):
            raise ValueError("the file is too long for its offsets")
        block, main_at = _encoded(ExifDirectories(found + added, kept.exif, kept.gps), start, layout, next_offset)
        file.seek(start)
        file.write(block)
        file.seek(layout.offset_bytes)
        file.write(struct.pack(layout.offset_format, main_at))


def _upright(found: ExifDirectories) -> bytes | None:
    if not (found.main or found.exif or found.gps):
        return None
    upright = [tag for tag in found.main if tag.code != _ORIENTATION]
    upright.append(tiff.integer_tag(_ORIENTATION, tiff.SHORT, 1))
    exif = [tag for tag in found.exif if tag.code != _COLOUR_SPACE_SRGB.code]
    exif += [_COLOUR_SPACE_SRGB] if exif else []
    return _block(replace(found, main=upright, exif=exif))


def _block(directories: ExifDirectories) -> bytes:
    # The header's eight bytes come first; the main directory goes last, since it points at the other two.
    note, layout = directories.note, directories.layout
    kept = b""
    if note is not None:
        kept = bytes(note.offset - _HEADER_BYTES) + note.body
        kept += bytes(len(kept) % 2)
        entry = Tag(MAKER_NOTE, tiff.UNDEFINED, len(note.body), struct.pack(layout.offset_format, note.offset))
        directories = replace(directories, exif=[*directories.exif, entry])
    block, main_at = _encoded(directories, _HEADER_BYTES + len(kept), layout, 0)
    return EXIF_PREFIX + tiff.encode_header(layout, main_at) + kept + block


def _reader_of_block(block: bytes) -> Reader:
    body = block.removeprefix(EXIF_PREFIX)
    return lambda offset, count: body[offset : offset + count]


def _decoded(read: Reader, offset: int | None = None) -> ExifDirectories:
    layout, first = tiff.read_header(read)
    tags, _ = tiff.read_directory(read, first if offset is None else offset, layout)
    pointers = {tag.code: tag.first_integer for tag in tags if tag.code in (_EXIF_POINTER, _GPS_POINTER) and tag.count}
    exif, gps = (
        tiff.read_directory(read, pointers[code], layout)[0] if code in pointers else []
        for code in (_EXIF_POINTER, _GPS_POINTER)
    )
    note = _maker_note(read, pointers[_EXIF_POINTER], layout, exif) if exif else None
    return ExifDirectories(
        note=note,
        layout=layout if note is not None else tiff.CLASSIC,
        main=[_terminated(tag) for tag in tags if tag.code in _KEPT_MAIN and _is_short(tag)],
        exif=[tag for tag in exif if tag.code not in _DROPPED_EXIF and _is_short(tag)],
        gps=[tag for tag in gps if _is_short(tag)],
    )


def _maker_note(read: Reader, directory: int, layout: Layout, exif: list[Tag]) -> MakerNote | None:
    """None too where it lies so far behind that a block with it would be nothing but long."""
    body = next((tag.payload for tag in exif if tag.code == MAKER_NOTE), b"")
    place = tiff.value_place(read, directory, layout, MAKER_NOTE) if body else None
    if place is None or layout.is_big or place < _HEADER_BYTES or place + len(body) > _LONGEST_PAYLOAD_BYTES:
        return None
    return MakerNote(place, body)


def _is_short(tag: Tag) -> bool:
    return len(tag.payload) <= _LONGEST_PAYLOAD_BYTES


def _terminated(tag: Tag) -> Tag:
    """Texts end with a zero byte, which some writers forget."""
    if tag.kind != tiff.ASCII or tag.payload.endswith(b"\0"):
        return tag
    return Tag(tag.code, tag.kind, tag.count + 1, tag.payload + b"\0")


def _encoded(directories: ExifDirectories, start: int, layout: Layout, next_offset: int) -> tuple[bytes, int]:
    """The directories encoded one after the other from file offset ``start``, and where the main one begins."""
    kind = tiff.LONG8 if layout.is_big else tiff.LONG
    block, main = b"", list(directories.main)
    for code, tags in ((_EXIF_POINTER, directories.exif), (_GPS_POINTER, directories.gps)):
        if tags:
            main.append(tiff.integer_tag(code, kind, start + len(block)))
            block += tiff.encode_directory(tags, at=start + len(block), layout=layout)
            block += b"\0" * (len(block) % 2)
    main_at = start + len(block)
    return block + tiff.encode_directory(main, at=main_at, layout=layout, next_offset=next_offset), main_at
