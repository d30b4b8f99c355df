"""A real render with somebody who looks at it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.engine.final_maps_cache import FinalMapsCache
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.stylize import FileOptions, stylize_file
from studio.geometry import Region, Size
from studio.jobs.job import RenderJob
from studio.progress import Progress
from studio.specs.preview import PaintedPart, VisibleRegion, WindowRequest
from studio.ui.worker.render_publisher import RenderPublisher, Subscriber
from studio.ui.worker.throttle import Throttle
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, read_pixels, spec_of, write_picture

WIDTH, HEIGHT = 300, 700
WHOLE_SIZE = Size(WIDTH, HEIGHT)
WHOLE = Region.whole(WHOLE_SIZE)


class Seat:
    """A job, and what its subscriber sees and hears; ``look`` may change the visible after every piece."""

    def __init__(self, folder: Path) -> None:
        write_tiny_bundle(folder / "tiny", levels=(2, 1))
        spec = spec_of(write_picture(folder / "style.png", 64, 48, seed=1), bundle=str(folder / "tiny"))
        content = write_picture(folder / "content.png", WIDTH, HEIGHT)
        self.job = RenderJob(content, folder / "painted.png", spec)
        self.visible: VisibleRegion | None = VisibleRegion(content, spec, WHOLE)
        self.parts: list[PaintedPart] = []
        self.known: list[object] = []
        self.caches = RenderCaches.empty()
        self.look: Callable[[], None] = lambda: None

    def take(self, part: PaintedPart) -> None:
        self.parts.append(part)
        self.look()

    def render(self, *, interval_s: float = 0.0) -> np.ndarray:
        work = self.caches.work(self.job.spec.bundle)
        subscriber = Subscriber(lambda: self.visible, self.take, lambda *emitted: self.known.append(emitted), [].append)
        throttle = Throttle(interval_s=interval_s, clock=lambda: 0.0)
        show = RenderPublisher(self.job, work.bundle, self.caches.maps, subscriber, throttle=throttle)
        options = FileOptions(ON_CPU, observer=show)
        job = self.job
        stylize_file(job.content, job.output, job.spec, work=work, options=options, progress=Progress())
        return read_pixels(self.job.output)

    def assembled(self, step_px: int = 1) -> np.ndarray:
        """All parts put together; 0 where nothing was shown."""
        canvas = np.zeros((HEIGHT // step_px, WIDTH // step_px, 3), np.uint8)
        for part in self.parts:
            height, width = part.pixels_hwc.shape[:2]
            canvas[part.top : part.top + height, part.left : part.left + width] = part.pixels_hwc
        return canvas


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    return Seat(tmp_path)


def test_the_parts_make_up_the_result_and_come_while_it_is_painted(seat: Seat) -> None:
    result = seat.render()
    np.testing.assert_array_equal(seat.assembled(), result)
    assert len(seat.parts) > 3
    assert sum(part.region_of(WHOLE_SIZE).pixels for part in seat.parts) == WIDTH * HEIGHT, "nothing is shown twice"


def test_only_what_is_looked_at_is_shown(seat: Seat) -> None:
    seen = Region(40, 130, 171, 400)
    assert seat.visible is not None
    seat.visible = replace(seat.visible, region=seen)
    result = seat.render()
    shown = seat.assembled()
    rows = (slice(seen.top, seen.bottom), slice(seen.left, seen.right))
    np.testing.assert_array_equal(shown[rows], result[rows])
    assert sum(part.region_of(WHOLE_SIZE).pixels for part in seat.parts) < 1.3 * seen.pixels


def test_in_small_each_pixel_is_the_mean_of_its_square(seat: Seat) -> None:
    assert seat.visible is not None
    seat.visible = replace(seat.visible, level=1)
    result = seat.render()
    means = result.reshape(HEIGHT // 2, 2, WIDTH // 2, 2, 3).mean(axis=(1, 3))
    assert np.abs(seat.assembled(2) - means).max() <= 0.5


def test_who_looks_elsewhere_sees_what_was_painted_there_before(seat: Seat) -> None:
    top, bottom = Region(0, 0, WIDTH, 64), Region(0, 600, WIDTH, HEIGHT)
    assert seat.visible is not None
    seat.visible = replace(seat.visible, region=bottom)

    def look_up() -> None:
        assert seat.visible is not None
        seat.visible = replace(seat.visible, region=top)

    seat.look = look_up
    result = seat.render()
    np.testing.assert_array_equal(seat.assembled()[:64], result[:64])


def test_a_slow_pace_makes_fewer_and_larger_parts_and_loses_none(seat: Seat) -> None:
    result = seat.render(interval_s=1000.0)
    np.testing.assert_array_equal(seat.assembled(), result)
    assert len(seat.parts) <= 3


@pytest.mark.parametrize("strength", [None, 0.5])
def test_nothing_is_shown_to_who_looks_at_another_picture(seat: Seat, strength: float | None) -> None:
    if strength is None:
        seat.visible = None
    else:
        assert seat.visible is not None
        seat.visible = replace(seat.visible, spec=replace(seat.visible.spec, strength=strength))
    seat.render()
    assert seat.parts == []


def test_the_maps_are_told_of_and_make_windows_exact(seat: Seat) -> None:
    result = seat.render()
    assert seat.known == [(seat.job.content, seat.job.spec)]
    region = Region(100, 300, 160, 360)
    request = WindowRequest(1, seat.job.content, seat.job.spec, region, estimate_px=64)
    window = PreviewPainter(seat.caches).paint_window(request, ON_CPU, Progress())
    assert not window.is_estimate
    assert np.abs(window.pixels_hwc.astype(int) - result[300:360, 100:160]).max() <= 1


def test_a_photo_that_was_moved_away_meanwhile_is_painted_all_the_same(seat: Seat) -> None:
    class Vanishing(FinalMapsCache):
        def put(self, key: str, _maps: object) -> None:
            raise FileNotFoundError(key)

    seat.caches = replace(seat.caches, maps=Vanishing())
    np.testing.assert_array_equal(seat.render(), seat.assembled())
    assert seat.known == []


def test_who_comes_back_with_empty_hands_is_shown_everything_again(seat: Seat) -> None:
    def sit_down_again() -> None:
        assert seat.visible is not None
        seat.visible, seat.look = replace(seat.visible, generation=1), lambda: None
        seat.parts.clear()

    seat.look = sit_down_again
    np.testing.assert_array_equal(seat.render(), seat.assembled())
