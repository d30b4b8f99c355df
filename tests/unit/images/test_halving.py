from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import Cancelled, SpaceError
from studio.geometry import Region, Size
from studio.images.halving import half_of, half_size, halved
from studio.images.rasters import FileRaster, MemoryRaster
from tests.unit.images.samples import smooth


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@given(seed=st.integers(0, 99), height=st.integers(1, 9), width=st.integers(1, 9), channels=st.sampled_from([3, 4]))
def test_each_pixel_is_the_mean_of_four_weighted_by_alpha(
    dtype: type, seed: int, height: int, width: int, channels: int
) -> None:
    top = np.iinfo(dtype).max
    pixels = np.random.default_rng(seed).integers(0, top, (height, width, channels), dtype, endpoint=True)
    if channels == 4:
        pixels[: height // 2, ..., 3] = 0
    padded = np.pad(pixels.astype(np.float64), ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    fours = padded.reshape(-(-height // 2), 2, -(-width // 2), 2, channels)
    weights = fours[..., 3:] if channels == 4 else np.ones_like(fours[..., :1])
    total = weights.sum(axis=(1, 3))
    expected = (fours[..., :3] * weights).sum(axis=(1, 3)) / np.maximum(total, 1)
    found = half_of(pixels)
    assert found.dtype == dtype and found.shape[:2] == expected.shape[:2]
    assert np.abs(found[..., :3] - expected)[total[..., 0] > 0].max(initial=0) <= 0.5 + 1e-6
    if channels == 4:
        assert np.abs(found[..., 3:] - total / 4).max() <= 0.5


def test_one_alpha_for_all_gives_what_weights_would() -> None:
    opaque = smooth(20, 10, 4)
    opaque[..., 3] = 255
    assert np.array_equal(half_of(opaque)[..., :3], half_of(opaque[..., :3]))


def test_blocks_leave_no_seams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.images.halving._BLOCK_WIDTH_PX", 32)
    monkeypatch.setattr("studio.images.halving._BLOCK_HEIGHT_PX", 16)
    pixels = smooth(101, 67, 4, np.uint16)
    on_disk = FileRaster.create(tmp_path / "result.raw", Size(101, 67), 4, np.uint16)
    in_memory = MemoryRaster(Size(101, 67), 4, np.uint16)
    for raster in (on_disk, in_memory):
        raster.write(Region.whole(raster.size), pixels)
        with halved(raster, check=lambda: None) as half:
            assert half.size == half_size(raster.size) == Size(51, 34)
            assert np.array_equal(half.read(Region.whole(half.size)), half_of(pixels))
    on_disk.close()
    assert [path.name for path in tmp_path.iterdir()] == ["result.raw"]


def test_nothing_stays_where_it_fails(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    raster = FileRaster.create(tmp_path / "result.raw", Size(300, 200), 3, np.uint8)

    def stop() -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled), halved(raster, check=stop):
        pass
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(SpaceError, match="no room"), halved(raster, check=lambda: None):
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    raster.close()
    assert [path.name for path in tmp_path.iterdir()] == ["result.raw"]
