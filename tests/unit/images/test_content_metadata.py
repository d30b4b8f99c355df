import struct
from pathlib import Path

from PIL import Image

from studio.images.content_metadata import as_resources, content_metadata, iptc_in_resources
from studio.images.formats import GIF, JPEG, WEBP, InputFormat
from studio.images.libvips import VipsImage
from studio.images.metadata import Metadata
from studio.images.opening import OpenedFile
from tests.unit.images.embedded import PACKET, RECORDS
from tests.unit.images.samples import encoded, exif, smooth


def found(path: Path, kind: InputFormat, *, orientation: int = 1) -> Metadata:
    image = VipsImage.new_from_file(str(path))
    opened = OpenedFile(image, kind)
    return content_metadata(path, opened, orientation=orientation, is_same_size=True, is_colour_converted=False)


def test_webp_and_gif(tmp_path: Path) -> None:
    (tmp_path / "a.webp").write_bytes(encoded(smooth(30, 20), "WEBP", exif=exif().tobytes(), xmp=PACKET))
    webp = found(tmp_path / "a.webp", WEBP)
    assert webp.exif is not None and b"Acme" in webp.exif and webp.xmp == PACKET
    Image.fromarray(smooth(30, 20)).save(tmp_path / "a.gif")
    assert found(tmp_path / "a.gif", GIF) == Metadata()


def test_damaged_extended_xmp_is_told(tmp_path: Path) -> None:
    stored = encoded(smooth(30, 20), "JPEG")
    body = b"http://ns.adobe.com/xmp/extension/\0" + bytes(40)
    segment = b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
    (tmp_path / "a.jpg").write_bytes(stored[:20] + segment + stored[20:])
    assert "did not fit" in found(tmp_path / "a.jpg", JPEG).notes[0]


def test_several_comments_in_the_old_encoding(tmp_path: Path) -> None:
    stored = encoded(smooth(30, 20), "JPEG")
    comments = b"".join(b"\xff\xfe" + (len(c) + 2).to_bytes(2, "big") + c for c in (b"gr\xf6\xdfer", b"two\0", b""))
    (tmp_path / "a.jpg").write_bytes(stored[:20] + comments + stored[20:])
    assert found(tmp_path / "a.jpg", JPEG).comment == "größer\ntwo"


def test_resolution_turns_with_the_picture(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(encoded(smooth(30, 20), "JPEG", dpi=(300, 100)))
    turned = found(tmp_path / "a.jpg", JPEG, orientation=6).resolution
    assert turned is not None and (turned.across, turned.down) == (100, 300)


def test_damaged_exif_is_told(tmp_path: Path) -> None:
    for kind, suffix in ((JPEG, "jpg"), (WEBP, "webp")):
        path = tmp_path / f"a.{suffix}"
        path.write_bytes(encoded(smooth(30, 20), kind.name, exif=b"Exif\0\0II*\0\xff\xff\0\0"))
        kept = found(path, kind)
        assert kept.exif is None and kept.notes == ("its EXIF is damaged and was left out",)


def test_records_come_back() -> None:
    assert iptc_in_resources(as_resources(RECORDS)) == RECORDS
    assert iptc_in_resources(as_resources(RECORDS[:-1])) == RECORDS[:-1]


def test_they_are_found_behind_other_resources() -> None:
    other = b"8BIM" + struct.pack(">H", 1005) + b"\4name\0" + struct.pack(">I", 3) + b"abc\0"
    assert iptc_in_resources(other + as_resources(RECORDS)) == RECORDS


def test_damaged_resources_hold_none() -> None:
    for stored in (b"", b"8BIM", b"nonsense", as_resources(RECORDS)[:-5], as_resources(b"")):
        assert iptc_in_resources(stored) is None
