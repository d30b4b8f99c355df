"""Defaults are good enough to press Next to the end."""

from pathlib import Path

from studio.specs.method import Method
from studio.ui.training.wizard.first_plan import best_teacher, first_plan
from studio.ui.training.wizard.last_folders import LastFolders
from studio.ui.training.wizard.picture_report import PictureReport
from studio.ui.training.wizard.plan import Goal, RunPlan, with_goal
from studio.ui.training.wizard.problems import Facts, first_page_with_problems
from tests.unit.ui.controls.manifests import manifest

BUNDLES = {
    Path("low"): manifest("low", levels=(3, 2, 1)),
    Path("full"): manifest("full"),
    Path("teacher"): manifest("teacher", methods=()),
    Path("one"): manifest("one", methods=(Method.ADAIN,), levels=(4,)),
}


def test_the_best_teacher_has_most_levels_and_can_paint() -> None:
    assert best_teacher(RunPlan(), BUNDLES) == Path("full")
    assert best_teacher(RunPlan(), {}) is None


def test_the_best_teacher_can_teach_what_is_planned() -> None:
    plan = with_goal(RunPlan(), Goal.LIVE, None)
    assert best_teacher(plan, {folder: BUNDLES[folder] for folder in (Path("low"), Path("one"))}) == Path("one")


def test_with_the_folders_of_last_time_nothing_is_missing(photos: Path) -> None:
    plan = first_plan(BUNDLES, LastFolders(photos, photos))
    report = PictureReport(photos, total=4)
    assert first_page_with_problems(plan, Facts(BUNDLES, report, report)) is None
    assert (plan.goal, plan.teacher, plan.distillation.styles) == (Goal.SMALLER, Path("full"), photos)
