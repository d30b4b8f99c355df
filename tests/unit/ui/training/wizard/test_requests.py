"""A plan becomes the request that runs, and a request the plan that leads to it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import SpecError
from studio.jobs.training.request import TrainingRequest
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingSettings
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.stylize import DEVICES
from studio.specs.training import Collaboration, DistillSpec, LossShares, Schedule, Trunk
from studio.ui.training.wizard.plan import Goal, RunPlan, SizeChoice, Technique, with_goal
from studio.ui.training.wizard.requests import from_request, specs_of, to_request

FOLDERS = {"contents": Path("photos"), "styles": Path("styles")}
COMPLETE = RunPlan(teacher=Path("compact"), contents=Path("photos"))

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


@given(distillations)
def test_a_distillation_repeats_itself(spec: DistillSpec) -> None:
    request = TrainingRequest("again", spec)
    assert to_request(from_request(request), title="unused") == request


@given(prunings)
def test_a_pruning_repeats_itself(spec: PruneSpec) -> None:
    request = TrainingRequest("again", spec)
    assert to_request(from_request(request), title="unused") == request


@pytest.mark.parametrize("technique", Technique)
@pytest.mark.parametrize("goal", Goal)
def test_a_plan_repeats_itself_through_its_request(goal: Goal, technique: Technique) -> None:
    plan = with_goal(RunPlan(technique=technique, teacher=Path("compact"), title="mine", **FOLDERS), goal, None)
    again = from_request(to_request(plan, title="unused"))
    assert to_request(again, title="unused") == to_request(plan, title="unused")
    assert again.technique is plan.technique


@pytest.mark.parametrize("by_sensitivity", [False, True])
def test_a_speed_up_repeats_itself(by_sensitivity: bool) -> None:
    spec = PruneSpec(Path("compact"), Path("photos"), speed_up=2.5, by_sensitivity=by_sensitivity)
    assert to_request(from_request(TrainingRequest("t", spec)), title="").spec == spec


def test_the_goal_of_a_repeated_run_is_guessed() -> None:
    for goal in (Goal.SMALLER, Goal.LIVE, Goal.OWN_PICTURES):
        plan = with_goal(COMPLETE, goal, None)
        assert from_request(to_request(plan, title="t")).goal is goal


def test_a_share_that_stays_is_one_that_goes() -> None:
    spec, then = specs_of(RunPlan(technique=Technique.PRUNE, size=SizeChoice(keep=0.7)))
    assert isinstance(spec, PruneSpec)
    assert spec.ratios == 0.3
    assert then is None


def test_pruning_then_distilling_asks_for_both() -> None:
    plan = RunPlan(technique=Technique.PRUNE_THEN_DISTIL, teacher=Path("compact"), contents=Path("photos"))
    request = to_request(plan, title="both")
    assert isinstance(request.spec, PruneSpec)
    assert request.then is not None
    assert request.then.teacher == request.spec.bundle == Path("compact")


def test_a_title_is_taken_where_the_plan_has_none() -> None:
    assert to_request(COMPLETE, title="suggested").title == "suggested"


@pytest.mark.parametrize("plan", [RunPlan(teacher=Path("compact")), RunPlan(contents=Path("photos"))])
def test_what_is_not_complete_is_no_request(plan: RunPlan) -> None:
    with pytest.raises(SpecError, match="choose both"):
        to_request(plan, title="t")


def test_a_request_of_the_wizard_survives_its_file() -> None:
    request = to_request(COMPLETE, title="t")
    assert TrainingRequest.from_json(json.loads(json.dumps(request.to_json()))) == request
