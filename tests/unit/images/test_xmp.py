from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from studio.images.xmp import NAMESPACE, recipe_in_packet, xmp_packet

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
