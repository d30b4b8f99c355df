import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.group_masks import GroupMasks
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster, Pixels
from tests.reference.masks import group_weights


def raster_of(pixels_hw: Pixels) -> MemoryRaster:
    raster = MemoryRaster(Size(pixels_hw.shape[1], pixels_hw.shape[0]), 1, pixels_hw.dtype)
    raster.write(Region.whole(raster.size), pixels_hw[..., None])
    return raster


def drawn(width: int, height: int, *, seed: int, most: float) -> tuple[Pixels, Pixels]:
    """One mask of 8 bits and one of 16, each up to ``most`` of white."""
    random = np.random.default_rng(seed)
    eight = random.integers(0, 1 + int(255 * most), (height, width)).astype(np.uint8)
    return eight, random.integers(0, 1 + int(65_535 * most), (height, width)).astype(np.uint16)


@given(
    scale_px=st.sampled_from((1, 2, 4, 8, 16)),
    seed=st.integers(0, 99),
    most=st.sampled_from((0.5, 1.0)),
    has_alpha=st.booleans(),
)
def test_weights_are_those_of_the_formula(*, scale_px: int, seed: int, most: float, has_alpha: bool) -> None:
    masks = drawn(45, 38, seed=seed, most=most)
    shares = group_weights([mask / np.iinfo(str(mask.dtype)).max for mask in masks])
    alpha = np.random.default_rng(seed).random((48, 48)) if has_alpha else None
    expected = []
    for share in shares:
        padded = np.pad(share, ((0, 10), (0, 3)), mode="reflect") * (1.0 if alpha is None else alpha)
        expected.append(padded.reshape(48 // scale_px, scale_px, 48 // scale_px, scale_px).mean((1, 3)))
    groups = GroupMasks(tuple(map(raster_of, masks)), (0, 1, 2), keeps=False)
    pixels = groups.pixels(Region(0, 0, 48, 48))
    found = groups.weights(pixels, scale_px=scale_px, dtype=torch.float64, visible_hw=alpha)
    np.testing.assert_allclose(found.numpy(), np.stack(expected), rtol=0, atol=1e-12)
    single = groups.weights(pixels, scale_px=scale_px, dtype=torch.float32, visible_hw=alpha)
    assert single.dtype == torch.float32
    # two roundings of each share, one of each of at most 30 sums down and across, and one of the mean
    np.testing.assert_allclose(single.numpy(), np.stack(expected), rtol=0, atol=34 * 2.0**-24)


@pytest.mark.parametrize("painted", [(0,), (1, 2), (2,)])
def test_only_painted_groups_are_weighed_in_order(painted: tuple[int, ...]) -> None:
    masks = tuple(map(raster_of, drawn(32, 32, seed=1, most=1.0)))
    region = Region(0, 0, 32, 32)
    every, some = GroupMasks(masks, (0, 1, 2), keeps=False), GroupMasks(masks, painted, keeps=True)
    whole = every.weights(every.pixels(region), scale_px=4, dtype=torch.float64)
    assert torch.equal(some.weights(some.pixels(region), scale_px=4, dtype=torch.float64), whole[list(painted)])


def test_masks_of_another_size_keep_their_groups() -> None:
    masks = GroupMasks(tuple(map(raster_of, drawn(32, 32, seed=1, most=1.0))), (1,), keeps=True)
    half = masks.with_rasters(map(raster_of, drawn(16, 16, seed=1, most=1.0)))
    assert (half.painted, half.keeps, half.rasters[0].size) == ((1,), True, Size(16, 16))
