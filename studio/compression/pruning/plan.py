"""The schedule of a pruning phase and the steps it needs at least: what can be said before a run begins. Torch-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.compression.pruning.schedule import (
    GradualSchedule,
    IncRegSchedule,
    SppSchedule,
    gradual_schedule,
    increg_schedule,
    spp_schedule,
    updates_until_done,
)
from studio.errors import SpecError
from studio.specs.pruning import PruneSpec, PruningCriterion

AnySchedule = GradualSchedule | IncRegSchedule | SppSchedule


@dataclass(frozen=True, slots=True)
class SlowestLayer:
    """The layer that loses most filters, and the fewest pruning steps in which none of those is forced out."""

    name: str
    to_go: int
    steps_needed: int


def schedule_for(spec: PruneSpec, steps: int, largest_to_go: int) -> AnySchedule | None:
    """How ``spec`` prunes in ``steps`` pruning steps; None for one-shot L1. SpecError as `increg_schedule`."""
    if spec.criterion is PruningCriterion.L1:
        return None
    if spec.criterion is PruningCriterion.GRADUAL_L1:
        return gradual_schedule(steps)
    if spec.criterion is PruningCriterion.SPP:
        return spp_schedule(steps, largest_to_go=largest_to_go, settings=spec.settings)
    assert spec.criterion is PruningCriterion.INCREG, spec.criterion
    return increg_schedule(
        steps,
        largest_to_go=largest_to_go,
        learning_rate=spec.pruning_schedule.learning_rate,
        momentum=spec.schedule.gradient_momentum,  # Adam decouples the decay
        settings=spec.settings,
    )


def slowest_layer(spec: PruneSpec, targets: Mapping[str, int]) -> SlowestLayer:
    """Which of the groups in ``targets`` (name → filters that go) takes longest, and how many steps it needs."""
    name = max(targets, key=lambda each: targets[each])
    to_go = targets[name]
    return SlowestLayer(name, to_go, _fewest_steps(lambda steps: schedule_for(spec, steps, to_go), to_go))


def check_steps(spec: PruneSpec, slowest: SlowestLayer) -> None:
    """Raise SpecError, with the number needed, where the pruning steps of ``spec`` are too few for its criterion."""
    assert spec.pruning_steps is not None, "a run settles it as it begins"
    if spec.pruning_steps < slowest.steps_needed:
        raise SpecError(
            "{criterion} needs at least {needed:,} pruning steps to remove {count} filters of {name}, not {steps:,}; "
            "some would be forced out by their rank of the last step. Give more, or take l1, which removes at once",
            criterion=spec.criterion.value,
            needed=slowest.steps_needed,
            count=slowest.to_go,
            name=slowest.name,
            steps=spec.pruning_steps,
        )


def _fewest_steps(schedule_of: Callable[[int], AnySchedule | None], to_go: int) -> int:
    """More steps make a slower schedule, so the least number that is enough for its own is approached from below."""
    steps = _steps_of(schedule_of(1), to_go)
    while (needed := _steps_of(schedule_of(steps), to_go)) > steps:
        steps = needed
    return steps


def _steps_of(schedule: AnySchedule | None, to_go: int) -> int:
    if to_go == 0 or schedule is None:
        return 0
    if isinstance(schedule, GradualSchedule):
        return 1
    interval, ceiling = (schedule.interval, 1.0) if isinstance(schedule, SppSchedule) else (1, schedule.threshold)
    updates = updates_until_done(
        to_go, ceiling=ceiling, amplitude=schedule.amplitude, shape=schedule.shape, turn=schedule.turn
    )
    return updates * interval
