import numpy as np
import pytest

from studio.engine.padding import padded_pixels
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster


@pytest.mark.parametrize(
    "region",
    [
        Region(0, 0, 32, 32),
        Region(3, 2, 9, 7),
        Region(8, 16, 32, 32),
        Region(21, 20, 32, 32),  # all but one column lies beyond
        Region(24, 24, 32, 32),  # all of it does
    ],
)
def test_what_lies_beyond_is_reflected_without_the_edge(region: Region) -> None:
    random = np.random.default_rng(0)
    pixels = random.integers(0, 255, (21, 22, 2)).astype(np.uint8)
    raster = MemoryRaster(Size(22, 21), 2, np.uint8)
    raster.write(Region(0, 0, 22, 21), pixels)
    expected = np.pad(pixels, ((0, 11), (0, 10), (0, 0)), mode="reflect")
    found = padded_pixels(raster, region)
    np.testing.assert_array_equal(found, expected[region.top : region.bottom, region.left : region.right])
