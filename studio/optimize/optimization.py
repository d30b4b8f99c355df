"""One optimisation from the smallest scale to the largest: where each begins, its iterations, what is kept of it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch

from studio.engine.canvas import Canvas
from studio.engine.in_memory import paint_canvas
from studio.engine.job import Job
from studio.engine.job_folder import ITERATION_NAME, read_job_record
from studio.engine.painting import Painting
from studio.engine.workspace import RESULT
from studio.errors import Message, SpecError
from studio.geometry import Region, Size
from studio.images.halving import halved
from studio.images.masks import MaskFacts
from studio.images.rasters import Raster, return_freed_memory
from studio.networks.costs import macs_per_pixel
from studio.networks.layout import ALIGNMENT_PX, RGB_CHANNELS
from studio.optimize.enlarging import ReadFloats, blocks, canvas_reader, enlarge_change, enlarge_into
from studio.optimize.features import LossNetwork
from studio.optimize.goals import MeasuringLimits, style_goals
from studio.optimize.gradient import CanvasObjective, Losses, TermWeights
from studio.optimize.measuring import TiledFeatures
from studio.optimize.optimizers import Adam, Lbfgs, PictureOptimizer, StepSize
from studio.optimize.reports import IterationObserver, IterationReport
from studio.optimize.scales import Scale
from studio.optimize.tiles import evaluation_work
from studio.progress import Cancellation, Progress
from studio.specs.optimize import Optimizer, OptimizeSettings, Start
from studio.specs.stylize import Resources, StylizeSpec
from studio.streaming.strips import Grid

_LBFGS_EVALUATIONS = 2  # that an iteration usually takes: one before the search and one along it
_SAVED_EVERY, _SAVED_EVERY_S = 10, 60.0  # iterations, or seconds, whichever comes first
_SMALLEST_BUDGET_BYTES = 64 << 20
# Features of an optimised picture are not blended with the photo's, so that all of a soft edge fades into the photo.
_FADING_WEIGHT = 1.0
_NOISE_MEAN, _NOISE_DEVIATION = 0.5, 0.1


@dataclass(frozen=True, slots=True)
class IterationRecord:
    """Where a job's checkpoint ``file`` stands: the scale (from 0), its iterations done, and all losses until then."""

    scale: int
    done: int
    file: str
    losses: tuple[Losses, ...] = ()
    is_stopped: bool = False


@dataclass(frozen=True, eq=False)
class Optimization:
    """What is optimised, with what. ``paintings`` are those that each of ``scales`` starts from, ``masks`` the spec's.

    ``stop`` ends it after the iteration that runs, with the picture that there is.
    """

    spec: StylizeSpec
    settings: OptimizeSettings
    network: LossNetwork
    scales: tuple[Scale, ...]
    paintings: tuple[Painting, ...]
    limits: MeasuringLimits
    resources: Resources
    stop: Cancellation = field(default_factory=Cancellation)
    observer: IterationObserver | None = None
    masks: tuple[MaskFacts, ...] = ()

    @property
    def iteration_work(self) -> float:
        """Multiply-accumulates that the forward run of the network takes per pixel."""
        return macs_per_pixel(self.network.layers)


