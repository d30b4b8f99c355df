"""Metadata as each format of a result holds it, and what must be left out.

Source: JFIF 1.02, EXIF 2.3 and Adobe's XMP Part 3 for JPEG; PNG (third edition); the WebP container specification.
"""

from __future__ import annotations

import os
import struct
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from studio.errors import Message
from studio.images.content_metadata import PHOTOSHOP, XMP_IN_JPEG, XMP_IN_PNG, as_resources
from studio.images.jpeg_header import APP0, APP1, APP13, COMMENT, Segment, encoded_head, parsed_head
from studio.images.metadata import EXIF_PREFIX, MAKER_NOTE_LOST, Metadata, exif_of_resolution, has_maker_note, within
from studio.images.resolution import in_jfif, in_metres
from studio.images.xmp import merged_packet, segments_of, split_packet, xmp_packet

_HELD = {
    "JPEG": {"EXIF", "XMP", "IPTC records", "a comment"},
    "PNG": {"EXIF", "XMP", "IPTC records", "a comment", "texts"},
    "TIFF": {"EXIF", "XMP", "IPTC records", "a georeference"},
    "WebP": {"EXIF", "XMP"},
    "DeepZoom": set(),
}
_SEGMENT_BYTES = 65_533
_JFIF = b"JFIF\0\1\1" + bytes(7)  # version 1.01, without a thumbnail
_COMMENT_KEYWORD = "Comment"
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04


@dataclass(frozen=True, slots=True)
class WrittenMetadata:
    """What a result will carry, fit for its format, and notes on what it will not."""

    metadata: Metadata
    xmp: bytes | None
    notes: tuple[str, ...]
    xmp_extension: bytes | None = None  # what the segment of a JPEG has no room for


def fitted(metadata: Metadata, format_name: str) -> WrittenMetadata:
    """``metadata`` as the format called ``format_name`` can hold it."""
    notes = [*metadata.notes]
    lost = [name for name, present in _present(metadata).items() if present and name not in _HELD[format_name]]
    if lost:
        notes.append(
            Message(
                "{format_name} cannot hold {listed} of the content, left out here",
                format_name=format_name,
                listed=_listed(lost),
            )
        )
    if format_name == "TIFF" and metadata.exif is not None and has_maker_note(metadata.exif):
        notes.append(MAKER_NOTE_LOST)
    xmp = _packet(metadata, notes) if "XMP" in _HELD[format_name] else None
    extension: bytes | None = None
    if format_name == "JPEG":
        metadata = _within_segments(metadata, notes)
        xmp, extension = _xmp_within_segments(metadata, xmp, notes)
    return WrittenMetadata(metadata, xmp, tuple(notes), extension)


def jpeg_head(head: bytes, written: WrittenMetadata) -> bytes | None:
    """The ``head`` of a JPEG that libvips wrote, with the metadata; None where it goes on."""
    found = parsed_head(head)
    if found is None:
        return None
    metadata = written.metadata
    rest = [segment for segment in found.segments if segment.marker != APP0]
    added = [Segment(APP0, in_jfif(_JFIF, metadata.resolution))]
    if metadata.exif is not None:
        added.append(Segment(APP1, metadata.exif))
    if written.xmp is not None:
        added.append(Segment(APP1, XMP_IN_JPEG + written.xmp))
    if written.xmp_extension is not None:
        added += [Segment(APP1, body) for body in segments_of(written.xmp_extension)]
    if metadata.iptc is not None:
        added.append(Segment(APP13, PHOTOSHOP + as_resources(metadata.iptc)))
    if metadata.comment is not None:
        added.append(Segment(COMMENT, metadata.comment.encode()))
    return encoded_head((*added, *rest)) + head[found.pixels_at :]


def png_head(head: bytes, written: WrittenMetadata) -> bytes | None:
    """The ``head`` of a PNG that libvips wrote, up to its first pixels, with the metadata; None where it goes on."""
    kept, at = [head[:8]], 8
    while head[at + 4 : at + 8] != b"IDAT":
        end = at + 12 + int.from_bytes(head[at : at + 4], "big")
        if end + 8 > len(head):
            return None
        if head[at + 4 : at + 8] != b"pHYs":  # libvips writes one whether there is a resolution or not
            kept.append(head[at:end])
        at = end
    return b"".join([*kept, *_png_chunks(written), head[at:]])


