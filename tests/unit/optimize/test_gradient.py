from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.workspace import MemoryWorkspace
from studio.geometry import Region, Size
from studio.optimize.features import DIFFERENCES, LossNetwork, differences
from studio.optimize.gradient import CanvasObjective, TermWeights
from studio.optimize.measuring import TiledFeatures
from studio.optimize.optimizers import Adam
from studio.optimize.tiles import evaluation_work, one_tile
from studio.specs.optimize import OptimizeSettings, StyleLoss
from studio.streaming.strips import Grid
from studio.transforms.moments import measure_moments
from tests.unit.engine.pictures import canvas_of, soft_masks, soft_picture, stored_picture
from tests.unit.optimize.pictures import (
    CPU,
    evaluated,
    goals_of,
    network_of,
    objective_of,
    photo_of,
    raster_of,
    under_masks,
)

SHALLOW = OptimizeSettings(style_layers={"conv1_2": 1, "conv2_1": 2, "conv3_1": 1}, content_layer="conv2_2")


@given(
    loss=st.sampled_from(StyleLoss),
    channels=st.sampled_from((3, 4)),
    columns=st.integers(1, 7),
    rows=st.integers(1, 6),
    strip=st.integers(1, 7),
    band=st.integers(1, 6),
)
def test_tiled_equals_whole(
    bundle: Bundle, *, loss: StyleLoss, channels: int, columns: int, rows: int, strip: int, band: int
) -> None:
    size = Size(16 * columns + 16, 16 * rows + 16)
    grid = Grid(size, strip_px=min(16 * strip, size.width), band_px=min(16 * band, size.height))
    photo = photo_of(size.width - 5, size.height - 9, channels=channels)
    check_tiled_equals_whole(network_of(bundle, SHALLOW), photo, grid, loss)


@pytest.mark.parametrize("loss", StyleLoss)
def test_tiled_equals_whole_through_all_layers(bundle: Bundle, loss: StyleLoss) -> None:
    grid = Grid(Size(240, 192), strip_px=96, band_px=80)
    check_tiled_equals_whole(network_of(bundle), photo_of(233, 180), grid, loss)


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("loss", StyleLoss)
def test_tiled_equals_whole_under_masks(bundle: Bundle, loss: StyleLoss, channels: int) -> None:
    photo = under_masks(photo_of(107, 88, channels=channels), *soft_masks(107, 88))
    grid = Grid(Size(112, 96), strip_px=48, band_px=32)
    check_tiled_equals_whole(network_of(bundle, SHALLOW), photo, grid, loss)


def test_a_style_counts_in_its_part_by_the_share_of_its_area(bundle: Bundle) -> None:
    """The value by its definition: moments of the cells under a mask with a hard edge between cells, nothing else."""
    network, size = network_of(bundle, SHALLOW), Size(96, 80)
    mask = np.zeros((80, 96, 1), np.uint8)
    mask[:, :32] = 255
    photo = under_masks(photo_of(96, 80), mask, painted=(0, 1), keeps=False)
    goals = [replace(each, group=number) for number, each in enumerate(goals_of(network, StyleLoss.W2, 5, 6))]
    features = TiledFeatures(network, photo, one_tile(size), torch.float64, CPU)
    picture = soft_picture(96, 80, seed=3)
    losses, _ = evaluated(CanvasObjective(features, goals, TermWeights(content=0, smoothness=0)), picture)
    found = network.features(torch.from_numpy(picture).permute(2, 0, 1)[None], tuple(network.style_weights))
    expected = 0.0
    for name, weight in network.style_weights.items():
        cut = 32 // network.scale_px(name)
        parts = (found[name][..., :cut], found[name][..., cut:])
        for style, part, area in zip(goals, parts, (1 / 3, 2 / 3), strict=True):
            moments = measure_moments(part, precision="float64")
            expected += weight * style.share * area * style.goals[name](moments).value
    assert losses.style == pytest.approx(expected, rel=1e-9)


