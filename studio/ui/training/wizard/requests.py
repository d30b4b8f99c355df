"""From a plan to the request that will run, and back again for a run that is repeated with changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.errors import SpecError
from studio.jobs.training.request import TrainingRequest, TrainingSpec
from studio.specs.method import Method
from studio.specs.pruning import PruneSpec, Ratios
from studio.specs.training import DistillSpec, LossShares, Widths
from studio.specs.training_bounds import check_bounds
from studio.ui.training.wizard.plan import LIVE_LEVEL, DerivedSettings, Goal, RunPlan, SizeChoice, Technique

_DIGITS = 12  # 1 - 0.7 is 0.30000000000000004


def to_request(plan: RunPlan, *, title: str) -> TrainingRequest:
    """The request behind ``plan``, called ``title`` where the plan has no title of its own.

    Raises SpecError where teacher or pictures are not chosen, or a value is out of range.
    """
    if plan.teacher is None or plan.contents is None:
        raise SpecError("a run needs a teacher bundle and a folder of pictures; choose both")
    spec, then = specs_of(plan)
    for each in (spec, then):
        if each is not None:
            check_bounds(each)
    return TrainingRequest(title=plan.title.strip() or title, spec=spec, then=then)


def specs_of(plan: RunPlan) -> tuple[TrainingSpec, DistillSpec | None]:
    """What runs, and what runs after it; what is not chosen yet is an empty path. SpecError where a value is wrong."""
    if plan.technique is Technique.DISTIL:
        return _distillation(plan, _widths(plan.size)), None
    then = None
    if plan.technique is Technique.PRUNE_THEN_DISTIL:
        then = _distillation(plan, 1.0)  # begins with the pruned pairs, whose widths are their own
    return _pruning(plan), then


def from_request(request: TrainingRequest) -> RunPlan:
    """The plan that leads to ``request``; the goal is guessed, for it is not recorded."""
    spec = request.spec
    if isinstance(spec, PruneSpec):
        technique = Technique.PRUNE if request.then is None else Technique.PRUNE_THEN_DISTIL
        plan = _of_pruning(spec, request.then, technique)
    else:
        plan = _of_distillation(spec)
    return _with_rest(plan, spec, request.title)


def _distillation(plan: RunPlan, widths: Widths) -> DistillSpec:
    derived = plan.derived
    return DistillSpec(
        teacher=plan.teacher or Path(),
        contents=plan.contents or Path(),
        styles=plan.styles,
        start=derived.start,
        method=derived.method,
        levels=derived.levels,
        widths=widths,
        width_multiple=derived.width_multiple,
        trunk=derived.trunk,
        collaboration=derived.collaboration,
        shares=derived.shares or LossShares.of(derived.method),
        schedule=plan.schedule,
        held_out=derived.held_out,
        seed=derived.seed,
        threads=plan.threads,
        device=plan.device,
        aim=derived.aim,
        painting=derived.painting,
    )


def _pruning(plan: RunPlan) -> PruneSpec:
    derived, size = plan.derived, plan.size
    return PruneSpec(
        bundle=plan.teacher or Path(),
        contents=plan.contents or Path(),
        styles=plan.styles,
        criterion=plan.criterion,
        ratios=_ratios(size) if size.speed_up is None else None,
        speed_up=size.speed_up,
        by_sensitivity=size.by_sensitivity and size.speed_up is not None,
        levels=derived.levels,
        pruning_steps=derived.pruning_steps,
        shares=derived.shares or LossShares(),
        schedule=plan.schedule,
        held_out=derived.held_out,
        seed=derived.seed,
        threads=plan.threads,
        device=plan.device,
    )


def _widths(size: SizeChoice) -> Widths:
    if size.widths is not None:
        return size.widths
    return dict(size.by_level) if size.by_level else size.keep


def _ratios(size: SizeChoice) -> Ratios:
    if size.by_layer:
        return {layer: _rest(keep) for layer, keep in size.by_layer}
    return _rest(size.keep)


def _rest(share: float) -> float:
    return round(1.0 - share, _DIGITS)


def _of_distillation(spec: DistillSpec) -> RunPlan:
    derived = DerivedSettings(
        method=spec.method,
        levels=spec.levels,
        trunk=spec.trunk,
        collaboration=spec.collaboration,
        shares=None if spec.shares == LossShares.of(spec.method) else spec.shares,
        aim=spec.aim,
        painting=spec.painting,
        start=spec.start,
        width_multiple=spec.width_multiple,
    )
    goal = _guessed_goal(derived, is_whole=spec.widths == 1.0)
    return RunPlan(
        goal=goal, technique=Technique.DISTIL, teacher=spec.teacher, derived=derived, size=_size_of(spec.widths)
    )


def _of_pruning(spec: PruneSpec, then: TrainingSpec | None, technique: Technique) -> RunPlan:
    after = then if isinstance(then, DistillSpec) else None
    method = Method.ADAIN if spec.levels == (LIVE_LEVEL,) else Method.WCT  # pruning itself keeps what the bundle has
    method = after.method if after else method
    derived = DerivedSettings(
        method=method,
        levels=spec.levels,
        trunk=after.trunk if after else DerivedSettings().trunk,
        collaboration=after.collaboration if after else DerivedSettings().collaboration,
        shares=None if spec.shares == LossShares() else spec.shares,
        aim=after.aim if after else DerivedSettings().aim,
        painting=after.painting if after else DerivedSettings().painting,
        pruning_steps=spec.pruning_steps,
    )
    ratios = spec.ratios
    size = SizeChoice(speed_up=spec.speed_up, by_sensitivity=spec.by_sensitivity)
    if isinstance(ratios, float | int):
        size = SizeChoice(keep=_rest(ratios))
    elif ratios is not None:
        size = SizeChoice(by_layer=tuple((layer, _rest(share)) for layer, share in ratios.items()))
    goal = _guessed_goal(derived, is_whole=False)
    return RunPlan(
        goal=goal, technique=technique, criterion=spec.criterion, teacher=spec.bundle, derived=derived, size=size
    )


def _guessed_goal(derived: DerivedSettings, *, is_whole: bool) -> Goal:
    if derived.levels == (LIVE_LEVEL,) and derived.method is Method.ADAIN:
        return Goal.LIVE
    return Goal.OWN_PICTURES if is_whole else Goal.SMALLER


def _size_of(widths: Widths) -> SizeChoice:
    if isinstance(widths, tuple):
        return SizeChoice(widths=widths)
    if isinstance(widths, float | int):
        return SizeChoice(keep=widths)
    return SizeChoice(by_level=tuple(widths.items()))


def _with_rest(plan: RunPlan, spec: TrainingSpec, title: str) -> RunPlan:
    """What both kinds of request have in common."""
    return replace(
        plan,
        contents=spec.contents,
        styles=spec.styles,
        schedule=spec.schedule,
        derived=replace(plan.derived, held_out=spec.held_out, seed=spec.seed),
        threads=spec.threads,
        device=spec.device,
        title=title,
    )
