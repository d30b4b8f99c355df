"""The loss of a whole canvas and its exact gradient, tile by tile, in memory that does not grow with the canvas.

Style losses depend on a picture through the moments of its features alone. So a first sweep over the tiles measures the
moments of the whole canvas; the losses are differentiated by them, in float64, on small matrices; and a second sweep
carries these derivatives back to the pixels of each tile, where what a pixel adds to the tiles around it is summed up.
Content, smoothness and range are sums over pixels and need no moments. A canvas of one tile is run through once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import cast

import numpy as np
import torch
from torch import Tensor

from studio.engine.transfer import numbers_of, rows_on
from studio.images.rasters import Raster
from studio.networks.layout import RGB_CHANNELS
from studio.optimize.enlarging import Floats, raster_reader
from studio.optimize.measuring import GroupMoments, TiledFeatures
from studio.optimize.style_loss import Goal, LossAtMoments, gradient_rows
from studio.optimize.tiles import GRADIENT_WORK, MEASURE_WORK, Tile

RANGE_WEIGHT = 10.0
"""Weight of the mean squared excess of pixels over [0, 1]: nothing for optimisers that keep to the range."""

Slopes = Mapping[str, tuple[LossAtMoments | None, ...]]
"""The derivatives of the style loss by the moments of each group, of every layer; None where nothing of it is seen."""

Advance = Callable[[float], None]
"""Is told the work that was done, in forward runs of the network over a pixel."""


@dataclass(frozen=True, slots=True)
class Losses:
    """The terms of the objective, each times its weight: their sum is what is minimised."""

    style: float
    content: float
    smoothness: float = 0.0
    excess: float = 0.0

    @property
    def total(self) -> float:
        """What is minimised."""
        return self.style + self.content + self.smoothness + self.excess


@dataclass(frozen=True, eq=False)
class StyleGoals:
    """What one style asks of every layer: its share of the mix, and the goal of each style layer of the network.

    ``group`` is the number of its group among those that the masks of the canvas weigh.
    """

    share: float
    goals: Mapping[str, Goal]
    group: int = 0


@dataclass(frozen=True, slots=True)
class TermWeights:
    """The weights of content and smoothness; that of the style is 1."""

    content: float
    smoothness: float


@dataclass(frozen=True, eq=False)
class _TileRun:
    """A tile's pixels, their features with the graph behind them, and the photo's features in the core."""

    tile: Tile
    rgb: Tensor
    features: dict[str, Tensor]
    wanted: Tensor | None


@dataclass(eq=False)
class CanvasObjective:
    """The objective on one canvas, whose own pixels (those of ``photo``) are the photo at that size.

    Pictures and gradients are rasters of the padded canvas with three float channels.
    """

    photo: TiledFeatures
    styles: Sequence[StyleGoals]
    weights: TermWeights

    def __post_init__(self) -> None:
        self._network, self._pixels = self.photo.network, self.photo.grid.canvas.pixels
        self._photo_features: Tensor | None = None
        self._content_share = 0.0
        if self.weights.content:
            layer = self._network.content_layer
            found = self.photo.canvas_moments((layer,))[layer]
            variance = max(float(found.scatter.trace() / found.weight), torch.finfo(torch.float32).tiny)
            self._content_share = self.weights.content / (found.weight * variance)

    def evaluate(self, picture: Raster, gradient: Raster, advance: Advance) -> Losses:
        """The losses of ``picture``; the derivative of their sum by every pixel replaces what ``gradient`` holds.

        The derivative is multiplied by the number of pixels, so that its size does not depend on it. ``advance`` is
        told the work of every tile, `tiles.evaluation_work` in all; it may raise.
        """
        if self.photo.is_one_tile:
            return self._evaluate_whole(picture, gradient, advance)
        found = self.photo.empty_groups(self._network.style_weights)
        for tile in self.photo.tiles:
            with torch.no_grad():
                found = self.photo.merged_groups(
                    found, self._network.features(self._rgb(picture, tile), self._network.names), tile
                )
            advance(MEASURE_WORK * tile.outer.pixels)
        style, slopes = self._style_loss(found)
        for tile in self.photo.tiles:
            gradient.write(tile.core, np.zeros((tile.core.height, tile.core.width, RGB_CHANNELS), gradient.dtype))
        losses = Losses(style, 0.0)
        for tile in self.photo.tiles:
            local, derivative = self._backward(self._run(picture, tile), found, slopes)
            losses = _sum(losses, local)
            total = raster_reader(gradient)(tile.outer) + derivative
            gradient.write(tile.outer, total.astype(gradient.dtype, copy=False))
            advance(GRADIENT_WORK * tile.outer.pixels)
        return losses

    def _evaluate_whole(self, picture: Raster, gradient: Raster, advance: Advance) -> Losses:
        tile = self.photo.tiles[0]
        run = self._run(picture, tile)
        with torch.no_grad():
            empty = self.photo.empty_groups(self._network.style_weights)
            found = self.photo.merged_groups(empty, run.features, tile)
        style, slopes = self._style_loss(found)
        local, derivative = self._backward(run, found, slopes)
        gradient.write(tile.core, derivative.astype(gradient.dtype, copy=False))
        advance(GRADIENT_WORK * tile.outer.pixels)
        return _sum(Losses(style, 0.0), local)

    def _style_loss(self, found: GroupMoments) -> tuple[float, Slopes]:
        """The style loss of the whole canvas, and its derivatives by the moments of each layer and group.

        Under masks a style counts by the share of the area that its group has of the canvas.
        """
        slopes: dict[str, tuple[LossAtMoments | None, ...]] = {}
        for name, weight in self._network.style_weights.items():
            area = 1.0 if self.photo.canvas.masks is None else self.photo.visible_weight(name)
            of_groups: list[LossAtMoments | None] = []
            for group, moments in enumerate(found[name]):
                share = 1.0 if self.photo.canvas.masks is None else moments.weight / area
                styles = [style for style in self.styles if style.group == group and moments.weight]
                of_styles = [style.goals[name](moments).scaled(weight * style.share * share) for style in styles]
                of_groups.append(reduce(LossAtMoments.plus, of_styles) if of_styles else None)
            slopes[name] = tuple(of_groups)
        return sum(slope.value for layer in slopes.values() for slope in layer if slope is not None), slopes

    def _backward(self, run: _TileRun, found: GroupMoments, slopes: Slopes) -> tuple[Losses, Floats]:
        """The local losses of a tile's core, and the derivative (h, w, 3) of all its losses by the tile's pixels."""
        tile, rgb = run.tile, run.rgb
        outputs, derivatives = [], []
        for name, of_groups in slopes.items():
            core = self.photo.core(run.features[name], name, tile)
            parts = [
                gradient_rows(core.detach(), weights, moments, slope)
                for weights, moments, slope in zip(self.photo.weights(name, tile), found[name], of_groups, strict=True)
                if slope is not None
            ]
            if parts:
                outputs.append(core)
                derivatives.append(reduce(torch.add, parts))
        content = self._content_loss(run)
        smoothness, excess = self._smoothness(rgb, tile), self._excess(rgb, tile)
        local = content + smoothness + excess
        derivative = torch.autograd.grad([local, *outputs], rgb, [torch.ones_like(local), *derivatives])[0]
        losses = Losses(0.0, float(content.detach()), float(smoothness.detach()), float(excess.detach()))
        return losses, cast(Floats, numbers_of(derivative * self._pixels))

    def _run(self, picture: Raster, tile: Tile) -> _TileRun:
        wanted = self._wanted_content(tile) if self._content_share else None  # before the graph takes its memory
        rgb = self._rgb(picture, tile).requires_grad_()
        return _TileRun(tile, rgb, self._network.features(rgb, self._network.names), wanted)

    def _content_loss(self, run: _TileRun) -> Tensor:
        """This core's part of the mean squared distance from the photo's features, over their variance."""
        name, tile = self._network.content_layer, run.tile
        if run.wanted is None:
            return run.rgb.new_zeros(())
        squares = (self.photo.core(run.features[name], name, tile) - run.wanted).square().sum(1)
        if (visible := self.photo.visible(name, tile)) is not None:
            squares = squares * visible.to(squares)
        return squares.sum() * self._content_share

    def _wanted_content(self, tile: Tile) -> Tensor:
        """The photo's features in the core; kept where the canvas is one tile."""
        name = self._network.content_layer
        if self._photo_features is not None:
            return self._photo_features
        with torch.no_grad():
            wanted = self.photo.core(self.photo.of_canvas(tile, (name,))[name], name, tile)
        if self.photo.is_one_tile:
            self._photo_features = wanted
        return wanted

    def _smoothness(self, rgb: Tensor, tile: Tile) -> Tensor:
        """This core's part of the mean squared difference of neighbours: each pixel's to the right and below."""
        if not self.weights.smoothness:
            return rgb.new_zeros(())
        within = tile.core_within
        part = rgb[:, :, within.top : within.bottom + 1, within.left : within.right + 1]
        down = (part[:, :, 1:] - part[:, :, :-1])[:, :, : within.height, : within.width]
        right = (part[..., 1:] - part[..., :-1])[:, :, : within.height, : within.width]
        return (down.square().sum() + right.square().sum()) * (self.weights.smoothness / (RGB_CHANNELS * self._pixels))

    def _excess(self, rgb: Tensor, tile: Tile) -> Tensor:
        within = tile.core_within
        part = rgb[:, :, within.top : within.bottom, within.left : within.right]
        return (part - part.clamp(0, 1)).square().sum() * (RANGE_WEIGHT / (RGB_CHANNELS * self._pixels))

    def _rgb(self, picture: Raster, tile: Tile) -> Tensor:
        return rows_on(self.photo.device, picture.read(tile.outer), dtype=self.photo.dtype)


def _sum(one: Losses, other: Losses) -> Losses:
    return Losses(
        one.style + other.style,
        one.content + other.content,
        one.smoothness + other.smoothness,
        one.excess + other.excess,
    )
