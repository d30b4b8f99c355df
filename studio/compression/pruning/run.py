"""A pruning run: prune masked pairs, cut the filters out, retrain what is left.

In the first phase the criterion holds what it has removed at zero, and the unpruned pairs teach as they do afterwards.
At its end the filters are cut out for good, what is left is fitted to the original in closed form where that is better,
and ``removal.json`` says which filters stay; from then on checkpoints hold the smaller networks, the best is what was
kept until training betters it, and a new optimiser starts with a warm-up of its own. A run killed in between repeats
cut and fit, which depend on the last checkpoint alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import torch

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import BundleFacts, Manifest, Origin, read_manifest
from studio.bundles.writer import write_bundle
from studio.codec import to_plain
from studio.compression.distilling import PictureBatches
from studio.compression.objective import Objective
from studio.compression.phase import Phase, StepHooks, rate_at, warmed_up
from studio.compression.plateau import PATIENCE, Plateau
from studio.compression.preparation import Preparation, begin_part, report_piece
from studio.compression.processes import from_first, wait_for_all
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups, shapes_of
from studio.compression.pruning.native_surgery import KeptIndices
from studio.compression.pruning.plan import check_steps
from studio.compression.pruning.ranking import FilterRanking
from studio.compression.pruning.refit_choice import RefitChoice, choose_refit
from studio.compression.pruning.removal_notes import RemovalNotes
from studio.compression.pruning.report import Scores, report_on
from studio.compression.pruning.run_plan import RunPlan
from studio.compression.pruning.soundness import sound_groups
from studio.compression.pruning.students import (
    network_of,
    pairs_of,
    ranking_of,
    refit_pruned,
    retraining_of,
    teachers_of,
    unpruned,
)
from studio.compression.pruning.surgery import read_removal, remove_for_good, repeat_removal, write_removal
from studio.compression.pruning.targets import chosen_targets, criterion_of
from studio.compression.run_folder import Record, RunFolder
from studio.compression.run_timer import affordable_steps
from studio.compression.students import on_device, students_of
from studio.compression.trainer import Trainer, TrainingResult
from studio.engine.device import choose_device, use_mode
from studio.errors import JobError
from studio.progress import Progress
from studio.specs.pruning import PruneSpec, PruningCriterion, Retraining
from studio.specs.training import WARM_UP_SHARE, Schedule

PRUNING, RETRAINING = "pruning", "retraining"
_PLAN = "plan.json"
_PROBE_PX = 64  # on which groups of filters are checked
_ACTIVATIONS_MEASURED = 20  # times in the steps that prune


def pruning_phase(spec: PruneSpec, criterion: StepHooks) -> Phase:
    """Steps at the full rate: a falling one would take the strength out of the growing decay."""
    steps = _pruning_steps(spec)
    warm_up = min(spec.schedule.warm_up_steps, steps // WARM_UP_SHARE)
    return Phase(0, steps, lambda step: warmed_up(step, warm_up), PRUNING, criterion)


def retraining_phase(spec: PruneSpec) -> Phase:
    """The steps left, with a warm-up of their own, and a cosine or a rate that follows the scores."""
    first, last = _pruning_steps(spec), spec.schedule.steps
    steps = max(1, last - first)
    warm_up = min(spec.schedule.warm_up_steps, steps // WARM_UP_SHARE)
    if spec.retraining is Retraining.PLATEAU:
        plateau = Plateau(spec.schedule.patience or PATIENCE)
        return Phase(first, last, lambda step: warmed_up(step - first, warm_up), RETRAINING, plateau=plateau)
    return Phase(first, last, lambda step: rate_at(step - first, steps, warm_up), RETRAINING)


def _pruning_steps(spec: PruneSpec) -> int:
    assert spec.pruning_steps is not None, "a run settles it as it begins"
    return spec.pruning_steps


def begin(spec: PruneSpec, folder: RunFolder, progress: Progress) -> TrainingResult:
    """Start a run of ``spec`` in ``folder``, where none has begun."""
    work, settled = _settled(spec, progress, is_fitted=True)
    check_steps(work.spec, settled.slowest)
    with folder.held():
        folder.write_spec(work.spec)
        folder.write_json(_PLAN, settled.fields())
        return _run(work, folder, progress, None)


def plan(spec: PruneSpec, progress: Progress) -> RunPlan:
    """What a run of ``spec`` does (in stages the first of them), settled as `begin` settles it; nothing is begun.

    Raises what `begin` raises.
    """
    return _settled(spec.first_stage, progress, is_fitted=spec.by_sensitivity)[1]


def _settled(spec: PruneSpec, progress: Progress, *, is_fitted: bool) -> tuple[_PruningContext, RunPlan]:
    """The context of a run whose targets and steps are settled, and its plan; too few steps are not refused here."""
    spec = replace(spec, bundle=find_bundle(str(spec.bundle)).resolve())
    work = _PruningContext.of(spec, progress, is_fitted=is_fitted)
    scanned = work.batches.held_out()[0].to(work.device)
    pairs = pairs_of(work.objective)
    ranking = work.ranking(interval=1) if spec.by_sensitivity else None
    begin_part(progress, Preparation.CHECKING, pieces=1)
    probe = torch.rand(1, 3, _PROBE_PX, _PROBE_PX, generator=torch.Generator().manual_seed(0)).to(work.device)
    _, left_out = sound_groups(pairs, level_groups(pairs), probe)
    report_piece(progress, Preparation.CHECKING)
    targets = chosen_targets(
        spec, pairs, lambda: work.objective.score(scanned), progress, left_out=left_out, ranking=ranking
    )
    steps = spec.schedule.steps or affordable_steps(unpruned(spec, None), work.batches, spec, progress)
    work = replace(work, spec=from_first(replace(spec.resolved(steps=steps), targets=targets)))
    return work, RunPlan.of(work.spec, shapes_of(pairs), left_out)


def resume(spec: PruneSpec, folder: RunFolder, progress: Progress) -> TrainingResult:
    """Resume the run in ``folder``, which is held."""
    state = folder.load("last")
    work = _PruningContext.of(spec, progress, is_fitted=state is None)
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
    def of(cls, spec: PruneSpec, progress: Progress, *, is_fitted: bool) -> _PruningContext:
        batches = PictureBatches(retraining_of(spec))
        calibration = batches.calibration(progress) if is_fitted else None
        use_mode("exact", choose_device(spec.device))
        objective = unpruned(spec, calibration, progress)
        device = on_device(objective, spec.device)
        return cls(spec, batches, objective, network_of(objective), device)

    def ranking(self, *, interval: int) -> FilterRanking:
        """What filters are ranked by, activations measured every ``interval`` steps."""
        return ranking_of(self.spec, self.objective, self.batches.calibration().to(self.device), interval=interval)

    def refit(self, kept: KeptIndices) -> RefitChoice:
        """Fit the pairs, just cut to ``kept``, to what they were, as far as the spec wants it.

        Pairs that were smaller than the bundle's to begin with are not fitted: ``kept`` counts their own filters.
        """
        if self.spec.start not in (None, self.spec.bundle):
            score = self.score()
            return RefitChoice(score, score, score, ())
        method, calibration = retraining_of(self.spec).method, self.batches.calibration().to(self.device)
        return choose_refit(
            students_of(self.objective),
            self.spec.refit,
            fit=lambda: refit_pruned(self.objective, kept, calibration, method),
            score=self.score,
        )

    def score(self) -> float:
        """Held out, as the trainer scores, with the weights of now."""
        held_out = [batch.to(self.device) for batch in self.batches.held_out()]
        return sum(self.objective.score(batch) for batch in held_out) / len(held_out)

    def trainer(self, phase: Phase, schedule: Schedule) -> Trainer:
        """One phase of the run."""
        total = self.spec.schedule.steps
        return Trainer(self.objective, self.batches, schedule, total_steps=total, device=self.device, phase=phase)


def _run(work: _PruningContext, folder: RunFolder, progress: Progress, state: Record | None) -> TrainingResult:
    result = _both_phases(work, folder, progress, state)
    left_out = (f"{name} keeps its filters: {reason}" for name, reason in _notes(work.spec, folder).left_out.items())
    return replace(result, skipped=(*work.batches.unreadable.values(), *left_out))


def _both_phases(work: _PruningContext, folder: RunFolder, progress: Progress, state: Record | None) -> TrainingResult:
    elapsed_s = 0.0
    if state is None or state["phase"] == PRUNING:
        result, elapsed_s = _prune(work, folder, progress, state)
        if not result.is_complete:
            return result
        state = None
    else:
        repeat_removal(work.objective, folder)
    wait_for_all()  # the first process has written it by then
    removal = read_removal(folder).scores
    schedule = work.spec.retraining_schedule(is_refitted=removal.refitted_levels != ())
    trainer = work.trainer(retraining_phase(work.spec), schedule)
    trainer.elapsed_s = elapsed_s
    if state:
        trainer.restore(state)
    else:
        trainer.best_score = removal.kept  # training may lose more than it gains
        _log_beginning(folder, trainer, removal.kept)
    result = trainer.run(folder, progress)
    if result.is_complete:
        _report(work, folder, result)
    return result


def _log_beginning(folder: RunFolder, trainer: Trainer, score: float) -> None:
    """Note once the score that retraining begins with, also where the removal had to be repeated."""
    if not any(record.get("phase") == RETRAINING for record in folder.log()):
        record = {"step": trainer.step, "elapsed_s": trainer.elapsed_s, "phase": RETRAINING}
        folder.append(record | {"score": float(f"{score:.6g}")})


def _prune(
    work: _PruningContext, folder: RunFolder, progress: Progress, state: Record | None
) -> tuple[TrainingResult, float]:
    """The first phase and, where it comes to its end, the removal; also the seconds it took so far."""
    criterion = criterion_of(work.spec, work.network, level_groups(work.network))
    criterion.rank_by(work.ranking(interval=max(1, _pruning_steps(work.spec) // _ACTIVATIONS_MEASURED)))
    # Averages would fill removed filters again, and a score without gain is no reason to prune less.
    schedule = replace(work.spec.pruning_schedule, ema_decay=0.0, patience=0)
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
        write_removal(folder, removal, work.refit(removal.kept), step=trainer.step)
        best = {"step": trainer.step, "phase": RETRAINING, "module": work.objective.module.state_dict()}
        folder.save("best", best)
    return result, trainer.elapsed_s


def _report(work: _PruningContext, folder: RunFolder, result: TrainingResult) -> None:
    removed = read_removal(folder)
    fresh = unpruned(replace(work.spec, start=None), None)
    on_device(fresh, work.spec.device)
    scores = Scores(replace(work, objective=fresh).score(), removed.scores, result.best_score)
    report = report_on(teachers_of(work.objective), pairs_of(work.objective), scores, difference=removed.difference)
    notes = _notes(work.spec, folder)
    folder.write_json("report.json", report.fields() | notes.fields())
    folder.write_text("report.txt", report.text() + notes.text())


def _notes(spec: PruneSpec, folder: RunFolder) -> RemovalNotes:
    """What the log counted and the plan left out; runs of earlier versions have neither."""
    forced = max((int(line.get("forced_removals", 0)) for line in folder.log()), default=0)
    left_out = folder.read_json(_PLAN)["left_out"] if (folder.path / _PLAN).exists() else {}
    return RemovalNotes(forced, sum((spec.targets or {}).values()), _pruning_steps(spec), left_out)


_NAMES = {
    PruningCriterion.L1: "one-shot L1",
    PruningCriterion.GRADUAL_L1: "gradual L1",
    PruningCriterion.INCREG: "IncReg",
    PruningCriterion.SPP: "SPP",
}
assert set(_NAMES) == set(PruningCriterion)


def export(spec: PruneSpec, folder: RunFolder, destination: Path, title: str, *, steps_before: int = 0) -> Manifest:
    """Write the retrained weights; raises JobError where no filter has been removed yet.

    ``steps_before`` are those of the stages before, which are told with it.
    """
    states = (folder.load("best"), folder.load("last"))
    state = next((each for each in states if each and each.get("phase") == RETRAINING), None)
    if state is None:
        raise JobError("no filter has been removed yet in {path}; go on with the run first", path=folder.path)
    objective = unpruned(spec, None)
    repeat_removal(objective, folder)
    objective.module.load_state_dict(state["module"])
    facts = _facts(spec, read_manifest(spec.bundle), destination.name, title, steps_before + state["step"])
    return write_bundle(destination, facts, objective.weights())


def _facts(spec: PruneSpec, source: Manifest, bundle_id: str, title: str, step: int) -> BundleFacts:
    of_this_machine = ("title", "bundle", "contents", "styles", "then", "start")
    recorded = {name: value for name, value in to_plain(spec).items() if name not in of_this_machine}
    return BundleFacts(
        id=bundle_id,
        title=title,
        methods=source.methods,
        origin=Origin(
            description=f"The pairs of {source.title}, pruned with {_NAMES[spec.criterion]} and retrained by "
            f"Gigastyle for {step} steps.",
            made_by={"command": "gigastyle train prune", "steps": step, "spec": recorded},
        ),
        teacher=source.id,
        licence=source.licence,
        attributions=source.attributions,
    )
