import struct
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from studio.images.metadata import (
    MAKER_NOTE_LOST,
    resolution_of_exif,
    upright_exif,
    upright_exif_of_tiff,
    with_resolution,
    within,
    write_tags_into_tiff,
)
from studio.images.resolution import Resolution
from tests.unit.images.samples import exif, smooth


def parsed(block: bytes) -> Image.Exif:
    found = Image.Exif()
    found.load(block)
    return found


def test_the_camera_stays_and_the_orientation_is_reset() -> None:
    kept = upright_exif(exif(orientation=6).tobytes())
    assert kept is not None and kept.startswith(b"Exif\0\0")
    found = parsed(kept)
    assert (found[0x010F], found[0x0110], found[0x0112]) == ("Acme", "Camera One", 1)
    details = found.get_ifd(0x8769)
    assert details[0x9003] == "2020:01:02 03:04:05" and float(details[0x829A]) == 1 / 125
    assert details[0xA001] == 1
    assert found.get_ifd(0x8825)[1] == "N"


def test_the_longest_tags_go_where_the_room_ends() -> None:
    block = exif()
    block[0x010E], block[0x9286] = "x" * 60_000, "y" * 3_000
    kept = upright_exif(block.tobytes())
    assert kept is not None and len(kept) > 60_000 and parsed(kept)[0x010E] == "x" * 60_000
    assert within(kept, 70_000) == (kept, [])
    shorter, dropped = within(kept, 10_000)
    assert dropped == [0x010E] and len(shorter) <= 10_000 and parsed(shorter)[0x010F] == "Acme"


def test_resolution_is_read_and_written() -> None:
    block = exif()
    block[282], block[283], block[296] = 300.0, 150.0, 2
    kept = upright_exif(block.tobytes())
    assert kept is not None and resolution_of_exif(kept) == Resolution(300, 150)
    assert resolution_of_exif(with_resolution(kept, Resolution(72, 72.5))) == Resolution(72, 72.5)
    assert resolution_of_exif(with_resolution(kept, None)) is None
    assert parsed(with_resolution(kept, None))[0x010F] == "Acme"


def test_texts_without_an_end_get_one() -> None:
    entry = struct.pack("<HHII", 271, 2, 6, 26)
    kept = upright_exif(b"II*\0\x08\0\0\0\x01\0" + entry + bytes(4) + b"Camera")
    assert kept is not None and b"Camera\0" in kept


def test_both_byte_orders_say_the_same() -> None:
    block = exif(orientation=3)
    block.endian = "<"
    little = block.tobytes()
    block.endian = ">"
    big = block.tobytes()
    assert little != big
    assert upright_exif(little) == upright_exif(big)


def with_maker_note(note: bytes, order: str) -> bytes:
    block = exif(orientation=6)
    block.endian = order
    block.get_ifd(0x8769)[0x927C] = note
    return block.tobytes()


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_makers_note_stays_where_it_was_in_the_byte_order_it_had(order: str) -> None:
    note = b"a note that points into itself" * 100
    block = with_maker_note(note, order)
    place = block.index(note)
    kept = upright_exif(block)
    assert kept is not None and kept.index(note) == place and kept[6:8] == (b"II" if order == "<" else b"MM")
    assert parsed(kept).get_ifd(0x8769)[0x927C] == note
    for again in (with_resolution(kept, Resolution(300, 300)), within(kept, 65_533)[0]):
        assert again.index(note) == place and parsed(again)[0x010F] == "Acme"


def test_a_maker_note_goes_first_where_there_is_no_room() -> None:
    kept = upright_exif(with_maker_note(b"n" * 70_000, "<"))
    assert kept is not None
    short, dropped = within(kept, 65_533)
    assert dropped == [0x927C] and len(short) < 1000 and parsed(short)[0x010F] == "Acme"


def test_a_maker_note_of_a_tiff_is_not_carried_over(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    Image.fromarray(smooth(20, 10)).save(path, exif=with_maker_note(b"offsets of that file" * 9, "<"))
    kept, notes = upright_exif_of_tiff(path)
    assert kept is not None and b"offsets" not in kept and parsed(kept)[0x010F] == "Acme"
    assert notes == (MAKER_NOTE_LOST,)


@pytest.mark.parametrize(
    "damaged", [b"", b"Exif\0\0", b"nonsense", b"II*\0\xff\xff\xff\x7f", b"MM\0*\0\0\0\x08\xff\xff"]
)
def test_a_damaged_block_is_none(damaged: bytes) -> None:
    assert upright_exif(damaged) is None


def test_exif_of_a_tiff_is_found_beside_its_pixels(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    Image.fromarray(smooth(20, 10)).save(path, exif=exif(orientation=8).tobytes())
    kept, _ = upright_exif_of_tiff(path)
    assert kept is not None
    found = parsed(kept)
    assert (found[0x010F], found[0x0112]) == ("Acme", 1)
    assert 256 not in found and 273 not in found  # the layout of the pixels is no description
    assert found.get_ifd(0x8769)[0x9003] == "2020:01:02 03:04:05"


@pytest.mark.parametrize("options", [{}, {"bigtiff": True}, {"byteorder": ">"}, {"byteorder": ">", "bigtiff": True}])
def test_exif_written_into_a_tiff_leaves_pixels_alone_and_is_read_by_others(tmp_path: Path, options: dict) -> None:
    path = tmp_path / "a.tif"
    pixels = smooth(70, 50)
    tifffile.imwrite(path, pixels, photometric="rgb", tile=(16, 16), metadata=None, software=False, **options)
    block = upright_exif(exif(orientation=6).tobytes())
    assert block is not None
    write_tags_into_tiff(path, block)
    assert np.array_equal(tifffile.imread(path), pixels)
    if options != {"byteorder": ">", "bigtiff": True}:  # Pillow loses its way in any such file
        with Image.open(path) as image:
            found = image.getexif()
            assert np.array_equal(np.asarray(image), pixels)
        assert (found[0x010F], found[0x0110]) == ("Acme", "Camera One")
    with tifffile.TiffFile(path) as file:
        found_tags = file.pages.first.tags
        assert found_tags["ExifTag"].value["DateTimeOriginal"] == "2020:01:02 03:04:05"
        assert found_tags["ExifTag"].value["ColorSpace"] == 1
        assert found_tags["GPSTag"].value == {"GPSLatitudeRef": "N"}
    kept, _ = upright_exif_of_tiff(path)
    assert kept is not None and parsed(kept).get_ifd(0x8769) == parsed(block).get_ifd(0x8769)


def test_later_pages_stay_reachable(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, np.stack([smooth(16, 16), smooth(16, 16)[::-1]]), photometric="rgb", metadata=None)
    block = upright_exif(exif().tobytes())
    assert block is not None
    write_tags_into_tiff(path, block)
    with tifffile.TiffFile(path) as file:
        assert len(file.pages) == 2
        assert np.array_equal(file.pages[1].asarray(), smooth(16, 16)[::-1])


def test_a_damaged_tiff_is_a_value_error(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(b"II*\0" + struct.pack("<I", 5000))
    block = upright_exif(exif().tobytes())
    assert block is not None
    with pytest.raises(ValueError, match="outside"):
        write_tags_into_tiff(path, block)
    assert upright_exif_of_tiff(path) == (None, ())
