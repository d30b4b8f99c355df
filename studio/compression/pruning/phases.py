"""The two phases of a pruning run: first filters go, then the rest learns to do without them."""

from __future__ import annotations

from studio.compression.phase import Phase, StepHooks, rate_at, warmed_up
from studio.specs.pruning import PruneSpec
from studio.specs.training import WARM_UP_SHARE

PRUNING, RETRAINING = "pruning", "retraining"


def pruning_phase(spec: PruneSpec, criterion: StepHooks) -> Phase:
    """Steps at the full rate: a falling one would take the strength out of the growing decay."""
    steps = _pruning_steps(spec)
    warm_up = min(spec.schedule.warm_up_steps, steps // WARM_UP_SHARE)
    return Phase(0, steps, lambda step: warmed_up(step, warm_up), PRUNING, criterion)


def retraining_phase(spec: PruneSpec) -> Phase:
    """The steps left, with a warm-up and a cosine of their own."""
    first, last = _pruning_steps(spec), spec.schedule.steps
    steps = max(1, last - first)
    warm_up = min(spec.schedule.warm_up_steps, steps // WARM_UP_SHARE)
    return Phase(first, last, lambda step: rate_at(step - first, steps, warm_up), RETRAINING)


def _pruning_steps(spec: PruneSpec) -> int:
    assert spec.pruning_steps is not None, "a run settles it as it begins"
    return spec.pruning_steps
