from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from studio.geometry import Region, Size
from studio.specs.preview import PaintedPart, PreviewRequest, VisibleRegion, WindowPreview, WindowRequest
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.stylize.closeup import CloseUp, ShownPart
from studio.ui.stylize.closeup_plan import Fidelity

pytestmark = pytest.mark.usefixtures("qapp")
SPEC = StylizeSpec((StyleChoice(Path("style.png")),))
CONTENT, SIZE = Path("photo.jpg"), Size(4000, 3000)
SEEN, FIT = Region(1000, 1000, 1800, 1600), Region.whole(SIZE)


class Desk(QObject):
    """Where requests arrive, and from which a test answers them: the worker without its thread."""

    window_painted = Signal(object)
    window_failed = Signal(int, str)
    part_painted = Signal(object)
    maps_known = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[WindowRequest] = []
        self.visible_regions: list[VisibleRegion | None] = []
        self.drops = 0

    def request_window(self, request: WindowRequest) -> None:
        self.requests.append(request)

    def drop_windows(self) -> None:
        self.drops += 1

    def show_region(self, visible: VisibleRegion | None) -> None:
        self.visible_regions.append(visible)

    def answer(self, *, is_estimate: bool = True, request: WindowRequest | None = None) -> None:
        asked = request or self.requests[-1]
        pixels = np.full((asked.region.height, asked.region.width, 3), 9, np.uint8)
        self.window_painted.emit(WindowPreview(asked.number, asked.region, pixels, 0.5, is_estimate))

    def paint(self, region: Region) -> None:
        """As a running render does, at the level that is looked at."""
        visible = self.visible_regions[-1]
        assert visible is not None
        step_px = visible.step_px
        pixels = np.zeros((region.height // step_px, region.width // step_px, 3), np.uint8)
        self.part_painted.emit(PaintedPart(visible, region.left // step_px, region.top // step_px, pixels))


class Bench:
    """The close-up under test with a photo open, and what it gave."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.closeup = CloseUp(self.desk)  # type: ignore[arg-type]  # the signals and methods that it uses
        self.parts: list[ShownPart] = []
        self.worths: list[Fidelity] = []
        self.emptied = 0
        self.sharper: list[int] = []
        self.failures: list[str] = []
        self.closeup.part_painted.connect(self.parts.append)
        self.closeup.fidelity_changed.connect(self.worths.append)
        self.closeup.emptied.connect(self.count_emptied)
        self.closeup.sharper_wanted.connect(self.sharper.append)
        self.closeup.failed.connect(self.failures.append)
        self.closeup.open_photo(SIZE)

    def count_emptied(self) -> None:
        self.emptied += 1

    def follow(self, spec: StylizeSpec = SPEC, preview_px: int = 512) -> None:
        self.closeup.follow(PreviewRequest(1, CONTENT, spec, preview_px))

    def change_recipe(self, spec: StylizeSpec) -> None:
        """As the preview driver does: ask, show a first preview, then a complete one."""
        self.closeup.leave()
        self.closeup.drop_parts()
        self.follow(spec)


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def close(bench: Bench) -> Bench:
    """Looked at in 100 %, the preview being there."""
    bench.follow()
    bench.closeup.look(SEEN, 1.0)
    return bench


def test_a_view_in_100_percent_is_painted_as_soon_as_the_preview_is_there(bench: Bench) -> None:
    bench.closeup.look(SEEN, 1.0)
    assert bench.desk.requests == []
    bench.follow()
    (request,) = bench.desk.requests
    assert request.region.intersection(SEEN) == SEEN
    assert (request.content, request.spec, request.estimate_px) == (CONTENT, SPEC, 512)
    bench.desk.answer()
    (part,) = bench.parts
    assert (part.x, part.y, part.size, part.level) == (request.region.left, request.region.top, SIZE, 0)
    assert bench.worths == [Fidelity.ESTIMATE]
    assert len(bench.desk.requests) == 1, "it is there now"


def test_panning_asks_for_what_is_new_and_going_back_for_nothing(close: Bench) -> None:
    close.desk.answer()
    close.closeup.look(SEEN.shifted(400, 0), 1.0)
    second = close.desk.requests[1].region
    assert second.left >= SEEN.right and second.width <= 400 + 64
    close.desk.answer()
    close.closeup.look(SEEN, 1.0)
    assert len(close.desk.requests) == 2
    assert close.worths[-1] is Fidelity.ESTIMATE


def test_a_window_under_way_is_left_to_finish_while_much_of_it_is_seen(close: Bench) -> None:
    close.closeup.look(SEEN.shifted(100, 0), 1.0)
    assert len(close.desk.requests) == 1
    close.closeup.look(Region(3000, 2000, 3800, 2600), 1.0)
    assert len(close.desk.requests) == 2
    close.desk.answer(request=close.desk.requests[0])
    assert close.parts == [], "it came too late"
    close.desk.answer()
    assert len(close.parts) == 1


def test_a_wide_view_is_painted_part_by_part_and_shown_as_a_whole(bench: Bench) -> None:
    bench.follow()
    bench.closeup.look(Region(0, 0, 2560, 1440), 1.0)
    answers = 0
    while bench.worths != [Fidelity.ESTIMATE]:
        assert (bench.parts, bench.worths) == ([], []), "squares of other colours would stand in the preview"
        bench.desk.answer()
        answers += 1
    assert 2 < answers == len(bench.parts) < 8


def test_a_view_that_is_partly_at_full_size_says_so(close: Bench) -> None:
    close.desk.answer()
    close.closeup.look(SEEN.shifted(400, 0), 1.0)
    assert close.worths == [Fidelity.ESTIMATE, Fidelity.PARTLY]
    close.desk.answer()
    assert close.worths[-1] is Fidelity.ESTIMATE
    close.closeup.look(SEEN.shifted(1700, 0), 1.0)
    assert close.worths[-1] is Fidelity.PREVIEW


def test_what_was_painted_of_an_unfinished_view_is_not_lost(bench: Bench) -> None:
    bench.follow()
    bench.closeup.look(Region(0, 0, 2560, 1440), 1.0)
    bench.desk.answer()
    painted = bench.desk.requests[0].region
    bench.closeup.look(painted, 1.0)
    assert len(bench.parts) == 1 and bench.worths == [Fidelity.ESTIMATE]


def test_the_whole_of_a_large_photo_only_gets_a_sharper_preview(bench: Bench) -> None:
    bench.follow()
    bench.closeup.look(FIT, 0.25)
    assert bench.desk.requests == [] and bench.sharper == [1000]
    bench.follow(preview_px=1024)
    assert bench.sharper == [1000]


def test_a_preview_as_large_as_the_result_is_exact(bench: Bench) -> None:
    bench.closeup.open_photo(Size(400, 300))
    bench.follow()
    bench.closeup.look(Region(0, 0, 400, 300), 2.0)
    assert bench.desk.requests == [] and bench.worths == [Fidelity.EXACT]


def test_a_result_of_another_size_is_asked_for_in_its_own_pixels(bench: Bench) -> None:
    bench.follow(replace(SPEC, content_size_px=2000))
    bench.closeup.look(SEEN, 1.0)
    (request,) = bench.desk.requests
    assert request.region.intersection(Region(500, 500, 900, 800)) == Region(500, 500, 900, 800)
    assert request.region.width < 600
    bench.desk.answer()
    assert bench.parts[0].size == Size(2000, 1500)


def test_another_recipe_lets_old_parts_go_when_its_first_preview_is_there(close: Bench) -> None:
    close.desk.answer()
    drops = close.desk.drops
    close.closeup.leave()
    assert (close.desk.drops, close.emptied, close.worths[-1]) == (drops + 1, 0, Fidelity.PREVIEW)
    assert close.desk.visible_regions[-1] is None
    close.closeup.drop_parts()
    assert close.emptied == 1
    close.follow(replace(SPEC, strength=0.5))
    assert close.desk.requests[-1].spec.strength == 0.5 and len(close.desk.requests) == 2
    close.closeup.drop_parts()
    assert close.emptied == 1, "a sharper preview of the same recipe takes nothing away"


def test_an_answer_for_the_old_recipe_is_not_shown(close: Bench) -> None:
    close.change_recipe(replace(SPEC, strength=0.5))
    close.desk.answer(request=close.desk.requests[0])
    assert close.parts == []


def test_once_a_render_knows_its_maps_estimates_are_replaced(close: Bench) -> None:
    close.desk.answer()
    close.desk.maps_known.emit(Path("other.jpg"), SPEC)
    assert len(close.desk.requests) == 1
    close.desk.maps_known.emit(CONTENT.absolute(), SPEC)
    assert len(close.desk.requests) == 2 and close.worths[-1] is Fidelity.ESTIMATE
    close.desk.answer(is_estimate=False)
    assert close.worths[-1] is Fidelity.EXACT and len(close.desk.requests) == 2
    close.closeup.look(SEEN.shifted(700, 0), 1.0)
    assert close.worths[-1] is Fidelity.PARTLY
    close.desk.answer(is_estimate=False)
    assert close.worths[-1] is Fidelity.EXACT


def test_an_estimate_begun_before_the_maps_were_known_is_not_laid_over_exact_tiles(close: Bench) -> None:
    close.desk.maps_known.emit(CONTENT, SPEC)
    close.desk.answer()
    assert close.parts == [] and len(close.desk.requests) == 2
    close.desk.answer(is_estimate=False)
    assert len(close.parts) == 1


def test_maps_that_are_lost_again_do_not_make_it_ask_for_ever(close: Bench) -> None:
    close.desk.answer()
    close.desk.maps_known.emit(CONTENT, SPEC)
    close.desk.answer(is_estimate=True)
    assert len(close.desk.requests) == 2 and close.worths[-1] is Fidelity.ESTIMATE


def test_tiles_of_a_render_are_shown_where_somebody_looks(bench: Bench) -> None:
    bench.follow(preview_px=1024)
    bench.closeup.look(FIT, 0.25)
    visible = bench.desk.visible_regions[-1]
    assert visible == VisibleRegion(CONTENT, SPEC, FIT, 2)
    bench.desk.paint(Region(0, 0, 4000, 1600))
    assert bench.parts[0].level == 2 and bench.worths == [Fidelity.PARTLY]
    bench.desk.paint(Region(0, 1600, 4000, 3000))
    assert bench.worths == [Fidelity.PARTLY, Fidelity.EXACT]
    bench.closeup.look(SEEN, 1.0)
    assert bench.worths[-1] is Fidelity.PREVIEW, "in small they are no pixels of the result"


def test_tiles_that_make_up_the_view_leave_nothing_to_ask_for(bench: Bench) -> None:
    bench.follow()
    bench.closeup.look(SEEN, 1.0)
    bench.desk.maps_known.emit(CONTENT, SPEC)
    bench.desk.paint(Region(960, 960, 1856, 1664))
    assert bench.worths == [Fidelity.EXACT]
    bench.desk.answer(is_estimate=False)
    assert len(bench.desk.requests) == 1


def test_tiles_of_an_earlier_sitting_or_recipe_are_left_out(close: Bench) -> None:
    close.desk.answer()
    stale = close.desk.visible_regions[-1]
    assert stale is not None
    close.change_recipe(replace(SPEC, strength=0.5))
    assert close.desk.visible_regions[-1] == replace(
        stale, spec=replace(SPEC, strength=0.5), generation=stale.generation + 1
    )
    close.change_recipe(SPEC)
    close.desk.part_painted.emit(PaintedPart(stale, 0, 0, np.zeros((64, 64, 3), np.uint8)))
    assert len(close.parts) == 1


def test_a_failure_is_told_once_and_nothing_more_asked_until_something_changes(close: Bench) -> None:
    close.desk.window_failed.emit(99, "another one")
    close.desk.window_failed.emit(close.desk.requests[-1].number, "the photo is gone")
    assert close.failures == ["the photo is gone"]
    close.closeup.look(SEEN.shifted(900, 0), 1.0)
    assert len(close.desk.requests) == 1
    close.change_recipe(replace(SPEC, strength=0.5))
    assert len(close.desk.requests) == 2


def test_a_long_walk_does_not_outrun_what_the_viewer_keeps(bench: Bench) -> None:
    size = Size(30_000, 2000)
    bench.closeup.open_photo(size)
    bench.follow()
    for left in range(0, 29_000, 1000):
        bench.closeup.look(Region(left, 0, left + 1000, 1000), 1.0)
        while bench.worths[-1:] != [Fidelity.ESTIMATE]:
            bench.desk.answer()
    asked = len(bench.desk.requests)
    bench.closeup.look(Region(0, 0, 1000, 1000), 1.0)
    assert len(bench.desk.requests) == asked + 1, "the viewer may have let go of it"


def test_another_photo_forgets_view_and_parts(close: Bench) -> None:
    close.desk.answer()
    close.closeup.open_photo(Size(100, 100))
    assert close.emptied == 1
    close.follow()
    assert len(close.desk.requests) == 1, "nothing is known of its view yet"


def test_seen_in_small_again_estimates_are_no_patches_on_the_preview(close: Bench) -> None:
    close.desk.answer()
    close.closeup.look(FIT, 0.25)
    visible = close.desk.visible_regions[-1]
    assert close.emptied == 1 and visible is not None and visible.generation == 1
    close.closeup.look(SEEN, 1.0)
    assert len(close.desk.requests) == 2, "it was let go"


def test_seen_in_small_again_exact_parts_stay(close: Bench) -> None:
    close.desk.maps_known.emit(CONTENT, SPEC)
    close.desk.answer()  # begun before the maps were known, and so never shown
    close.desk.answer(is_estimate=False)
    close.closeup.look(FIT, 0.25)
    assert close.emptied == 0
