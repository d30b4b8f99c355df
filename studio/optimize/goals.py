"""What styles ask of the features of a picture, measured on the style pictures at the size of a scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from studio.engine.canvas import Canvas
from studio.engine.style_pictures import StyleLimits, read_style
from studio.errors import PictureError
from studio.geometry import Region
from studio.images.picture import Picture
from studio.images.rasters import MemoryRaster
from studio.optimize.features import DIFFERENCES, LossNetwork
from studio.optimize.gradient import StyleGoals
from studio.optimize.measuring import TiledFeatures
from studio.optimize.style_loss import GOALS, Goal, ScaledGoal
from studio.optimize.tiles import plan_tiles
from studio.specs.optimize import StyleLoss
from studio.specs.stylize import StyleChoice
from studio.transforms.moments import Moments


@dataclass(frozen=True, slots=True)
class MeasuringLimits:
    """The largest picture to read and the memory that reading may take; what a tile that is measured may take."""

    styles: StyleLimits
    tile_bytes: int
    dtype: torch.dtype
    device: torch.device


def style_goals(
    groups: Sequence[Sequence[StyleChoice]],
    network: LossNetwork,
    loss: StyleLoss,
    *,
    style_px: int | None,
    limits: MeasuringLimits,
) -> tuple[list[StyleGoals], tuple[str, ...]]:
    """What each style asks of every layer, with its share of the mix of its group, and what to say about the files.

    ``groups`` are those that the masks weigh, a single one without masks. A share is multiplied by the style's own
    strength. Raises PictureError where a style cannot be read or shows nothing, SpaceError where it is too large.
    """
    goals: list[StyleGoals] = []
    notes: list[str] = []
    for group, style in ((group, style) for group, styles in enumerate(groups) for style in styles):
        total = sum(other.weight for other in groups[group])
        picture, told = read_style(style.path, style_size_px=style_px, page=style.page, limits=limits.styles)
        canvas = picture_canvas(picture)
        itemsize = limits.dtype.itemsize
        grid = plan_tiles(canvas.padded, network, limits.tile_bytes, with_gradient=False, itemsize=itemsize)
        features = TiledFeatures(network, canvas, grid, limits.dtype, limits.device)
        found = features.canvas_moments(tuple(network.style_weights))
        if any(moments.weight == 0 for moments in found.values()):
            raise PictureError(
                "style {path} has no visible pixel, so there is nothing to paint by; choose another picture",
                path=style.path,
            )
        of_layers = {name: goal_of(name, loss, moments) for name, moments in found.items()}
        goals.append(StyleGoals(style.weight / total * style.strength, of_layers, group))
        notes += told
    return goals, tuple(notes)


def goal_of(name: str, loss: StyleLoss, style: Moments) -> Goal:
    """What a style with these moments asks of the layer ``name``."""
    return ScaledGoal(GOALS[loss], style) if name == DIFFERENCES else GOALS[loss](style)


def picture_canvas(picture: Picture) -> Canvas:
    """A canvas of floats that holds ``picture``."""
    parts = [picture.rgb_hwc] if picture.alpha_hw is None else [picture.rgb_hwc, picture.alpha_hw[..., None]]
    pixels_hwc = np.concatenate(parts, axis=2)
    raster = MemoryRaster(picture.size, pixels_hwc.shape[2], pixels_hwc.dtype)
    raster.write(Region.whole(picture.size), pixels_hwc)
    return Canvas(raster)
