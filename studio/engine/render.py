"""Painting a canvas: sweep after sweep, strip after strip, band after band, each made final before the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

import numpy as np
import torch

from studio.engine.canvas import Canvas
from studio.engine.colour import pixel_map
from studio.engine.finishing import (
    AS_PAINTED,
    Finish,
    finish_painted,
    finish_with,
    measure_painted,
    painted_canvas,
    told,
    waiting_macs,
    waits_for_all,
)
from studio.engine.job import Job
from studio.engine.journal import Position
from studio.engine.overlap import open_band_writer
from studio.engine.painting import Painting
from studio.engine.picture_maps import PictureMaps
from studio.engine.strip_sweep import StripSweep, SweepContext, SweepStores
from studio.engine.workspace import PAINTED, RESULT, Workspace
from studio.errors import DeviceError, Message
from studio.geometry import Region, Size, align_up
from studio.images.rasters import Raster, return_freed_memory
from studio.networks.layout import ALIGNMENT_PX, RGB_CHANNELS
from studio.progress import Progress
from studio.streaming.runner import SweepRunner
from studio.streaming.strips import Grid
from studio.streaming.sweeps import Content, Sweep
from studio.system_errors import is_out_of_memory
from studio.transforms.affine import LevelMap

NARROWEST_STRIP_PX = 256
_SHORTEST_BAND_PX = ALIGNMENT_PX
_BAND_TO_HALVE_PX = 32  # shorter bands cost speed: strips are halved before the last of them are
_Result = TypeVar("_Result")


class RenderObserver(Protocol):
    """Called in the thread of the render, which waits meanwhile: every call must be short, and none may raise."""

    def begin_result(self, painting: Painting, maps: Mapping[int, LevelMap], result: Raster) -> None:
        """All statistics are complete: ``maps``, one per level, are final, and ``result`` is about to be painted."""

    def note_painted(self, region: Region) -> None:
        """``region`` of the result is painted, and so is everything above it in its columns and left of them."""

    def end_result(self) -> None:
        """The whole result is painted; it can be read until this returns."""


@dataclass(frozen=True, eq=False)
class Render:
    """One canvas painted on one grid, its scratch in one workspace; ``observer`` is called during the last sweep."""

    painting: Painting
    canvas: Canvas
    grid: Grid
    workspace: Workspace
    observer: RenderObserver | None = None
    _measured: list[PictureMaps] = field(default_factory=list)  # at most one, once all is painted

    def run(self, progress: Progress) -> Raster:
        """Paint what is not painted yet and return the result's raster; raises Cancelled between two bands."""
        with torch.inference_mode():
            *measuring, painting = self.painting.sweeps
            self._run_sweeps(measuring, progress)
            if waits_for_all(self.painting):
                return self._finished(progress)
            if self.observer is not None:
                self.observer.begin_result(self.painting, self._maps(), self._store_of(painting))
            self._run_sweeps((painting,), progress)
            if self.observer is not None:
                self.observer.end_result()
        return self._store_of(painting)

    def measure(self, progress: Progress) -> PictureMaps:
        """Run every sweep but the last, which measures nothing, and return the map of every level.

        Where the result waits for all that is painted the last runs too.
        """
        with torch.inference_mode():
            self._run_sweeps(self.painting.sweeps[:-1], progress)
            if waits_for_all(self.painting):
                found = self._measured_when_painted(progress)
                return PictureMaps(self._maps(), found.tables, found.edges)
            return self._maps()

    def _measured_when_painted(self, progress: Progress) -> PictureMaps:
        """Paint to the end, into a store of its own, and measure that; what was measured is kept."""
        last = self.painting.sweeps[-1]
        self._run_sweeps((last,), progress)
        if not self._measured:
            self._measured.append(measure_painted(self.painting, self._store_of(last), self.canvas, progress))
        return self._measured[0]

    def _finished(self, progress: Progress) -> Raster:
        found, result = self._measured_when_painted(progress), self._result_store()
        finish = finish_with(self.painting, found, self.canvas.size)
        tell = told(progress, finish)
        if self.observer is not None:
            maps = PictureMaps(self._maps(), found.tables, found.edges)
            self.observer.begin_result(self.painting, maps, result)
        note = self.observer.note_painted if self.observer is not None else None

        def on_written(region: Region) -> None:
            tell(region)
            if note is not None:
                note(region)

        finish_painted(self._store_of(self.painting.sweeps[-1]), self.canvas, result, finish, on_written)
        if self.observer is not None:
            self.observer.end_result()
        return result

    @property
    def current_sweep(self) -> int | None:
        """The index of the first sweep that is not finished, None once all are."""
        return next((sweep.index for sweep in self.painting.sweeps if not self._is_finished(sweep)), None)

    def _run_sweeps(self, sweeps: Sequence[Sweep], progress: Progress) -> None:
        for sweep in sweeps:
            if not self._is_finished(sweep):
                self._run_sweep(sweep, progress)
            self._drop_what_is_read_no_more(sweep)

    def remaining_work(self) -> tuple[float, float]:
        """Multiply-accumulates in all, and those an earlier run has finished."""
        total = done = 0.0
        for sweep in self.painting.sweeps:
            work = self.painting.work(sweep, self.grid.canvas.pixels)
            total += work
            done += work * self._finished_share(sweep)
        return total + waiting_macs(self.painting) * self.canvas.size.pixels, done

    def _finished_share(self, sweep: Sweep) -> float:
        last = self.workspace.last
        if last is None or last.sweep < sweep.index:
            return 0.0
        if last.sweep > sweep.index:
            return 1.0
        strips_done = last.strip + min(1.0, (last.band + 1) / self.grid.band_count)
        return min(1.0, strips_done / self.grid.strip_count)  # a restarted sweep lies behind every strip

    def _is_finished(self, sweep: Sweep) -> bool:
        last = self.workspace.last
        final = Position(sweep.index, self.grid.strip_count - 1, self.grid.band_count)
        return last is not None and last >= final

    def _run_sweep(self, sweep: Sweep, progress: Progress) -> None:
        affine = self._map_for(sweep)
        painter, encoder = self.painting.painter(sweep, affine), self.painting.encoder(sweep)
        source = self.painting.sweeps[sweep.reads_from] if sweep.reads_from is not None else None
        stores = SweepStores(
            read=self._store_of(source) if source is not None else None,
            read_rgb=self._rgb_store_of(source) if source is not None and source.keeps_rgb else None,
            left=self._store_of(sweep) if sweep.leaves is not None else None,
            left_rgb=self._rgb_store_of(sweep) if sweep.keeps_rgb else None,
        )
        is_result = sweep.leaves is not None and sweep.leaves.content is Content.RESULT
        is_final = is_result and not waits_for_all(self.painting)
        heard = self.observer.note_painted if self.observer is not None and is_final else None
        halo_px, last = self.painting.halo_px(sweep), self.workspace.last
        detail = sweep.residual.detail if sweep.residual is not None else 0.0
        with open_band_writer(self.workspace, stores.written, heard) as writer:
            context = SweepContext(
                self.painting,
                self.canvas,
                self.grid,
                stores,
                writer,
                reads_ahead=self.workspace.waits_for_disk,
                result=self.canvas if is_final else painted_canvas(self.canvas),
                finish=self._finish_while_painting() if is_final else AS_PAINTED,
            )
            for strip in self.grid.strips(halo_px):
                live_band = 0
                if last is not None and last.sweep == sweep.index:
                    if last.strip > strip.index or (last.strip == strip.index and last.band == self.grid.band_count):
                        continue
                    live_band = last.band + 1 if last.strip == strip.index else 0
                width_px, band_px = strip.tile_width, self.grid.band_px
                runner = SweepRunner(painter, encoder, detail=detail, width_px=width_px, band_px=band_px)
                StripSweep(context, sweep, strip, runner).run(live_band, halo_px, progress)
                del runner  # its buffers would lie beside those of the next strip or sweep
                self._return_freed_memory()

    def _finish_while_painting(self) -> Finish:
        return finish_with(self.painting, pixel_map(self.painting, self.canvas), self.canvas.size)

    def _return_freed_memory(self) -> None:
        """Buffers have sizes of their own: the next ones would lie beside those that the C library keeps.

        A canvas that fits into memory is done without: to get its memory anew costs 4 to 8 % of a 2 megapixel one.
        """
        if self.workspace.waits_for_disk:
            return_freed_memory()

    def _map_for(self, sweep: Sweep) -> LevelMap | None:
        if sweep.painted is None:
            return None
        channels = self.painting.encoders[sweep.painted].layers[-1].out_channels
        groups = len(self.painting.painted_groups)
        return self.painting.fitted_map(sweep.painted, self.workspace.moments(sweep.index - 1, channels, groups=groups))

    def _maps(self) -> PictureMaps:
        """The map of every level that is painted, once all of them have been measured."""
        maps = ((sweep.painted, self._map_for(sweep)) for sweep in self.painting.sweeps)
        levels = {level: affine for level, affine in maps if level is not None and affine is not None}
        return PictureMaps({**levels, **pixel_map(self.painting, self.canvas)})

    def _result_store(self) -> Raster:
        return self.workspace.store(RESULT, self.canvas.size, self.canvas.raster.channels, self.canvas.result_dtype)

    def _store_of(self, sweep: Sweep) -> Raster:
        assert sweep.leaves is not None, "a sweep that leaves nothing has no store"
        if sweep.leaves.content is Content.RESULT:
            if not waits_for_all(self.painting):
                return self._result_store()
            painted = painted_canvas(self.canvas)
            return self.workspace.store(PAINTED, painted.size, painted.raster.channels, painted.result_dtype)
        canvas, cell_px = self.grid.canvas, sweep.leaves.scale_px
        size = Size(canvas.width // cell_px, canvas.height // cell_px)
        return self.workspace.store(f"sweep-{sweep.index}", size, sweep.leaves.channels, self._scratch_dtype)

    def _rgb_store_of(self, sweep: Sweep) -> Raster:
        """Where the picture that ``sweep`` painted is kept beside its features."""
        return self.workspace.store(f"sweep-{sweep.index}-rgb", self.grid.canvas, RGB_CHANNELS, self._scratch_dtype)

    @property
    def _scratch_dtype(self) -> type[np.floating[Any]]:
        return np.float64 if self.painting.dtype == torch.float64 else np.float32

    def _drop_what_is_read_no_more(self, sweep: Sweep) -> None:
        still_read = {later.reads_from for later in self.painting.sweeps[sweep.index + 1 :]}
        for earlier in self.painting.sweeps[: sweep.index]:
            if earlier.index not in still_read:
                self.workspace.drop(f"sweep-{earlier.index}")
                self.workspace.drop(f"sweep-{earlier.index}-rgb")


def smaller_grid(grid: Grid) -> Grid | None:
    """The next smaller grid: bands halved down to 32 rows, then strips down to 256 px, then bands to 16; or None."""
    if grid.band_px > _BAND_TO_HALVE_PX:
        return replace(grid, band_px=align_up(grid.band_px // 2, ALIGNMENT_PX))
    if grid.strip_px > NARROWEST_STRIP_PX:
        return replace(grid, strip_px=max(NARROWEST_STRIP_PX, align_up(grid.strip_px // 2, ALIGNMENT_PX)))
    if grid.band_px > _SHORTEST_BAND_PX:
        return replace(grid, band_px=_SHORTEST_BAND_PX)
    return None


class RetryingRender:
    """Runs ``render`` of ``job``, on a smaller grid after each out-of-memory error, which is noted in the job."""

    def __init__(self, render: Render, job: Job) -> None:
        self._render = render
        self._job = job

    @property
    def canvas(self) -> Canvas:
        """What is painted."""
        return self._render.canvas

    def run(self, progress: Progress) -> Raster:
        """`Render.run`; raises DeviceError when the device cannot hold the smallest grid either."""
        return self._with_retries(lambda render: render.run(progress), progress)

    def measure(self, progress: Progress) -> PictureMaps:
        """`Render.measure`; raises DeviceError when the device cannot hold the smallest grid either."""
        return self._with_retries(lambda render: render.measure(progress), progress)

    def _with_retries(self, work: Callable[[Render], _Result], progress: Progress) -> _Result:
        while True:
            try:
                return work(self._render)
            except RuntimeError as error:  # of the libraries below torch some raise that alone
                if not is_out_of_memory(error):
                    raise
                reason = error.with_traceback(None)  # its frames hold the very tensors that are too many
            self._reduce_grid(reason, progress)

    def _reduce_grid(self, reason: RuntimeError, progress: Progress) -> None:
        render, device = self._render, self._render.painting.device
        grid, sweep = smaller_grid(render.grid), render.current_sweep
        if grid is None or sweep is None:
            raise DeviceError(
                "the device {device} has too little memory even for strips of {strip_px} px in bands of {band_px} "
                "rows; close other programs that use it, or compute on the CPU",
                option=" with --device cpu",
                device=device,
                strip_px=render.grid.strip_px,
                band_px=render.grid.band_px,
            ) from reason
        if device.type == "cuda":
            torch.cuda.empty_cache()
        _, done_before = render.remaining_work()
        self._job.restart_on_smaller_grid(grid, from_sweep=sweep)
        self._render = replace(render, grid=grid)
        progress.skip(self._render.remaining_work()[1] - done_before)  # what is done again counts as not done
        self._job.notes.append(
            Message(
                "the device {device} ran out of memory: sweep {sweep} was begun again in strips of {strip_px} px and "
                "bands of {band_px} rows",
                device=device,
                sweep=sweep + 1,
                strip_px=grid.strip_px,
                band_px=grid.band_px,
            )
        )
