"""Every page says what keeps it from being left."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio.errors import SpecError
from studio.specs.criterion_settings import CriterionSettings
from studio.specs.method import Method
from studio.specs.pruning import PruningCriterion, Ratios
from studio.specs.training import Schedule
from studio.ui.training.wizard.pages import PAGES, Page
from studio.ui.training.wizard.picture_report import PictureReport
from studio.ui.training.wizard.plan import Goal, RunPlan, Technique, complete_spec, with_goal, with_keep
from studio.ui.training.wizard.problems import Facts, problems
from tests.unit.ui.controls.manifests import manifest
from tests.unit.ui.training.wizard.seen import planned, pruned

FULL, TEACHER_ONLY = Path("full"), Path("encoders")
SHALLOW = Path("shallow")
PHOTOS, STYLES = Path("photos"), Path("styles")
ENOUGH = PictureReport(PHOTOS, total=9, good=9, is_complete=True)
FACTS = Facts(
    {
        FULL: manifest("full"),
        TEACHER_ONLY: manifest("encoders", methods=()),
        SHALLOW: manifest("shallow", levels=(3, 2, 1)),
    },
    contents=ENOUGH,
)
COMPLETE = planned(teacher=FULL, contents=PHOTOS)


def test_a_complete_plan_has_none() -> None:
    assert [problems(COMPLETE, page, FACTS) for page in PAGES] == [()] * len(PAGES)


def test_a_plan_without_anything_says_what_is_missing_first() -> None:
    assert problems(RunPlan(), Page.REVIEW, Facts())[0].startswith("Teacher: ")
    assert problems(planned(teacher=FULL), Page.REVIEW, FACTS)[0].startswith("Pictures: ")


def test_a_teacher_that_is_gone_is_named() -> None:
    (problem,) = problems(planned(COMPLETE, teacher=Path("gone")), Page.TEACHER, FACTS)
    assert "gone" in problem


def test_a_teacher_without_decoders_is_told_what_it_lacks() -> None:
    (problem,) = problems(planned(COMPLETE, teacher=TEACHER_ONLY), Page.TEACHER, FACTS)
    assert "no decoder at level 5, 4, 3, 2, 1" in problem


def test_live_preview_needs_level_4() -> None:
    plan = with_goal(planned(COMPLETE, teacher=SHALLOW), Goal.LIVE, FACTS.bundles[SHALLOW])
    (problem,) = problems(plan, Page.TEACHER, FACTS)
    assert "level 4" in problem


def test_levels_that_the_teacher_lacks_are_named() -> None:
    plan = planned(COMPLETE, teacher=SHALLOW, levels=(5, 3))
    (problem,) = problems(plan, Page.TEACHER, FACTS)
    assert "no pair at level 5" in problem


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (PictureReport(PHOTOS, is_complete=True), "holds no picture"),
        (PictureReport(PHOTOS, total=5, good=1, is_complete=True), "at least 2"),
    ],
)
def test_too_few_pictures_are_told(report: PictureReport, words: str) -> None:
    (problem,) = problems(COMPLETE, Page.PICTURES, replace(FACTS, contents=report))
    assert words in problem


def test_styles_count_only_where_there_are_any() -> None:
    none = PictureReport(STYLES, is_complete=True)
    assert problems(COMPLETE, Page.PICTURES, replace(FACTS, styles=none)) == ()
    (problem,) = problems(planned(COMPLETE, styles=STYLES), Page.PICTURES, replace(FACTS, styles=none))
    assert "styles" in problem


def test_one_need_not_wait_for_the_check() -> None:
    assert problems(COMPLETE, Page.PICTURES, replace(FACTS, contents=PictureReport(PHOTOS, total=9))) == ()
    assert problems(COMPLETE, Page.PICTURES, replace(FACTS, contents=None)) == ()


@pytest.mark.parametrize("ratios", [0.0, {"5.encoder.conv1_1": 0.0, "5.encoder.conv1_2": 0.0}])
def test_pruning_has_to_remove_something(ratios: Ratios) -> None:
    plan = pruned(COMPLETE, ratios=ratios)
    assert len(problems(plan, Page.SIZE, FACTS)) == 1
    assert problems(with_keep(COMPLETE, 1.0), Page.SIZE, FACTS) == ()
    assert problems(pruned(plan, ratios=None, speed_up=2.0), Page.SIZE, FACTS) == ()


def test_widths_that_do_not_reach_the_deepest_layer_are_told() -> None:
    plan = planned(COMPLETE, widths=(12,) * 7)
    assert "widths" in problems(plan, Page.SIZE, FACTS)[0]
    for count in (5, 13):
        assert problems(planned(plan, widths=(12,) * count), Page.SIZE, FACTS) == ()


def test_a_contradiction_of_the_spec_is_told_in_its_words() -> None:
    short = planned(COMPLETE, schedule=Schedule(steps=100))
    plan = pruned(short, criterion=PruningCriterion.SPP, pruning_steps=500)
    (problem,) = problems(plan, Page.SCHEDULE, FACTS)
    assert "500" in problem


@pytest.mark.parametrize("technique", [Technique.PRUNE, Technique.PRUNE_THEN_DISTIL])
def test_steps_too_few_for_the_criterion_are_told_with_the_number_needed(technique: Technique) -> None:
    plan = replace(pruned(planned(COMPLETE, schedule=Schedule(steps=10)), ratios=0.5), technique=technique)
    (problem,) = problems(plan, Page.SCHEDULE, FACTS)
    assert "increg needs at least 15 pruning steps to remove 256 filters" in problem and "not 5;" in problem
    assert problems(planned(plan, schedule=Schedule(steps=32)), Page.SCHEDULE, FACTS) == ()
    assert problems(planned(plan, schedule=Schedule(minutes=1.0)), Page.SCHEDULE, FACTS) == ()
    assert problems(pruned(plan, ratios={"nobody": 0.5}), Page.SCHEDULE, FACTS) == (), "the size page tells of that"
    (problem,) = problems(pruned(plan, ratios=None, ratio_stages=(0.25, 0.5)), Page.SCHEDULE, FACTS)
    assert "at least 13 pruning steps to remove 128 filters" in problem


def test_constants_that_no_learning_rate_bears_are_told() -> None:
    plan = planned(COMPLETE, schedule=Schedule(steps=1000))
    (problem,) = problems(pruned(plan, settings=CriterionSettings(threshold=1e6)), Page.SCHEDULE, FACTS)
    assert "lies above the amplitude and below" in problem
    (problem,) = problems(pruned(plan, pruning_rate=0.5), Page.SCHEDULE, FACTS)
    assert problem == "Learning rate, pruning (× 10⁻⁵): 0.01 to 1,000 is possible, not 50,000."


def test_the_review_collects_all_and_says_where() -> None:
    plan = pruned(ratios=0.0)
    found = problems(plan, Page.REVIEW, Facts())
    assert [problem.partition(":")[0] for problem in found] == ["Teacher", "Pictures", "Size"]


def test_a_bundle_for_adain_alone_can_teach() -> None:
    facts = replace(FACTS, bundles={FULL: manifest("one", methods=(Method.ADAIN,), levels=(4,))})
    assert problems(COMPLETE, Page.TEACHER, facts) == ()


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"batch": 1024}, "Crops in a batch: 1 to 256 is possible, not 1,024."),
        ({"learning_rate": 0.1}, "Learning rate (× 10⁻⁵): 0.01 to 1,000 is possible, not 10,000."),
        ({"minutes": 100_000.0}, "Length in minutes: 0.1 to 20,160 is possible, not 100,000."),
        ({"batch": 64, "crop_px": 1024}, "Pixels of all crops of a batch together"),
    ],
)
def test_numbers_that_no_run_bears_are_refused_with_what_is_possible(change: dict[str, Any], refusal: str) -> None:
    plan = planned(COMPLETE, schedule=replace(Schedule(), **change))
    (problem,) = problems(plan, Page.SCHEDULE, FACTS)
    assert problem.startswith(refusal)
    assert problems(plan, Page.SIZE, FACTS) == () and problems(plan, Page.REVIEW, FACTS) != ()
    with pytest.raises(SpecError):
        complete_spec(plan, title="t")


@pytest.mark.parametrize("technique", [Technique.PRUNE, Technique.PRUNE_THEN_DISTIL])
def test_a_speed_up_beyond_reason_is_refused_on_its_page(technique: Technique) -> None:
    plan = replace(pruned(COMPLETE, ratios=None, speed_up=500.0), technique=technique)
    (problem,) = problems(plan, Page.SIZE, FACTS)
    assert problem == "Speed-up: 1.1 to 100 is possible, not 500."
    assert problems(plan, Page.SCHEDULE, FACTS) == ()


def test_shares_that_contradict_each_other_are_refused_as_the_run_would() -> None:
    plan = pruned(COMPLETE, ratios={"encoder.conv1_1": 0.5, "5.conv1_1": 0.75})
    (problem,) = problems(plan, Page.SIZE, FACTS)
    assert "mean the same filters" in problem
