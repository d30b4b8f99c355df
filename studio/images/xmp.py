"""The XMP packet in which a picture carries its recipe, and the way back; other programs keep and move such packets.

Source: Adobe, XMP Specification Part 1 (ISO 16684-1): packet wrapper and RDF serialisation. Both serialisations of a
simple property are read, as an element and as an attribute, since a program that edits a packet may choose either.
"""

from __future__ import annotations

import html
import re

NAMESPACE = "urn:gigastyle:recipe"
RECIPE = "Recipe"
_DECLARED = re.compile(rf'xmlns:([\w.-]+)\s*=\s*["\']{re.escape(NAMESPACE)}["\']')
_LONGEST_CHARS = 1_000_000


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