def test_what_no_group_paints_is_pulled_by_no_style(bundle: Bundle) -> None:
    network = network_of(bundle, OptimizeSettings(style_layers={"conv2_1": 1}, content_layer="conv1_1"))
    mask = np.zeros((80, 96, 1), np.uint8)
    mask[:, :48] = 255
    features = TiledFeatures(
        network, under_masks(photo_of(96, 80), mask, painted=(0,)), one_tile(Size(96, 80)), torch.float64, CPU
    )
    objective = CanvasObjective(features, goals_of(network, StyleLoss.W2, 5), TermWeights(content=0, smoothness=0))
    _, gradient = evaluated(objective, soft_picture(96, 80, seed=3))
    assert not gradient[:, 48 + network.halo_px :].any() and gradient[:, :48].any()


def check_tiled_equals_whole(network: LossNetwork, photo: Canvas, grid: Grid, loss: StyleLoss) -> None:
    size = grid.canvas
    picture = soft_picture(size.width, size.height, seed=2) * 1.1 - 0.05  # some of it out of range
    whole, expected = evaluated(objective_of(network, photo, one_tile(size), loss=loss), picture)
    losses, gradient = evaluated(objective_of(network, photo, grid, loss=loss), picture)
    assert losses.total == pytest.approx(whole.total, rel=1e-10)
    # sums of some 1e5 numbers in another order, through the roots of eigenvalues lifted by a millionth
    np.testing.assert_allclose(gradient, expected, rtol=0, atol=1e-8 * np.abs(expected).max())


@pytest.mark.parametrize("has_masks", [False, True])
@pytest.mark.parametrize("loss", StyleLoss)
def test_the_gradient_is_that_of_differences(bundle: Bundle, loss: StyleLoss, *, has_masks: bool) -> None:
    photo = under_masks(photo_of(96, 80), *soft_masks(96, 80)) if has_masks else photo_of(96, 80)
    objective = objective_of(network_of(bundle), photo, one_tile(Size(96, 80)), loss=loss)
    picture = soft_picture(96, 80, seed=3) * 0.8 + 0.1
    _, gradient = evaluated(objective, picture)
    random, step = np.random.default_rng(4), 1e-7
    errors = []
    for _ in range(5):
        direction = random.normal(size=picture.shape)
        ahead, _ = evaluated(objective, picture + step * direction)
        behind, _ = evaluated(objective, picture - step * direction)
        slope = (ahead.total - behind.total) / (2 * step)
        errors.append(abs((gradient * direction).sum() / (96 * 80) - slope) / abs(slope))
    # of the 1e5 rectified features some change sign within a step: a ten-thousandth of each such slope is missed
    assert np.median(errors) < 1e-2


def test_ten_steps_of_adam_are_the_same_on_any_tiles(bundle: Bundle) -> None:
    network, photo = network_of(bundle), photo_of(120, 96)
    size = photo.padded
    pictures = []
    for grid in (one_tile(size), Grid(size, strip_px=48, band_px=32)):
        objective = objective_of(network, photo, grid)
        adam = Adam(MemoryWorkspace(), size, 0, np.float64)
        adam.picture.write(Region.whole(size), soft_picture(size.width, size.height, seed=1))
        for _ in range(10):
            adam.step(lambda picture, gradient, o=objective: o.evaluate(picture, gradient, lambda _: None), 0.02)
        pictures.append(adam.picture.read(Region.whole(size)))
    # a step is 0.02 times a ratio that follows the gradient, right to 1e-10 of the largest: ten of them are right to
    # 1e-6 unless a rectifier or a maximum changes sides, which in 1e5 of them takes 1e-4 of all runs
    np.testing.assert_allclose(pictures[0], pictures[1], rtol=0, atol=1e-6)