class OptimizationRun:
    """Runs an `Optimization` on the canvas of a job, from its checkpoint on where there is one."""

    def __init__(self, optimization: Optimization, canvas: Canvas, job: Job, progress: Progress) -> None:
        self._optimization, self._canvas, self._job, self._progress = optimization, canvas, job, progress
        self._losses: list[Losses] = []
        self._is_stopped = False
        self._has_failed = False
        self._saved_s = time.monotonic()
        self._saved_file = ""

    @property
    def losses(self) -> tuple[Losses, ...]:
        """The losses before every iteration so far."""
        return tuple(self._losses)

    def work(self) -> tuple[float, float]:
        """Multiply-accumulates in all, and those that an earlier run has finished."""
        record = self._record()
        total = done = 0.0
        for number, scale in enumerate(self._optimization.scales):
            start = self._start_work(number)
            iterations = scale.iterations * self._iteration_work(number)
            total += start + iterations
            if record is not None and number < record.scale:
                done += start + iterations
            elif record is not None and number == record.scale:
                done += record.done * self._iteration_work(number)
        return total, done

    def run(self) -> Raster:
        """The finished picture, at the content's size; raises Cancelled, and SpecError where no loss is finite."""
        record, scales = self._record(), self._optimization.scales
        first = record.scale if record is not None else 0
        if record is not None:
            self._losses, self._is_stopped, self._saved_file = list(record.losses), record.is_stopped, record.file
        with ExitStack() as stack:
            canvases = [self._canvas]
            for _ in scales[1:]:
                canvases.append(self._halved(canvases[-1], stack))
            canvases.reverse()
            smaller: tuple[PictureOptimizer, ReadFloats | None] | None = None
            for number in range(first, len(scales)):
                canvas = canvases[number]
                start, optimizer = self._start(number, canvas), self._optimizer(number, canvas.padded)
                done = 0
                if record is not None and number == first:
                    optimizer.load(self._folder / record.file)
                    done = record.done
                else:
                    self._begin(optimizer, canvas, start, smaller)
                if smaller is not None:
                    smaller[0].close()
                    self._job.workspace.drop(f"start-{number - 1}")
                self._iterate(number, canvas, optimizer, done)
                smaller = (optimizer, start)
            assert smaller is not None, "there is at least one scale"
            if self._is_stopped:
                self._job.notes.append(
                    Message(
                        "stopped after iteration {done}, as asked: this is the picture then", done=len(self._losses)
                    )
                )
            result = self._result(smaller[0])
            smaller[0].close()
        return result

    def _halved(self, canvas: Canvas, stack: ExitStack) -> Canvas:
        """``canvas`` and its masks at half their size, until ``stack`` is left."""

        def half_of(raster: Raster) -> Raster:
            return stack.enter_context(halved(raster, check=self._progress.check))

        masks = None if canvas.masks is None else canvas.masks.with_rasters(map(half_of, canvas.masks.rasters))
        return Canvas(half_of(canvas.raster), canvas.result_bits, masks)

    def _start(self, number: int, canvas: Canvas) -> ReadFloats | None:
        """What a scale starts from, apart from what the scale below has changed; None for noise."""
        kind, dtype = self._optimization.settings.start, self._optimization.limits.dtype
        if kind is Start.NOISE:
            return None
        if kind is Start.PHOTO:
            return canvas_reader(canvas, dtype)
        return_freed_memory()  # what the tiles of the scale below have left
        raster = canvas.raster
        painted = self._job.workspace.store(f"start-{number}", raster.size, raster.channels, raster.dtype)
        nested = self._progress.part(self._start_work(number), "painting the start")
        painting, resources = self._optimization.paintings[number], self._start_resources()
        paint_canvas(replace(canvas, result_bits=None), painted, painting, resources, nested)
        return_freed_memory()
        return canvas_reader(Canvas(painted), dtype)

    def _start_resources(self) -> Resources:
        """Those of the job, less the memory that its own pixels and the C library keep, and without its folder."""
        resources = self._optimization.resources
        budget_bytes = max(_SMALLEST_BUDGET_BYTES, resources.memory_budget_bytes // 2)
        return replace(resources, memory_budget_bytes=budget_bytes, job_dir=None, resume=False)

    def _begin(
        self,
        optimizer: PictureOptimizer,
        canvas: Canvas,
        start: ReadFloats | None,
        smaller: tuple[PictureOptimizer, ReadFloats | None] | None,
    ) -> None:
        """Fill a scale's picture, and have its optimiser go on from that of the scale below."""
        picture = optimizer.picture
        if smaller is None:
            read = start or self._noise(canvas.padded)
            for region in blocks(picture.size):
                picture.write(region, read(region).astype(picture.dtype, copy=False))
            return
        optimizer_below, start_below = smaller
        if start is None or start_below is None:
            enlarge_into(optimizer_below.picture, picture)
        else:
            enlarge_change(optimizer_below.picture, start_below, start, picture)
        optimizer.continue_from(optimizer_below)

    def _noise(self, size: Size) -> ReadFloats:
        random = np.random.default_rng(self._optimization.spec.seed)
        noise = random.normal(_NOISE_MEAN, _NOISE_DEVIATION, (size.height, size.width, RGB_CHANNELS)).clip(0, 1)

        def read(region: Region) -> np.ndarray[tuple[int, ...], np.dtype[np.floating]]:
            return noise[region.top : region.bottom, region.left : region.right]

        return read

    def _optimizer(self, number: int, padded: Size) -> PictureOptimizer:
        dtype = np.dtype(str(self._optimization.limits.dtype).removeprefix("torch.")).type
        if self._optimization.settings.optimizer is Optimizer.LBFGS:
            return Lbfgs(padded, dtype)
        return Adam(self._job.workspace, padded, number, dtype)

    def _iterate(self, number: int, canvas: Canvas, optimizer: PictureOptimizer, done: int) -> None:
        optimization, scale = self._optimization, self._optimization.scales[number]
        settings = optimization.settings
        if done >= scale.iterations or self._is_stopped or self._has_failed:
            return
        objective = self._objective(scale, canvas)
        steps = StepSize(settings.step)
        for iteration in range(done, scale.iterations):
            stage = Message(
                "iteration {number} of {count} at {size}", number=iteration + 1, count=scale.iterations, size=scale.size
            )
            advance = _at_most(self._iteration_work(number), optimization.iteration_work, self._progress, stage)

            def evaluate(picture: Raster, gradient: Raster, advance: Callable[[float], None] = advance) -> Losses:
                return objective.evaluate(picture, gradient, advance)

            losses = optimizer.step(evaluate, steps.at(iteration, scale.iterations))
            if not math.isfinite(losses.total):
                self._give_up(losses)
                return
            self._losses.append(losses)
            self._tell(number, iteration + 1, losses, optimizer.picture)
            self._is_stopped = optimization.stop.is_requested
            is_last = self._is_stopped or iteration + 1 == scale.iterations
            self._save(number, iteration + 1, optimizer, is_due=is_last or (iteration + 1) % _SAVED_EVERY == 0)
            if self._is_stopped:
                return

    def _objective(self, scale: Scale, canvas: Canvas) -> CanvasObjective:
        optimization, spec = self._optimization, self._optimization.spec
        settings, limits = optimization.settings, optimization.limits
        painting = optimization.paintings[-1]
        groups = [[spec.styles[index] for index in painting.groups[group].styles] for group in painting.painted_groups]
        goals, _ = style_goals(
            groups, optimization.network, settings.style_loss, style_px=scale.style_px, limits=limits
        )
        photo = TiledFeatures(optimization.network, canvas, self._grid(canvas.padded), limits.dtype, limits.device)
        weights = TermWeights(settings.content_weight / spec.strength, settings.smoothness)
        return CanvasObjective(photo, goals, weights)

    def _grid(self, padded: Size) -> Grid:
        """The tiles of the job's plan on a canvas that may be smaller."""
        planned = self._job.grid
        return Grid(padded, strip_px=min(planned.strip_px, padded.width), band_px=min(planned.band_px, padded.height))

    def _give_up(self, losses: Losses) -> None:
        """Keep the last picture whose loss was finite; raises SpecError where there is none."""
        terms = {
            "content weight": losses.content,
            "smoothness": losses.smoothness,
            "weights of the style layers": losses.style,
        }
        setting = next((name for name, value in terms.items() if not math.isfinite(value)), "step size")
        if not self._losses:
            raise SpecError(
                "the loss is not a finite number from the first iteration on; lower the {setting}", setting=setting
            )
        self._has_failed = True
        self._job.notes.append(
            Message(
                "the loss was not a finite number after iteration {done}: the picture before that was kept; lower the "
                "{setting}",
                done=len(self._losses),
                setting=setting,
            )
        )

    def _tell(self, number: int, iteration: int, losses: Losses, picture: Raster) -> None:
        optimization, scale = self._optimization, self._optimization.scales[number]
        if optimization.observer is not None:
            report = IterationReport(
                iteration, scale.iterations, number + 1, len(optimization.scales), scale.size, len(self._losses), losses
            )
            optimization.observer.note_iteration(report, picture)

    def _save(self, number: int, done: int, optimizer: PictureOptimizer, *, is_due: bool) -> None:
        """Write a checkpoint where the job has a folder; the one before stays until the record names the new one."""
        folder = self._job.folder
        if folder is None or not (is_due or time.monotonic() - self._saved_s > _SAVED_EVERY_S):
            return
        name = "iteration-b.raw" if self._saved_file == "iteration-a.raw" else "iteration-a.raw"
        optimizer.save(folder.path / name)
        record = IterationRecord(number, done, name, tuple(self._losses), self._is_stopped)
        folder.write_record(ITERATION_NAME, record)
        self._saved_file, self._saved_s = name, time.monotonic()

    def _record(self) -> IterationRecord | None:
        folder = self._job.folder
        return None if folder is None else read_job_record(folder.path, ITERATION_NAME, IterationRecord)

    @property
    def _folder(self) -> Path:
        assert self._job.folder is not None
        return self._job.folder.path

    def _result(self, optimizer: PictureOptimizer) -> Raster:
        canvas, limits = self._canvas, self._optimization.limits
        result = self._job.workspace.store(RESULT, canvas.size, canvas.raster.channels, canvas.result_dtype)
        for region in blocks(canvas.size):
            pixels = np.ascontiguousarray(optimizer.picture.read(region))
            rgb = torch.from_numpy(pixels).to(limits.dtype).permute(2, 0, 1)[None]
            result.write(region, canvas.stored(rgb, region, fading_weight=_FADING_WEIGHT))
        return result

    def _start_work(self, number: int) -> float:
        if self._optimization.settings.start is not Start.STYLIZED:
            return 0.0
        painting, size = self._optimization.paintings[number], self._optimization.scales[number].size
        return sum(painting.work(sweep, size.aligned(ALIGNMENT_PX).pixels) for sweep in painting.sweeps)

    def _iteration_work(self, number: int) -> float:
        """Multiply-accumulates of one iteration of a scale, as far as they are known beforehand."""
        padded = self._optimization.scales[number].size.aligned(ALIGNMENT_PX)
        work = evaluation_work(self._grid(padded), self._optimization.network.halo_px)
        evaluations = _LBFGS_EVALUATIONS if self._optimization.settings.optimizer is Optimizer.LBFGS else 1
        return work * evaluations * self._optimization.iteration_work


def _at_most(budget: float, unit: float, progress: Progress, stage: str) -> Callable[[float], None]:
    """Advances ``progress`` by ``unit`` times the work told, until that has come to ``budget``."""
    left = budget

    def advance(work: float) -> None:
        nonlocal left
        step = min(left, work * unit)
        left -= step
        progress.advance(step, stage)

    return advance
