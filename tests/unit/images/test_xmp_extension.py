import hashlib

import pytest

from studio.images.xmp import (
    SIGNATURE,
    joined_packet,
    merged_packet,
    parsed_xmp,
    recipe_in_packet,
    segments_of,
    split_packet,
)
from tests.unit.images.embedded import PACKET

RIGHTS = "{http://purl.org/dc/elements/1.1/}rights"
LONG = PACKET.replace(
    b"<exif:ColorSpace>", b"<dc:description>" + b"d" * 150_000 + b"</dc:description><exif:ColorSpace>"
)


def properties(packet: bytes) -> dict[str, str]:
    """All of a packet, attributes and elements alike."""
    found: dict[str, str] = {}
    for description in parsed_xmp(packet).rdf:
        found |= {name: value for name, value in description.attrib.items() if "about" not in name}
        found |= {element.tag: "".join(element.itertext()) for element in description}
    return {name: value for name, value in found.items() if "HasExtendedXMP" not in name}


def test_what_is_divided_comes_together_again() -> None:
    packet = merged_packet(LONG, "a recipe")
    main, extension = split_packet(packet, 60_000)
    assert len(main) <= 60_000 and recipe_in_packet(main) == "a recipe"
    assert RIGHTS in properties(main), "only what is longest goes"
    bodies = segments_of(extension)
    assert len(bodies) == 3 and max(map(len, bodies)) <= 65_533
    digest = hashlib.md5(extension, usedforsecurity=False).hexdigest().upper().encode()
    assert digest in main and all(body.startswith(SIGNATURE + digest) for body in bodies)
    assert properties(joined_packet(main, bodies[::-1])) == properties(packet)


def test_parts_that_are_missing_or_of_another_are_refused() -> None:
    main, extension = split_packet(LONG, 60_000)
    bodies = segments_of(extension)
    for wrong in ([], bodies[:-1], segments_of(b"<another/>")):
        with pytest.raises(ValueError, match="missing"):
            joined_packet(main, wrong)
    with pytest.raises(ValueError, match="does not say"):
        joined_packet(PACKET, bodies)
    with pytest.raises(ValueError, match=r"no packet|damaged"):
        joined_packet(b"", bodies)


def test_a_recipe_is_never_moved() -> None:
    with pytest.raises(ValueError, match="too long"):
        split_packet(merged_packet(PACKET, "r" * 70_000), 60_000)
