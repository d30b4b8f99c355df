from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import Cancelled, PictureError, SpaceError, StudioError
from studio.geometry import Region, Size
from studio.images.metadata import Metadata, upright_exif
from studio.images.rasters import FileRaster, MemoryRaster, Raster
from studio.images.sink import write_picture
from studio.images.source import open_source
from studio.progress import Cancellation
from studio.specs.export import ExportSpec
from tests.unit.images.samples import BUDGET_BYTES, encoded, exif, profile, smooth, vips, whole


def filled(pixels: np.ndarray, path: Path | None = None) -> Raster:
    size = Size(pixels.shape[1], pixels.shape[0])
    raster: Raster = (
        MemoryRaster(size, pixels.shape[2], pixels.dtype)
        if path is None
        else FileRaster.create(path, size, pixels.shape[2], pixels.dtype)
    )
    raster.write(Region.whole(size), pixels)
    return raster


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize(("dtype", "channels"), [(np.uint8, 3), (np.uint8, 4), (np.uint16, 3), (np.uint16, 4)])
@pytest.mark.parametrize("is_on_disk", [True, False])
def test_from_source_through_raster_to_file_pixels_are_identical(
    tmp_path: Path, suffix: str, dtype: type, channels: int, is_on_disk: bool
) -> None:
    pixels = smooth(303, 211, channels, dtype)
    content, result = tmp_path / "content.tif", tmp_path / f"résultat [final]{suffix}"
    vips(pixels).tiffsave(str(content), tile=True)
    with open_source(content, decode_budget_bytes=BUDGET_BYTES) as source:
        scratch = tmp_path / "scratch.raw" if is_on_disk else None
        raster = filled(np.zeros_like(pixels), scratch)
        options = ExportSpec(depth=source.facts.bit_depth)
        for region, band in source.bands(5000):
            raster.write(region, band)
        exported = write_picture(result, raster, options, source.metadata)
        raster.close()
    assert exported.path == result and exported.size_bytes == result.stat().st_size and exported.notes == ()
    with open_source(result, decode_budget_bytes=BUDGET_BYTES) as again:
        assert not again.metadata.is_colour_converted
        assert np.array_equal(whole(again), pixels)
    assert not list(tmp_path.glob("*.part*")) and not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
def test_every_format_carries_srgb_and_the_camera_upright(tmp_path: Path, suffix: str) -> None:
    content, result = tmp_path / "content.jpg", tmp_path / f"result{suffix}"
    content.write_bytes(encoded(smooth(60, 40), "JPEG", exif=exif(6).tobytes(), icc_profile=profile("p3")))
    with open_source(content, decode_budget_bytes=BUDGET_BYTES) as source:
        assert source.facts.size == Size(40, 60) and source.metadata.is_colour_converted
        pixels = whole(source)
        assert write_picture(result, filled(pixels), ExportSpec(quality=95), source.metadata).notes == ()
    with Image.open(result) as image:
        found = image.getexif()
        assert (found[0x010F], found[0x0110], found.get(0x0112, 1)) == ("Acme", "Camera One", 1)
        assert found.get_ifd(0x8769)[0x9003] == "2020:01:02 03:04:05"
        assert image.size == (40, 60)
        assert image.info["icc_profile"] == profile("srgb")
    with open_source(result, decode_budget_bytes=BUDGET_BYTES) as again:
        assert again.facts.size == Size(40, 60) and not again.metadata.is_colour_converted


def test_an_old_result_is_replaced_and_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    for shift in (0, 7):
        pixels = np.roll(smooth(40, 30), shift, axis=0)
        write_picture(path, filled(pixels), ExportSpec(), Metadata())
        with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
            assert np.array_equal(whole(source), pixels)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif", ".dzi"])
def test_a_vanished_folder_fails_cleanly(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "gone"
    with pytest.raises(StudioError, match="gone"):
        write_picture(folder / f"a{suffix}", filled(smooth(40, 30)), ExportSpec(), Metadata())
    assert not folder.exists()


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
def test_a_full_disk_leaves_the_old_result_and_no_part(tmp_path: Path, suffix: str) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"the old result")
    pixels = np.random.default_rng(0).integers(0, 256, (600, 700, 3), np.uint8)
    raster = filled(pixels)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(SpaceError, match="no room"):
            write_picture(path, raster, ExportSpec(), Metadata())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_bytes() == b"the old result"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".dzi"])
def test_encoding_stops_on_request(tmp_path: Path, suffix: str) -> None:
    cancellation = Cancellation()
    cancellation.request()
    path = tmp_path / f"a{suffix}"
    with pytest.raises(Cancelled):
        write_picture(path, filled(smooth(2000, 1500)), ExportSpec(), Metadata(), cancellation=cancellation)
    assert list(tmp_path.iterdir()) == []


def test_limits_are_checked_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="WebP ends"):
        write_picture(tmp_path / "a.webp", MemoryRaster(Size(16_400, 2), 3, np.uint8), ExportSpec(), Metadata())
    with pytest.raises(PictureError, match="16 bits"):
        write_picture(tmp_path / "a.jpg", MemoryRaster(Size(4, 2), 3, np.uint8), ExportSpec(depth=16), Metadata())


def test_exif_survives_in_a_tiff_with_pyramid(tmp_path: Path) -> None:
    block = upright_exif(exif(3).tobytes())
    path = tmp_path / "a.tif"
    write_picture(path, filled(smooth(900, 700)), ExportSpec(pyramid=True), Metadata(exif=block))
    with Image.open(path) as image:
        assert image.getexif()[0x010F] == "Acme"
    with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
        assert np.array_equal(whole(source), smooth(900, 700))
        assert source.metadata.exif is not None and b"Camera One" in source.metadata.exif


def test_a_deep_zoom_picture_appears_whole_and_replaces_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.dzi"
    for grey in (40, 200):
        exported = write_picture(path, filled(np.full((300, 400, 3), grey, np.uint8)), ExportSpec(), Metadata())
        assert exported.size_bytes > 1000
        assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.dzi", "a_files"]
        with Image.open(tmp_path / "a_files" / "9" / "0_0.jpg") as tile:
            assert abs(int(np.asarray(tile).mean()) - grey) <= 1


def test_a_deep_zoom_picture_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path, cancellation = tmp_path / "a.dzi", Cancellation()
    write_picture(path, filled(smooth(300, 200)), ExportSpec(), Metadata())
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    cancellation.request()
    with pytest.raises(Cancelled):
        write_picture(path, filled(smooth(2000, 1500)), ExportSpec(), Metadata(), cancellation=cancellation)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.dzi", "a_files"]
