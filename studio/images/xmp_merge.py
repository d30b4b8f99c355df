"""The XMP packet of a content made that of its result: what no longer holds goes, and the recipe comes in.

Source: Adobe, XMP Specification Parts 1 and 2 (properties of the tiff, exif and xmp namespaces).
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from xml.etree import ElementTree

from studio.images.xmp import NAMESPACE, RECIPE

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DESCRIPTION = f"{{{RDF}}}Description"
HAS_EXTENSION = "{http://ns.adobe.com/xmp/note/}HasExtendedXMP"
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
        HAS_EXTENSION,
        f"{{{NAMESPACE}}}{RECIPE}",
    }
)
_DROPPED_NAMESPACES = ("http://ns.google.com/photos/1.0/", "http://ns.adobe.com/hdr-gain-map/1.0/")
_LONGEST_BYTES = 16 << 20
_PACKET = re.compile(rb"<\?xpacket[^>]*\?>")
_BEGIN, _END = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>', b'<?xpacket end="w"?>'


@dataclass(frozen=True, slots=True)
class ParsedXmp:
    """A packet as a tree: its root, the RDF in it, and the prefixes that its namespaces had."""

    root: ElementTree.Element
    rdf: ElementTree.Element
    prefixes: list[tuple[str, str]]

    def serialised(self) -> bytes:
        """The tree as UTF-8, without a wrapper."""
        return _serialised(self.root, self.prefixes)

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
    rdf = root if root.tag == f"{{{RDF}}}RDF" else root.find(f".//{{{RDF}}}RDF")
    if rdf is None:
        raise ValueError("it is no packet of XMP")
    return ParsedXmp(root, rdf, prefixes)


def merged_packet(packet: bytes, recipe: str | None) -> bytes:
    """``packet`` without what describes the content's file alone, with ``recipe``; ValueError where it is no XMP."""
    found = parsed_xmp(packet)
    for description in found.rdf.findall(DESCRIPTION):
        _make_true(description)
    if recipe is not None:
        own = ElementTree.SubElement(found.rdf, DESCRIPTION, {f"{{{RDF}}}about": ""})
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


def _serialised(root: ElementTree.Element, prefixes: list[tuple[str, str]]) -> bytes:
    """``root`` as UTF-8, its namespaces under the prefixes that they had."""
    for prefix, uri in dict(prefixes).items():
        # Prefixes of the form ns0 are kept for names without one.
        if prefix and not re.fullmatch(r"ns\d+", prefix):
            ElementTree.register_namespace(prefix, uri)
    return ElementTree.tostring(root, encoding="unicode").encode()
