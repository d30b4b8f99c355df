"""What a choice on one page means for the others."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import SpecError
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingSettings
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.spec_file import read_spec, write_spec
from studio.specs.stylize import DEVICES
from studio.specs.training import Collaboration, DistillSpec, LossShares, Schedule, Trunk
from studio.ui.training.wizard.plan import (
    Goal,
    RunPlan,
    Technique,
    complete_spec,
    plan_of,
    recommended_keep,
    with_goal,
    with_keep,
    with_teacher,
    with_technique,
)
from tests.unit.ui.controls.manifests import manifest
from tests.unit.ui.training.wizard.seen import planned

FULL = manifest("full")
ADAIN = manifest("adain", methods=(Method.ADAIN,), levels=(4,))
COMPLETE = planned(teacher=Path("compact"), contents=Path("photos"))

shares = st.integers(5, 100).map(lambda percent: percent / 100)
schedules = st.builds(
    Schedule,
    steps=st.integers(1, 10_000),
    minutes=st.floats(0.5, 1000),
    learning_rate=st.floats(1e-6, 1e-2),
    batch=st.integers(1, 32),
    crop_px=st.sampled_from([64, 128, 256]),
    patience=st.integers(0, 9),
)
loss_shares = st.builds(LossShares, gram=st.floats(0, 1))
rest = {
    "title": st.just("again"),
    "schedule": schedules,
    "shares": loss_shares,
    "held_out": st.sampled_from([0.03, 0.1]),
    "seed": st.integers(0, 99),
    "threads": st.integers(0, 8),
    "device": st.sampled_from(DEVICES),
    "contents": st.just(Path("photos")),
    "styles": st.sampled_from([None, Path("styles")]),
}
distillations = st.builds(
    DistillSpec,
    teacher=st.just(Path("compact")),
    start=st.sampled_from([None, Path("begun")]),
    width_multiple=st.sampled_from([1, 16]),
    method=st.sampled_from([Method.WCT, Method.ADAIN]),
    levels=st.sampled_from([None, (4,), (5, 4, 3)]),
    widths=st.one_of(shares, st.just((12, 12, 24, 24, 48)), st.just({5: 0.66, 4: 0.85, 3: 0.9})),
    trunk=st.sampled_from(Trunk),
    collaboration=st.sampled_from(Collaboration),
    aim=st.sampled_from(Aim),
    painting=st.builds(PaintingSettings, encoder_rate=st.floats(0, 1e-3)),
    **rest,
)
prunings = st.builds(
    PruneSpec,
    bundle=st.just(Path("compact")),
    criterion=st.sampled_from(PruningCriterion),
    ratios=st.one_of(st.integers(0, 95).map(lambda p: p / 100), st.just({"conv3_1": 0.6, "5.conv4_1": 0.7})),
    levels=st.sampled_from([None, (4,), (5, 4, 3)]),
    **rest,
)


def test_what_nobody_touched_follows_the_goal() -> None:
    plan = with_goal(RunPlan(), Goal.FASTER, FULL)
    assert plan.keep == recommended_keep(Goal.FASTER)


def test_what_somebody_chose_stays_when_the_goal_changes() -> None:
    plan = with_goal(with_keep(RunPlan(), 0.42), Goal.FASTER, FULL)
    assert plan == with_goal(with_keep(RunPlan(), 0.42), Goal.FASTER, None) and plan.keep == 0.42


def test_there_and_back_is_where_one_began() -> None:
    begins = with_teacher(RunPlan(), Path("full"), FULL)
    for goal in Goal:
        assert with_goal(with_goal(begins, goal, FULL), begins.goal, FULL) == begins


def test_live_preview_is_one_adain_pair() -> None:
    plan = with_goal(RunPlan(), Goal.LIVE, FULL)
    assert (plan.distillation.method, plan.distillation.levels) == (Method.ADAIN, (4,))


def test_a_teacher_for_adain_alone_makes_adain() -> None:
    plan = with_teacher(RunPlan(), Path("adain"), ADAIN)
    assert plan.distillation.method is Method.ADAIN
    assert with_teacher(plan, Path("full"), FULL).distillation.method is Method.WCT


def test_own_pictures_with_every_filter_are_distilled() -> None:
    plan = with_goal(with_technique(RunPlan(), Technique.PRUNE), Goal.OWN_PICTURES, FULL)
    assert (plan.technique, plan.keep) == (Technique.DISTIL, 1.0)
    assert with_technique(plan, Technique.PRUNE).keep < 1


def test_own_pictures_are_learned_by_painting_them() -> None:
    plan = with_goal(RunPlan(), Goal.OWN_PICTURES, FULL)
    assert plan.distillation.aim is Aim.PAINT and plan.distillation.schedule == Schedule.of(Aim.PAINT)
    pruned = with_technique(plan, Technique.PRUNE)
    assert pruned.distillation.aim is Aim.IMITATE and pruned.distillation.schedule == Schedule()
    assert with_technique(pruned, Technique.DISTIL).distillation.aim is Aim.PAINT
    assert with_goal(plan, Goal.FASTER, FULL).distillation.aim is Aim.IMITATE
    assert with_teacher(plan, Path("adain"), ADAIN).distillation.aim is Aim.IMITATE


def test_another_teacher_gives_up_shares_that_name_its_layers() -> None:
    half = with_keep(planned(teacher=Path("full")), 0.5)
    pruning = replace(half.pruning, ratios={"5.encoder.conv1_1": 0.6})
    plan = replace(planned(half, widths=(1, 2, 3, 4, 5)), pruning=pruning)
    assert with_teacher(plan, Path("full"), FULL) == plan
    assert with_teacher(plan, Path("other"), FULL) == planned(half, teacher=Path("other"))


def test_a_goal_with_other_levels_gives_up_shares_of_levels() -> None:
    plan = planned(with_keep(RunPlan(), 0.5), widths={5: 0.4, 4: 0.5})
    assert with_goal(plan, Goal.LIVE, FULL).distillation.widths == 0.5


def test_the_same_goal_changes_nothing() -> None:
    plan = planned(levels=(5, 4))
    assert with_goal(plan, plan.goal, FULL) is plan


@given(distillations)
def test_a_distillation_repeats_itself(spec: DistillSpec) -> None:
    assert complete_spec(plan_of(spec), title="unused") == spec


@given(prunings)
def test_a_pruning_repeats_itself(spec: PruneSpec) -> None:
    assert complete_spec(plan_of(spec), title="unused") == spec


@pytest.mark.parametrize("technique", Technique)
@pytest.mark.parametrize("goal", Goal)
def test_a_plan_repeats_itself_through_its_request(goal: Goal, technique: Technique) -> None:
    plan = with_goal(replace(planned(COMPLETE, styles=Path("styles"), title="mine"), technique=technique), goal, None)
    again = plan_of(complete_spec(plan, title="unused"))
    assert complete_spec(again, title="unused") == complete_spec(plan, title="unused")
    assert again.technique is plan.technique


@pytest.mark.parametrize("by_sensitivity", [False, True])
def test_a_speed_up_repeats_itself(by_sensitivity: bool) -> None:
    spec = PruneSpec(
        title="t", bundle=Path("compact"), contents=Path("photos"), speed_up=2.5, by_sensitivity=by_sensitivity
    )
    assert complete_spec(plan_of(spec), title="") == spec


def test_the_goal_of_a_repeated_run_is_guessed() -> None:
    for goal in (Goal.SMALLER, Goal.LIVE, Goal.OWN_PICTURES):
        plan = with_goal(COMPLETE, goal, None)
        assert plan_of(complete_spec(plan, title="t")).goal is goal


def test_a_share_that_stays_is_one_that_goes() -> None:
    spec = replace(with_keep(RunPlan(), 0.7), technique=Technique.PRUNE).spec
    assert isinstance(spec, PruneSpec)
    assert spec.ratios == 0.3 and spec.then is None


def test_pruning_then_distilling_asks_for_both() -> None:
    spec = complete_spec(replace(COMPLETE, technique=Technique.PRUNE_THEN_DISTIL), title="both")
    assert isinstance(spec, PruneSpec) and spec.then is not None
    assert spec.then.teacher == spec.bundle == Path("compact") and spec.then.widths == 1.0


def test_a_title_is_taken_where_the_plan_has_none() -> None:
    assert complete_spec(COMPLETE, title="suggested").title == "suggested"


@pytest.mark.parametrize("plan", [planned(teacher=Path("compact")), planned(contents=Path("photos"))])
def test_what_is_not_complete_is_no_request(plan: RunPlan) -> None:
    with pytest.raises(SpecError, match="choose both"):
        complete_spec(plan, title="t")


def test_a_request_of_the_wizard_survives_its_file(tmp_path: Path) -> None:
    write_spec(tmp_path / "mine.json", complete_spec(COMPLETE, title="t"))
    assert read_spec(tmp_path / "mine.json") == complete_spec(COMPLETE, title="t")
