import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import pyvips
import tifffile
from PIL import Image, PngImagePlugin

from studio.geometry import Region
from studio.images.embedded_recipe import embedded_recipe
from studio.images.metadata import DISPLACED
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.images.source import open_source
from studio.images.written_metadata import fitted
from studio.specs.export import ExportSpec
from tests.unit.images.embedded import PACKET, RECORDS
from tests.unit.images.samples import BUDGET_BYTES, encoded, exif, smooth, whole

RECIPE = '{"recipe": 1}'
SUFFIXES = [".jpg", ".png", ".tif", ".webp"]


def repainted(content: Path, result: Path, *, longer_side_px: int | None = None) -> tuple[str, ...]:
    """``content`` read and written as ``result`` with its metadata and a recipe; the notes."""
    with open_source(content, decode_budget_bytes=BUDGET_BYTES, longer_side_px=longer_side_px) as source:
        pixels = whole(source)
        raster = MemoryRaster(source.facts.size, source.facts.channels, pixels.dtype)
        raster.write(Region.whole(raster.size), pixels)
        options = ExportSpec(depth=source.facts.bit_depth, quality=100)
        return write_picture(result, raster, options, replace(source.metadata, recipe=RECIPE)).notes


def rich_jpeg(path: Path, **options: object) -> None:
    resources = (
        b"Photoshop 3.0\0" + b"8BIM\4\4\0\0" + struct.pack(">I", len(RECORDS)) + RECORDS + bytes(len(RECORDS) % 2)
    )
    stored = encoded(smooth(60, 40), "JPEG", xmp=PACKET, comment="by hand, größer", quality=95, **options)
    at = stored.index(b"\xff\xdb")
    path.write_bytes(stored[:at] + b"\xff\xed" + struct.pack(">H", len(resources) + 2) + resources + stored[at:])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_jpeg_with_everything(tmp_path: Path, suffix: str) -> None:
    content, result = tmp_path / "a.jpg", tmp_path / f"b{suffix}"
    rich_jpeg(content, exif=exif(6).tobytes(), dpi=(300, 300))
    notes = repainted(content, result)
    lost = {
        ".tif": ("TIFF cannot hold a comment of the content, left out here",),
        ".webp": ("WebP cannot hold IPTC records and a comment of the content, left out here",),
    }
    assert notes == lost.get(suffix, ())
    assert embedded_recipe(result) == {"recipe": 1}
    with open_source(result, decode_budget_bytes=BUDGET_BYTES) as again:
        kept = again.metadata
        assert again.facts.notes == ()
    assert kept.xmp is not None and "Jörg" in kept.xmp.decode() and b'Orientation="1"' in kept.xmp
    assert kept.exif is not None and b"Acme" in kept.exif
    if suffix != ".webp":
        assert kept.iptc == RECORDS
    if suffix == ".jpg":
        assert kept.comment == "by hand, größer"
    if suffix == ".png":
        assert dict(kept.texts) == {"Comment": "by hand, größer"}
    with Image.open(result) as image:
        found = image.getexif()
        assert found.get_ifd(0x8769)[0xA001] == 1  # sRGB
        assert np.asarray(image).shape == (60, 40, 3)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_resolution_is_kept_and_none_is_invented(tmp_path: Path, suffix: str) -> None:
    for kind in ("JPEG", "PNG", "TIFF"):
        content, result = tmp_path / f"a.{kind}", tmp_path / f"b{suffix}"
        content.write_bytes(encoded(smooth(60, 40), kind, dpi=(300, 150)))
        repainted(content, result)
        with open_source(result, decode_budget_bytes=BUDGET_BYTES) as again:
            resolution = again.metadata.resolution
        assert resolution is not None and (resolution.across, resolution.down) == pytest.approx((300, 150), abs=0.02)
        content.write_bytes(encoded(smooth(60, 40), kind))
        repainted(content, result)
        with open_source(result, decode_budget_bytes=BUDGET_BYTES) as again:
            assert again.metadata.resolution is None
        if suffix != ".tif":
            with Image.open(result) as image:
                assert "dpi" not in image.info


