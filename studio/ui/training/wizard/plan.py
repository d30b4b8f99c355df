"""What the wizard's pages show and edit: the specs of a run, and what a choice on one page means for the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from studio.bundles.manifest import Manifest
from studio.errors import SpecError
from studio.specs.method import Method
from studio.specs.painting import Aim
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.ratio_search import Floor
from studio.specs.training import DistillationRecipe, DistillSpec, LossShares, Trunk
from studio.specs.training_bounds import check_bounds

LIVE_LEVEL = 4  # relu4_1: what AdaIN pairs are built on
NOT_CHOSEN = Path()
_DIGITS = 12  # 1 - 0.7 is 0.30000000000000004


class Goal(StrEnum):
    """The goal of a training run."""

    SMALLER = "smaller"
    FASTER = "faster"
    LIVE = "live"
    OWN_PICTURES = "own-pictures"


class Technique(StrEnum):
    """How it is made; which filters pruning takes is the criterion's affair."""

    DISTIL = "distil"
    PRUNE = "prune"
    PRUNE_THEN_DISTIL = "prune-then-distil"

    @property
    def prunes(self) -> bool:
        """Whether filters are chosen by a criterion."""
        return self is not Technique.DISTIL


_KEEP: Mapping[Goal, float] = {Goal.SMALLER: 0.75, Goal.FASTER: 0.6, Goal.LIVE: 0.75, Goal.OWN_PICTURES: 1.0}
assert set(_KEEP) == set(Goal)


def gone(keep: float) -> float:
    """The ratio of filters that go where the share ``keep`` stays, and the other way round."""
    return round(1.0 - keep, _DIGITS)


_NO_OTHER_AMOUNT: dict[str, Any] = {"speed_up": None, "by_sensitivity": False, "ratio_stages": None, "floor": None}
_DISTILLATION = DistillSpec(teacher=NOT_CHOSEN, contents=NOT_CHOSEN, widths=_KEEP[Goal.SMALLER])
_PRUNING = PruneSpec(bundle=NOT_CHOSEN, contents=NOT_CHOSEN, ratios=gone(_KEEP[Goal.SMALLER]))


@dataclass(frozen=True, slots=True)
class RunPlan:
    """One value for all pages, from which `spec` makes what runs.

    ``distillation`` holds what techniques have in common too, ``pruning`` adds which filters go and when. ``keep`` is
    the share that stays of all layers alike; it is remembered while shares are chosen one by one.
    """

    goal: Goal = Goal.SMALLER
    technique: Technique = Technique.DISTIL
    keep: float = _KEEP[Goal.SMALLER]
    distillation: DistillSpec = _DISTILLATION
    pruning: PruneSpec = _PRUNING

    @property
    def teacher(self) -> Path | None:
        """The folder of the bundle that teaches; None where none is chosen yet."""
        return None if self.distillation.teacher == NOT_CHOSEN else self.distillation.teacher

    @property
    def contents(self) -> Path | None:
        """The folder of photographs; None where none is chosen yet."""
        return None if self.distillation.contents == NOT_CHOSEN else self.distillation.contents

    @property
    def spec(self) -> TrainingSpec:
        """What runs, paths that are not chosen yet being empty; SpecError where values contradict each other."""
        if self.technique is Technique.DISTIL:
            return self.distillation
        then = None
        if self.technique is Technique.PRUNE_THEN_DISTIL:  # begins with the pruned pairs, whose widths are their own
            then = replace(self.distillation, widths=1.0, start=None)
        return replace(self.pruning.learning_as(self.distillation), then=then)


def complete_spec(plan: RunPlan, *, title: str) -> TrainingSpec:
    """What runs, called ``title`` where the plan has no title of its own.

    Raises SpecError where teacher or pictures are not chosen, or a value is out of range.
    """
    if plan.teacher is None or plan.contents is None:
        raise SpecError("a run needs a teacher bundle and a folder of pictures; choose both")
    spec = replace(plan.spec, title=plan.distillation.title.strip() or title)
    check_bounds(spec)
    return spec


def plan_of(spec: TrainingSpec) -> RunPlan:
    """The plan that leads to ``spec``; the goal is guessed, for it is not recorded."""
    if isinstance(spec, DistillSpec):
        plan = with_keep(RunPlan(), spec.widths) if isinstance(spec.widths, float | int) else RunPlan()
        return replace(plan, goal=_guessed_goal(spec), distillation=spec)
    plan = with_keep(RunPlan(), gone(spec.ratios)) if isinstance(spec.ratios, float | int) else RunPlan()
    made = replace(spec.then or spec.as_distillation(), widths=plan.keep, title=spec.title)
    if spec.then is None and spec.levels == (LIVE_LEVEL,):
        made = replace(made, method=Method.ADAIN, shares=LossShares.of(Method.ADAIN))
    return replace(
        plan,
        goal=_guessed_goal(made),
        technique=Technique.PRUNE if spec.then is None else Technique.PRUNE_THEN_DISTIL,
        distillation=made,
        pruning=replace(spec, then=None),
    )


def with_goal(plan: RunPlan, goal: Goal, teacher: Manifest | None) -> RunPlan:
    """``plan`` for another goal: what is still as the former goal recommended follows, what was changed stays."""
    if goal is plan.goal:
        return plan
    is_untouched = plan == with_keep(plan, recommended_keep(plan.goal))
    changed = replace(with_keep(plan, recommended_keep(goal)) if is_untouched else plan, goal=goal)
    if goal is Goal.OWN_PICTURES and plan.technique.prunes and changed.keep == 1.0:
        changed = replace(changed, technique=Technique.DISTIL)  # pruning that removes nothing is none
    return _fitted_to(changed, teacher)


