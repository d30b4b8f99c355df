"""Objectives on pictures made on the spot, for tests of optimisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.group_masks import GroupMasks
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster, Pixels
from studio.optimize.features import LossNetwork, loss_network
from studio.optimize.goals import goal_of
from studio.optimize.gradient import CanvasObjective, Losses, StyleGoals, TermWeights
from studio.optimize.measuring import TiledFeatures
from studio.optimize.tiles import one_tile
from studio.specs.optimize import OptimizeSettings, StyleLoss
from studio.streaming.strips import Grid
from tests.unit.engine.pictures import canvas_of, soft_picture, stored_picture

CPU = torch.device("cpu")


def network_of(bundle: Bundle, settings: OptimizeSettings | None = None) -> LossNetwork:
    return loss_network(bundle, settings or OptimizeSettings(), dtype=torch.float64, device=CPU)


def goals_of(network: LossNetwork, loss: StyleLoss, *seeds: int) -> list[StyleGoals]:
    names = tuple(network.style_weights)
    goals = []
    for share, seed in enumerate(seeds, start=1):
        canvas = canvas_of(soft_picture(80, 96, seed=seed))
        features = TiledFeatures(network, canvas, one_tile(canvas.padded), torch.float64, CPU)
        found = features.canvas_moments(names)
        goals.append(
            StyleGoals(2 * share / (len(seeds) * (len(seeds) + 1)), {n: goal_of(n, loss, found[n]) for n in names})
        )
    return goals


def objective_of(
    network: LossNetwork, photo: Canvas, grid: Grid, *, loss: StyleLoss = StyleLoss.W2, styles: Sequence[int] = (5, 6)
) -> CanvasObjective:
    """One style after another, each in the next group where the photo has masks."""
    features = TiledFeatures(network, photo, grid, torch.float64, CPU)
    goals = goals_of(network, loss, *styles)
    if photo.masks is not None:
        goals = [replace(each, group=number) for number, each in enumerate(goals)]
    return CanvasObjective(features, goals, TermWeights(content=0.3, smoothness=0.2))


def under_masks(photo: Canvas, *masks_hw1: Pixels, painted: tuple[int, ...] = (0, 1), keeps: bool = True) -> Canvas:
    """``photo`` with its groups weighed by these masks."""
    return replace(photo, masks=GroupMasks(tuple(map(raster_of, masks_hw1)), painted, keeps=keeps))


def photo_of(width: int, height: int, *, channels: int = 3) -> Canvas:
    return canvas_of(stored_picture(width, height, channels=channels, seed=9))


def raster_of(pixels_hwc: Pixels) -> MemoryRaster:
    raster = MemoryRaster(Size(pixels_hwc.shape[1], pixels_hwc.shape[0]), pixels_hwc.shape[2], pixels_hwc.dtype)
    raster.write(Region.whole(raster.size), pixels_hwc)
    return raster


def evaluated(objective: CanvasObjective, pixels_hwc: Pixels) -> tuple[Losses, Pixels]:
    """The losses of a picture (H, W, 3) of the padded canvas, and their gradient."""
    picture, gradient = raster_of(pixels_hwc), raster_of(np.full_like(pixels_hwc, np.nan))
    losses = objective.evaluate(picture, gradient, lambda _: None)
    return losses, gradient.pixels_hwc
