"""A render that restarts its sweep on a smaller grid when the device runs out of memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import torch

from studio.engine.job import Job
from studio.engine.render import Render
from studio.errors import DeviceError, Message
from studio.geometry import align_up
from studio.images.rasters import Raster
from studio.networks.layout import ALIGNMENT_PX
from studio.progress import Progress
from studio.streaming.strips import Grid
from studio.transforms.affine import AffineMap

NARROWEST_STRIP_PX = 256
_SHORTEST_BAND_PX = ALIGNMENT_PX
_BAND_TO_HALVE_PX = 32  # shorter bands cost speed: strips are halved before the last of them are

_Result = TypeVar("_Result")


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

    def run(self, progress: Progress) -> Raster:
        """`Render.run`; raises DeviceError when the device cannot hold the smallest grid either."""
        return self._with_retries(lambda render: render.run(progress), progress)

    def measure(self, progress: Progress) -> dict[int, AffineMap]:
        """`Render.measure`; raises DeviceError when the device cannot hold the smallest grid either."""
        return self._with_retries(lambda render: render.measure(progress), progress)

    def _with_retries(self, work: Callable[[Render], _Result], progress: Progress) -> _Result:
        while True:
            try:
                return work(self._render)
            except torch.OutOfMemoryError as error:
                reason = error.with_traceback(None)  # its frames hold the very tensors that are too many
            self._reduce_grid(reason, progress)

    def _reduce_grid(self, reason: torch.OutOfMemoryError, progress: Progress) -> None:
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
