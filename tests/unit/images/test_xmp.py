import hashlib
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.images.xmp import (
    NAMESPACE,
    SIGNATURE,
    joined_packet,
    merged_packet,
    parsed_xmp,
    recipe_in_packet,
    segments_of,
    split_packet,
    xmp_packet,
)
from tests.unit.images.embedded import PACKET

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")))


@given(texts)
def test_any_text_comes_back_and_the_packet_is_xml(text: str) -> None:
    packet = xmp_packet(text)
    assert recipe_in_packet(packet) == text
    found = ElementTree.fromstring(packet).find(f".//{{{NAMESPACE}}}Recipe")
    assert found is not None and (found.text or "") == text


def test_an_attribute_under_another_prefix_is_the_same_property() -> None:
    packet = f'<rdf:Description xmlns:ns1="{NAMESPACE}" ns1:Recipe="{{&quot;a&quot;:1}}"/>'
    assert recipe_in_packet(packet.encode()) == '{"a":1}'
    assert recipe_in_packet(packet.replace('"', "'").encode()) == '{"a":1}'


def test_packets_of_others_hold_no_recipe() -> None:
    assert recipe_in_packet(b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:title="x"/>') is None
    assert recipe_in_packet(b'<a xmlns:o="urn:other" o:Recipe="soup"/>') is None
    assert recipe_in_packet(b"\xff" * 100) is None
    assert recipe_in_packet(xmp_packet("x" * 1_000_001)) is None
    assert recipe_in_packet(f'<a xmlns:g="{NAMESPACE}"/>'.encode()) is None


def test_rights_stay_and_the_recipe_comes_in() -> None:
    merged = merged_packet(PACKET, '{"a": "<b>"}')
    assert recipe_in_packet(merged) == '{"a": "<b>"}'
    found = ElementTree.fromstring(merged.decode().split("?>", 1)[1].rsplit("<?", 1)[0])
    rights = found.find(".//{http://purl.org/dc/elements/1.1/}rights//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li")
    assert rights is not None and rights.text == "(c) Jörg & Co"
    assert b"xmlns:dc=" in merged and b"<dc:rights>" in merged


def test_what_no_longer_holds_is_made_true_or_goes() -> None:
    merged = merged_packet(PACKET, None)
    assert b'tiff:Orientation="1"' in merged and b"<exif:ColorSpace>1<" in merged
    for gone in (b"PixelXDimension", b"hdrgm:Version", b"MotionPhoto", b"gigastyle"):
        assert gone not in merged


def test_an_older_recipe_is_replaced() -> None:
    merged = merged_packet(merged_packet(PACKET, "old"), "new")
    assert recipe_in_packet(merged) == "new" and b"old" not in merged
    assert recipe_in_packet(merged_packet(xmp_packet("old"), None)) is None
    as_attribute = xmp_packet("old").replace(b"><gigastyle:Recipe>old</gigastyle:Recipe>", b' gigastyle:Recipe="old">')
    assert recipe_in_packet(merged_packet(as_attribute, "new")) == "new"


@pytest.mark.parametrize(
    "packet",
    [b"", b"nonsense", b"<a/>", PACKET[:300], b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"\xff" * 100],
)
def test_what_is_no_packet_is_a_value_error(packet: bytes) -> None:
    with pytest.raises(ValueError, match=r"no packet|damaged"):
        merged_packet(packet, "new")


def test_padding_and_other_encodings_are_read() -> None:
    assert b"J\xc3\xb6rg" in merged_packet(
        PACKET.replace(b"<?xpacket end", b" " * 2000 + b"<?xpacket end") + bytes(9), None
    )
    body = PACKET.decode().split("?>", 1)[1].rsplit("<?", 1)[0].strip()
    assert "Jörg" in merged_packet(body.encode("utf-16"), None).decode()


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
