"""XMP packets: the recipe in them, the packet of a content made that of its result, and packets longer than a segment.

Source: Adobe, XMP Specification Part 1 (ISO 16684-1) for wrapper and RDF, Part 2 for the properties of the tiff, exif
and xmp namespaces, Part 3, section 1.1.3.1, for extended XMP in JPEG: what a segment has no room for lies in further
ones, which belong to it by a digest. Both serialisations of a simple property are read, as an element and as an
attribute, since a program that edits a packet may choose either.
"""

from __future__ import annotations

import hashlib
import html
import io
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree

NAMESPACE = "urn:gigastyle:recipe"
RECIPE = "Recipe"
_DECLARED = re.compile(rf'xmlns:([\w.-]+)\s*=\s*["\']{re.escape(NAMESPACE)}["\']')
_LONGEST_CHARS = 1_000_000
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DESCRIPTION = f"{{{_RDF}}}Description"
_HAS_EXTENSION = "{http://ns.adobe.com/xmp/note/}HasExtendedXMP"
_TIFF, _EXIF = "http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/exif/1.0/"
_RESET = {f"{{{_TIFF}}}Orientation": "1", f"{{{_EXIF}}}ColorSpace": "1"}
# What tells of the content's own pixels, profile, thumbnail, or of pictures and films appended to its file.
_DROPPED = frozenset(
    {
        *(f"{{{_TIFF}}}{name}" for name in ("ImageWidth", "ImageLength", "BitsPerSample", "SamplesPerPixel")),
        *(f"{{{_TIFF}}}{name}" for name in ("Compression", "PhotometricInterpretation", "XResolution", "YResolution")),
        *(f"{{{_TIFF}}}{name}" for name in ("ResolutionUnit", "PlanarConfiguration", "YCbCrSubSampling")),
        *(f"{{{_EXIF}}}{name}" for name in ("PixelXDimension", "PixelYDimension", "NativeDigest")),
        f"{{{_TIFF}}}NativeDigest",
        "{http://ns.adobe.com/xap/1.0/}Thumbnails",
        "{http://ns.adobe.com/photoshop/1.0/}ICCProfile",
        _HAS_EXTENSION,
        f"{{{NAMESPACE}}}{RECIPE}",
    }
)
_DROPPED_NAMESPACES = ("http://ns.google.com/photos/1.0/", "http://ns.adobe.com/hdr-gain-map/1.0/")
_LONGEST_BYTES = 16 << 20
_PACKET = re.compile(rb"<\?xpacket[^>]*\?>")
_BEGIN, _END = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>', b'<?xpacket end="w"?>'
SIGNATURE = b"http://ns.adobe.com/xmp/extension/\0"
_DIGEST_CHARS = 32
_PART_BYTES = 65_400
_ABOUT = f"{{{_RDF}}}about"
_NOTE_PREFIX = ("xmpNote", "http://ns.adobe.com/xmp/note/")


