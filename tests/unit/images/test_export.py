from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from studio.geometry import Region, Size
from studio.images.export import ExportOptions, encode, image_of, prepared
from studio.images.metadata import Metadata
from studio.images.rasters import FileRaster, MemoryRaster
from tests.unit.images.samples import smooth


def exported(path: Path, pixels: np.ndarray, options: ExportOptions = ExportOptions()) -> list[str]:  # noqa: B008
    raster = MemoryRaster(Size(pixels.shape[1], pixels.shape[0]), pixels.shape[2], pixels.dtype)
    raster.write(Region.whole(raster.size), pixels)
    image, notes = prepared(image_of(raster), path, options, Metadata())
    return notes + encode(image, path, options, Metadata())


def test_depths_convert_by_the_factor_that_keeps_black_and_white(tmp_path: Path) -> None:
    eight = np.arange(256, dtype=np.uint8).reshape(16, 16, 1).repeat(3, axis=2)
    exported(tmp_path / "a.tif", eight, ExportOptions(bit_depth=16))
    assert np.array_equal(tifffile.imread(tmp_path / "a.tif"), eight.astype(np.uint16) * 257)
    sixteen = smooth(60, 40, 3, np.uint16)
    exported(tmp_path / "b.tif", sixteen, ExportOptions(bit_depth=8))
    assert np.array_equal(tifffile.imread(tmp_path / "b.tif"), np.rint(sixteen / 257).astype(np.uint8))


def test_transparency_is_laid_on_white_for_jpeg(tmp_path: Path) -> None:
    pixels = np.zeros((16, 32, 4), np.uint8)
    pixels[:, :16, 3] = 255
    notes = exported(tmp_path / "a.jpg", pixels, ExportOptions(quality=100))
    found = np.asarray(Image.open(tmp_path / "a.jpg"))
    assert found[:, :14].max() < 8 and found[:, 18:].min() > 247
    assert notes == ["JPEG has no transparency: the picture was laid on white"]


def test_quality_is_heeded(tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (100, 100, 3), np.uint8)
    for suffix in (".jpg", ".webp"):
        exported(tmp_path / f"low{suffix}", pixels, ExportOptions(quality=20))
        exported(tmp_path / f"high{suffix}", pixels, ExportOptions(quality=98))
        assert (tmp_path / f"low{suffix}").stat().st_size * 2 < (tmp_path / f"high{suffix}").stat().st_size
    with pytest.raises(ValueError, match=r"1\.\.100"):
        ExportOptions(quality=0)


def test_tiff_options(tmp_path: Path) -> None:
    pixels = smooth(600, 400)
    exported(tmp_path / "a.tif", pixels, ExportOptions(tiff_compression="none", tiff_pyramid=True))
    with tifffile.TiffFile(tmp_path / "a.tif") as file:
        assert len(file.pages) > 1 and file.pages[1].aspage().is_reduced
        assert file.pages.first.is_tiled and file.pages.first.compression == 1
        assert np.array_equal(file.pages.first.asarray(), pixels)
    exported(tmp_path / "b.tif", pixels)
    with tifffile.TiffFile(tmp_path / "b.tif") as file:
        assert len(file.pages) == 1 and file.pages.first.compression == 8
        assert not file.is_bigtiff


def test_huge_results_become_bigtiff(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("studio.images.export._BIGTIFF_FROM_BYTES", 1000)
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
