import numpy as np
import pytest
import torch

from studio.engine.region_masks import RegionMasks
from studio.engine.regions import FULL, PictureRegions, in_parts
from studio.geometry import Region, Size
from tests.reference import regions as reference


def memberships(count: int = 3, height: int = 7, width: int = 11, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    shares = random.uniform(size=(count, height, width)) ** 4
    return in_parts(shares / shares.sum(0))


def masks_of(parts: np.ndarray, size: Size) -> RegionMasks:
    return RegionMasks.of(PictureRegions(parts, ()), size)


@pytest.mark.parametrize("cell", [1, 2, 8, 16])
def test_weights_are_the_spline_at_the_middle_of_each_cell(cell: int) -> None:
    parts, size = memberships(), Size(45, 30)
    masks, padded = masks_of(parts, size), Region(0, 0, 48, 32)
    found = masks.weights(masks.pixels(padded), scale_px=cell, dtype=torch.float64)
    expected = reference.cell_weights(parts / FULL, size.height, size.width, cell)
    np.testing.assert_allclose(found.numpy(), expected, atol=1e-12)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("cell", [1, 4, 16])
def test_any_tile_has_the_weights_of_the_whole(cell: int, dtype: torch.dtype) -> None:
    """Up to the rounding of sums of at most 16 products, whose order a matrix product may choose."""
    masks = masks_of(memberships(4, 20, 31), Size(620, 401))
    whole = Region(0, 0, 624, 416)
    expected = masks.weights(masks.pixels(whole), scale_px=cell, dtype=dtype)
    np.testing.assert_allclose(expected.sum(0).numpy(), 1.0, atol=32 * torch.finfo(dtype).eps)
    for tile in (Region(0, 0, 16, 16), Region(240, 96, 368, 416), Region(608, 400, 624, 416), Region(0, 16, 624, 32)):
        found = masks.weights(masks.pixels(tile), scale_px=cell, dtype=dtype)
        part = expected[:, tile.top // cell : tile.bottom // cell, tile.left // cell : tile.right // cell]
        np.testing.assert_allclose(found.numpy(), part.numpy(), atol=32 * torch.finfo(dtype).eps)


def test_a_part_of_the_picture_has_its_weights() -> None:
    parts = memberships()
    whole = masks_of(parts, Size(300, 200))
    part = RegionMasks(
        painted=(0, 1, 2),
        keeps=False,
        memberships=parts,
        whole=Size(300, 200),
        size=Size(64, 48),
        origin=(96, 32),
    )
    expected = whole.weights(whole.pixels(Region(96, 32, 160, 80)), scale_px=4, dtype=torch.float64)
    found = part.weights(part.pixels(Region(0, 0, 64, 48)), scale_px=4, dtype=torch.float64)
    np.testing.assert_allclose(found.numpy(), expected.numpy(), atol=1e-14)


def test_where_a_region_has_no_part_its_weight_is_exactly_nothing() -> None:
    parts = np.zeros((2, 10, 20), np.uint8)
    parts[0, :, :10], parts[1, :, 10:] = FULL, FULL
    masks = masks_of(parts, Size(400, 200))
    weights = masks.weights(masks.pixels(Region(0, 0, 400, 208)), scale_px=1, dtype=torch.float32)
    assert not weights[1, :, :160].any()  # two cells of 20 px before the border
    assert not weights[0, :, 240:].any()
    np.testing.assert_allclose(weights[0, :, :160].numpy(), 1.0, atol=1e-6)


def test_what_cannot_be_seen_does_not_count() -> None:
    masks, region = masks_of(memberships(), Size(32, 32)), Region(0, 0, 32, 32)
    visible = np.zeros((32, 32))
    visible[:, 16:] = 0.5
    plain = masks.weights(masks.pixels(region), scale_px=8, dtype=torch.float64)
    found = masks.weights(masks.pixels(region), scale_px=8, dtype=torch.float64, visible_hw=visible)
    assert not found[:, :, :2].any()
    np.testing.assert_allclose(found[:, :, 2:].numpy(), plain[:, :, 2:].numpy() / 2, atol=1e-14)


def test_whole_parts_sum_to_255_everywhere() -> None:
    shares = np.random.default_rng(1).dirichlet(np.ones(6), (40, 50)).transpose(2, 0, 1)
    parts = in_parts(shares)
    assert (parts.astype(int).sum(0) == FULL).all()
    assert np.abs(parts / FULL - shares).max() <= 3.5 / FULL  # each is rounded by half, and the largest takes five more
