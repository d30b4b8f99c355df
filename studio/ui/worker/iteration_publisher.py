"""Publishes an optimisation that runs: the losses of every iteration, and the picture reduced where it is looked at.

Loads torch: imported in the worker thread only.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F

from studio.geometry import Region, Size, spans
from studio.images.rasters import Raster
from studio.jobs.job import JobRecord
from studio.optimize.reports import IterationReport
from studio.progress import Cancellation
from studio.ui.worker.iterations import Iteration, LossPoint
from studio.ui.worker.render_publisher import Subscriber
from studio.ui.worker.throttle import Throttle

SHOWN_PX = 1024
_BAND_PIXELS = 4_000_000  # read at once while a large picture is reduced
_WHITE = 255


class IterationPublisher:
    """Observes the optimisation of ``record`` and tells ``subscriber``.

    The last iteration of a scale is always told, and so is what follows a request for an ``early_end``.
    """

    def __init__(
        self,
        record: JobRecord,
        subscriber: Subscriber,
        *,
        early_end: Cancellation | None = None,
        throttle: Throttle | None = None,
    ) -> None:
        self._id, self._job, self._subscriber = record.id, record.job, subscriber
        self._early_end = early_end or Cancellation()
        self._throttle = throttle or Throttle()
        self._points: list[LossPoint] = []

    def note_iteration(self, report: IterationReport, picture: Raster) -> None:
        """Tell the losses since the last call that told any; the picture goes with them where it is on the screen."""
        losses = report.losses
        self._points.append(LossPoint(report.done, losses.style, losses.content, losses.total))
        is_last = report.number == report.count or self._early_end.is_requested
        if not (self._throttle.is_due() or is_last):
            return
        visible = self._subscriber.visible()
        is_seen = visible is not None and visible.shows(self._job.content, self._job.spec)
        told, self._points = tuple(self._points), []
        self._subscriber.tell_iteration(
            Iteration(
                self._id,
                self._job.content,
                self._job.spec,
                report.number,
                report.count,
                report.scale,
                report.scales,
                report.size,
                told,
                reduced(picture, report.size) if is_seen else None,
            )
        )


def reduced(picture: Raster, size: Size, *, longer_side_px: int = SHOWN_PX) -> npt.NDArray[np.uint8]:
    """``picture``, floats in [0, 1], cut to ``size``, as (h, w, 3) 8 bits with at most that longer side.

    Every pixel is the mean of those that it covers, as far as whole ones do.
    """
    longer = max(size.width, size.height)
    step = max(1, longer // longer_side_px)
    if step > 1:
        step = min(step, size.width, size.height)
    rows_px = max(1, _BAND_PIXELS // size.width // step) * step
    bands = [
        _means(picture.read(Region(0, top, size.width, bottom)), step)
        for top, bottom in spans(size.height // step * step, rows_px)
    ]
    rgb = torch.from_numpy(np.concatenate(bands)).permute(2, 0, 1)[None]
    if longer > longer_side_px:
        fitted = size.fitted(longer_side_px)
        rgb = F.interpolate(rgb, (fitted.height, fitted.width), mode="area")
    steps = (rgb[0].permute(1, 2, 0).clamp(0, 1) * _WHITE).round()
    return np.ascontiguousarray(steps.to(torch.uint8).numpy())


def _means(pixels_hwc: npt.NDArray[Any], step: int) -> npt.NDArray[np.float32]:
    """The mean of every full square of ``step`` pixels a side."""
    height, width = (side // step for side in pixels_hwc.shape[:2])
    squares = pixels_hwc[: height * step, : width * step].reshape(height, step, width, step, -1)
    means: npt.NDArray[np.float32] = squares.mean(axis=(1, 3), dtype=np.float32)
    return means
