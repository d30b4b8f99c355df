"""Page 7: what is shown is what will run."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from studio.codec import from_plain
from studio.specs.training import DistillSpec, Schedule
from studio.ui.training.wizard.estimate import Estimate
from studio.ui.training.wizard.picture_report import PictureReport
from studio.ui.training.wizard.plan import Goal, RunPlan, complete_spec, with_goal
from studio.ui.training.wizard.problems import Facts
from studio.ui.training.wizard.reason_label import ReasonLabel
from studio.ui.training.wizard.review_page import ReviewPage
from studio.ui.training.wizard.summary import suggested_title, summary_lines
from tests.unit.ui.controls.finding import named
from tests.unit.ui.controls.manifests import manifest
from tests.unit.ui.training.wizard.seen import Holder, planned, pruned

PLAN = planned(teacher=Path("full"), contents=Path("photos"))
FACTS = Facts({Path("full"): manifest("full")}, PictureReport(Path("photos"), total=9, good=8, is_complete=True))


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ReviewPage]:
    made = ReviewPage()
    qtbot.addWidget(made)
    made.show()
    yield made


def test_the_request_is_shown_as_it_will_run(page: ReviewPage) -> None:
    Holder(page, PLAN, FACTS)
    shown = named(page, QPlainTextEdit, "What will run, as JSON").toPlainText()
    assert from_plain(DistillSpec, json.loads(shown)) == complete_spec(PLAN, title="Full, 75 %, distilled")


def test_a_title_is_suggested_and_typed(page: ReviewPage, qtbot: QtBot) -> None:
    holder = Holder(page, PLAN, FACTS)
    title = named(page, QLineEdit, "Title of the run")
    assert title.placeholderText() == "Full, 75 %, distilled"
    qtbot.keyClicks(title, "For the phone")
    assert holder.plan.distillation.title == "For the phone"
    assert json.loads(page.request_text())["title"] == "For the phone"


def test_the_request_is_saved_as_shown(page: ReviewPage, tmp_path: Path) -> None:
    Holder(page, PLAN, FACTS)
    page.save_to(tmp_path / "mine.json")
    assert (tmp_path / "mine.json").read_text(encoding="utf-8") == page.request_text()


def test_a_place_that_cannot_be_written_is_told(page: ReviewPage, tmp_path: Path) -> None:
    Holder(page, PLAN, FACTS)
    page.save_to(tmp_path / "gone" / "mine.json")
    (label,) = page.findChildren(ReasonLabel)
    assert "gone" in label.reason


def test_what_is_not_complete_cannot_be_saved(page: ReviewPage) -> None:
    Holder(page, RunPlan(), Facts())
    assert not named(page, QPushButton, "Save the spec").isEnabled()


@pytest.mark.parametrize(
    ("plan", "title"),
    [
        (pruned(planned(teacher=Path("full"))), "Full, 75 %, IncReg"),
        (planned(teacher=Path("full"), widths={5: 0.4, 4: 0.9}), "Full, 40–90 %, distilled"),
        (
            pruned(planned(teacher=Path("full")), ratios=None, speed_up=2.5),
            "Full, 2.5× faster, IncReg",
        ),
        (planned(teacher=Path("full"), widths=(1, 2, 3, 4, 5)), "Full, widths by hand, distilled"),
    ],
)
def test_titles_say_what_is_made(plan: RunPlan, title: str) -> None:
    assert suggested_title(plan, FACTS) == title


def test_the_summary_says_all_that_matters() -> None:
    lines = dict(summary_lines(with_goal(PLAN, Goal.LIVE, FACTS.bundles[Path("full")]), FACTS, Estimate()))
    assert lines["Makes"] == "One pair for live preview (AdaIN, level 4)"
    assert lines["Photographs"] == "8 in photos"
    assert "Styles" not in lines
    assert lines["Stays"].startswith("75 % · ")
    assert "40 minutes" in lines["Length"]


def test_the_whole_plan_is_told() -> None:
    schedule = replace(Schedule(), learning_rate=3.5e-5, batch=6, crop_px=192, patience=7, steps=900)
    plan = planned(PLAN, schedule=schedule, threads=3, device="cpu")
    lines = dict(summary_lines(plan, replace(FACTS, runs_folder=Path("/data/runs")), Estimate()))
    assert lines["Teacher"] == "Full (full)"
    assert " → " in lines["Stays"] and "parameters" in lines["Stays"]
    assert lines["Goal of learning"] == "Computes what the teacher computes"
    assert lines["Loss terms"].startswith("Embedding 0.1 · ") and "Picture 30" in lines["Loss terms"]
    assert lines["Length"] == "900 steps, 6 crops of 192 px at a time"
    assert lines["Learning rate"].startswith("3.5 × 10⁻⁵, after a warm-up of 100 steps or a tenth of the run")
    assert "every 200 steps" in lines["Scores"] and "3 % of pictures" in lines["Scores"]
    assert lines["Scores"].endswith("ends after 7 scores without gain")
    assert lines["Checkpoints"] == "every 50 steps, every 60 s, and when it is stopped"
    assert lines["Compute on"] == "Processor (CPU), 3 threads"
    assert lines["Time"] and lines["Goes to"] == "a new folder in /data/runs"


def test_learning_to_paint_tells_its_own_losses_and_the_rate_of_encoders() -> None:
    plan = with_goal(PLAN, Goal.OWN_PICTURES, FACTS.bundles[Path("full")])
    lines = dict(summary_lines(plan, FACTS, Estimate()))
    assert lines["Goal of learning"].startswith("Paints well")
    assert lines["Loss terms"].startswith("Style 1 · Content 4")
    assert lines["Learning rate"].endswith("encoders 10 × 10⁻⁵")
