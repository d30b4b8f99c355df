import io
from pathlib import Path

import numpy as np
import pytest
import pyvips
import tifffile
from PIL import Image

from studio.geometry import Region, Size
from studio.images.export import (
    HeadWriter,
    at_depth,
    export,
    image_of,
    opaque_bytes,
    raw_bytes,
    resolved_export,
    save_with_head,
)
from studio.images.metadata import Metadata
from studio.images.rasters import FileRaster, MemoryRaster
from studio.progress import Cancellation
from studio.specs.export import COMPRESSIONS, BitDepth, ExportSpec
from tests.unit.images.samples import smooth, vips


def exported(path: Path, pixels: np.ndarray, options: ExportSpec = ExportSpec()) -> list[str]:  # noqa: B008
    raster = MemoryRaster(Size(pixels.shape[1], pixels.shape[0]), pixels.shape[2], pixels.dtype)
    raster.write(Region.whole(raster.size), pixels)
    return export(raster, path, options, Metadata(), cancellation=Cancellation())


def test_depths_convert_by_the_factor_that_keeps_black_and_white(tmp_path: Path) -> None:
    eight = np.arange(256, dtype=np.uint8).reshape(16, 16, 1).repeat(3, axis=2)
    exported(tmp_path / "a.tif", eight, ExportSpec(depth=16))
    assert np.array_equal(tifffile.imread(tmp_path / "a.tif"), eight.astype(np.uint16) * 257)
    sixteen = smooth(60, 40, 3, np.uint16)
    exported(tmp_path / "b.tif", sixteen, ExportSpec(depth=8))
    assert np.array_equal(tifffile.imread(tmp_path / "b.tif"), np.rint(sixteen / 257).astype(np.uint8))


def test_transparency_is_laid_on_white_for_jpeg(tmp_path: Path) -> None:
    pixels = np.zeros((16, 32, 4), np.uint8)
    pixels[:, :16, 3] = 255
    notes = exported(tmp_path / "a.jpg", pixels, ExportSpec(quality=100))
    found = np.asarray(Image.open(tmp_path / "a.jpg"))
    assert found[:, :14].max() < 8 and found[:, 18:].min() > 247
    assert notes == ["JPEG has no transparency: the picture was laid on white"]


def test_quality_is_heeded(tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (100, 100, 3), np.uint8)
    for suffix in (".jpg", ".webp"):
        exported(tmp_path / f"low{suffix}", pixels, ExportSpec(quality=20))
        exported(tmp_path / f"high{suffix}", pixels, ExportSpec(quality=98))
        assert (tmp_path / f"low{suffix}").stat().st_size * 2 < (tmp_path / f"high{suffix}").stat().st_size


def test_tiff_options(tmp_path: Path) -> None:
    pixels = smooth(600, 400)
    exported(tmp_path / "a.tif", pixels, ExportSpec(compression="none", pyramid=True))
    with tifffile.TiffFile(tmp_path / "a.tif") as file:
        assert len(file.pages) > 1 and file.pages[1].aspage().is_reduced
        assert file.pages.first.is_tiled and file.pages.first.compression == 1
        assert np.array_equal(file.pages.first.asarray(), pixels)
    exported(tmp_path / "b.tif", pixels)
    with tifffile.TiffFile(tmp_path / "b.tif") as file:
        assert len(file.pages) == 1 and file.pages.first.compression == 8
        assert not file.is_bigtiff


