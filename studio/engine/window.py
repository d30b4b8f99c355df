"""A window of the result painted in one pass through all levels, once the maps are known: no more memory than a strip.

With every map known the levels follow each other like the layers of one network: rows of the content in, rows of the
result out, and a halo of 256 px for five levels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from studio.engine.canvas import Canvas
from studio.engine.finishing import AS_PAINTED, finish_with, painted_canvas, result_pixels
from studio.engine.painting import Painting
from studio.engine.transfer import to_device
from studio.errors import PictureError
from studio.geometry import Region, Size
from studio.images.rasters import Raster
from studio.images.source import ImageSource
from studio.networks.costs import halo_px, macs_per_pixel
from studio.networks.layout import ALIGNMENT_PX, Chain, level_scale_px
from studio.progress import Progress
from studio.streaming.budget import BAND_HEIGHTS_PX
from studio.streaming.residual import StreamedCascade, StreamedLevel, residual_layers
from studio.streaming.strips import Grid, Strip
from studio.transforms.affine import LevelMap

_READ_BAND_BYTES = 1 << 20
_TITLE = "painting the window"


@dataclass(frozen=True, slots=True)
class Window:
    """``region`` of a result of size ``whole``, and ``part``, the content it depends on (on the grid of 16 px)."""

    region: Region
    part: Region
    whole: Size

    @classmethod
    def of(cls, region: Region, painting: Painting, size: Size) -> Window:
        """The window over ``region``; raises PictureError unless it lies on the result and has a pixel at all."""
        if region.pixels == 0 or region.intersection(Region.whole(size)) != region:
            raise PictureError(
                "the window {left},{top},{width},{height} does not lie on the result, which is {size} px; choose one "
                "inside",
                left=region.left,
                top=region.top,
                width=region.width,
                height=region.height,
                size=size,
            )
        return cls(region, region_around(region, painting, size), size)

    @property
    def tile(self) -> Size:
        """The part with its sides rounded up to multiples of 16: what runs through the networks."""
        return Size(self.part.width, self.part.height).aligned(ALIGNMENT_PX)


def region_around(region: Region, painting: Painting, size: Size) -> Region:
    """The part of a picture of ``size`` that the pixels of ``region`` depend on once all maps are known.

    It begins on the grid of 16 px, and ends there or with the picture.
    """
    needed = region.expanded(halo_px(window_layers(painting)), within=size)
    return needed.on_grid(ALIGNMENT_PX).intersection(Region.whole(size))


def window_layers(painting: Painting) -> Chain:
    """The layers of the whole cascade, one level after another."""

    def decoder(level: int) -> Chain:
        layers = painting.decoders[level].layers
        return residual_layers(layers) if painting.spec.detail_at(level) else layers

    return tuple(layer for k in painting.encoders for layer in (*painting.encoders[k].layers, *decoder(k)))


def one_strip(canvas: Size) -> Grid:
    """``canvas`` as one strip in bands as tall as a render in memory takes them."""
    return Grid(canvas, strip_px=canvas.width, band_px=min(BAND_HEIGHTS_PX[0], canvas.height))


def read_window(source: ImageSource, window: Window, raster: Raster, progress: Progress) -> None:
    """Copy the window's part of ``source`` into ``raster``, which has its size; reads no further than its last row.

    Raises PictureError where the picture ends before that, Cancelled between bands.
    """
    part, written = window.part, 0
    for region, pixels_hwc in source.bands_within(part, _READ_BAND_BYTES):
        progress.check()
        shared = region.intersection(part)
        if shared.pixels:
            inside = shared.shifted(-region.left, -region.top)
            pixels = np.ascontiguousarray(pixels_hwc[inside.top : inside.bottom, inside.left : inside.right])
            raster.write(shared.shifted(-part.left, -part.top), pixels)
            written += shared.pixels
        if written == part.pixels:
            return
    raise PictureError(
        "{path} ended before row {bottom}; it may have changed: open it again",
        path=source.facts.path,
        bottom=part.bottom,
    )


@dataclass(frozen=True, eq=False)
class WindowRender:
    """A window being painted from ``canvas``, whose pixel (0, 0) is pixel ``origin`` (x, y) of the content.

    The canvas is either the window's part alone or the whole content; ``grid`` cuts the window's tile. With
    ``is_waiting`` it is stored as painted, on `painted_canvas`.
    """

    painting: Painting
    maps: Mapping[int, LevelMap]
    canvas: Canvas
    origin: tuple[int, int]
    grid: Grid
    is_waiting: bool = False

    def work(self) -> float:
        """Multiply-accumulates in all, at most."""
        strips = self.grid.strips(halo_px(window_layers(self.painting)))
        columns = sum(strip.tile_width for strip in strips)
        return macs_per_pixel(window_layers(self.painting)) * columns * self.grid.canvas.height

    def run(self, window: Window, result: Raster, progress: Progress) -> None:
        """Paint ``window`` into ``result``, which has the size of its region; raises Cancelled between two bands."""
        tile = window.part.shifted(-self.origin[0], -self.origin[1])
        region = window.region.shifted(-self.origin[0], -self.origin[1])
        finish, stored_on = finish_with(self.painting, self.maps, window.whole, self.origin), self.canvas
        if self.is_waiting:
            finish, stored_on = AS_PAINTED, painted_canvas(self.canvas)
        with torch.inference_mode():
            for strip in self.grid.strips(halo_px(window_layers(self.painting))):
                left, right = tile.left + strip.core_left, tile.left + strip.core_right
                if right <= region.left or left >= region.right:
                    continue  # nothing but halo
                row = tile.top
                cascade = StreamedCascade(self._levels(strip.tile_width))
                weights = None if self.canvas.masks is None else self._weights(tile, strip)
                for painted in cascade.stream(self._bands(tile, strip, progress), weights):
                    covered = Region(left, row, right, row + painted.shape[2])
                    row += painted.shape[2]
                    wanted = covered.intersection(region)
                    if wanted.pixels:
                        inside = wanted.shifted(strip.core_left - strip.tile_left - left, -covered.top)
                        pixels = painted[:, :, inside.top : inside.bottom, inside.left : inside.right]
                        rows = pixels if self.painting.encoders else None
                        stored = result_pixels(stored_on, rows, wanted, finish)
                        result.write(wanted.shifted(-region.left, -region.top), stored)

    def _bands(self, tile: Region, strip: Strip, progress: Progress) -> Iterator[Tensor]:
        painting = self.painting
        for rows in self._regions(tile, strip):
            yield self.canvas.rgb(rows, dtype=painting.dtype, device=painting.device)
            progress.advance(macs_per_pixel(window_layers(painting)) * rows.pixels, _TITLE)

    def _weights(self, tile: Region, strip: Strip) -> Iterator[list[Tensor]]:
        """For every band the weights of the groups of styles in the cells of each level."""
        masks, painting = self.canvas.masks, self.painting
        assert masks is not None
        for rows in self._regions(tile, strip):
            pixels = masks.pixels(rows)
            weights = [
                masks.weights(pixels, scale_px=level_scale_px(level), dtype=painting.dtype)
                for level in painting.encoders
            ]
            yield [to_device(weights_ghw, painting.device, dtype=painting.dtype) for weights_ghw in weights]

    def _regions(self, tile: Region, strip: Strip) -> Iterator[Region]:
        """The bands of ``strip``, with its halo."""
        for band in range(self.grid.band_count):
            top, bottom = self.grid.band_rows(band)
            left, right = tile.left + strip.tile_left, tile.left + strip.tile_right
            yield Region(left, tile.top + top, right, tile.top + bottom)

    def _levels(self, width_px: int) -> Iterator[StreamedLevel]:
        for level, encoder in self.painting.encoders.items():
            detail = self.painting.spec.detail_at(level)
            decoder = self.painting.decoder(level, self.maps[level])
            yield StreamedLevel(encoder + decoder, detail, width_px=width_px, band_px=self.grid.band_px)
