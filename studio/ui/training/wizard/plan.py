"""Everything that is chosen in the wizard, as one value, and what a choice on one page means for the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from studio.bundles.manifest import Manifest
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingSettings
from studio.specs.pruning import PruningCriterion
from studio.specs.stylize import DeviceChoice
from studio.specs.training import Collaboration, LossShares, Schedule, Trunk

LIVE_LEVEL = 4  # relu4_1: what AdaIN pairs are built on


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


@dataclass(frozen=True, slots=True)
class SizeChoice:
    """How many filters stay: a share in (0, 1] of all, or of each level or layer on its own.

    ``by_level`` (distillation) and ``by_layer`` (pruning) name every level and layer there is, or none. ``speed_up``
    asks a pruning run for as many filters as make it so much faster. ``widths`` are output channels in numbers, as a
    run that is repeated may bring along; they win over the shares.
    """

    keep: float = 0.75
    by_level: tuple[tuple[int, float], ...] = ()
    by_layer: tuple[tuple[str, float], ...] = ()
    speed_up: float | None = None
    by_sensitivity: bool = False
    widths: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class DerivedSettings:
    """Settings derived from goal and teacher, or taken from a repeated run: no page asks for them.

    ``levels`` None means all of the teacher; ``shares`` None those that suit ``method``.
    """

    method: Method = Method.WCT
    levels: tuple[int, ...] | None = None
    trunk: Trunk = Trunk.SEPARATE
    collaboration: Collaboration = Collaboration.BOTH
    shares: LossShares | None = None
    aim: Aim = Aim.IMITATE
    painting: PaintingSettings = field(default_factory=PaintingSettings)
    start: Path | None = None
    width_multiple: int = 1
    pruning_steps: int | None = None
    held_out: float = 0.03
    seed: int = 0


@dataclass(frozen=True, slots=True)
class RunPlan:
    """One value for all pages. ``teacher`` is the folder of a bundle; ``styles`` None takes contents for styles."""

    goal: Goal = Goal.SMALLER
    technique: Technique = Technique.DISTIL
    criterion: PruningCriterion = PruningCriterion.INCREG
    teacher: Path | None = None
    contents: Path | None = None
    styles: Path | None = None
    size: SizeChoice = field(default_factory=SizeChoice)
    schedule: Schedule = field(default_factory=Schedule)
    derived: DerivedSettings = field(default_factory=DerivedSettings)
    threads: int = 0
    device: DeviceChoice = "auto"
    title: str = ""


_KEEP: Mapping[Goal, float] = {Goal.SMALLER: 0.75, Goal.FASTER: 0.6, Goal.LIVE: 0.75, Goal.OWN_PICTURES: 1.0}
assert set(_KEEP) == set(Goal)


def recommended_keep(goal: Goal) -> float:
    """The share of filters that a goal begins with."""
    return _KEEP[goal]


def with_goal(plan: RunPlan, goal: Goal, teacher: Manifest | None) -> RunPlan:
    """``plan`` for another goal: what is still as the former goal recommended follows, what was changed stays."""
    if goal is plan.goal:
        return plan
    size = plan.size
    if size == SizeChoice(keep=recommended_keep(plan.goal)):
        size = SizeChoice(keep=recommended_keep(goal))
    changed = replace(plan, goal=goal, size=size)
    if goal is Goal.OWN_PICTURES and plan.technique.prunes and size.keep == 1.0:
        changed = replace(changed, technique=Technique.DISTIL)  # pruning that removes nothing is none
    return _fitted_to(changed, teacher)


def with_teacher(plan: RunPlan, folder: Path, teacher: Manifest) -> RunPlan:
    """``plan`` for another teacher: shares of levels and layers that it may not have are given up."""
    if folder == plan.teacher:
        return plan
    size = replace(plan.size, by_level=(), by_layer=(), widths=None)
    derived = replace(plan.derived, start=None)
    return _fitted_to(replace(plan, teacher=folder, size=size, derived=derived), teacher)


def with_technique(plan: RunPlan, technique: Technique) -> RunPlan:
    """``plan`` made otherwise; what is chosen for the former technique is kept for its return."""
    size = plan.size
    if technique.prunes and size == SizeChoice(keep=1.0):
        size = SizeChoice(keep=recommended_keep(Goal.SMALLER))
    return _with_aim(replace(plan, technique=technique, size=size))


def with_keep(plan: RunPlan, keep: float) -> RunPlan:
    """``plan`` with one share for all layers, whatever was said of some of them before."""
    return replace(plan, size=SizeChoice(keep=keep))


def trained_levels(plan: RunPlan, teacher: Manifest) -> tuple[int, ...]:
    """The levels that the run makes, deepest first."""
    return plan.derived.levels or teacher.levels


def _fitted_to(plan: RunPlan, teacher: Manifest | None) -> RunPlan:
    """Method and levels as goal and teacher ask for; shares of levels that are no more trained are given up."""
    if plan.goal is Goal.LIVE:
        method, levels = Method.ADAIN, (LIVE_LEVEL,)
    else:
        is_adain_alone = teacher is not None and Method.ADAIN in teacher.methods and Method.WCT not in teacher.methods
        method, levels = Method.ADAIN if is_adain_alone else Method.WCT, None
    if (method, levels) == (plan.derived.method, plan.derived.levels):
        return _with_aim(plan)
    derived = replace(plan.derived, method=method, levels=levels, shares=None)
    return _with_aim(replace(plan, derived=derived, size=replace(plan.size, by_level=(), by_layer=())))


def _with_aim(plan: RunPlan) -> RunPlan:
    """``plan`` with the aim that goal and technique ask for, at its pace.

    A bundle as large as its teacher has nothing to learn from it but what it is: for own pictures WCT pairs learn to
    paint. AdaIN pairs learn a style's statistics either way.
    """
    derived, is_whole = plan.derived, plan.goal is Goal.OWN_PICTURES and plan.technique is Technique.DISTIL
    aim = Aim.PAINT if is_whole and derived.method is Method.WCT else Aim.IMITATE
    if aim is derived.aim:
        return plan
    return replace(plan, derived=replace(derived, aim=aim), schedule=plan.schedule.suited_to(aim))