def test_exif_tells_the_resolution_too(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        content, result = tmp_path / "a.jpg", tmp_path / f"b{suffix}"
        content.write_bytes(encoded(smooth(60, 40), "JPEG", dpi=(240, 120), exif=exif(6).tobytes()))
        repainted(content, result)
        with Image.open(result) as image:
            tags = image.getexif()
        assert (float(tags[282]), float(tags[283]), tags[296]) == (120, 240, 2)  # the picture lies on its side


def test_png_texts(tmp_path: Path) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Copyright", "nobody")
    texts.add_itxt("Author", "Jörg")
    (tmp_path / "a.png").write_bytes(encoded(smooth(60, 40), "PNG", pnginfo=texts))
    assert repainted(tmp_path / "a.png", tmp_path / "b.png") == ()
    with Image.open(tmp_path / "b.png") as image:
        assert image.text["Copyright"] == "nobody" and image.text["Author"] == "Jörg"
    assert "cannot hold texts" in repainted(tmp_path / "a.png", tmp_path / "b.jpg")[0]
    assert "cannot hold texts" in repainted(tmp_path / "a.png", tmp_path / "b.dzi")[-1]


def test_exif_in_the_old_text_form_of_png(tmp_path: Path) -> None:
    stored = exif().tobytes()
    digits = f"\nexif\n{len(stored):8}\n{stored.hex()}\n"
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Raw profile type exif", digits, zip=True)
    (tmp_path / "a.png").write_bytes(encoded(smooth(60, 40), "PNG", pnginfo=texts))
    with open_source(tmp_path / "a.png", decode_budget_bytes=BUDGET_BYTES) as source:
        assert source.metadata.exif is not None and b"Acme" in source.metadata.exif


def test_exif_beyond_what_jpeg_holds_is_told(tmp_path: Path) -> None:
    block = exif()
    block[0x010E], block[0x013B] = "x" * 60_000, "y" * 10_000
    (tmp_path / "a.png").write_bytes(encoded(smooth(60, 40), "PNG", exif=block.tobytes()))
    assert repainted(tmp_path / "a.png", tmp_path / "b.png") == ()
    (note,) = repainted(tmp_path / "a.png", tmp_path / "b.jpg")
    assert "too long for JPEG: tags 270 were left out" in note
    with Image.open(tmp_path / "b.jpg") as image:
        assert image.getexif()[0x013B] == "y" * 10_000


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_a_maker_note_stays_in_its_place(tmp_path: Path, suffix: str) -> None:
    block, note = exif(), b"a note that points into itself" * 50
    block.get_ifd(0x8769)[0x927C] = note
    place = block.tobytes().index(note)
    (tmp_path / "a.jpg").write_bytes(encoded(smooth(60, 40), "JPEG", exif=block.tobytes()))
    assert repainted(tmp_path / "a.jpg", tmp_path / f"b.{suffix}") == ()
    with Image.open(tmp_path / f"b.{suffix}") as image:
        stored = image.info["exif"]
    assert stored.removeprefix(b"Exif\0\0").index(note) == place - 6
    (lost,) = repainted(tmp_path / "a.jpg", tmp_path / "b.tif")
    assert "the maker's note in its EXIF was left out" in lost
    assert note not in (tmp_path / "b.tif").read_bytes()


def test_long_xmp_and_iptc(tmp_path: Path) -> None:
    long = PACKET.replace(b"J\xc3\xb6rg", b"J" * 70_000)
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", long.decode())
    (tmp_path / "a.png").write_bytes(encoded(smooth(60, 40), "PNG", pnginfo=texts))
    assert repainted(tmp_path / "a.png", tmp_path / "b.webp") == ()
    assert repainted(tmp_path / "a.png", tmp_path / "b.jpg") == ()
    assert embedded_recipe(tmp_path / "b.jpg") == {"recipe": 1}
    assert repainted(tmp_path / "b.jpg", tmp_path / "c.png") == ()  # what lies in further segments comes along
    with Image.open(tmp_path / "c.png") as image:
        assert b"J" * 70_000 in image.info["xmp"]


def test_xmp_that_cannot_be_divided_is_told(tmp_path: Path) -> None:
    long = PACKET.replace(b'tiff:Orientation="6"', b'tiff:Artist="' + b"J" * 70_000 + b'"')
    (tmp_path / "a.webp").write_bytes(encoded(smooth(60, 40), "WEBP", xmp=long))
    (note,) = repainted(tmp_path / "a.webp", tmp_path / "b.jpg")
    assert note == "XMP was too long for JPEG and was left out"
    assert embedded_recipe(tmp_path / "b.jpg") == {"recipe": 1}


def test_damaged_xmp_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(encoded(smooth(60, 40), "JPEG", xmp=b"<x:xmpmeta"))
    (note,) = repainted(tmp_path / "a.jpg", tmp_path / "b.png")
    assert "XMP was left out" in note
    assert embedded_recipe(tmp_path / "b.png") == {"recipe": 1}


def geotiff(path: Path, **options: object) -> None:
    tags = [(33550, "d", 3, (0.5, 0.5, 0.0), True), (34735, "H", 4, (1, 1, 0, 0), True)]
    tifffile.imwrite(path, smooth(60, 40), photometric="rgb", extratags=tags, metadata=None, **options)


def test_a_georeference_holds_for_a_result_of_the_same_size(tmp_path: Path) -> None:
    geotiff(tmp_path / "a.tif")
    assert repainted(tmp_path / "a.tif", tmp_path / "b.tif") == ()
    with tifffile.TiffFile(tmp_path / "b.tif") as file:
        assert file.pages.first.tags[33550].value == (0.5, 0.5, 0.0)
        assert file.pages.first.tags[34735].value == (1, 1, 0, 0)
        assert np.array_equal(file.pages.first.asarray(), smooth(60, 40))
    assert "cannot hold a georeference" in repainted(tmp_path / "a.tif", tmp_path / "b.png")[0]
    (note,) = repainted(tmp_path / "a.tif", tmp_path / "c.tif", longer_side_px=50)
    assert "georeference was left out" in note
    with open_source(tmp_path / "a.tif", decode_budget_bytes=BUDGET_BYTES) as source:
        assert source.metadata.geo and source.metadata.displaced().geo == ()
        assert source.metadata.displaced().notes == (DISPLACED,)


def test_tiff_iptc_and_xmp(tmp_path: Path) -> None:
    tags = [(700, 1, len(PACKET), PACKET, True), (33723, 7, len(RECORDS), RECORDS, True)]
    tifffile.imwrite(tmp_path / "a.tif", smooth(60, 40), photometric="rgb", extratags=tags, metadata=None)
    assert repainted(tmp_path / "a.tif", tmp_path / "b.jpg") == ()
    with open_source(tmp_path / "b.jpg", decode_budget_bytes=BUDGET_BYTES) as again:
        assert (
            again.metadata.iptc == RECORDS and again.metadata.xmp is not None and b"rg &amp; Co" in again.metadata.xmp
        )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_said_is_nothing_written(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "a.png").write_bytes(encoded(smooth(60, 40), "PNG"))
    with open_source(tmp_path / "a.png", decode_budget_bytes=BUDGET_BYTES) as source:
        assert fitted(source.metadata, "WebP").xmp is None
    assert repainted(tmp_path / "a.png", tmp_path / f"b{suffix}") == ()
    loaded = pyvips.Image.new_from_file(str(tmp_path / f"b{suffix}"))
    assert loaded.get_typeof("exif-data") == 0 and loaded.get_typeof("icc-profile-data") != 0
