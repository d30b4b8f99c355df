import io
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st

from studio.geometry import Region, Size
from studio.images.file_stream import SplicedStream, virtual_tiff, virtual_tiff_image
from studio.images.libvips import VipsError
from studio.images.rasters import FileRaster, MemoryRaster, Pixels


def noise(height: int, width: int, channels: int, dtype: str) -> Pixels:
    return np.random.default_rng(1).integers(0, np.iinfo(dtype).max, (height, width, channels), dtype, endpoint=True)


def raster_of(pixels_hwc: Pixels) -> MemoryRaster:
    raster = MemoryRaster(Size(pixels_hwc.shape[1], pixels_hwc.shape[0]), pixels_hwc.shape[2], pixels_hwc.dtype)
    raster.write(Region.whole(raster.size), pixels_hwc)
    return raster


def all_of(stream: SplicedStream) -> bytes:
    return b"".join(iter(lambda: stream.read(777) or b"", b""))


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
@pytest.mark.parametrize("size", [(1, 1), (3, 7), (700, 900)])
def test_libvips_sees_the_very_pixels(size: tuple[int, int], channels: int, dtype: str) -> None:
    pixels = noise(*size, channels, dtype)
    found = virtual_tiff_image(raster_of(pixels))
    np.testing.assert_array_equal(found.numpy().reshape(pixels.shape), pixels)


def test_another_reader_takes_it_for_a_tiff(tmp_path: Path) -> None:
    pixels = noise(500, 1100, 4, "uint16")
    (tmp_path / "made.tif").write_bytes(all_of(virtual_tiff(raster_of(pixels))))
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "made.tif"), pixels)


@given(offset=st.integers(0, 40_000), counts=st.lists(st.integers(1, 9_000), min_size=1, max_size=4))
def test_any_stretch_is_that_of_the_whole(offset: int, counts: list[int]) -> None:
    raster = raster_of(noise(90, 130, 3, "uint8"))
    whole, stream = io.BytesIO(all_of(virtual_tiff(raster))), virtual_tiff(raster)
    assert stream.seek(0, io.SEEK_END) == len(whole.getvalue())
    assert stream.seek(offset, io.SEEK_SET) == whole.seek(offset)
    for count in counts:
        found = b""
        while len(found) < count and (more := stream.read(count - len(found))):
            found += more
        assert found == whole.read(count)


def test_a_raster_that_ends_early_is_an_error_and_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "pixels.raw"
    raster = FileRaster.create(path, Size(4000, 2000), 3, "u1")
    image = virtual_tiff_image(raster)
    with path.open("r+b") as file:
        file.truncate(4000 * 1000 * 3)
    with pytest.raises(VipsError):
        image.copy_memory()
    raster.close()
