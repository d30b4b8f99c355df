from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from studio.specs.preview import Preview, PreviewRequest
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document
from studio.ui.stylize.previewing import FIRST_PX, FULL_PX, QUICK_PX, SHARPEST_PX, PreviewDriver

STYLE = StyleChoice(Path("style.png"))


class Desk(QObject):
    """Where requests arrive, and from which a test answers them: the worker without its thread."""

    preview_painted = Signal(object)
    preview_failed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[PreviewRequest] = []

    def request_preview(self, request: PreviewRequest) -> None:
        self.requests.append(request)

    def answer(self, number: int, longer_side_px: int = 4) -> None:
        self.preview_painted.emit(Preview(number, np.zeros((4, longer_side_px, 3), np.uint8), 0.1, "tiny", ()))


class Bench:
    """A document, the driver under test, and what it passed on."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.desk, self.document = qtbot, Desk(), Document()
        self.driver = PreviewDriver(self.document, self.desk)  # type: ignore[arg-type]  # the two signals and one method that it uses
        self.shown: list[int] = []
        self.failures: list[str] = []
        self.driver.painted.connect(lambda preview: self.shown.append(preview.number))
        self.completed: list[PreviewRequest] = []
        self.driver.failed.connect(self.failures.append)
        self.driver.completed.connect(self.completed.append)

    def edit(self, **changes: object) -> None:
        """Change the document and wait for the request that follows."""
        before = len(self.desk.requests)
        self.document.edit(replace(self.document.recipe, **changes), "Edit")
        self.qtbot.waitUntil(lambda: len(self.desk.requests) > before)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(qtbot)
    bench.document.open_content(Path("photo.jpg"))
    bench.edit(styles=(STYLE,))
    yield bench


def test_a_small_preview_is_followed_by_a_larger_one(bench: Bench) -> None:
    assert [(one.number, one.longer_side_px) for one in bench.desk.requests] == [(1, FIRST_PX)]
    bench.desk.answer(1)
    assert [(one.number, one.longer_side_px) for one in bench.desk.requests[1:]] == [(2, FULL_PX)]
    bench.desk.answer(2)
    assert bench.shown == [1, 2] and len(bench.desk.requests) == 2


def test_it_is_smaller_while_a_setting_changes_than_for_another_style_or_photo(bench: Bench) -> None:
    bench.edit(strength=0.5)
    bench.edit(styles=(replace(STYLE, strength=0.5),))
    bench.edit(styles=(STYLE, StyleChoice(Path("other.png"))))
    bench.document.open_content(Path("other.jpg"))
    bench.qtbot.waitUntil(lambda: len(bench.desk.requests) == 5)
    assert [one.longer_side_px for one in bench.desk.requests] == [FIRST_PX, QUICK_PX, QUICK_PX, FIRST_PX, FIRST_PX]
    assert all(one.is_draft for one in bench.desk.requests)


def test_the_small_one_alone_is_a_draft_also_where_strokes_make_the_larger_one_as_small(bench: Bench) -> None:
    bench.edit(strokes=StrokeSettings(QUICK_PX))
    bench.desk.answer(2)
    bench.desk.answer(3)
    sizes = [(one.longer_side_px, one.is_draft) for one in bench.desk.requests[1:]]
    assert sizes == [(QUICK_PX, True), (QUICK_PX, False)]
    assert bench.completed == [bench.desk.requests[-1]]


def test_during_a_drag_what_arrives_is_shown_and_only_the_last_is_enlarged(bench: Bench) -> None:
    for share in (0.9, 0.8, 0.7):
        bench.edit(strength=share)
    bench.desk.answer(2)
    bench.desk.answer(3)
    assert bench.shown == [2, 3], "newer than the one before, though not the latest"
    assert len(bench.desk.requests) == 4
    bench.desk.answer(2)
    assert bench.shown == [2, 3], "an older one comes too late"
    bench.desk.answer(4)
    assert bench.desk.requests[-1].longer_side_px == FULL_PX


def test_a_preview_of_another_photo_is_never_shown(bench: Bench) -> None:
    bench.document.open_content(Path("other.jpg"))
    bench.qtbot.waitUntil(lambda: len(bench.desk.requests) == 2)
    bench.desk.answer(1)
    assert bench.shown == []
    bench.desk.answer(2)
    assert bench.shown == [2]


def test_a_preview_of_another_page_is_never_shown(bench: Bench) -> None:
    bench.document.open_content(Path("photo.jpg"), 2)
    bench.qtbot.waitUntil(lambda: len(bench.desk.requests) == 2)
    assert bench.desk.requests[-1].spec.page == 2
    bench.desk.answer(1)
    assert bench.shown == []
    bench.desk.answer(2)
    assert bench.shown == [2]


def test_without_a_style_nothing_on_its_way_is_shown(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.driver.emptied):
        bench.document.edit(replace(bench.document.recipe, styles=()), "Edit")
    bench.desk.answer(1)
    assert bench.shown == []


def test_only_the_latest_failure_is_told(bench: Bench) -> None:
    bench.edit(strength=0.5)
    bench.desk.preview_failed.emit(1, "old")
    bench.desk.preview_failed.emit(2, "new")
    assert bench.failures == ["new"]


def test_asking_again_repeats_the_request(bench: Bench, qtbot: QtBot) -> None:
    bench.driver.ask_again()
    qtbot.waitUntil(lambda: len(bench.desk.requests) == 2)
    assert bench.desk.requests[1].spec == bench.desk.requests[0].spec


def test_what_arrives_before_asking_again_is_neither_enlarged_nor_complete(bench: Bench, qtbot: QtBot) -> None:
    for arriving in (1, 3):
        bench.driver.ask_again()
        bench.desk.answer(arriving)
        assert bench.shown[-1] == arriving and len(bench.desk.requests) == arriving
        qtbot.waitUntil(lambda arriving=arriving: len(bench.desk.requests) == arriving + 1)
        bench.desk.answer(arriving + 1)
        assert bench.desk.requests[-1].longer_side_px == FULL_PX
    assert bench.completed == []


def test_a_preview_that_nothing_follows_is_complete(bench: Bench) -> None:
    bench.desk.answer(1)
    assert bench.completed == []
    bench.edit(strength=0.5)
    bench.desk.answer(2)
    assert bench.completed == [], "another recipe is on its way"
    bench.desk.answer(3)
    bench.desk.answer(4)
    assert bench.completed == [bench.desk.requests[3]]


def test_a_sharper_preview_is_asked_for_once_and_within_reason(bench: Bench) -> None:
    bench.driver.sharpen(700)
    assert len(bench.desk.requests) == 1, "the first one is not there yet"
    bench.desk.answer(1)
    bench.desk.answer(2)
    bench.driver.sharpen(400)
    assert len(bench.desk.requests) == 2, "it is sharp enough"
    bench.driver.sharpen(700)
    bench.driver.sharpen(700)
    assert bench.desk.requests[2].longer_side_px == 768 and len(bench.desk.requests) == 3
    bench.desk.answer(3)
    bench.driver.sharpen(5000)
    assert bench.desk.requests[3].longer_side_px == SHARPEST_PX
    bench.desk.answer(4)
    bench.driver.sharpen(9000)
    assert len(bench.desk.requests) == 4
    assert [one.longer_side_px for one in bench.completed] == [FULL_PX, 768, SHARPEST_PX]


def test_a_preview_with_the_strokes_of_the_result_follows_by_itself(bench: Bench) -> None:
    bench.edit(strokes=StrokeSettings(900))
    for number, longer_side_px in ((2, QUICK_PX), (3, FULL_PX), (4, 900)):
        assert bench.desk.requests[-1].longer_side_px == longer_side_px
        bench.desk.answer(number, longer_side_px)
    assert len(bench.desk.requests) == 4
    bench.driver.sharpen(SHARPEST_PX)
    assert len(bench.desk.requests) == 4, "a larger one would have finer strokes"


def test_no_preview_is_larger_than_the_copy_that_has_the_strokes(bench: Bench) -> None:
    bench.edit(strokes=StrokeSettings(300))
    bench.desk.answer(2, QUICK_PX)
    assert bench.desk.requests[-1].longer_side_px == 300
    bench.desk.answer(3, 300)
    assert len(bench.desk.requests) == 3


def test_without_strokes_nothing_follows_by_itself(bench: Bench) -> None:
    bench.edit(strokes=None)
    bench.desk.answer(2, QUICK_PX)
    bench.desk.answer(3, FULL_PX)
    assert len(bench.desk.requests) == 3


def test_a_photo_that_is_shown_whole_is_not_painted_again(bench: Bench) -> None:
    bench.desk.answer(1, QUICK_PX)
    bench.desk.answer(2, 400)
    assert len(bench.desk.requests) == 2


def test_a_driver_that_takes_anothers_place_ignores_what_that_asked_for(bench: Bench, qtbot: QtBot) -> None:
    later = PreviewDriver(bench.document, bench.desk)  # type: ignore[arg-type]  # as above
    shown = list[int]()
    later.painted.connect(lambda preview: shown.append(preview.number))
    later.go_on_after(bench.driver.number)
    qtbot.waitUntil(lambda: len(bench.desk.requests) == 2)
    assert bench.desk.requests[1].number == 2
    bench.desk.answer(1)
    bench.desk.answer(2)
    assert shown == [2]