def append_to_webp(path: Path, written: WrittenMetadata) -> None:
    """Add EXIF and XMP to the end of the WebP at ``path``, which carries a profile and so has room for flags.

    EXIF is the only place of a WebP for a resolution.
    """
    exif, resolution = written.metadata.exif, written.metadata.resolution
    if exif is None and resolution is not None:
        exif = exif_of_resolution(resolution)
    stored = None if exif is None else exif.removeprefix(EXIF_PREFIX)
    chunks = [(b"EXIF", stored, _EXIF_FLAG), (b"XMP ", written.xmp, _XMP_FLAG)]
    present = [(name, body, flag) for name, body, flag in chunks if body is not None]
    with path.open("r+b") as file:
        head = bytearray(file.read(21))
        if head[12:16] != b"VP8X" or not present:
            return
        file.seek(0, os.SEEK_END)
        for name, body, flag in present:
            file.write(name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2))
            head[20] |= flag
        head[4:8] = struct.pack("<I", file.tell() - 8)
        file.seek(0)
        file.write(head)


def _present(metadata: Metadata) -> dict[str, bool]:
    return {
        "EXIF": metadata.exif is not None,
        "XMP": metadata.xmp is not None,
        Message("IPTC records"): metadata.iptc is not None,
        Message("a comment"): metadata.comment is not None,
        Message("texts"): bool(metadata.texts),
        Message("a georeference"): bool(metadata.geo),
    }


def _listed(names: list[str]) -> str:
    listed = names[0]
    for name in names[1:-1]:
        listed = Message("{listed}, {name}", listed=listed, name=name)
    return listed if len(names) == 1 else Message("{listed} and {name}", listed=listed, name=names[-1])


def _packet(metadata: Metadata, notes: list[str]) -> bytes | None:
    if metadata.xmp is not None:
        try:
            return merged_packet(metadata.xmp, metadata.recipe)
        except ValueError as error:
            notes.append(Message("its XMP was left out: {error}", error=error))
    return xmp_packet(metadata.recipe) if metadata.recipe is not None else None


def _xmp_within_segments(metadata: Metadata, xmp: bytes | None, notes: list[str]) -> tuple[bytes | None, bytes | None]:
    """The packet that one segment can hold, and what further ones hold of it."""
    longest = _SEGMENT_BYTES - len(XMP_IN_JPEG)
    if xmp is None or len(xmp) <= longest:
        return xmp, None
    try:
        return split_packet(xmp, longest)
    except ValueError:
        own = xmp_packet(metadata.recipe) if metadata.recipe is not None else b""
        kept = own if 0 < len(own) <= longest else None
        notes.append("XMP was too long for JPEG and was left out" + ("" if kept else ", the recipe with it"))
        return kept, None


def _within_segments(metadata: Metadata, notes: list[str]) -> Metadata:
    """What segments of at most 65,533 bytes can hold."""
    exif, iptc, comment = metadata.exif, metadata.iptc, metadata.comment
    if exif is not None and len(exif) > _SEGMENT_BYTES:
        exif, dropped = within(exif, _SEGMENT_BYTES)
        notes.append(
            Message("EXIF was too long for JPEG: tags {dropped} were left out", dropped=", ".join(map(str, dropped)))
        )
    if iptc is not None and len(PHOTOSHOP + as_resources(iptc)) > _SEGMENT_BYTES:
        iptc = None
        notes.append(Message("IPTC records were too long for JPEG and were left out"))
    if comment is not None and len(comment.encode()) > _SEGMENT_BYTES:
        comment = None
        notes.append(Message("the comment was too long for JPEG and was left out"))
    return replace(metadata, exif=exif, iptc=iptc, comment=comment)


def _png_chunks(written: WrittenMetadata) -> list[bytes]:
    metadata, chunks = written.metadata, []
    if metadata.resolution is not None:
        chunks.append(_chunk(b"pHYs", struct.pack(">IIB", *in_metres(metadata.resolution), 1)))
    if metadata.exif is not None:
        chunks.append(_chunk(b"eXIf", metadata.exif.removeprefix(EXIF_PREFIX)))
    texts = list(metadata.texts)
    if metadata.comment is not None and _COMMENT_KEYWORD not in dict(texts):
        texts.append((_COMMENT_KEYWORD, metadata.comment))
    if written.xmp is not None:
        texts.append((XMP_IN_PNG, written.xmp.decode("utf-8", errors="replace")))
    chunks += [_chunk(b"iTXt", _keyword(keyword) + bytes(5) + text.encode()) for keyword, text in texts]
    if metadata.iptc is not None:
        chunks.append(_raw_profile("iptc", as_resources(metadata.iptc)))
    return chunks


def _raw_profile(name: str, stored: bytes) -> bytes:
    """The form in which ImageMagick keeps what PNG has no chunk for."""
    digits = stored.hex()
    lines = "\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
    packed = zlib.compress(f"\n{name}\n{len(stored):8}\n{lines}\n".encode())
    return _chunk(b"zTXt", f"Raw profile type {name}".encode() + bytes(2) + packed)


def _keyword(keyword: str) -> bytes:
    return keyword.encode("latin-1", errors="replace")[:79]


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
