"""What a choice on one page means for the others."""

from dataclasses import replace
from pathlib import Path

from studio.specs.method import Method
from studio.specs.painting import Aim
from studio.specs.training import Schedule
from studio.ui.training.wizard.plan import (
    Goal,
    RunPlan,
    SizeChoice,
    Technique,
    recommended_keep,
    trained_levels,
    with_goal,
    with_keep,
    with_teacher,
    with_technique,
)
from tests.unit.ui.controls.manifests import manifest

FULL = manifest("full")
ADAIN = manifest("adain", methods=(Method.ADAIN,), levels=(4,))


def test_what_nobody_touched_follows_the_goal() -> None:
    plan = with_goal(RunPlan(), Goal.FASTER, FULL)
    assert plan.size.keep == recommended_keep(Goal.FASTER)


def test_what_somebody_chose_stays_when_the_goal_changes() -> None:
    plan = with_goal(with_keep(RunPlan(), 0.42), Goal.FASTER, FULL)
    assert plan.size == SizeChoice(keep=0.42)


def test_there_and_back_is_where_one_began() -> None:
    begins = with_teacher(RunPlan(), Path("full"), FULL)
    for goal in Goal:
        assert with_goal(with_goal(begins, goal, FULL), begins.goal, FULL) == begins


def test_live_preview_is_one_adain_pair() -> None:
    plan = with_goal(RunPlan(), Goal.LIVE, FULL)
    assert (plan.derived.method, trained_levels(plan, FULL)) == (Method.ADAIN, (4,))


def test_a_teacher_for_adain_alone_makes_adain() -> None:
    plan = with_teacher(RunPlan(), Path("adain"), ADAIN)
    assert plan.derived.method is Method.ADAIN
    assert trained_levels(plan, ADAIN) == (4,)
    assert with_teacher(plan, Path("full"), FULL).derived.method is Method.WCT


def test_own_pictures_with_every_filter_are_distilled() -> None:
    plan = with_goal(with_technique(RunPlan(), Technique.PRUNE), Goal.OWN_PICTURES, FULL)
    assert (plan.technique, plan.size.keep) == (Technique.DISTIL, 1.0)
    assert with_technique(plan, Technique.PRUNE).size.keep < 1


def test_own_pictures_are_learned_by_painting_them() -> None:
    plan = with_goal(RunPlan(), Goal.OWN_PICTURES, FULL)
    assert plan.derived.aim is Aim.PAINT and plan.schedule == Schedule.of(Aim.PAINT)
    pruned = with_technique(plan, Technique.PRUNE)
    assert pruned.derived.aim is Aim.IMITATE and pruned.schedule == Schedule()
    assert with_technique(pruned, Technique.DISTIL).derived.aim is Aim.PAINT
    assert with_goal(plan, Goal.FASTER, FULL).derived.aim is Aim.IMITATE
    assert with_teacher(plan, Path("adain"), ADAIN).derived.aim is Aim.IMITATE


def test_another_teacher_gives_up_shares_that_name_its_layers() -> None:
    size = SizeChoice(keep=0.5, by_level=((5, 0.4),), by_layer=(("5.encoder.conv1_1", 0.4),), widths=(1, 2, 3, 4, 5))
    plan = RunPlan(teacher=Path("full"), size=size)
    assert with_teacher(plan, Path("full"), FULL) == plan
    assert with_teacher(plan, Path("other"), FULL).size == SizeChoice(keep=0.5)


def test_a_goal_with_other_levels_gives_up_shares_of_levels() -> None:
    plan = replace(RunPlan(), size=SizeChoice(keep=0.5, by_level=((5, 0.4), (4, 0.5))))
    assert with_goal(plan, Goal.LIVE, FULL).size.by_level == ()


def test_the_same_goal_changes_nothing() -> None:
    plan = replace(RunPlan(), derived=replace(RunPlan().derived, levels=(5, 4)))
    assert with_goal(plan, plan.goal, FULL) is plan