def xmp_packet(recipe: str) -> bytes:
    """A packet with ``recipe``, any text, as its one property, UTF-8."""
    text = html.escape(recipe, quote=False)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:gigastyle="{NAMESPACE}">'
        f"<gigastyle:{RECIPE}>{text}</gigastyle:{RECIPE}>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def recipe_in_packet(packet: bytes) -> str | None:
    """The text that `xmp_packet` was given, or None where the packet holds none."""
    if len(packet) > _LONGEST_CHARS:
        return None
    text = packet.decode("utf-8", errors="replace")
    declared = _DECLARED.search(text)
    if declared is None:
        return None
    name = rf"{re.escape(declared[1])}:{RECIPE}"
    element = re.search(rf"<{name}[^>]*>(.*?)</{name}\s*>", text, re.DOTALL)
    attribute = re.search(rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", text)
    if element is not None:
        return html.unescape(element[1])
    if attribute is not None:
        return html.unescape(attribute[1] if attribute[1] is not None else attribute[2])
    return None


@dataclass(frozen=True, slots=True)
class ParsedXmp:
    """A packet as a tree: its root, the RDF in it, and the prefixes that its namespaces had."""

    root: ElementTree.Element
    rdf: ElementTree.Element
    prefixes: list[tuple[str, str]]

    def serialised(self) -> bytes:
        """The tree as UTF-8, without a wrapper, its namespaces under the prefixes that they had."""
        for prefix, uri in dict(self.prefixes).items():
            # Prefixes of the form ns0 are kept for names without one.
            if prefix and not re.fullmatch(r"ns\d+", prefix):
                ElementTree.register_namespace(prefix, uri)
        return ElementTree.tostring(self.root, encoding="unicode").encode()

    def packet(self) -> bytes:
        """The tree as a packet."""
        return _BEGIN + self.serialised() + _END


def parsed_xmp(packet: bytes) -> ParsedXmp:
    """``packet``, with its wrapper or without; ValueError where it is no XMP."""
    is_wide = packet.startswith((b"\xff\xfe", b"\xfe\xff"))  # in UTF-16 zero bytes are no padding
    body = packet if is_wide else _PACKET.sub(b"", packet.rstrip(b"\0")).strip()
    if len(body) > _LONGEST_BYTES or b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise ValueError("it is no packet of XMP")
    try:
        prefixes = [found for _, found in ElementTree.iterparse(io.BytesIO(body), events=("start-ns",))]
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise ValueError(f"it is damaged ({error})") from error
    rdf = root if root.tag == f"{{{_RDF}}}RDF" else root.find(f".//{{{_RDF}}}RDF")
    if rdf is None:
        raise ValueError("it is no packet of XMP")
    return ParsedXmp(root, rdf, prefixes)


def merged_packet(packet: bytes, recipe: str | None) -> bytes:
    """``packet`` without what describes the content's file alone, with ``recipe``; ValueError where it is no XMP."""
    found = parsed_xmp(packet)
    for description in found.rdf.findall(_DESCRIPTION):
        _make_true(description)
    if recipe is not None:
        own = ElementTree.SubElement(found.rdf, _DESCRIPTION, {f"{{{_RDF}}}about": ""})
        ElementTree.SubElement(own, f"{{{NAMESPACE}}}{RECIPE}").text = recipe
        found.prefixes.append(("gigastyle", NAMESPACE))
    return found.packet()


def _make_true(description: ElementTree.Element) -> None:
    for name in list(description.attrib):
        if _is_dropped(name):
            del description.attrib[name]
        elif name in _RESET:
            description.set(name, _RESET[name])
    for element in list(description):
        if _is_dropped(element.tag):
            description.remove(element)
        elif element.tag in _RESET:
            element.text = _RESET[element.tag]


def _is_dropped(name: str) -> bool:
    return name in _DROPPED or name.removeprefix("{").startswith(_DROPPED_NAMESPACES)


def joined_packet(packet: bytes, segments: Sequence[bytes]) -> bytes:
    """``packet`` with what the bodies ``segments`` add to it; ValueError where they are incomplete or not its own."""
    main = parsed_xmp(packet)
    digest = next((found for found in map(_digest_in, main.rdf.findall(_DESCRIPTION)) if found), None)
    if digest is None:
        raise ValueError("it does not say that there is more of it")
    rest = parsed_xmp(_extension(digest.encode(), segments))
    main.rdf.extend(rest.rdf.findall(_DESCRIPTION))
    return replace(main, prefixes=rest.prefixes + main.prefixes).packet()


def split_packet(packet: bytes, most_bytes: int) -> tuple[bytes, bytes]:
    """``packet`` in at most ``most_bytes``, its longest properties in an extension; ValueError where that fails."""
    main = parsed_xmp(packet)
    moved = ElementTree.Element(f"{{{_RDF}}}RDF")
    target = ElementTree.SubElement(moved, _DESCRIPTION, {_ABOUT: ""})
    note = ElementTree.SubElement(main.rdf, _DESCRIPTION, {_ABOUT: "", _HAS_EXTENSION: "0" * _DIGEST_CHARS})
    main.prefixes.append(_NOTE_PREFIX)
    movable = [
        (len(ElementTree.tostring(element)), description, element)
        for description in main.rdf.findall(_DESCRIPTION)
        for element in description
        if not element.tag.startswith(f"{{{NAMESPACE}}}")
    ]
    for _, description, element in sorted(movable, key=lambda found: -found[0]):
        if len(main.packet()) <= most_bytes:
            break
        description.remove(element)
        target.append(element)
    extension = ParsedXmp(moved, moved, main.prefixes).serialised()
    note.set(_HAS_EXTENSION, _digest(extension))
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
    return description.get(_HAS_EXTENSION) or description.findtext(_HAS_EXTENSION)


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
