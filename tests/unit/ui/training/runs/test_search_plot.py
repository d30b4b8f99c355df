from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget
from pytestqt.qtbot import QtBot

from studio.compression.pruning.stage_record import StageScores, StagesRecord, write_stages
from studio.jobs.training.stages import FIRST_STAGE
from studio.jobs.training.training_runs import TrainingRuns
from studio.specs.ratio_search import Floor, RatioSteps
from studio.ui.theme.tokens import DARK, LIGHT
from studio.ui.training.runs.detail import RunDetail
from studio.ui.training.runs.history import NO_HISTORY
from studio.ui.training.runs.search_plot import SearchPage, SearchPlot
from studio.ui.training.runs.watcher import RunReader, RunsSnapshot
from tests.unit.ui.training.run_folders import write_run
from tests.unit.ui.training.runs.lines import a_record

FOUND = ((0.15, 0.98), (0.2, 0.95), (0.34, 0.86))
FLOOR = Floor(ssim=0.9)


def searched(
    floor: Floor | None = FLOOR, *, stages: int = 8, found: tuple[tuple[float, float], ...] = FOUND
) -> StagesRecord:
    """Two stages that reach 0.9 and one that misses it."""
    record = StagesRecord(
        base=StageScores(0.07, 1.0),
        floor=floor,
        steps=RatioSteps(stages=stages),
        ratios=() if floor else (0.2, 0.4, 0.6),
    )
    for score, ssim in found:
        record = record.judged(StageScores(score, ssim), folder=record.next_folder)
    return record


@pytest.fixture
def page(qtbot: QtBot) -> SearchPage:
    made = SearchPage()
    qtbot.addWidget(made)
    made.show()
    return made


def said(page: SearchPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def plots(page: SearchPage) -> list[SearchPlot]:
    return [each for each in page.findChildren(SearchPlot) if each.isVisible()]


def points(plot: SearchPlot) -> list[tuple[float, float, str]]:
    return [(spot.pos().x(), spot.pos().y(), spot.symbol()) for spot in plot._points.points()]


def test_every_stage_is_a_point_and_the_floor_a_line(page: SearchPage) -> None:
    page.show_search(searched())
    (plot,) = plots(page)
    assert points(plot) == [(0, 1.0, "d"), (20, 0.98, "o"), (40, 0.95, "o"), (60, 0.86, "x")]
    assert plot._floor.isVisible() and plot._floor.value() == 0.9
    assert plot._next.value() == pytest.approx(100 * (searched().next_ratio or 0))
    assert "40 % of the filters can go: similarity 0.950, score 0.2." in said(page)
    (_, low_high) = plot.plot.getPlotItem().getViewBox().viewRange()
    assert low_high[0] < 0.86 and low_high[1] > 1.0, "everything in view"


def test_both_measures_have_a_plot_where_both_have_a_limit(page: SearchPage) -> None:
    page.show_search(searched(Floor(ssim=0.9, score=0.3)))
    similarity, score = plots(page)
    assert [y for _, y, _ in points(score)] == [0.07, 0.15, 0.2, 0.34]
    assert (similarity._floor.value(), score._floor.value()) == (0.9, 0.3)
    assert "at most 0.3" in score._floor.label.format


def test_stages_without_a_floor_show_their_scores(page: SearchPage) -> None:
    page.show_search(searched(None))
    (plot,) = plots(page)
    assert [symbol for _, _, symbol in points(plot)] == ["d", "o", "o", "o"]
    assert not plot._floor.isVisible() and not plot._next.isVisible()
    assert "60 % of the filters" in said(page)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (searched(found=()), "Nothing has been accepted yet."),
        (searched(stages=3), "All stages are used"),
        (searched(found=((9.0, 0.1),), stages=1), "No ratio reaches the floor; the bundle stays as it is."),
    ],
)
def test_what_was_found_is_said(page: SearchPage, record: StagesRecord, text: str) -> None:
    page.show_search(record)
    assert text in said(page)


def test_a_stage_that_took_over_another_is_a_ring_and_one_without_scores_no_point(page: SearchPage) -> None:
    record = searched()
    again = record.judged(record.stages[1].scores, folder="stage-02", is_trained=False)
    page.show_search(again.judged(StageScores(None, None), folder="stage-04"))
    (plot,) = plots(page)
    ring = plot._points.points()[-1]
    assert len(points(plot)) == 5 and ring.symbol() == "o" and ring.brush().color().name() == LIGHT.field


def test_colours_follow_the_theme(page: SearchPage) -> None:
    page.show_search(searched())
    (plot,) = plots(page)
    plot.set_tokens(DARK)
    assert plot._points.points()[1].brush().color().name() == DARK.accent
    assert plot._floor.pen.color().name() == DARK.error


def test_the_reader_finds_the_stages_of_a_run_and_of_its_first_half(tmp_path: Path) -> None:
    reader = RunReader(TrainingRuns(tmp_path))
    alone, second = write_run(tmp_path / "alone"), write_run(tmp_path / "second")
    assert reader.read(alone).search is None
    write_stages(alone, searched())
    write_stages(second / FIRST_STAGE, searched())
    assert reader.read(alone).search == reader.read(second).search == searched()
    (alone / "search.json").write_text("half a rec")
    assert reader.read(alone).search is None


def test_the_detail_offers_ratios_where_there_are_some(qtbot: QtBot) -> None:
    detail = RunDetail()
    qtbot.addWidget(detail)
    record = replace(a_record(), kind="prune")
    tabs = detail.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    place = next(index for index in range(tabs.count()) if tabs.tabText(index) == "Ratios")
    for search in (None, searched()):
        detail.show_record(record)
        detail.show_snapshot(RunsSnapshot((record,), record.folder, NO_HISTORY, (), None, search))
        assert tabs.isTabVisible(place) is (search is not None)
    detail.close_down()
