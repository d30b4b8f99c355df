from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from studio.jobs.training.record import RunRecord
from studio.ui.theme.contrast import LEAST_FOR_SHAPES, contrast
from studio.ui.theme.tokens import DARK, LIGHT, Tokens
from studio.ui.training.runs.compared_page import ComparedPage
from studio.ui.training.runs.compared_plot import strokes
from studio.ui.training.runs.history import History, HistoryWriter
from tests.unit.ui.training.runs.lines import a_line, a_record


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ComparedPage]:
    opened = ComparedPage()
    qtbot.addWidget(opened)
    opened.resize(900, 500)
    opened.show()
    yield opened


def history(*scores: float, seconds_per_step: float = 0.5) -> History:
    writer = HistoryWriter()
    for number, score in enumerate(scores, 1):
        line = a_line(10 * number, score=score, terms={"pixel_1": 1.0, "pixel_2": 3.0})
        writer.add([replace(line, elapsed_s=seconds_per_step * line.step)])
    return writer.history()


def records(*names: str) -> tuple[RunRecord, ...]:
    return tuple(a_record(name) for name in names)


def drawn(page: ComparedPage) -> dict[str, tuple[list[float], list[float]]]:
    """Name of the folder → what is drawn of it, across and upwards."""
    found = {}
    for run, line in page._plot._lines.items():
        across, up = line.getData()
        found[run.name] = ([] if across is None else across.tolist(), [] if up is None else up.tolist())
    return found


def choices(page: ComparedPage) -> tuple[QComboBox, QComboBox]:
    value, axis = page.findChildren(QComboBox)
    return value, axis


def box(page: ComparedPage, name: str) -> QCheckBox:
    return page._legend._boxes[Path("/runs") / name][0]


def show(page: ComparedPage, **scores: tuple[float, ...]) -> None:
    page.show_runs(records(*scores), {Path("/runs") / name: history(*values) for name, values in scores.items()})


def test_scores_of_all_runs_are_drawn_over_steps_and_over_minutes(page: ComparedPage) -> None:
    show(page, one=(3.0, 2.0), other=(5.0, 4.0))
    assert drawn(page) == {"one": ([10, 20], [3, 2]), "other": ([10, 20], [5, 4])}
    choices(page)[1].setCurrentIndex(1)
    assert drawn(page)["one"][0] == pytest.approx([5 / 60, 10 / 60])


def test_a_loss_term_can_be_compared_and_stays_chosen_while_runs_go_on(page: ComparedPage) -> None:
    show(page, one=(3.0, 2.0), other=(5.0,))
    value, _ = choices(page)
    value.setCurrentIndex(value.findData("pixel"))
    assert drawn(page)["one"] == ([10, 20], [2, 2])
    show(page, one=(3.0, 2.0, 1.0), other=(5.0,))
    assert value.currentData() == "pixel" and drawn(page)["one"] == ([10, 20, 30], [2, 2, 2])


def test_a_run_that_is_switched_off_stays_off_while_it_goes_on(page: ComparedPage) -> None:
    show(page, one=(3.0,), other=(5.0,))
    box(page, "one").click()
    assert set(drawn(page)) == {"other"}
    show(page, one=(3.0, 2.0), other=(5.0,), third=(1.0,))
    assert set(drawn(page)) == {"other", "third"} and not box(page, "one").isChecked()


def test_a_run_keeps_its_stroke_while_others_come_and_go(page: ComparedPage) -> None:
    show(page, one=(3.0,), other=(5.0,), third=(4.0,))
    before = page._plot._lines[Path("/runs/third")].opts["pen"]
    show(page, third=(4.0,), fourth=(2.0,))
    after = page._plot._lines[Path("/runs/third")].opts["pen"]
    assert (before.color(), before.dashPattern()) == (after.color(), after.dashPattern())
    assert page._slots[Path("/runs/fourth")] == 0


def test_without_any_score_the_page_says_so(page: ComparedPage) -> None:
    page.show_runs(records("one", "other"), {Path("/runs/one"): history(), Path("/runs/other"): history()})
    assert page._nothing.isVisible()
    show(page, one=(3.0,), other=())
    assert not page._nothing.isVisible()


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_strokes_stand_out_and_differ_by_more_than_colour(tokens: Tokens) -> None:
    found = strokes(tokens, 12)
    assert all(contrast(each.colour.name(), tokens.field) >= LEAST_FOR_SHAPES for each in found)
    assert len({(each.colour.name(), each.dashes) for each in found}) == 12
    for one, two in pairwise(found):
        assert one.dashes != two.dashes and one.symbol != two.symbol


def test_a_title_with_an_ampersand_is_shown_and_told_whole(page: ComparedPage) -> None:
    record = replace(a_record("one"), title="This & that, and very much more than can be shown beside a curve")
    page.show_runs((record, a_record("other")), {record.folder: history(1.0)})
    assert record.title in box(page, "one").accessibleName() and record.title in box(page, "one").toolTip()
    assert "&&" in box(page, "one").text()
