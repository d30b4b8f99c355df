"""Page 5: how much stays, and what that comes to."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from studio.bundles.manifest import Manifest
from studio.bundles.size import bundle_size
from studio.compression.run_timings import RunTimings
from studio.jobs.training.sizes import size_after
from studio.specs.ratio_search import Floor
from studio.ui.training.wizard.estimate import Estimate, estimate_text
from studio.ui.training.wizard.figures_table import FiguresTable
from studio.ui.training.wizard.pages import Page
from studio.ui.training.wizard.plan import with_floor, with_keep
from studio.ui.training.wizard.problems import Facts, problems
from studio.ui.training.wizard.share_table import ShareTable
from studio.ui.training.wizard.shares_part import SharesPart
from studio.ui.training.wizard.size_figures import figure_rows, share_keys
from studio.ui.training.wizard.size_page import SizePage
from studio.ui.training.wizard.summary import suggested_title
from tests.unit.ui.controls.finding import named
from tests.unit.ui.controls.manifests import manifest
from tests.unit.ui.training.wizard.seen import Holder, planned, pruned

TEACHER: Manifest = manifest("full")
FACTS = Facts({Path("full"): TEACHER})
PLAN = planned(teacher=Path("full"), contents=Path("photos"))
PRUNE = pruned(PLAN)
FIGURES = RunTimings(20, 0.5, 2, 0.1, 3.0)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SizePage]:
    made = SizePage()
    qtbot.addWidget(made)
    made.resize(640, 600)
    made.show()
    yield made


def test_figures_follow_the_slider(page: SizePage) -> None:
    holder = Holder(page, PLAN, FACTS)
    figures = named(page, FiguresTable, "Figures, now and after")
    before = figures.accessibleDescription()
    named(page, QSpinBox, "Filters that stay, as a number").setValue(40)
    assert holder.plan == with_keep(PLAN, 0.4)
    assert figures.accessibleDescription() != before


def test_figures_are_those_of_the_run() -> None:
    rows = figure_rows(PLAN, TEACHER, Estimate())
    assert rows[0].now == bundle_size(TEACHER).parameters
    assert rows[0].after == size_after(TEACHER, PLAN.spec).parameters
    assert rows[2].share == pytest.approx(0.5625, abs=0.01)  # of filters in and filters out 0.75 stay
    assert rows[3].after is None


def test_speed_is_measured_and_follows_the_size() -> None:
    estimate = Estimate(FIGURES, PLAN)
    measured = figure_rows(PLAN, TEACHER, estimate)[3].after
    assert measured == 3.0
    halved = figure_rows(with_keep(PLAN, 0.5), TEACHER, estimate)[3].after
    assert halved is not None
    assert halved < 2.0
    assert figure_rows(planned(PLAN, device="cpu"), TEACHER, estimate)[3].after is None


def test_a_trial_of_pruning_paints_with_the_whole_bundle() -> None:
    row = figure_rows(PRUNE, TEACHER, Estimate(FIGURES, PRUNE))[3]
    assert row.now == pytest.approx(3.0)
    assert row.after is not None
    assert row.after < 3.0


def test_pruning_offers_a_speed_up(page: SizePage) -> None:
    holder = Holder(page, PRUNE, FACTS)
    by = named(page, QComboBox, "How much goes")
    assert by.isVisible()
    by.setCurrentIndex(1)
    by.activated.emit(1)
    assert holder.plan.pruning.speed_up == 2.0
    named(page, QDoubleSpinBox, "Speed-up").setValue(3.0)
    page.findChildren(QCheckBox)[0].click()
    assert (holder.plan.pruning.speed_up, holder.plan.pruning.by_sensitivity) == (3.0, True)
    assert not page.findChildren(SharesPart)[0].isVisible()
    by.setCurrentIndex(0)
    by.activated.emit(0)
    assert holder.plan == PRUNE


def test_distillation_knows_no_speed_up(page: SizePage) -> None:
    Holder(page, PLAN, FACTS)
    assert not named(page, QComboBox, "How much goes").isVisible()


def test_levels_or_layers_have_shares(page: SizePage) -> None:
    assert share_keys(PLAN, TEACHER) == ("5", "4", "3", "2", "1")
    layers = share_keys(PRUNE, TEACHER)
    assert "5.encoder.conv3_1" in layers
    holder = Holder(page, PLAN, FACTS)
    model = named(page, ShareTable, "Share of each layer").model()
    assert model.rowCount() == 5
    model.setData(model.index(1, 2), 40)
    assert holder.plan == planned(PLAN, widths={5: 0.75, 4: 0.4, 3: 0.75, 2: 0.75, 1: 0.75})


def test_the_slider_takes_over_from_single_shares(page: SizePage) -> None:
    holder = Holder(page, planned(with_keep(PLAN, 0.7), widths={5: 0.5}), FACTS)
    named(page, QSpinBox, "Filters that stay, as a number").setValue(60)
    assert holder.plan == with_keep(PLAN, 0.6)


def test_what_suffers_can_be_spared(page: SizePage, qtbot: QtBot) -> None:
    holder = Holder(page, PLAN, FACTS)
    spare = named(page, QPushButton, "Spare what suffers")
    assert not spare.isEnabled()
    page.findChildren(SharesPart)[0].open()
    losses = {"5": {0.0: 0.1, 0.5: 0.2}, "4": {0.0: 0.1, 0.5: 2.0}}
    page.show_scan(losses, False, "")
    qtbot.mouseClick(spare, Qt.MouseButton.LeftButton)
    shares = holder.plan.distillation.widths
    assert isinstance(shares, dict)
    assert shares[4] > shares[3] == 0.75 > shares[5]
    qtbot.mouseClick(named(page, QPushButton, "The same for all"), Qt.MouseButton.LeftButton)
    assert holder.plan == PLAN


def test_a_scan_is_asked_for_and_called_off(page: SizePage, qtbot: QtBot) -> None:
    Holder(page, PLAN, FACTS)
    page.findChildren(SharesPart)[0].open()
    with qtbot.waitSignal(page.scan_wanted):
        qtbot.mouseClick(named(page, QPushButton, "Scan what suffers"), Qt.MouseButton.LeftButton)
    page.show_scan({}, True, "")
    with qtbot.waitSignal(page.scan_cancel_wanted):
        qtbot.mouseClick(named(page, QPushButton, "Cancel the scan"), Qt.MouseButton.LeftButton)


def test_a_trial_is_asked_for_and_called_off(page: SizePage, qtbot: QtBot) -> None:
    Holder(page, PLAN, FACTS)
    with qtbot.waitSignal(page.measure_wanted):
        qtbot.mouseClick(named(page, QPushButton, "Measure how long training takes"), Qt.MouseButton.LeftButton)
    page.show_estimate(Estimate(is_running=True))
    with qtbot.waitSignal(page.cancel_wanted):
        qtbot.mouseClick(named(page, QPushButton, "Cancel the trial"), Qt.MouseButton.LeftButton)


def test_pruning_offers_a_floor(page: SizePage) -> None:
    holder = Holder(page, PRUNE, FACTS)
    ways = named(page, QComboBox, "How much goes")
    ways.setCurrentIndex(2)
    ways.activated.emit(2)
    similarity = named(page, QDoubleSpinBox, "Least similarity")
    assert holder.plan.pruning.floor == Floor(ssim=0.9) and holder.plan.pruning.ratios is None
    assert similarity.isVisible() and page.first_control() is similarity
    assert not named(page, QSpinBox, "Filters that stay, as a number").isVisible()
    assert any("up to 8 stages" in label.text() for label in page.findChildren(QLabel) if label.isVisible())
    similarity.setValue(0.85)
    assert holder.plan.pruning.floor == Floor(ssim=0.85)
    assert not problems(holder.plan, Page.SIZE, FACTS)
    assert figure_rows(holder.plan, TEACHER, Estimate())[0].after is None, "nobody knows before the search"
    for way, floor in ((1, None), (2, Floor(ssim=0.9)), (0, None)):
        ways.activated.emit(way)
        assert holder.plan.pruning.floor == floor
    assert holder.plan.pruning.ratios == 0.25


def test_a_limit_of_the_run_before_is_kept_and_told(page: SizePage) -> None:
    before = replace(PRUNE.pruning, ratios=None, floor=Floor(score=0.4))
    holder = Holder(page, replace(PRUNE, pruning=before), FACTS)
    named(page, QDoubleSpinBox, "Least similarity").setValue(0.8)
    assert holder.plan.pruning.floor == Floor(ssim=0.8, score=0.4)
    assert any("0.4 at most" in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_stages_of_the_run_before_are_told_until_the_slider_takes_over(page: SizePage) -> None:
    before = replace(PRUNE.pruning, ratios=None, ratio_stages=(0.2, 0.4))
    holder = Holder(page, replace(PRUNE, pruning=before), FACTS)
    assert any("20 %, 40 % go" in label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert not problems(holder.plan, Page.SIZE, FACTS)
    named(page, QSpinBox, "Filters that stay, as a number").setValue(40)
    assert holder.plan == with_keep(PRUNE, 0.4)


def test_a_search_is_told_in_the_summary_and_takes_all_its_stages_at_most() -> None:
    searched = with_floor(PRUNE, 0.9)
    assert "SSIM ≥ 0.9" in suggested_title(searched, FACTS)
    estimate = Estimate(FIGURES, PRUNE)
    seconds, stages = Estimate(FIGURES, PRUNE).training_s(PRUNE), estimate.training_s(searched)
    assert seconds is not None and stages == pytest.approx(8 * seconds)
    assert "at most" in estimate_text(searched, replace(estimate, measured_for=searched))
