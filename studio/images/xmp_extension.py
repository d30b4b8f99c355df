"""XMP that is longer than a segment of a JPEG: its rest lies in further segments, which belong to it by a digest.

Source: Adobe, XMP Specification Part 3, section 1.1.3.1 (extended XMP in JPEG).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree

from studio.images.xmp import NAMESPACE
from studio.images.xmp_merge import DESCRIPTION, HAS_EXTENSION, RDF, ParsedXmp, parsed_xmp

SIGNATURE = b"http://ns.adobe.com/xmp/extension/\0"
_DIGEST_CHARS = 32
_PART_BYTES = 65_400
_ABOUT = f"{{{RDF}}}about"
_NOTE_PREFIX = ("xmpNote", "http://ns.adobe.com/xmp/note/")


def joined_packet(packet: bytes, segments: Sequence[bytes]) -> bytes:
    """``packet`` with what the bodies ``segments`` add to it; ValueError where they are incomplete or not its own."""
    main = parsed_xmp(packet)
    digest = next((found for found in map(_digest_in, main.rdf.findall(DESCRIPTION)) if found), None)
    if digest is None:
        raise ValueError("it does not say that there is more of it")
    rest = parsed_xmp(_extension(digest.encode(), segments))
    main.rdf.extend(rest.rdf.findall(DESCRIPTION))
    return replace(main, prefixes=rest.prefixes + main.prefixes).packet()


def split_packet(packet: bytes, most_bytes: int) -> tuple[bytes, bytes]:
    """``packet`` in at most ``most_bytes``, its longest properties in an extension; ValueError where that fails."""
    main = parsed_xmp(packet)
    moved = ElementTree.Element(f"{{{RDF}}}RDF")
    target = ElementTree.SubElement(moved, DESCRIPTION, {_ABOUT: ""})
    note = ElementTree.SubElement(main.rdf, DESCRIPTION, {_ABOUT: "", HAS_EXTENSION: "0" * _DIGEST_CHARS})
    main.prefixes.append(_NOTE_PREFIX)
    movable = [
        (len(ElementTree.tostring(element)), description, element)
        for description in main.rdf.findall(DESCRIPTION)
        for element in description
        if not element.tag.startswith(f"{{{NAMESPACE}}}")
    ]
    for _, description, element in sorted(movable, key=lambda found: -found[0]):
        if len(main.packet()) <= most_bytes:
            break
        description.remove(element)
        target.append(element)
    extension = ParsedXmp(moved, moved, main.prefixes).serialised()
    note.set(HAS_EXTENSION, _digest(extension))
    fitted = main.packet()
    if len(fitted) > most_bytes:
        raise ValueError("what must stand together is too long")
    return fitted, extension


def segments_of(extension: bytes) -> list[bytes]:
    """The bodies of the segments that hold ``extension``."""
    start = SIGNATURE + _digest(extension).encode()
    return [
        start + struct.pack(">II", len(extension), at) + extension[at : at + _PART_BYTES]
        for at in range(0, len(extension), _PART_BYTES)
    ]


def _digest(extension: bytes) -> str:
    return hashlib.md5(extension, usedforsecurity=False).hexdigest().upper()


def _digest_in(description: ElementTree.Element) -> str | None:
    return description.get(HAS_EXTENSION) or description.findtext(HAS_EXTENSION)


def _extension(digest: bytes, segments: Sequence[bytes]) -> bytes:
    parts: dict[int, bytes] = {}
    length = 0
    for body in segments:
        rest = body.removeprefix(SIGNATURE)
        if rest.startswith(digest) and len(rest) >= _DIGEST_CHARS + 8:
            length, at = struct.unpack_from(">II", rest, _DIGEST_CHARS)
            parts[at] = rest[_DIGEST_CHARS + 8 :]
    found = b"".join(part for _, part in sorted(parts.items()))
    if not parts or len(found) != length:
        raise ValueError("parts of it are missing")
    return found
