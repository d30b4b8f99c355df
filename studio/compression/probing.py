"""How long a run will take on this machine, measured on a few of its steps, and how much each layer matters to it.

The probe does what the run does: it loads, cuts and fits the students, then takes some steps, a score and a
checkpoint. A pruning it takes in both its phases, cut in between by the norms of the filters. Nothing of it is kept.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from statistics import fmean

import torch

from studio.compression.distilling import PictureBatches, calibration_of, objective_of
from studio.compression.objective import Batch, Objective
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups
from studio.compression.pruning.magnitude import L1OneShot
from studio.compression.pruning.sensitivity import DEFAULT_RATIOS, scan_together
from studio.compression.pruning.students import network_of, pairs_of, ranking_of, refit_pruned, retraining_of, unpruned
from studio.compression.pruning.surgery import remove_for_good
from studio.compression.pruning.targets import chosen_targets
from studio.compression.published_objective import learning_parts
from studio.compression.run_timer import TIMED_STEPS, RunTimer
from studio.compression.run_timings import RunTimings
from studio.compression.students import on_device
from studio.compression.width_plan import ADAIN_LEVEL
from studio.engine.device import choose_device, seconds_now, use_threads
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec

_SCORES_OF_PRUNING = 3  # that the trainer does not take: after the cut, after the fit, and of the original


def probe(spec: DistillSpec | PruneSpec, progress: Progress) -> RunTimings:
    """Measure the run of ``spec`` with the networks it begins with; raises what `begin` raises."""
    choose_device(spec.device)  # first: pictures take a minute
    use_threads(spec.threads)
    return (
        _pruning_timings(spec.first_stage, progress)
        if isinstance(spec, PruneSpec)
        else _distillation_timings(spec, progress)
    )


def _distillation_timings(spec: DistillSpec, progress: Progress) -> RunTimings:
    started_s = time.monotonic()
    batches = PictureBatches(spec)
    objective = objective_of(spec, calibration_of(spec, batches, progress), progress)
    device = on_device(objective, spec.device)
    begun_s = seconds_now(device) - started_s
    steps_s = []
    for part in learning_parts(objective):
        timer = RunTimer(part, batches, spec.schedule, device)
        steps_s.append(timer.step_s(TIMED_STEPS, progress))
    step_s = fmean(steps_s)
    score_s = len(batches.held_out()) * timer.score_s() + timer.sample_s()
    return RunTimings(begun_s, step_s, score_s, timer.checkpoint_s(), timer.painting_s(), step_s)


def _pruning_timings(spec: PruneSpec, progress: Progress) -> RunTimings:
    started_s = time.monotonic()
    batches = PictureBatches(retraining_of(spec))
    calibration = batches.calibration(progress)
    objective = unpruned(spec, calibration, progress)
    timer = RunTimer(objective, batches, spec.schedule, on_device(objective, spec.device))
    begun_s = seconds_now(timer.device) - started_s
    whole_s = timer.step_s(TIMED_STEPS // 2, progress)
    painting_s, one_score_s = timer.painting_s(), timer.score_s()
    if spec.by_sensitivity:
        begun_s += len(level_groups(pairs_of(objective))) * len(DEFAULT_RATIOS) * one_score_s
    started_s = time.monotonic()
    _prune_at_once(objective, spec, calibration, batches.held_out()[0])
    begun_s += seconds_now(timer.device) - started_s
    timer = RunTimer(objective, batches, spec.schedule, timer.device)
    small_s = timer.step_s(TIMED_STEPS - TIMED_STEPS // 2, progress)
    score_s = len(batches.held_out()) * timer.score_s() + timer.sample_s()
    begun_s += _SCORES_OF_PRUNING * score_s
    share = _pruning_share(spec, whole_s)
    step_s = share * whole_s + (1 - share) * small_s
    return RunTimings(begun_s, step_s, score_s, timer.checkpoint_s(), painting_s, whole_s)


def _prune_at_once(objective: Objective, spec: PruneSpec, calibration: Batch, held_out: Batch) -> None:
    """What stands between the phases of a pruning run, with the weakest filters at first for those of its criterion."""
    retraining, network = retraining_of(spec), network_of(objective)
    equal = replace(spec, by_sensitivity=False)  # a scan moves filters between layers; the work stays about the same
    targets = chosen_targets(equal, pairs_of(objective), lambda: 0.0, Progress())
    device = next(network.parameters()).device
    criterion = L1OneShot(network, level_groups(network), targets)
    criterion.rank_by(ranking_of(spec, objective, calibration.to(device), interval=1))
    criterion.begin(torch.optim.Adam(network.parameters()))
    removal = remove_for_good(network, criterion, probe=held_out.contents.to(device))
    refit_pruned(objective, removal.kept, calibration.to(device), retraining.method)


def _pruning_share(spec: PruneSpec, step_s: float) -> float:
    """Of all steps, how many prune."""
    steps = spec.schedule.steps or max(1, round(spec.schedule.minutes * 60 / step_s))
    pruning_steps = spec.resolved(steps=max(steps, spec.pruning_steps or 0)).pruning_steps
    assert pruning_steps is not None, "settling decides it"
    return min(1.0, pruning_steps / steps)


def scan(spec: DistillSpec | PruneSpec, progress: Progress) -> Iterator[tuple[str, tuple[tuple[float, float], ...]]]:
    """(name, ((ratio, held-out loss), …)) with the weakest filters left out of one layer, or of one level for a
    distillation, whose shares are given by level; one after the other as they are found. Ratio 0 is the whole network.
    """
    choose_device(spec.device)  # first: pictures take a minute
    use_threads(spec.threads)
    pruning = spec if isinstance(spec, PruneSpec) else _as_pruning(spec)
    batches = PictureBatches(retraining_of(pruning))
    calibration = batches.calibration(progress)
    objective = unpruned(pruning, calibration, progress)
    device = on_device(objective, spec.device)
    held_out = batches.held_out()[0].to(device)
    network, ranking = pairs_of(objective), ranking_of(pruning, objective, calibration.to(device), interval=1)
    whole = objective.score(held_out)
    parts = _parts(network, by_level=isinstance(spec, DistillSpec))
    progress.plan(len(parts) * len(DEFAULT_RATIOS))
    for name, groups in parts.items():
        found = scan_together(network, groups, lambda: objective.score(held_out), progress=progress, ranking=ranking)
        yield name, ((0.0, whole), *found)


def _as_pruning(spec: DistillSpec) -> PruneSpec:
    """A pruning of the teacher, to see what its filters are worth."""
    levels = spec.levels or ((ADAIN_LEVEL,) if spec.method is Method.ADAIN else None)
    pruning = PruneSpec(bundle=spec.teacher, contents=spec.contents, ratios=0.5).learning_as(spec)
    return replace(pruning, levels=levels, shares=spec.shares)


def _parts(network: LevelsNetwork, *, by_level: bool) -> dict[str, FilterGroups]:
    parts: dict[str, FilterGroups] = {}
    for group in level_groups(network):
        name = group.name.partition(".")[0] if by_level else group.name
        parts[name] = (*parts.get(name, ()), group)
    return parts