def test_huge_results_become_bigtiff(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("studio.images.tiff_writer._BIGTIFF_FROM_BYTES", 1000)
    monkeypatch.setattr("studio.images.export.PYRAMID_FROM_PIXELS", 1000)
    exported(tmp_path / "a.tif", smooth(600, 400))
    with tifffile.TiffFile(tmp_path / "a.tif") as file:
        assert file.is_bigtiff and len(file.pages) > 1


def test_file_and_memory_rasters_encode_alike(tmp_path: Path) -> None:
    pixels = smooth(70, 50, 4, np.uint16)
    raster = FileRaster.create(tmp_path / "scratch [1].raw", Size(70, 50), 4, np.uint16)
    raster.write(Region.whole(raster.size), pixels)
    assert np.array_equal(image_of(raster).numpy(), pixels)
    raster.close()


@pytest.mark.parametrize(("channels", "dtype"), [(1, np.uint8), (3, np.float32)])
def test_other_rasters_are_our_own_bugs(channels: int, dtype: type) -> None:
    with pytest.raises(ValueError, match="3 or 4 channels of uint8 or uint16"):
        image_of(MemoryRaster(Size(4, 4), channels, dtype))


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_more_compression_means_fewer_bytes_and_the_same_pixels(tmp_path: Path, suffix: str, dtype: type) -> None:
    pixels = np.cumsum(np.random.default_rng(0).integers(0, 3, (300, 400, 3)), axis=1).astype(dtype)
    depth = 16 if dtype is np.uint16 else 8
    paths = {name: tmp_path / f"{name}{suffix}" for name in COMPRESSIONS}
    for name, path in paths.items():
        exported(path, pixels, ExportSpec(depth=depth, compression=name))
        assert np.array_equal(vips_pixels(path), pixels)
    none, fast, small = (paths[name].stat().st_size for name in ("none", "fast", "small"))
    assert small < fast < none and none > pixels.nbytes


@pytest.mark.parametrize(
    ("name", "asked", "content", "depth"),
    [("a.png", None, 16, 16), ("a.jpg", None, 16, 8), ("a.tif", 16, 8, 16), ("a.png", 8, 16, 8), ("a.dzi", None, 8, 8)],
)
def test_the_depth_follows_the_content_where_nothing_is_asked_for(
    name: str, asked: BitDepth | None, content: BitDepth, depth: int
) -> None:
    assert resolved_export(Path(name), ExportSpec(depth=asked), content).bit_depth == depth


def test_room_is_asked_for_a_pyramid_too() -> None:
    size = Size(4096, 2048)
    flat, pyramid = ExportSpec(depth=16, pyramid=False), ExportSpec(pyramid=True)
    assert raw_bytes(Path("a.tif"), size, 4, flat) == size.pixels * 8
    assert raw_bytes(Path("a.tif"), size, 3, pyramid) == pytest.approx(size.pixels * 4, rel=0.01)
    assert raw_bytes(Path("a.png"), size, 3, ExportSpec()) == size.pixels * 3
    assert raw_bytes(Path("a.tif"), Size(20_000, 5000), 3, ExportSpec()) == pytest.approx(4e8, rel=0.01)


def test_deep_zoom_is_a_pyramid_of_tiles(tmp_path: Path) -> None:
    pixels = np.full((700, 900, 3), (200, 90, 40), np.uint8)
    exported(tmp_path / "a.b.dzi", pixels, ExportSpec(quality=100))
    levels = sorted((int(level.name) for level in (tmp_path / "a.b_files").iterdir()), reverse=True)
    assert levels == list(range(10, -1, -1))
    with Image.open(tmp_path / "a.b_files" / "10" / "1_1.jpg") as tile:
        assert tile.size == (256, 256) and np.abs(np.asarray(tile).astype(int) - [200, 90, 40]).max() <= 2
    assert 'Width="900"' in (tmp_path / "a.b.dzi").read_text()


def vips_pixels(path: Path) -> np.ndarray:
    return np.asarray(pyvips.Image.new_from_file(str(path)).numpy())


def test_eight_bits_survive_the_way_through_sixteen() -> None:
    eight = np.arange(256, dtype=np.uint8).reshape(16, 16, 1).repeat(3, axis=2)
    sixteen = at_depth(eight, 16)
    assert sixteen.dtype == np.uint16 and (sixteen.min(), sixteen.max()) == (0, 65535)
    assert np.array_equal(at_depth(sixteen, 8), eight)
    assert at_depth(eight, 8) is eight and at_depth(sixteen, 16) is sixteen


def test_sixteen_bits_are_rounded_to_the_nearest() -> None:
    sixteen = np.arange(65536, dtype=np.uint16).reshape(256, 256, 1)
    assert np.array_equal(at_depth(sixteen, 8), np.rint(sixteen / 257).astype(np.uint8))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_what_is_transparent_becomes_white(dtype: type) -> None:
    top = np.iinfo(dtype).max
    pixels = np.array([[[0, 0, 0, top], [0, 0, 0, 0], [top, top, top, 0]]], dtype)
    assert opaque_bytes(pixels).tolist() == [[[0] * 3, [255] * 3, [255] * 3]]
    half = np.array([[[0, 255, 100, 128]]], np.uint8)
    assert opaque_bytes(half).tolist() == [[[127, 255, 177]]]
    assert np.array_equal(opaque_bytes(pixels[..., :3])[0, 2], [255] * 3)


def test_the_head_is_exchanged_once_it_is_whole() -> None:
    file = io.BytesIO()
    writer = HeadWriter(file, lambda head: head.replace(b"old", b"new") if b"|" in head else None)
    assert [writer.write(part) for part in (b"ol", b"d|", b"old")] == [2, 2, 3]
    writer.finish()
    assert file.getvalue() == b"new|old"


def test_a_head_that_never_ends_is_written_as_it_is() -> None:
    file = io.BytesIO()
    writer = HeadWriter(file, lambda _head: None)
    writer.write(b"abc")
    writer.finish()
    writer.write(b"d")
    assert file.getvalue() == b"abcd"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_an_os_error() -> None:
    with pytest.raises(OSError, match="No space"):
        save_with_head("pngsave_target", vips(smooth(600, 600)), Path("/dev/full"), lambda head: head)
