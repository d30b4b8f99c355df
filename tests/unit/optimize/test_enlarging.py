import numpy as np
import pytest
import torch
import torch.nn.functional as F

from studio.geometry import Region, Size
from studio.optimize import enlarging
from studio.optimize.enlarging import canvas_reader, enlarge_change, enlarge_into, enlarged, raster_reader
from tests.unit.engine.pictures import canvas_of, soft_picture, stored_picture
from tests.unit.optimize.pictures import raster_of


def whole(small: np.ndarray) -> np.ndarray:
    """Bilinear enlargement of the whole picture at once."""
    rows = torch.from_numpy(small).permute(2, 0, 1)[None]
    return F.interpolate(rows, scale_factor=2, mode="bilinear", align_corners=False)[0].permute(1, 2, 0).numpy()


@pytest.mark.parametrize("region", [(0, 0, 96, 64), (0, 0, 10, 64), (32, 16, 33, 17), (94, 60, 96, 64), (2, 0, 96, 63)])
def test_any_region_is_that_of_the_whole(region: tuple[int, int, int, int]) -> None:
    small = soft_picture(48, 32, seed=1)
    part = Region(*region)
    found = enlarged(raster_reader(raster_of(small)), Size(48, 32), part)
    np.testing.assert_allclose(found, whole(small)[part.top : part.bottom, part.left : part.right], rtol=0, atol=1e-12)


def test_blocks_meet_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = raster_of(soft_picture(48, 32, seed=1)), raster_of(np.zeros((64, 80, 3)))
    monkeypatch.setattr(enlarging, "_BLOCK_PX", 22)
    enlarge_into(small, large)
    np.testing.assert_allclose(large.pixels_hwc, whole(small.pixels_hwc)[:, :80], rtol=0, atol=1e-12)


def test_what_changed_below_is_added_to_the_start() -> None:
    small_start, result, large_start = (
        soft_picture(48, 32, seed=1),
        soft_picture(48, 32, seed=2),
        soft_picture(96, 64, seed=3) / 4,
    )
    large = raster_of(np.zeros((64, 96, 3)))
    readers = (raster_reader(raster_of(pixels)) for pixels in (small_start, large_start))
    enlarge_change(raster_of(result), *readers, large)
    np.testing.assert_allclose(large.pixels_hwc, (large_start + whole(result - small_start)).clip(0, 1), atol=1e-12)


def test_a_canvas_is_read_padded_and_in_range() -> None:
    pixels = stored_picture(45, 30, seed=4)
    found = canvas_reader(canvas_of(pixels), torch.float64)(Region(0, 0, 48, 32))
    np.testing.assert_allclose(found, np.pad(pixels / 255, ((0, 2), (0, 3), (0, 0)), mode="reflect"), atol=1e-12)
