"""A real optimisation with somebody who looks at it, or does not."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.engine.previews.previewer import RenderCaches
from studio.errors import Cancelled
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster
from studio.jobs.job import JobRecord, RenderJob
from studio.optimize.gradient import Losses
from studio.optimize.reports import IterationReport
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.optimize import OptimizeSettings
from studio.specs.preview import VisibleRegion
from studio.specs.stylize import StylizeSpec
from studio.ui.worker.iteration_publisher import IterationPublisher, reduced
from studio.ui.worker.iterations import Iteration
from studio.ui.worker.render_publisher import Subscriber
from studio.ui.worker.throttle import Throttle
from studio.ui.worker.worker_engine import Rendering
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, read_pixels, spec_of, write_picture

SIZE = Size(130, 100)
WHOLE = Region.whole(SIZE)


class Seat:
    """A job of two scales, with six and three iterations, and what its subscriber hears."""

    def __init__(self, folder: Path) -> None:
        write_tiny_bundle(folder / "tiny", levels=(2, 1))
        spec = spec_of(write_picture(folder / "style.png", 64, 48, seed=1), bundle=str(folder / "tiny"))
        settings = OptimizeSettings(iterations=6, smallest_px=64)
        spec = replace(spec, optimize=settings)
        self.job = RenderJob(write_picture(folder / "content.png", 130, 100), folder / "painted.png", spec)
        self.resources = replace(ON_CPU, job_dir=folder / "job")
        self.visible: VisibleRegion | None = VisibleRegion(self.job.content, spec, WHOLE)
        self.iterations: list[Iteration] = []
        self.early_end = Cancellation()

    def hear(self, iteration: Iteration) -> None:
        self.iterations.append(iteration)

    def render(self, progress: Progress | None = None) -> tuple[str, ...]:
        subscriber = Subscriber(lambda: self.visible, [].append, lambda *_: None, self.hear)
        record, caches = JobRecord("7", self.job), RenderCaches.empty()
        rendering = Rendering(record, self.resources, caches, [].append, subscriber, early_end=self.early_end)
        return rendering.run(progress or Progress()).notes

    @property
    def done(self) -> list[int]:
        return [point.done for iteration in self.iterations for point in iteration.points]


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    return Seat(tmp_path)


def test_every_loss_is_told_and_the_last_picture_is_the_result(seat: Seat) -> None:
    assert seat.render() == ()
    assert seat.done == list(range(1, 10))
    last = seat.iterations[-1]
    assert (last.job_id, last.number, last.count, last.scale, last.scales) == ("7", 3, 3, 2, 2)
    assert (last.size, seat.iterations[0].size) == (SIZE, Size(65, 50))
    assert last.pixels_hwc is not None
    np.testing.assert_array_equal(last.pixels_hwc, read_pixels(seat.job.output))
    totals = [point.total for iteration in seat.iterations[:-1] for point in iteration.points if iteration.scale == 1]
    assert totals[-1] < totals[0], "it minimises"


def test_pictures_are_made_only_for_who_looks_at_that_photo_so_painted(seat: Seat) -> None:
    assert seat.visible is not None
    seat.visible = replace(seat.visible, spec=replace(seat.job.spec, optimize=None))
    seat.render()
    assert seat.done == list(range(1, 10))
    assert [iteration.pixels_hwc for iteration in seat.iterations] == [None] * len(seat.iterations)


def test_an_early_end_keeps_the_picture_of_that_iteration_and_says_so(seat: Seat) -> None:
    hear = seat.hear

    def stop_at_the_second(iteration: Iteration) -> None:
        hear(iteration)
        seat.early_end.request()

    seat.hear = stop_at_the_second  # type: ignore[method-assign]  # what the person does meanwhile
    (note,) = seat.render()
    assert "stopped after iteration 1" in note
    assert seat.done == [1]
    assert read_pixels(seat.job.output).shape == (100, 130, 3)
    assert seat.resources.job_dir is not None and not seat.resources.job_dir.exists()


@pytest.mark.parametrize(("paused_at", "goes_on_at"), [("iteration 4 of 6", 1), ("iteration 2 of 3", 7)])
def test_one_that_was_paused_goes_on_to_the_same_picture(seat: Seat, paused_at: str, goes_on_at: int) -> None:
    """Before the first checkpoint there is nothing to go on from, and nothing that was done must count."""
    seat.render()
    expected, whole = seat.job.output.read_bytes(), seat.iterations
    seat.job.output.unlink()
    seat.iterations, stop = [], Cancellation()

    def pause(report: ProgressReport) -> None:
        if report.stage.startswith(paused_at):
            stop.request()

    with pytest.raises(Cancelled):
        seat.render(Progress(on_report=pause, cancellation=stop))
    seat.iterations = []
    assert seat.render() == ()
    assert seat.job.output.read_bytes() == expected
    assert seat.done == list(range(goes_on_at, 10))
    assert seat.iterations[-1].points[-1] == whole[-1].points[-1]


def test_at_strength_0_the_result_is_the_photo_and_nothing_iterates(seat: Seat) -> None:
    seat.job = replace(seat.job, spec=replace(seat.job.spec, strength=0.0))
    seat.render()
    assert seat.iterations == []
    np.testing.assert_array_equal(read_pixels(seat.job.output), read_pixels(seat.job.content))


def test_reports_in_between_wait_for_the_next_that_is_due(tmp_path: Path) -> None:
    heard: list[Iteration] = []
    subscriber = Subscriber(lambda: None, [].append, lambda *_: None, heard.append)
    spec = StylizeSpec(spec_of(tmp_path / "style.png").styles)
    record = JobRecord("1", RenderJob(tmp_path / "a.png", tmp_path / "b.png", spec))
    clock_s = [0.0]
    throttle = Throttle(interval_s=1.0, clock=lambda: clock_s[0])
    publisher = IterationPublisher(record, subscriber, throttle=throttle)
    raster = MemoryRaster(Size(16, 16), 3, np.float32)
    for number in range(1, 8):
        clock_s[0] = number / 2
        publisher.note_iteration(IterationReport(number, 8, 1, 1, Size(9, 9), number, Losses(1.0, number)), raster)
    assert [[point.done for point in iteration.points] for iteration in heard] == [[1], [2, 3], [4, 5], [6, 7]]
    publisher.note_iteration(IterationReport(8, 8, 1, 1, Size(9, 9), 8, Losses(1.0, 8.0)), raster)
    assert [point.total for point in heard[-1].points] == [9.0], "the last of a scale does not wait"


@pytest.mark.parametrize(("width", "height", "shown"), [(40, 30, (40, 30)), (130, 33, (50, 13)), (33, 250, (7, 50))])
def test_a_reduced_picture_has_the_frame_and_the_means_of_the_whole(
    width: int, height: int, shown: tuple[int, int]
) -> None:
    """The slope across is that of the picture: 0 at the left edge, 1 at the right, to the mean of one pixel."""
    raster = MemoryRaster(Size(width, height).aligned(16), 3, np.float32)
    raster.pixels_hwc[:] = ((np.arange(raster.size.width) + 0.5) / width)[None, :, None]
    pixels = reduced(raster, Size(width, height), longer_side_px=50)
    assert pixels.shape == (shown[1], shown[0], 3)
    expected = 255 * (np.arange(shown[0]) + 0.5) / shown[0]
    step = max(1, max(width, height) // 50)  # what does not fill a square at the right edge is left out
    assert np.abs(pixels[:, :, 0] - expected).max() <= 0.5 + 255 * step / width


def test_values_beyond_the_range_are_shown_as_black_and_white() -> None:
    raster = MemoryRaster(Size(16, 16), 3, np.float64)
    raster.pixels_hwc[:, :8], raster.pixels_hwc[:, 8:] = -0.5, 1.5
    pixels = reduced(raster, Size(16, 16))
    assert (pixels[:, :8] == 0).all() and (pixels[:, 8:] == 255).all()
