"""A pruning run in stages: to fixed ratios one after the other, or to the largest ratio that keeps to a floor.

::

    search.json    what was tried and came of it
    stage-01/      the pruning run of the first stage, and so on
        pruned/    the bundle of its best weights, with which the next stage begins
    report.txt     a row for each stage, then the report of the one that is exported

A stage that misses the floor is kept as a record, without its weights; the next one begins where the last accepted
one ended. A stage that was interrupted goes on, and what follows depends on search.json alone.
"""

from __future__ import annotations

import contextlib
import math
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import Manifest, read_manifest
from studio.compression.pruning import run as pruning_run
from studio.compression.pruning.plan import check_steps, slowest_layer
from studio.compression.pruning.ratios import checked_targets
from studio.compression.pruning.stage_record import (
    Stage,
    StagesRecord,
    begun_record,
    read_stages,
    write_stages,
)
from studio.compression.pruning.stage_scores import base_scores, stage_scores
from studio.compression.pruning.targets import stage_targets
from studio.compression.run_folder import RunFolder
from studio.compression.trainer import TrainingResult
from studio.errors import JobError
from studio.progress import Progress
from studio.specs.criterion_settings import Refit
from studio.specs.pruning import PruneSpec

_BUNDLE_NAME = "pruned"


def begin(spec: PruneSpec, folder: RunFolder, progress: Progress) -> TrainingResult:
    """Start a run of ``spec`` in ``folder``; SpecError, nothing made, where the unpruned pairs miss its floor."""
    spec = replace(spec, bundle=find_bundle(str(spec.bundle)).resolve())
    _check_stages(spec)
    record = begun_record(spec, base_scores(spec))
    with folder.held():
        write_stages(folder.path, record)
        folder.write_spec(spec)
        return _StagedRun(spec, folder, progress).run(record)


def resume(spec: PruneSpec, folder: RunFolder, progress: Progress) -> TrainingResult:
    """Resume the run in ``folder``, which is held."""
    record = read_stages(folder.path)
    RunFolder(folder.path / record.next_folder).take_back_stop()
    return _StagedRun(spec, folder, progress).run(record)


def export(folder: RunFolder, destination: Path, title: str) -> Manifest:
    """Write the best weights of the largest accepted ratio; JobError where none has been accepted."""
    record = read_stages(folder.path)
    accepted = record.accepted
    if accepted is None:
        raise JobError("no stage in {path} has been accepted yet; there is nothing to export", path=folder.path)
    stage = RunFolder(folder.path / accepted.folder)
    before = [each for each in record.stages if each.is_accepted and each.is_trained and each.ratio < accepted.ratio]
    steps = sum(RunFolder(folder.path / each.folder).read_spec().schedule.steps for each in before)
    stage_spec = stage.read_spec()
    assert isinstance(stage_spec, PruneSpec), "stages prune"
    return pruning_run.export(stage_spec, stage, destination, title, steps_before=steps)


def latest_log(folder: RunFolder) -> RunFolder:
    """The stage whose log belongs to what is exported."""
    accepted = read_stages(folder.path).accepted
    return folder if accepted is None else RunFolder(folder.path / accepted.folder)


class _StageFolder(RunFolder):
    """The folder of a stage, which also ends where the whole run is asked to."""

    @property
    def is_asked_to_stop(self) -> bool:
        return RunFolder(self.path).is_asked_to_stop or RunFolder(self.path.parent).is_asked_to_stop


@dataclass(frozen=True, slots=True)
class _StagedRun:
    spec: PruneSpec
    folder: RunFolder
    progress: Progress

    def run(self, record: StagesRecord) -> TrainingResult:
        result = TrainingResult(0, math.inf, is_complete=True)
        self._drop_rejected(record)
        while (ratio := record.next_ratio) is not None:
            same = self._same_as(record, ratio)
            if same is not None:
                record = record.judged(same.scores, folder=same.folder, is_trained=False)
                write_stages(self.folder.path, record)
                continue
            stage = _StageFolder(self.folder.path / record.next_folder)
            result = self._train(self._stage_spec(record, ratio), stage)
            if not result.is_complete:
                return result
            record = self._judged(record, stage)
        self.folder.write_text("report.txt", self._report(record))
        best = record.accepted.scores.score if record.accepted else record.base.score
        steps = sum(self._steps_taken(each.folder) for each in record.stages if each.is_trained)
        return replace(result, step=steps, best_score=math.inf if best is None else best)

    def _steps_taken(self, stage: str) -> int:
        log = RunFolder(self.folder.path / stage).log()
        return int(log[-1]["step"]) if log else 0

    def _train(self, spec: PruneSpec, stage: RunFolder) -> TrainingResult:
        if self.folder.is_asked_to_stop:
            return TrainingResult(0, math.inf, is_complete=False)
        if not stage.exists:
            return pruning_run.begin(spec, stage, self.progress)
        with stage.held():
            begun = stage.read_spec()
            assert isinstance(begun, PruneSpec), "stages prune"
            return pruning_run.resume(begun, stage, self.progress)

    def _judged(self, record: StagesRecord, stage: RunFolder) -> StagesRecord:
        """After the complete ``stage``; its bundle is there before anything says that it was accepted."""
        begun = stage.read_spec()
        assert isinstance(begun, PruneSpec), "stages prune"
        judged = record.judged(stage_scores(begun, stage), folder=stage.path.name)
        bundle = stage.path / _BUNDLE_NAME
        if judged.stages[-1].is_accepted and not bundle.is_dir():
            pruning_run.export(begun, stage, bundle, stage.path.name)
        write_stages(self.folder.path, judged)
        self._drop_rejected(judged)
        return judged

    def _stage_spec(self, record: StagesRecord, ratio: float) -> PruneSpec:
        stage = self.spec.stage(ratio)
        if record.accepted is None:
            return replace(stage, start=self.spec.bundle)
        # A refit looks up the teacher's filters by the indices of the student's, which are others by now.
        start = self.folder.path / record.accepted.folder / _BUNDLE_NAME
        return replace(stage, start=start, refit=Refit.NEVER)

    def _same_as(self, record: StagesRecord, ratio: float) -> Stage | None:
        wanted = _targets(self.spec, ratio)
        return next((each for each in record.stages if _targets(self.spec, each.ratio) == wanted), None)

    def _drop_rejected(self, record: StagesRecord) -> None:
        for stage in record.stages:
            if not stage.is_accepted:
                for name in ("last.pt", "best.pt"):
                    (self.folder.path / stage.folder / name).unlink(missing_ok=True)

    def _report(self, record: StagesRecord) -> str:
        parts = [record.text()]
        if record.accepted is not None:
            with contextlib.suppress(OSError):
                parts.append((self.folder.path / record.accepted.folder / "report.txt").read_text(encoding="utf-8"))
        return "\n".join(parts)


def _targets(spec: PruneSpec, ratio: float) -> dict[str, int]:
    return stage_targets(spec.stage(ratio), read_manifest(spec.bundle))


def _check_stages(spec: PruneSpec) -> None:
    """Refuse before anything is loaded what cannot be pruned at all, or not in the steps of its largest stage."""
    ratios = (0.0, *spec.ratio_stages) if spec.ratio_stages else (0.0, max(spec.search.first, spec.search.most))
    at_once = max(after - before for before, after in pairwise(ratios))
    targets = checked_targets(_targets(spec, at_once))
    if spec.schedule.steps:
        settled = spec.resolved(steps=spec.schedule.steps)
        check_steps(settled, slowest_layer(settled, targets))
