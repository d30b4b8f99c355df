"""One sweep over one strip: reads bands, runs the networks, and commits each band before the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from torch import Tensor

from studio.engine.canvas import Canvas
from studio.engine.finishing import AS_PAINTED, Finish, result_pixels
from studio.engine.journal import Position
from studio.engine.overlap import BandWriter, read_ahead
from studio.engine.painting import Painting
from studio.engine.transfer import measure_part, measure_rows, numbers_of, rows_on, to_device
from studio.geometry import Region
from studio.images.rasters import Pixels, Raster
from studio.networks.layout import level_scale_px
from studio.progress import Progress
from studio.streaming.runner import Emission, SweepRunner
from studio.streaming.strips import Grid, Strip
from studio.streaming.sweeps import Base, Content, Sweep
from studio.transforms.moments import Moments, precision_for


@dataclass(frozen=True, eq=False)
class SweepContext:
    """What all strips of one sweep share; ``reads_ahead``: the next band is read in a thread of its own.

    ``result`` is the canvas that says what is stored of the result, None for ``canvas``, and ``finish`` what its pixels
    go through before that.
    """

    painting: Painting
    canvas: Canvas
    grid: Grid
    stores: SweepStores
    writer: BandWriter
    reads_ahead: bool = False
    result: Canvas | None = None
    finish: Finish = AS_PAINTED


@dataclass(frozen=True, eq=False)
class SweepStores:
    """What a sweep reads and leaves; None where it does not.

    ``read`` None means the canvas; ``read_rgb`` is the picture kept beside the features in ``read``, and ``left_rgb``
    is kept beside those in ``left``.
    """

    read: Raster | None = None
    read_rgb: Raster | None = None
    left: Raster | None = None
    left_rgb: Raster | None = None

    @property
    def written(self) -> tuple[Raster, ...]:
        """The stores that are written to."""
        return tuple(raster for raster in (self.left, self.left_rgb) if raster is not None)


@dataclass(frozen=True, slots=True, eq=False)
class BandNumbers:
    """What is stored of a band, and of the picture that its painting is added to where that lies elsewhere.

    ``masks`` (h, w) are those by which maps are blended.
    """

    fed: Pixels
    base: Pixels | None
    masks: tuple[Pixels, ...] | None


class StripSweep:
    """A sweep over one strip. Output rows lag behind input rows by the halo; a band is committed once it is written."""

    def __init__(self, context: SweepContext, sweep: Sweep, strip: Strip, runner: SweepRunner) -> None:
        self._context = context
        self._sweep = sweep
        self._strip = strip
        self._runner = runner
        self._painting = context.painting
        self._is_live = False
        self._rgb_row = 0
        self._feature_row = 0
        self._moments: tuple[Moments, ...] = ()
        if sweep.measured is not None:
            encoder = self._painting.encoders[sweep.measured]
            self._feature_scale_px = encoder.layers[-1].scale_px
            self._channels = encoder.layers[-1].out_channels
            self._precision = precision_for(context.grid.canvas.pixels // self._feature_scale_px**2)

    def run(self, live_band: int, halo_px: int, progress: Progress) -> None:
        """Run all bands from ``live_band`` on; bands above it fill the buffers and are not written."""
        grid, stores = self._context.grid, self._context.stores
        first_band = grid.first_band(live_band, halo_px)
        self._rgb_row = first_band * grid.band_px
        self._feature_row = self._rgb_row // self._feature_scale_px if self._sweep.measured is not None else 0
        work = self._painting.work(self._sweep, grid.canvas.pixels) / (grid.band_count * grid.strip_count)
        with self._numbers(range(first_band, grid.band_count)) as stored:
            for band, numbers in enumerate(stored, start=first_band):
                self._begin_band(is_live=band >= live_band)
                base_rows = None if numbers.base is None else self._rows(stores.read_rgb, numbers.base)
                weights_ghw = None if numbers.masks is None else self._weights(numbers.masks)
                fed_rows = self._rows(stores.read, numbers.fed)
                for emission in self._runner.push(fed_rows, base_rows, weights_ghw=weights_ghw):
                    self._keep(emission)
                self._commit(band)
                if self._is_live:
                    progress.advance(work, self._sweep.title)
                else:
                    progress.check()
        self._begin_band(is_live=True)
        for emission in self._runner.flush():
            self._keep(emission)
        self._commit(grid.band_count)
        progress.check()

    def _begin_band(self, *, is_live: bool) -> None:
        self._is_live = is_live
        if self._sweep.measured is not None:
            self._moments = (Moments.empty(self._channels),) * len(self._painting.painted_groups)

    def _commit(self, band: int) -> None:
        if self._is_live:
            position = Position(self._sweep.index, self._strip.index, band)
            self._context.writer.finish(position, self._moments)

    def _numbers(self, bands: range) -> AbstractContextManager[Iterator[BandNumbers]]:
        """What is stored of each band; no tensors yet, since a thread that makes some brings compute threads along."""
        numbers = (self._read(*self._context.grid.band_rows(band)) for band in bands)
        return read_ahead(numbers) if self._context.reads_ahead else nullcontext(numbers)

    def _read(self, top: int, bottom: int) -> BandNumbers:
        region = Region(self._strip.tile_left, top, self._strip.tile_right, bottom)
        residual = self._sweep.residual
        has_base = residual is not None and residual.base is not Base.FED
        base = self._read_from(self._context.stores.read_rgb, region) if has_base else None
        masks = self._context.canvas.masks if self._sweep.painted is not None else None
        fed = self._read_from(self._context.stores.read, region)
        return BandNumbers(fed, base, None if masks is None else masks.pixels(region))

    def _read_from(self, store: Raster | None, region: Region) -> Pixels:
        if store is None:
            return self._context.canvas.pixels(region)
        return store.read(region.divided(self._context.grid.canvas.width // store.size.width))

    def _rows(self, store: Raster | None, numbers: Pixels) -> Tensor:
        painting = self._painting
        if store is None:
            return self._context.canvas.rgb_of(numbers, dtype=painting.dtype, device=painting.device)
        return rows_on(painting.device, numbers, dtype=painting.dtype)

    def _weights(self, pixels: tuple[Pixels, ...]) -> Tensor:
        painting, masks, level = self._painting, self._context.canvas.masks, self._sweep.painted
        assert masks is not None
        assert level is not None
        weights_ghw = masks.weights(pixels, scale_px=level_scale_px(level), dtype=painting.dtype)
        return to_device(weights_ghw, painting.device, dtype=painting.dtype)

    def _keep(self, emission: Emission) -> None:
        if emission.rgb is not None:
            self._keep_rgb(emission.rgb)
        if emission.features is not None:
            self._keep_features(emission.features)

    def _keep_rgb(self, rgb: Tensor) -> None:
        top = self._rgb_row
        self._rgb_row += rgb.shape[2]
        leaves, stores = self._sweep.leaves, self._context.stores
        if not self._is_live or leaves is None:
            return
        core = self._core(rgb, scale_px=1)
        region = Region(self._strip.core_left, top, self._strip.core_right, top + rgb.shape[2])
        if leaves.content is Content.RESULT:
            self._write_result(region, core)
        elif leaves.content is Content.RGB:
            self._write(stores.left, region, core)
        elif self._sweep.keeps_rgb:
            self._write(stores.left_rgb, region, core)

    def _keep_features(self, features: Tensor) -> None:
        scale_px, top = self._feature_scale_px, self._feature_row
        self._feature_row += features.shape[2]
        if not self._is_live:
            return
        core = self._core(features, scale_px=scale_px)
        cells = Region(
            self._strip.core_left // scale_px, top, self._strip.core_right // scale_px, top + features.shape[2]
        )
        pixels = Region(cells.left * scale_px, top * scale_px, cells.right * scale_px, cells.bottom * scale_px)
        canvas, dtype = self._context.canvas, self._painting.dtype
        weights = canvas.measured_weights(pixels, scale_px=scale_px, dtype=dtype)
        measure = measure_rows if canvas.masks is None else measure_part
        self._moments = tuple(
            before.merged(measure(core, counted, precision=self._precision))
            for before, counted in zip(self._moments, weights, strict=True)
        )
        if self._sweep.leaves is not None and self._sweep.leaves.content is Content.FEATURES:
            self._write(self._context.stores.left, cells, core)

    def _core(self, rows: Tensor, *, scale_px: int) -> Tensor:
        left = (self._strip.core_left - self._strip.tile_left) // scale_px
        width = (self._strip.core_right - self._strip.core_left) // scale_px
        return rows[:, :, :, left : left + width]

    def _write(self, into: Raster | None, region: Region, rows: Tensor) -> None:
        assert into is not None
        self._context.writer.write(into, region, numbers_of(rows))

    def _write_result(self, region: Region, rgb: Tensor) -> None:
        canvas = self._context.result or self._context.canvas
        inside = region.intersection(Region.whole(canvas.size))
        if inside.pixels == 0:
            return
        assert self._context.stores.left is not None
        painted = None if self._sweep.painted is None else rgb[:, :, : inside.height, : inside.width]
        pixels = result_pixels(canvas, painted, inside, self._context.finish)
        self._context.writer.write(self._context.stores.left, inside, pixels)
