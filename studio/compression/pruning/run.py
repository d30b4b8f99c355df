"""A pruning run: prune masked pairs, cut the filters out, retrain what is left.

In the first phase the criterion holds what it has removed at zero. At its end the filters are cut out for good, what is
left is fitted to the original in closed form, and ``removal.json`` says which filters stay; from then on checkpoints
hold the smaller networks, and a new optimiser starts with a warm-up of its own. A run killed in between repeats cut and
fit, which depend on the last checkpoint alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import torch

from studio.bundles.catalog import find_bundle
from studio.compression.distilling import PictureBatches
from studio.compression.objective import Batch, Objective
from studio.compression.phase import Phase
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups
from studio.compression.pruning.native_surgery import KeptIndices
from studio.compression.pruning.phases import PRUNING, pruning_phase, retraining_phase
from studio.compression.pruning.refit import refit_pruned
from studio.compression.pruning.removal import read_removal, remove_for_good, repeat_removal, write_removal
from studio.compression.pruning.report import Scores, report_on
from studio.compression.pruning.students import network_of, pairs_of, retraining_of, teachers_of, unpruned
from studio.compression.pruning.targets import chosen_targets, criterion_of
from studio.compression.run_folder import Record, RunFolder
from studio.compression.run_setup import on_device
from studio.compression.run_timer import RunTimer
from studio.compression.trainer import Trainer, TrainingResult
from studio.engine.device import choose_device, use_mode, use_threads
from studio.errors import JobError
from studio.progress import Progress
from studio.specs.pruning import PruneSpec
from studio.specs.training import Schedule
from studio.specs.training_bounds import check_bounds


def begin(spec: PruneSpec, folder: RunFolder, progress: Progress) -> TrainingResult:
    """Start a run in ``folder``; raises JobError where one has begun there already."""
    if folder.exists:
        raise JobError("{path} holds a run already; resume it, or choose another folder", path=folder.path)
    check_bounds(spec)
    choose_device(spec.device)  # first: pictures take a minute
    spec = replace(
        spec,
        bundle=find_bundle(str(spec.bundle)).resolve(),
        contents=spec.contents.resolve(),
        styles=spec.styles.resolve() if spec.styles else None,
        threads=use_threads(spec.threads),
    )
    batches = PictureBatches(retraining_of(spec))
    work = _PruningContext.of(spec, batches, batches.calibration(progress), progress)
    scanned = batches.held_out()[0].to(work.device)
    targets = chosen_targets(spec, pairs_of(work.objective), lambda: work.objective.score(scanned), progress)
    steps = spec.schedule.steps or _probed_steps(spec, batches, progress)
    work = replace(work, spec=replace(spec.resolved(steps=steps), targets=targets))
    with folder.held():
        folder.write_spec(work.spec)
        return _run(work, folder, progress, None)


def resume(folder: RunFolder, progress: Progress) -> TrainingResult:
    """Resume the run in ``folder`` from its last checkpoint, or from the start where there is none yet."""
    spec = folder.read_spec()
    assert isinstance(spec, PruneSpec), "run_kinds tells runs apart"
    with folder.held():
        folder.take_back_stop()  # first: a request made while pictures are loaded is for this run
        choose_device(spec.device)
        use_threads(spec.threads)
        batches = PictureBatches(retraining_of(spec))
        state = folder.load("last")
        work = _PruningContext.of(spec, batches, None if state else batches.calibration(progress), progress)
        folder.cut_log(state["step"] if state else 0)
        return _run(work, folder, progress, state)


@dataclass(frozen=True, slots=True)
class _PruningContext:
    """The spec, what it trains, and the same as one network whose filters are counted and cut."""

    spec: PruneSpec
    batches: PictureBatches
    objective: Objective
    network: LevelsNetwork
    device: torch.device

    @classmethod
    def of(
        cls, spec: PruneSpec, batches: PictureBatches, calibration: Batch | None, progress: Progress
    ) -> _PruningContext:
        use_mode("exact", choose_device(spec.device))
        objective = unpruned(spec, calibration, progress)
        device = on_device(objective, spec.device)
        return cls(spec, batches, objective, network_of(objective), device)

    def refit(self, kept: KeptIndices) -> None:
        """Fit the pairs, just cut to ``kept``, to what they were."""
        method = retraining_of(self.spec).method
        refit_pruned(self.objective, kept, self.batches.calibration().to(self.device), method)

    def score(self) -> float:
        """Held out, as the trainer scores, with the weights of now."""
        held_out = [batch.to(self.device) for batch in self.batches.held_out()]
        return sum(self.objective.score(batch) for batch in held_out) / len(held_out)

    def trainer(self, phase: Phase, schedule: Schedule) -> Trainer:
        """One phase of the run."""
        total = self.spec.schedule.steps
        return Trainer(self.objective, self.batches, schedule, total_steps=total, device=self.device, phase=phase)


def _run(work: _PruningContext, folder: RunFolder, progress: Progress, state: Record | None) -> TrainingResult:
    elapsed_s = 0.0
    if state is None or state["phase"] == PRUNING:
        result, elapsed_s = _prune(work, folder, progress, state)
        if not result.is_complete:
            return _named(result, work)
        state = None
    else:
        repeat_removal(work.objective, folder)
    trainer = work.trainer(retraining_phase(work.spec), work.spec.schedule)
    trainer.elapsed_s = elapsed_s
    if state:
        trainer.restore(state)
    result = trainer.run(folder, progress)
    if result.is_complete:
        _report(work, folder, result)
    return _named(result, work)


def _prune(
    work: _PruningContext, folder: RunFolder, progress: Progress, state: Record | None
) -> tuple[TrainingResult, float]:
    """The first phase and, where it comes to its end, the removal; also the seconds it took so far."""
    criterion = criterion_of(work.spec, work.network, level_groups(work.network))
    # Averages would fill removed filters again, and a score without gain is no reason to prune less.
    schedule = replace(work.spec.schedule, ema_decay=0.0, patience=0)
    trainer = work.trainer(pruning_phase(work.spec, criterion), schedule)
    if state:
        trainer.restore(state)
    else:
        # Without a score: that of networks that lose nothing yet would stay the best.
        trainer.begin(folder, is_scored=False, progress=progress)
    result = trainer.run(folder, progress)
    if result.is_complete:
        assert criterion.is_done, "every schedule ends by its deadline"
        probe = work.batches.held_out()[0].contents.to(work.device)
        removal = remove_for_good(work.network, criterion, probe=probe)
        just_pruned = work.score()
        work.refit(removal.kept)
        write_removal(folder, removal, step=trainer.step, score=just_pruned, refitted_score=work.score())
    return result, trainer.elapsed_s


def _report(work: _PruningContext, folder: RunFolder, result: TrainingResult) -> None:
    removed = read_removal(folder)
    retrained = (
        result.best_score if math.isfinite(result.best_score) else removed.refitted_score
    )  # no step was left for it
    fresh = unpruned(work.spec, None)
    on_device(fresh, work.spec.device)
    scores = Scores(replace(work, objective=fresh).score(), removed.score, removed.refitted_score, retrained)
    report = report_on(teachers_of(work.objective), pairs_of(work.objective), scores, difference=removed.difference)
    folder.write_json("report.json", report.fields())
    folder.write_text("report.txt", report.text())


def _named(result: TrainingResult, work: _PruningContext) -> TrainingResult:
    return replace(result, skipped=tuple(work.batches.unreadable.values()))


def _probed_steps(spec: PruneSpec, batches: PictureBatches, progress: Progress) -> int:
    objective = unpruned(spec, None)
    timer = RunTimer(objective, batches, spec.schedule, on_device(objective, spec.device))
    return timer.affordable_steps(spec.schedule.minutes, progress)