def test_pixels_that_nobody_sees_have_no_say(bundle: Bundle) -> None:
    network = network_of(bundle, OptimizeSettings(style_layers={"conv2_1": 1}, content_layer="conv1_1"))
    pixels = stored_picture(96, 80, channels=4, seed=9)
    pixels[:, 48:, 3], pixels[:, :48, 3] = 0, 255
    features = TiledFeatures(network, canvas_of(pixels), one_tile(Size(96, 80)), torch.float64, CPU)
    objective = CanvasObjective(features, goals_of(network, StyleLoss.W2, 5), TermWeights(content=0.3, smoothness=0))
    picture = soft_picture(96, 80, seed=3)
    losses, gradient = evaluated(objective, picture)
    other = picture.copy()
    other[:, 48 + network.halo_px :] = 0.5
    losses_of_other, _ = evaluated(objective, other)
    assert losses_of_other == losses
    assert not gradient[:, 48 + network.halo_px :].any()
    assert gradient[:, :48].any()


def test_several_styles_count_by_their_shares(bundle: Bundle) -> None:
    network, photo, size = network_of(bundle), photo_of(96, 80), Size(96, 80)
    picture = soft_picture(96, 80, seed=3)
    both = objective_of(network, photo, one_tile(size), styles=(5, 6))
    singles = [objective_of(network, photo, one_tile(size), styles=(seed,)) for seed in (5, 6)]
    expected = sum(
        share * evaluated(single, picture)[0].style for share, single in zip((1 / 3, 2 / 3), singles, strict=True)
    )
    assert evaluated(both, picture)[0].style == pytest.approx(expected, rel=1e-12)


def test_work_counts_halos_and_both_sweeps(bundle: Bundle) -> None:
    network, size = (
        network_of(bundle, OptimizeSettings(style_layers={"conv1_1": 1}, content_layer="conv1_1")),
        Size(64, 32),
    )
    assert network.halo_px == 16
    told: list[float] = []
    grid = Grid(size, strip_px=32, band_px=32)
    objective = objective_of(network, photo_of(64, 32), grid)
    objective.evaluate(raster_of(soft_picture(64, 32)), raster_of(np.zeros((32, 64, 3))), told.append)
    assert sum(told) == evaluation_work(grid, network.halo_px) == 2 * (48 * 32) * 4
    assert evaluation_work(one_tile(size), network.halo_px) == 3 * 64 * 32


def test_goals_are_asked_of_every_style_layer(bundle: Bundle) -> None:
    network = network_of(bundle, OptimizeSettings(style_layers={"conv2_1": 3, "conv1_2": 1}))
    assert dict(network.style_weights) == {"conv2_1": 0.75, "conv1_2": 0.25, DIFFERENCES: 0.01}
    assert set(goals_of(network, StyleLoss.GRAM, 5)[0].goals) == {"conv2_1", "conv1_2", DIFFERENCES}
    without = network_of(bundle, OptimizeSettings(style_layers={"conv2_1": 3}, difference_weight=0))
    assert dict(without.style_weights) == {"conv2_1": 1.0}


def test_differences_are_those_of_neighbours() -> None:
    rgb = torch.from_numpy(soft_picture(7, 5, seed=1)).permute(2, 0, 1)[None]
    found = differences(rgb)[0].numpy()
    luma, red_less_blue, green = (
        rgb[0, 0] * 0.299 + rgb[0, 1] * 0.587 + rgb[0, 2] * 0.114,
        (rgb[0, 0] - rgb[0, 2]) / 2,
        rgb[0, 1] / 2 - (rgb[0, 0] + rgb[0, 2]) / 4,
    )
    for channel, values in enumerate((luma, red_less_blue, green)):
        padded = np.pad(values.numpy(), ((0, 1), (0, 1)), mode="reflect")
        np.testing.assert_allclose(found[channel], np.diff(padded, axis=1)[:5], atol=1e-12)
        np.testing.assert_allclose(found[channel + 3], np.diff(padded, axis=0)[:, :7], atol=1e-12)
