"""What a content image says of itself besides pixels, gathered from wherever its format keeps it.

Source: IPTC-NAA Information Interchange Model 4; Adobe Photoshop File Formats Specification, image resource blocks.
"""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

from studio.errors import Message
from studio.images.formats import JPEG, PNG, TIFF
from studio.images.jpeg_header import APP0, APP1, APP13, COMMENT, read_head
from studio.images.libvips import blob_of
from studio.images.metadata import (
    EXIF_PREFIX,
    Metadata,
    is_damaged_exif,
    resolution_of_exif,
    upright_exif,
    upright_exif_of_tiff,
    with_resolution,
)
from studio.images.opening import OpenedFile
from studio.images.png_chunks import read_chunks
from studio.images.resolution import per_metre, resolution_in_jfif, resolution_in_tags
from studio.images.tiff_directories import reader_of
from studio.images.tiff_page import read_page
from studio.images.xmp import SIGNATURE, joined_packet

XMP_IN_JPEG = b"http://ns.adobe.com/xap/1.0/\0"
XMP_IN_PNG = "XML:com.adobe.xmp"
_XMP_TAG, IPTC_TAG, _PHOTOSHOP_TAG = 700, 33723, 34377
_GEO_TAGS = (33550, 33922, 34264, 34735, 34736, 34737)  # GeoTIFF 1.1: scale, tie points, transformation, keys
_EXTENDED_NOTE = Message(
    "the part of its XMP that did not fit into the first packet could not be read and was left out"
)
_DAMAGED_EXIF_NOTE = Message("its EXIF is damaged and was left out")
_TURNED_ON_ITS_SIDE = range(5, 9)


def content_metadata(
    path: Path, opened: OpenedFile, *, orientation: int, is_same_size: bool, is_colour_converted: bool
) -> Metadata:
    """The metadata of the content at ``path``, read from ``opened``, made true for its result.

    ``orientation`` is that of the file; ``is_same_size``: the result is as large.
    """
    found = _FINDERS.get(opened.kind, _of_others)(path, opened)
    exif = found.exif
    resolution = (resolution_of_exif(exif) if exif is not None else None) or found.resolution
    if resolution is not None and orientation in _TURNED_ON_ITS_SIDE:
        resolution = resolution.turned()
    if exif is not None:
        exif = with_resolution(exif, resolution)
    found = replace(found, exif=exif, is_colour_converted=is_colour_converted, resolution=resolution)
    return found if orientation == 1 and is_same_size else found.displaced()


def _of_jpeg(path: Path, _opened: OpenedFile) -> Metadata:
    head = read_head(path)
    if head is None:
        return Metadata()
    resources = b"".join(body.removeprefix(PHOTOSHOP) for body in head.bodies(APP13, PHOTOSHOP))
    comments = map(_text, head.bodies(COMMENT))
    exif, notes = _exif_and_notes(next(iter(head.bodies(APP1, EXIF_PREFIX)), None))
    packet = next((body.removeprefix(XMP_IN_JPEG) for body in head.bodies(APP1, XMP_IN_JPEG)), None)
    if extension := head.bodies(APP1, SIGNATURE):
        try:
            packet = joined_packet(packet or b"", extension)
        except ValueError:
            notes += (_EXTENDED_NOTE,)
    return Metadata(
        exif=exif,
        resolution=next(filter(None, map(resolution_in_jfif, head.bodies(APP0))), None),
        xmp=packet,
        iptc=iptc_in_resources(resources),
        comment="\n".join(comment for comment in comments if comment) or None,
        notes=notes,
    )


def _of_png(path: Path, _opened: OpenedFile) -> Metadata:
    chunks = read_chunks(path)
    raw = chunks.raw_profiles
    packet = chunks.texts.pop(XMP_IN_PNG, None)
    app1 = raw.get("app1", b"")
    exif, notes = _exif_and_notes(chunks.exif or raw.get("exif") or (app1 if app1.startswith(EXIF_PREFIX) else None))
    return Metadata(
        exif=exif,
        notes=notes,
        resolution=per_metre(*chunks.pixels_per_metre) if chunks.pixels_per_metre else None,
        xmp=packet.encode() if packet is not None else raw.get("xmp"),
        iptc=iptc_in_resources(raw.get("iptc", b"").removeprefix(PHOTOSHOP)),
        texts=tuple(chunks.texts.items()),
    )


def _of_tiff(path: Path, opened: OpenedFile) -> Metadata:
    with path.open("rb") as file:
        page = read_page(reader_of(file), opened.page)
    tags = page.tags
    iptc = tags[IPTC_TAG].payload if IPTC_TAG in tags else None
    if iptc is None and _PHOTOSHOP_TAG in tags:
        iptc = iptc_in_resources(tags[_PHOTOSHOP_TAG].payload)
    exif, notes = upright_exif_of_tiff(path, page.offset)
    return Metadata(
        exif=exif,
        resolution=resolution_in_tags(tags),
        xmp=tags[_XMP_TAG].payload if _XMP_TAG in tags else None,
        iptc=iptc,
        geo=tuple(tags[code] for code in _GEO_TAGS if code in tags),
        notes=notes,
    )


def _of_others(_path: Path, opened: OpenedFile) -> Metadata:
    exif, notes = _exif_and_notes(blob_of(opened.image, "exif-data"))
    return Metadata(exif=exif, xmp=blob_of(opened.image, "xmp-data"), notes=notes)


_FINDERS = {JPEG: _of_jpeg, PNG: _of_png, TIFF: _of_tiff}


def _exif_and_notes(block: bytes | None) -> tuple[bytes | None, tuple[str, ...]]:
    if not block:
        return None, ()
    return upright_exif(block), ((_DAMAGED_EXIF_NOTE,) if is_damaged_exif(block) else ())


def _text(body: bytes) -> str:
    body = body.rstrip(b"\0")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("latin-1")


PHOTOSHOP = b"Photoshop 3.0\0"
_BLOCK, _IPTC = b"8BIM", 0x0404


def iptc_in_resources(resources: bytes) -> bytes | None:
    """The IPTC records among Photoshop's ``resources``, or None."""
    at = 0
    while resources[at : at + 4] == _BLOCK and at + 8 <= len(resources):
        (code,) = struct.unpack_from(">H", resources, at + 4)
        name_bytes = 1 + resources[at + 6]
        body_at = at + 6 + name_bytes + name_bytes % 2 + 4
        length = int.from_bytes(resources[body_at - 4 : body_at], "big")
        body = resources[body_at : body_at + length]
        if code == _IPTC:
            return body if len(body) == length and body else None
        at = body_at + length + length % 2
    return None


def as_resources(iptc: bytes) -> bytes:
    """Photoshop's resources that hold ``iptc`` and nothing else."""
    return _BLOCK + struct.pack(">HHI", _IPTC, 0, len(iptc)) + iptc + bytes(len(iptc) % 2)
