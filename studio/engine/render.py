"""Painting a canvas: sweep after sweep, strip after strip, band after band, each made final before the next."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from studio.engine.canvas import Canvas
from studio.engine.journal import Position
from studio.engine.measuring import measure_rows
from studio.engine.painting import Painting
from studio.engine.workspace import Workspace
from studio.geometry import Region, Size
from studio.images.rasters import Raster
from studio.progress import Progress
from studio.streaming.runner import Emission, SweepRunner
from studio.streaming.strips import Grid, Strip
from studio.streaming.sweeps import Content, StoreShape, Sweep
from studio.transforms.affine import AffineMap
from studio.transforms.moments import Moments, precision_for


@dataclass(frozen=True, eq=False)
class Render:
    """One canvas being painted on one grid, with its scratch in one workspace."""

    painting: Painting
    canvas: Canvas
    grid: Grid
    workspace: Workspace

    def run(self, progress: Progress) -> Raster:
        """Paint what is not painted yet and return the result's raster; raises Cancelled between two bands."""
        with torch.inference_mode():
            for sweep in self.painting.sweeps:
                if not self._is_finished(sweep):
                    self._run_sweep(sweep, progress)
                self._drop_what_is_read_no_more(sweep)
        return self.store_of(self.painting.sweeps[-1])

    def remaining_work(self) -> tuple[float, float]:
        """Multiply-accumulates in all, and those an earlier run has finished."""
        total = done = 0.0
        for sweep in self.painting.sweeps:
            work = self.painting.work(sweep, self.grid.canvas.pixels)
            total += work
            done += work * self._finished_share(sweep)
        return total, done

    def _finished_share(self, sweep: Sweep) -> float:
        last = self.workspace.last
        if last is None or last.sweep < sweep.index:
            return 0.0
        if last.sweep > sweep.index:
            return 1.0
        strips_done = last.strip + min(1.0, (last.band + 1) / self.grid.band_count)
        return strips_done / self.grid.strip_count

    def _is_finished(self, sweep: Sweep) -> bool:
        last = self.workspace.last
        final = Position(sweep.index, self.grid.strip_count - 1, self.grid.band_count)
        return last is not None and last >= final

    def _run_sweep(self, sweep: Sweep, progress: Progress) -> None:
        affine = self._map_for(sweep)
        painter, encoder = self.painting.painter(sweep, affine), self.painting.encoder(sweep)
        halo_px = self.painting.halo_px(sweep)
        last = self.workspace.last
        for strip in self.grid.strips(halo_px):
            live_band = 0
            if last is not None and last.sweep == sweep.index:
                if last.strip > strip.index or (last.strip == strip.index and last.band == self.grid.band_count):
                    continue
                live_band = last.band + 1 if last.strip == strip.index else 0
            runner = SweepRunner(painter, encoder, width_px=strip.tile_width, band_px=self.grid.band_px)
            StripSweep(self, sweep, strip, runner).run(live_band, halo_px, progress)

    def _map_for(self, sweep: Sweep) -> AffineMap | None:
        if sweep.painted is None:
            return None
        channels = self.painting.encoders[sweep.painted].layers[-1].out_channels
        return self.painting.fitted_map(sweep.painted, self.workspace.moments(sweep.index - 1, channels))

    def store_of(self, sweep: Sweep) -> Raster:
        """The store that ``sweep`` leaves behind, made on first use."""
        assert sweep.leaves is not None, "a sweep that leaves nothing has no store"
        name = f"sweep-{sweep.index}"
        if sweep.leaves.content is Content.RESULT:
            return self.workspace.store(
                "result", self.canvas.size, self.canvas.raster.channels, self.canvas.raster.dtype
            )
        dtype = np.float64 if self.painting.dtype == torch.float64 else np.float32
        return self.workspace.store(name, self._store_size(sweep.leaves), sweep.leaves.channels, dtype)

    def _store_size(self, shape: StoreShape) -> Size:
        canvas = self.grid.canvas
        return Size(canvas.width // shape.scale_px, canvas.height // shape.scale_px)

    def _drop_what_is_read_no_more(self, sweep: Sweep) -> None:
        still_read = {later.reads_from for later in self.painting.sweeps[sweep.index + 1 :]}
        for earlier in self.painting.sweeps[: sweep.index]:
            if earlier.index not in still_read:
                self.workspace.drop(f"sweep-{earlier.index}")


class StripSweep:
    """One sweep down one strip: reads rows, keeps what comes out, and makes each band final."""

    def __init__(self, render: Render, sweep: Sweep, strip: Strip, runner: SweepRunner) -> None:
        self._render = render
        self._sweep = sweep
        self._strip = strip
        self._runner = runner
        self._painting = render.painting
        self._written = render.store_of(sweep) if sweep.leaves is not None else None
        self._is_live = False
        self._rgb_row = 0
        self._feature_row = 0
        self._moments: Moments | None = None
        if sweep.measured is not None:
            encoder = self._painting.encoders[sweep.measured]
            self._feature_scale_px = encoder.layers[-1].scale_px
            self._channels = encoder.layers[-1].out_channels
            self._precision = precision_for(render.grid.canvas.pixels // self._feature_scale_px**2)

    def run(self, live_band: int, halo_px: int, progress: Progress) -> None:
        """Run all bands from ``live_band`` on, warming up silently above it."""
        grid = self._render.grid
        first_band = grid.first_band(live_band, halo_px)
        self._rgb_row = first_band * grid.band_px
        self._feature_row = self._rgb_row // self._feature_scale_px if self._sweep.measured is not None else 0
        work = self._painting.work(self._sweep, grid.canvas.pixels) / (grid.band_count * grid.strip_count)
        for band in range(first_band, grid.band_count):
            self._begin_band(is_live=band >= live_band)
            top, bottom = grid.band_rows(band)
            self._keep(self._runner.push(self._read(top, bottom)))
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
        self._moments = Moments.empty(self._channels) if self._sweep.measured is not None else None

    def _commit(self, band: int) -> None:
        if self._is_live:
            position = Position(self._sweep.index, self._strip.index, band)
            self._render.workspace.commit(position, self._moments, self._written)

    def _read(self, top: int, bottom: int) -> Tensor:
        region = Region(self._strip.tile_left, top, self._strip.tile_right, bottom)
        painting, sweep = self._painting, self._sweep
        if sweep.reads_from is None:
            return self._render.canvas.rgb(region, dtype=painting.dtype, device=painting.device)
        source = painting.sweeps[sweep.reads_from]
        assert source.leaves is not None
        numbers = self._render.store_of(source).read(region.divided(source.leaves.scale_px))
        return torch.from_numpy(numbers).permute(2, 0, 1)[None].to(painting.device)

    def _keep(self, emission: Emission) -> None:
        if emission.rgb is not None:
            self._keep_rgb(emission.rgb)
        if emission.features is not None:
            self._keep_features(emission.features)

    def _keep_rgb(self, rgb: Tensor) -> None:
        top = self._rgb_row
        self._rgb_row += rgb.shape[2]
        leaves = self._sweep.leaves
        if not self._is_live or leaves is None or leaves.content is Content.FEATURES:
            return
        core = self._core(rgb, scale_px=1)
        region = Region(self._strip.core_left, top, self._strip.core_right, top + rgb.shape[2])
        if leaves.content is Content.RGB:
            self._write(region, core)
        else:
            self._write_result(region, core)

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
        weights = self._render.canvas.weights(pixels, scale_px=scale_px)
        assert self._moments is not None
        self._moments = self._moments.merged(measure_rows(core, weights, precision=self._precision))
        if self._sweep.leaves is not None and self._sweep.leaves.content is Content.FEATURES:
            self._write(cells, core)

    def _core(self, rows: Tensor, *, scale_px: int) -> Tensor:
        left = (self._strip.core_left - self._strip.tile_left) // scale_px
        width = (self._strip.core_right - self._strip.core_left) // scale_px
        return rows[:, :, :, left : left + width]

    def _write(self, region: Region, rows: Tensor) -> None:
        assert self._written is not None
        self._written.write(region, rows[0].permute(1, 2, 0).cpu().numpy())

    def _write_result(self, region: Region, rgb: Tensor) -> None:
        canvas = self._render.canvas
        inside = region.intersection(Region.whole(canvas.size))
        if inside.pixels == 0:
            return
        pixels = canvas.stored(rgb[:, :, : inside.height, : inside.width], inside)
        assert self._written is not None
        self._written.write(inside, pixels)
