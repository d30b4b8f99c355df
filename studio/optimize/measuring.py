"""Features of a canvas tile by tile, and their moments over the whole of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor

from studio.engine.canvas import Canvas
from studio.optimize.features import LossNetwork
from studio.optimize.tiles import Tile, tiles
from studio.streaming.strips import Grid
from studio.transforms.moments import Moments, measure_moments, precision_for

GroupMoments = Mapping[str, tuple[Moments, ...]]
"""The moments of each group of styles, of every layer by its name."""


@dataclass(eq=False)
class TiledFeatures:
    """The ``network`` on a canvas that is cut into the tiles of ``grid``; pixels count by the alpha of ``canvas``."""

    network: LossNetwork
    canvas: Canvas
    grid: Grid
    dtype: torch.dtype
    device: torch.device

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        """All tiles, row by row."""
        return tuple(tiles(self.grid, self.network.halo_px))

    @property
    def is_one_tile(self) -> bool:
        """Whether the canvas is a single tile."""
        return len(self.tiles) == 1

    def of_canvas(self, tile: Tile, names: Sequence[str]) -> dict[str, Tensor]:
        """The features of the layers ``names`` of the canvas' own pixels in ``tile``, halo included."""
        rgb = self.canvas.rgb(tile.outer, dtype=self.dtype, device=self.device)
        return self.network.features(rgb.contiguous(memory_format=torch.channels_last), names)

    def core(self, features: Tensor, name: str, tile: Tile) -> Tensor:
        """The cells of the layer ``name`` that lie in the core of ``tile``."""
        cells = tile.core_within.divided(self.network.scale_px(name))
        return features[:, :, cells.top : cells.bottom, cells.left : cells.right]

    def visible(self, name: str, tile: Tile) -> Tensor | None:
        """How visible each of these cells is (h, w), in 0..1; None where all are."""
        weights = self.canvas.weights(tile.core, scale_px=self.network.scale_px(name))
        return None if weights is None else weights.to(self.device, torch.promote_types(self.dtype, torch.float32))

    def weights(self, name: str, tile: Tile) -> tuple[Tensor | None, ...]:
        """How much each of these cells counts for each group of styles (h, w), in 0..1; None where all count 1."""
        if self.canvas.masks is None:
            return (self.visible(name, tile),)
        dtype = torch.promote_types(self.dtype, torch.float32)
        found = self.canvas.measured_weights(tile.core, scale_px=self.network.scale_px(name), dtype=dtype)
        return tuple(None if weights is None else weights.to(self.device, dtype) for weights in found)

    def visible_weight(self, name: str) -> float:
        """How many cells of the layer ``name`` there are, each counting as much as it is visible."""
        if name not in self._visible_weights:
            cells = self.grid.canvas.pixels / self.network.scale_px(name) ** 2
            parts = [self.visible(name, tile) for tile in self.tiles] if self.canvas.has_alpha else []
            seen = math.fsum(float(part.sum(dtype=torch.float64)) for part in parts if part is not None)
            self._visible_weights[name] = seen if parts else cells
        return self._visible_weights[name]

    @cached_property
    def _visible_weights(self) -> dict[str, float]:
        return {}

    def empty_groups(self, names: Iterable[str]) -> GroupMoments:
        """The moments of no pixels, of each group of styles in every layer in ``names``."""
        groups = 1 if self.canvas.masks is None else len(self.canvas.masks.painted)
        return {name: (Moments.empty(self.network.channels(name)),) * groups for name in names}

    def merged_groups(self, found: GroupMoments, features: dict[str, Tensor], tile: Tile) -> GroupMoments:
        """``found`` with the moments of the core of ``tile`` added to them, weighted for each group."""
        return {
            name: tuple(
                before.merged(self._measured(features[name], name, tile, weights))
                for before, weights in zip(moments, self.weights(name, tile), strict=True)
            )
            for name, moments in found.items()
        }

    def empty_moments(self, names: Iterable[str]) -> dict[str, Moments]:
        """The moments of no pixels, of every layer in ``names``."""
        return {name: Moments.empty(self.network.channels(name)) for name in names}

    def merged(self, found: dict[str, Moments], features: dict[str, Tensor], tile: Tile) -> dict[str, Moments]:
        """``found`` with the moments of the core of ``tile`` added to them."""
        return {
            name: moments.merged(self._measured(features[name], name, tile, self.visible(name, tile)))
            for name, moments in found.items()
        }

    def canvas_moments(self, names: Sequence[str]) -> dict[str, Moments]:
        """The moments of the layers ``names`` of the canvas' own pixels."""
        found = self.empty_moments(names)
        with torch.no_grad():
            for tile in self.tiles:
                found = self.merged(found, self.of_canvas(tile, names), tile)
        return found

    def _measured(self, features: Tensor, name: str, tile: Tile, weights_hw: Tensor | None) -> Moments:
        cells = self.grid.canvas.pixels // self.network.scale_px(name) ** 2
        core = self.core(features.detach(), name, tile)
        return measure_moments(core, weights_hw, precision=precision_for(cells)).cpu()
