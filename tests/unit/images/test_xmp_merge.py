from xml.etree import ElementTree

import pytest

from studio.images.xmp import merged_packet, recipe_in_packet, xmp_packet
from tests.unit.images.embedded import PACKET


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
