import numpy as np
import pytest

from studio.engine.previews.shown import shown_part, shown_pixels
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster, Pixels


def shown(pixels_hwc: Pixels) -> np.ndarray:
    raster = MemoryRaster(Size(pixels_hwc.shape[1], pixels_hwc.shape[0]), pixels_hwc.shape[2], pixels_hwc.dtype)
    raster.write(Region.whole(raster.size), pixels_hwc)
    return shown_pixels(raster)


def test_eight_bits_are_shown_as_they_are() -> None:
    pixels = np.arange(256 * 3, dtype=np.uint16).reshape(16, 16, 3).astype(np.uint8)
    np.testing.assert_array_equal(shown(pixels), pixels)


def test_sixteen_bits_become_the_nearest_eight() -> None:
    pixels = np.array([[[0, 128, 129], [65_535, 65_407, 65_406]]], np.uint16)
    np.testing.assert_array_equal(shown(pixels), [[[0, 0, 1], [255, 255, 254]]])


@pytest.mark.parametrize(("dtype", "full"), [("u1", 255), ("u2", 65_535)])
def test_transparent_pixels_are_shown_over_white(dtype: str, full: int) -> None:
    pixels = np.array([[[0, full, 0, 0], [0, full, 0, full]]], dtype)
    np.testing.assert_array_equal(shown(pixels), [[[255, 255, 255], [0, 255, 0]]])


def test_a_part_in_small_is_the_mean_of_its_squares() -> None:
    random = np.random.default_rng(1)
    pixels = random.integers(0, 256, (13, 18, 3)).astype(np.uint8)
    raster = MemoryRaster(Size(18, 13), 3, np.uint8)
    raster.write(Region.whole(raster.size), pixels)
    small = shown_part(raster, Region(2, 1, 17, 12), step_px=4)
    expected = pixels[1:9, 2:14].reshape(2, 4, 3, 4, 3).mean(axis=(1, 3))
    assert small.shape == (2, 3, 3) and np.abs(small - expected).max() <= 0.5
    np.testing.assert_array_equal(shown_part(raster, Region(2, 1, 17, 12)), pixels[1:12, 2:17])