def recommended_keep(goal: Goal) -> float:
    """The share of filters that a goal begins with."""
    return _KEEP[goal]


def with_teacher(plan: RunPlan, folder: Path, teacher: Manifest) -> RunPlan:
    """``plan`` for another teacher: shares of levels and layers that it may not have are given up."""
    if folder == plan.teacher:
        return plan
    made = replace(plan.distillation, teacher=folder, start=None, widths=plan.keep)
    return _fitted_to(replace(plan, distillation=made, pruning=_of_all_layers(plan)), teacher)


def with_technique(plan: RunPlan, technique: Technique) -> RunPlan:
    """``plan`` made otherwise; what is chosen for the former technique is kept for its return."""
    if technique.prunes and plan == with_keep(plan, 1.0):
        plan = with_keep(plan, recommended_keep(Goal.SMALLER))
    return _with_aim(replace(plan, technique=technique))


def with_speed_up(plan: RunPlan, speed_up: float) -> RunPlan:
    """``plan`` with as much pruned as makes it ``speed_up`` times faster."""
    is_sparing = plan.pruning.by_sensitivity
    amount = _NO_OTHER_AMOUNT | {"speed_up": speed_up, "by_sensitivity": is_sparing}
    return replace(plan, pruning=replace(plan.pruning, ratios=None, **amount))


def with_floor(plan: RunPlan, ssim: float) -> RunPlan:
    """``plan`` with as much pruned as keeps paintings so similar; a limit on the score stays."""
    score = plan.pruning.floor.score if plan.pruning.floor else None
    amount = _NO_OTHER_AMOUNT | {"floor": Floor(ssim=ssim, score=score)}
    return replace(plan, pruning=replace(plan.pruning, ratios=None, **amount))


def offers_recipes(plan: RunPlan) -> bool:
    """Whether ``plan`` could be distilled as published as well."""
    made = plan.distillation
    is_distilled = plan.technique is Technique.DISTIL and made.aim is Aim.IMITATE
    return is_distilled and made.method is Method.WCT and made.trunk is Trunk.SEPARATE


def with_recipe(plan: RunPlan, recipe: DistillationRecipe) -> RunPlan:
    """``plan`` distilled by another recipe, with the shares, batch, crops and rate of that."""
    made = plan.distillation
    if recipe is made.recipe:
        return plan
    changed = replace(
        made,
        recipe=recipe,
        encoder_steps=None,
        shares=LossShares.of(made.method, recipe),
        schedule=made.schedule.suited_to_recipe(recipe),
    )
    return replace(plan, distillation=changed)


def with_keep(plan: RunPlan, keep: float) -> RunPlan:
    """``plan`` with one share for all layers, whatever was said of some of them before."""
    pruning = replace(plan.pruning, ratios=gone(keep), **_NO_OTHER_AMOUNT)
    return replace(plan, keep=keep, distillation=replace(plan.distillation, widths=keep), pruning=pruning)


def _guessed_goal(spec: DistillSpec) -> Goal:
    if spec.levels == (LIVE_LEVEL,) and spec.method is Method.ADAIN:
        return Goal.LIVE
    return Goal.OWN_PICTURES if spec.widths == 1.0 else Goal.SMALLER


def _of_all_layers(plan: RunPlan) -> PruneSpec:
    """The pruning with one ratio, or whatever else was wished for."""
    return plan.pruning if plan.pruning.ratios is None else replace(plan.pruning, ratios=gone(plan.keep))


def _fitted_to(plan: RunPlan, teacher: Manifest | None) -> RunPlan:
    """Method and levels as goal and teacher ask for; shares of levels that are no more trained are given up."""
    made = plan.distillation
    if plan.goal is Goal.LIVE:
        method, levels = Method.ADAIN, (LIVE_LEVEL,)
    else:
        is_adain_alone = teacher is not None and Method.ADAIN in teacher.methods and Method.WCT not in teacher.methods
        method, levels = Method.ADAIN if is_adain_alone else Method.WCT, None
    if (method, levels) == (made.method, made.levels):
        return _with_aim(plan)
    plan = with_recipe(plan, DistillationRecipe.STUDIO)
    made = plan.distillation
    widths = plan.keep if isinstance(made.widths, Mapping) else made.widths
    made = replace(made, method=method, levels=levels, shares=LossShares.of(method), widths=widths)
    return _with_aim(replace(plan, distillation=made, pruning=replace(_of_all_layers(plan), shares=LossShares())))


def _with_aim(plan: RunPlan) -> RunPlan:
    """``plan`` with the aim that goal and technique ask for, at its pace.

    A bundle as large as its teacher has nothing to learn from it but what it is: for own pictures WCT pairs learn to
    paint. AdaIN pairs learn a style's statistics either way. Only what imitates can be distilled as published.
    """
    is_whole = plan.goal is Goal.OWN_PICTURES and plan.technique is Technique.DISTIL
    if is_whole or plan.technique.prunes:
        plan = with_recipe(plan, DistillationRecipe.STUDIO)
    made = plan.distillation
    aim = Aim.PAINT if is_whole and made.method is Method.WCT else Aim.IMITATE
    if aim is made.aim:
        return plan
    return replace(plan, distillation=replace(made, aim=aim, schedule=made.schedule.suited_to(aim)))
