"""Iterations of optimisations as the window knows them: one of them, and the losses of each render of this session."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal, Slot

from studio.geometry import Size
from studio.jobs.job import JobState
from studio.specs.preview import is_same_result
from studio.specs.stylize import StylizeSpec

_MOST_RENDERS = 50


@dataclass(frozen=True, slots=True)
class LossPoint:
    """The terms of the loss, each times its weight, before iteration ``done`` (from 1, over all scales)."""

    done: int
    style: float
    content: float
    total: float


@dataclass(frozen=True, slots=True, eq=False)
class Iteration:
    """Iteration ``number`` (from 1) of ``count`` at the scale of ``size`` px, of the render ``job_id``.

    ``scale`` counts from 1, the smallest, to ``scales``. ``points`` are the losses since what was told before.
    ``pixels_hwc``, (h, w, 3) sRGB, is the whole picture, reduced; None where nobody looks at it.
    """

    job_id: str
    content: Path
    spec: StylizeSpec
    number: int
    count: int
    scale: int
    scales: int
    size: Size
    points: tuple[LossPoint, ...]
    pixels_hwc: npt.NDArray[np.uint8] | None = None

    def shows(self, content: Path, spec: StylizeSpec) -> bool:
        """Whether it is one of ``content`` painted as ``spec`` asks."""
        return is_same_result(self.content, self.spec, content, spec)


@dataclass(eq=False)
class OptimizationHistory:
    """What is known of one render: its latest iteration, its latest picture, all losses, where each scale begins.

    ``state`` is that of the render as far as the worker knows: running, or how it was left.
    """

    latest: Iteration
    points: list[LossPoint] = field(default_factory=list)
    scale_starts: list[tuple[int, Size]] = field(default_factory=list)
    pictured: Iteration | None = None
    state: JobState = JobState.RUNNING

    @property
    def is_running(self) -> bool:
        """Whether iterations follow."""
        return self.state is JobState.RUNNING

    def take(self, iteration: Iteration) -> None:
        """Go on with ``iteration``; a render that was resumed repeats what it did after its checkpoint."""
        first = iteration.points[0].done
        self.points = [*_before(self.points, first), *iteration.points]
        self.scale_starts = [start for start in self.scale_starts if start[0] < first]
        if not self.scale_starts or self.scale_starts[-1][1] != iteration.size:
            begun = max(first, iteration.points[-1].done - iteration.number + 1)
            self.scale_starts.append((begun, iteration.size))
        self.latest, self.state = iteration, JobState.RUNNING
        if iteration.pixels_hwc is not None:
            self.pictured = iteration


class IterationLog(QObject):
    """Keeps what the worker tells of optimisations as long as the program runs, the latest of them last."""

    advanced = Signal(object)  # Iteration
    ended = Signal(object)  # OptimizationHistory whose render ended, or was paused

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._histories: OrderedDict[str, OptimizationHistory] = OrderedDict()

    def of(self, content: Path | None, spec: StylizeSpec | None) -> OptimizationHistory | None:
        """The latest render in this session of ``content`` painted as ``spec`` asks."""
        if content is None or spec is None or not spec.is_optimized:
            return None
        histories = reversed(self._histories.values())
        return next((history for history in histories if history.latest.shows(content, spec)), None)

    @Slot(object)
    def take(self, iteration: Iteration) -> None:
        """The worker has done this iteration."""
        history = self._histories.setdefault(iteration.job_id, OptimizationHistory(iteration))
        self._histories.move_to_end(iteration.job_id)
        history.take(iteration)
        while len(self._histories) > _MOST_RENDERS:
            self._histories.popitem(last=False)
        self.advanced.emit(iteration)

    @Slot(str, str)
    def end(self, job_id: str, state: str) -> None:
        """The worker has ended this render; its picture is in the result, or on the disk until it goes on."""
        history = self._histories.get(job_id)
        if history is not None:
            history.state, history.pictured = JobState(state), None
            history.latest = replace(history.latest, pixels_hwc=None)
            self.ended.emit(history)


def _before(points: Sequence[LossPoint], done: int) -> Sequence[LossPoint]:
    """``points`` up to iteration ``done``; mostly all of them."""
    if not points or points[-1].done < done:
        return points
    return [point for point in points if point.done < done]
