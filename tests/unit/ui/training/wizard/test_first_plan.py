"""Defaults are good enough to press Next to the end."""

from pathlib import Path

import pytest

from studio.specs.method import Method
from studio.ui.training.wizard.first_plan import (
    LastFolders,
    best_teacher,
    first_plan,
    load_last_folders,
    save_last_folders,
)
from studio.ui.training.wizard.pages import Page
from studio.ui.training.wizard.picture_report import PictureReport
from studio.ui.training.wizard.plan import Goal, RunPlan, with_goal
from studio.ui.training.wizard.problems import Facts, problems
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
    assert problems(plan, Page.REVIEW, Facts(BUNDLES, report, report)) == ()
    assert (plan.goal, plan.teacher, plan.distillation.styles) == (Goal.SMALLER, Path("full"), photos)


def test_folders_come_back(tmp_path: Path) -> None:
    folders = LastFolders(tmp_path / "photos", tmp_path / "styles")
    for folder in (tmp_path / "photos", tmp_path / "styles"):
        folder.mkdir()
    save_last_folders(folders, tmp_path / "deep" / "training.json")
    assert load_last_folders(tmp_path / "deep" / "training.json") == folders


def test_folders_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    save_last_folders(LastFolders(tmp_path / "photos", tmp_path / "styles"), tmp_path / "training.json")
    assert load_last_folders(tmp_path / "training.json") == LastFolders()


@pytest.mark.parametrize("text", ["", "[]", '{"contents": 3}', "{"])
def test_a_broken_file_is_no_question(tmp_path: Path, text: str) -> None:
    (tmp_path / "training.json").write_text(text)
    assert load_last_folders(tmp_path / "training.json") == LastFolders()


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save_last_folders(LastFolders(tmp_path), tmp_path / "file" / "training.json")
    assert load_last_folders(tmp_path / "file" / "training.json") == LastFolders()
