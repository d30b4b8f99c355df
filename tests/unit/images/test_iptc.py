import struct

from studio.images.iptc import as_resources, iptc_in_resources
from tests.unit.images.embedded import RECORDS


def test_records_come_back() -> None:
    assert iptc_in_resources(as_resources(RECORDS)) == RECORDS
    assert iptc_in_resources(as_resources(RECORDS[:-1])) == RECORDS[:-1]


def test_they_are_found_behind_other_resources() -> None:
    other = b"8BIM" + struct.pack(">H", 1005) + b"\4name\0" + struct.pack(">I", 3) + b"abc\0"
    assert iptc_in_resources(other + as_resources(RECORDS)) == RECORDS


def test_damaged_resources_hold_none() -> None:
    for stored in (b"", b"8BIM", b"nonsense", as_resources(RECORDS)[:-5], as_resources(b"")):
        assert iptc_in_resources(stored) is None
