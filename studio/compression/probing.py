"""How long a run will take on this machine, measured on a few of its steps.

The probe does what the run does: it loads, cuts and fits the students, then takes some steps, a score and a
checkpoint. A pruning it takes in both its phases, cut in between by the norms of the filters. Nothing of it is kept.
"""

from __future__ import annotations

import time
from dataclasses import replace

import torch

from studio.compression.distilling import HELD_OUT_BATCHES, PictureBatches, objective_of
from studio.compression.objective import Batch, Objective
from studio.compression.pruning.l1 import L1OneShot
from studio.compression.pruning.level_groups import level_groups
from studio.compression.pruning.refit import refit_pruned
from studio.compression.pruning.removal import remove_for_good
from studio.compression.pruning.sensitivity import DEFAULT_RATIOS
from studio.compression.pruning.students import network_of, pairs_of, retraining_of, unpruned
from studio.compression.pruning.targets import chosen_targets
from studio.compression.run_setup import on_device
from studio.compression.run_timer import TIMED_STEPS, RunTimer
from studio.compression.run_timings import RunTimings
from studio.engine.device import choose_device, seconds_now, use_threads
from studio.progress import Progress
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec

_SCORES_OF_PRUNING = 3  # that the trainer does not take: after the cut, after the fit, and of the original


def probe(spec: DistillSpec | PruneSpec, progress: Progress) -> RunTimings:
    """Measure the run of ``spec`` with the networks it begins with; raises what `begin` raises."""
    choose_device(spec.device)  # first: pictures take a minute
    use_threads(spec.threads)
    return _pruning_timings(spec, progress) if isinstance(spec, PruneSpec) else _distillation_timings(spec, progress)


def _distillation_timings(spec: DistillSpec, progress: Progress) -> RunTimings:
    started_s = time.monotonic()
    batches = PictureBatches(spec)
    objective = objective_of(spec, batches.calibration(progress), progress)
    timer = RunTimer(objective, batches, spec.schedule, on_device(objective, spec.device))
    begun_s = seconds_now(timer.device) - started_s
    step_s = timer.step_s(TIMED_STEPS, progress)
    score_s = HELD_OUT_BATCHES * timer.score_s() + timer.sample_s()
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
    score_s = HELD_OUT_BATCHES * timer.score_s() + timer.sample_s()
    begun_s += _SCORES_OF_PRUNING * score_s
    share = _pruning_share(spec, whole_s)
    step_s = share * whole_s + (1 - share) * small_s
    return RunTimings(begun_s, step_s, score_s, timer.checkpoint_s(), painting_s, whole_s)


def _prune_at_once(objective: Objective, spec: PruneSpec, calibration: Batch, held_out: Batch) -> None:
    """What stands between the phases of a pruning run, with the weakest filters by norm for those of its criterion."""
    retraining, network = retraining_of(spec), network_of(objective)
    equal = replace(spec, by_sensitivity=False)  # a scan moves filters between layers; the work stays about the same
    targets = chosen_targets(equal, pairs_of(objective), lambda: 0.0, Progress())
    criterion = L1OneShot(network, level_groups(network), targets)
    criterion.begin(torch.optim.Adam(network.parameters()))
    device = next(network.parameters()).device
    removal = remove_for_good(network, criterion, probe=held_out.contents.to(device))
    refit_pruned(objective, removal.kept, calibration.to(device), retraining.method)


def _pruning_share(spec: PruneSpec, step_s: float) -> float:
    """Of all steps, how many prune."""
    steps = spec.schedule.steps or max(1, round(spec.schedule.minutes * 60 / step_s))
    pruning_steps = spec.resolved(steps=max(steps, spec.pruning_steps or 0)).pruning_steps
    assert pruning_steps is not None, "settling decides it"
    return min(1.0, pruning_steps / steps)
