"""A distillation from spec to bundle: begin, resume, export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import torch

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.bundles.manifest import BundleFacts, Manifest, Origin, read_manifest
from studio.bundles.pair import Bundle
from studio.bundles.writer import write_bundle
from studio.codec import to_plain
from studio.compression.adain_objective import AdainObjective
from studio.compression.cascade import CascadeObjective
from studio.compression.crops import CropFolder, Part
from studio.compression.losses import Perceptual
from studio.compression.objective import Batch, Objective
from studio.compression.painting_objective import PaintingCritic, PaintingObjective, rate_shares
from studio.compression.phase import uniform_rate, whole_run
from studio.compression.preparation import Preparation, begin_part, report_piece
from studio.compression.processes import from_first
from studio.compression.published_objective import PublishedObjective
from studio.compression.run_folder import Record, RunFolder
from studio.compression.run_timer import affordable_steps
from studio.compression.students import cut_students, on_device, students_from
from studio.compression.trainer import Trainer, TrainingResult
from studio.compression.two_phases import TwoPhases, learned_state
from studio.compression.width_plan import distilled_shapes, trained_levels
from studio.errors import JobError
from studio.networks.layout import opening_names
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.painting import Aim
from studio.specs.training import DistillationRecipe, DistillSpec

HELD_OUT_STEPS = 4
_CALIBRATION_PX = 48 * 128 * 128  # of contents, and as many of styles: more hardly betters the cut


class PictureBatches:
    """Crops of two folders, each batch a function of seed and step."""

    def __init__(self, spec: DistillSpec) -> None:
        self._spec = spec
        folders = (spec.contents, spec.styles or spec.contents)
        self._learned = [self._crops_of(folder, "learned") for folder in folders]
        self._held_out = [self._crops_of(folder, "held out") for folder in folders]

    def learned(self, step: int) -> Batch:
        """All that is learned from at ``step``, drawn as one batch, however it is divided."""
        return self._draw(self._learned, 0, step, self._spec.schedule.crops_per_step)

    def held_out(self) -> Sequence[Batch]:
        """The batches that scores are taken on, as small as micro-batches and of as many pictures as four steps."""
        schedule = self._spec.schedule
        drawn = [self._draw(self._held_out, 1, number, schedule.crops_per_step) for number in range(HELD_OUT_STEPS)]
        return [part for each in drawn for part in each.micro_batches(schedule.accumulate)]

    def calibration(self, progress: Progress | None = None) -> Batch:
        """More pictures at once, to rank and fit filters on; of those that are learned from."""
        schedule = self._spec.schedule
        crops = schedule.crops_per_step  # so that micro-batches begin as the batch that they make up
        count = max(1, _CALIBRATION_PX // (crops * schedule.crop_px**2))
        begin_part(progress, Preparation.PICTURES, pieces=count)
        drawn = []
        for number in range(count):
            drawn.append(self._draw(self._learned, 2, number, crops))
            report_piece(progress, Preparation.PICTURES)
        return Batch(torch.cat([each.contents for each in drawn]), torch.cat([each.styles for each in drawn]))

    @property
    def unreadable(self) -> dict[Path, str]:
        """Files passed over so far, and why."""
        return {
            path: reason for folder in (*self._learned, *self._held_out) for path, reason in folder.unreadable.items()
        }

    def _crops_of(self, folder: Path, part: Part) -> CropFolder:
        schedule = self._spec.schedule
        return CropFolder(
            folder,
            crop_px=schedule.crop_px,
            resize_px=schedule.resize_px,
            part=part,
            held_out=self._spec.held_out,
        )

    def _draw(self, folders: Sequence[CropFolder], stream: int, number: int, count: int) -> Batch:
        random = np.random.default_rng((self._spec.seed, stream, number))
        contents, styles = (folder.draw(count, random) for folder in folders)
        return Batch(contents, styles, seed=int(random.integers(2**63)))


def begin(spec: DistillSpec, folder: RunFolder, progress: Progress) -> TrainingResult:
    """Start a run of ``spec`` in ``folder``, where none has begun."""
    start = find_bundle(str(spec.start)).resolve() if spec.start else None
    spec = replace(spec, teacher=find_bundle(str(spec.teacher)).resolve(), start=start)
    batches = PictureBatches(spec)
    objective = objective_of(spec, calibration_of(spec, batches, progress), progress)
    steps = spec.schedule.steps or affordable_steps(objective_of(spec, None), batches, spec, progress)
    spec = from_first(spec.with_steps(steps))
    with folder.held():
        folder.write_spec(spec)
        return _run(spec, objective, batches, folder, progress=progress, state=None)


def resume(spec: DistillSpec, folder: RunFolder, progress: Progress) -> TrainingResult:
    """Resume the run in ``folder``, which is held."""
    batches = PictureBatches(spec)
    state = folder.load("last")
    calibration = None if state else calibration_of(spec, batches, progress)
    objective = objective_of(spec, calibration, progress)
    folder.cut_log(state["step"] if state else -1)
    return _run(spec, objective, batches, folder, progress=progress, state=state)


def export(spec: DistillSpec, folder: RunFolder, destination: Path, title: str) -> Manifest:
    """Write what the run has learnt; raises JobError where it has no checkpoint yet, or its decoders are as cut."""
    teacher = read_manifest(find_bundle(str(spec.teacher)))
    state = folder.load("best") or folder.load("last")
    if state is not None and spec.recipe is DistillationRecipe.PAPER:
        state = learned_state(folder)
    if state is None:
        raise JobError("the run in {path} has no checkpoint yet", path=folder.path)
    objective = objective_of(spec, None)
    objective.module.load_state_dict(state["module"])
    facts = _facts(spec, teacher, destination.name, title, state["step"])
    return write_bundle(destination, facts, objective.weights())


def objective_of(spec: DistillSpec, calibration: Batch | None, progress: Progress | None = None) -> Objective:
    """Students cut from the teacher, and what they learn; the same for the same spec and pictures.

    Without ``calibration`` their weights are arbitrary, for a checkpoint to fill.
    """
    torch.manual_seed(spec.seed)
    begin_part(progress, Preparation.LOADING, pieces=1)
    teacher = load_bundle(find_bundle(str(spec.teacher)))
    for pair in teacher.pairs.values():
        pair.encoder.requires_grad_(requires_grad=False)
        pair.decoder.requires_grad_(requires_grad=False)
    start = load_bundle(find_bundle(str(spec.start))) if spec.start else None
    begun = start.manifest if start else None
    distilled_shapes(spec, teacher.manifest, begun)  # refuses before anything is read what cannot be made
    levels = trained_levels(spec, teacher.manifest, begun)
    if spec.recipe is DistillationRecipe.PAPER:
        return _published(spec, teacher, start, levels, calibration)
    if start is None:
        students = cut_students(teacher, levels, spec, calibration, progress)
    else:
        embedded = None if spec.aim is Aim.PAINT else calibration  # painting has no use for embeddings
        students = students_from(start, teacher, levels, spec, embedded, progress)
    if spec.aim is Aim.PAINT:
        return PaintingObjective(students, PaintingCritic(teacher), spec.painting, spec.method)
    if spec.method is Method.ADAIN:
        return AdainObjective(students[0], spec.shares, spec.collaboration)
    depth = min(3, max(levels))
    judge = teacher.pair(min(level for level in levels if level >= depth)).encoder
    critic = Perceptual(judge, opening_names(depth))
    return CascadeObjective(students, critic, spec.shares, spec.collaboration)


def _published(
    spec: DistillSpec, teacher: Bundle, start: Bundle | None, levels: Sequence[int], calibration: Batch | None
) -> PublishedObjective:
    """Students as the paper begins them: filters of largest L1 norm, not fitted; or with the weights of ``start``."""
    if start is None:
        return PublishedObjective(cut_students(teacher, levels, spec, None), spec.shares, spec.collaboration)
    objective = PublishedObjective(students_from(start, teacher, levels, spec, None), spec.shares, spec.collaboration)
    if calibration is not None:
        objective.fit_embeddings(torch.cat((calibration.contents, calibration.styles)))
    return objective


def calibration_of(spec: DistillSpec, batches: PictureBatches, progress: Progress) -> Batch | None:
    """Pictures to cut and fit students on; None where nothing is fitted."""
    is_plain_cut = spec.recipe is DistillationRecipe.PAPER and spec.start is None
    return None if is_plain_cut else batches.calibration(progress)


def _run(
    spec: DistillSpec,
    objective: Objective,
    batches: PictureBatches,
    folder: RunFolder,
    *,
    progress: Progress,
    state: Record | None,
) -> TrainingResult:
    device = on_device(objective, spec.device)
    if isinstance(objective, PublishedObjective):
        result = TwoPhases(spec, objective, batches, device).run(folder, progress, state)
        return replace(result, skipped=tuple(batches.unreadable.values()))
    schedule = spec.schedule
    share_of = partial(rate_shares, spec.painting, schedule.learning_rate) if spec.aim is Aim.PAINT else uniform_rate
    phase = whole_run(schedule.steps, schedule.warm_up_steps, share_of)
    trainer = Trainer(objective, batches, schedule, total_steps=schedule.steps, device=device, phase=phase)
    if state:
        trainer.restore(state)
    else:
        trainer.begin(folder, is_scored=True, progress=progress)
    result = trainer.run(folder, progress)
    return replace(result, skipped=tuple(batches.unreadable.values()))


def _facts(spec: DistillSpec, teacher: Manifest, bundle_id: str, title: str, step: int) -> BundleFacts:
    methods = (Method.ADAIN,) if spec.method is Method.ADAIN else (Method.WCT, Method.OT, Method.ADAIN)
    source = read_manifest(find_bundle(str(spec.start))) if spec.start else teacher  # of the weights
    of_this_machine = ("title", "teacher", "contents", "styles", "start")
    recorded = {name: value for name, value in to_plain(spec).items() if name not in of_this_machine}
    return BundleFacts(
        id=bundle_id,
        title=title,
        methods=methods,
        origin=Origin(
            description=_made_how(spec, teacher.title, step),
            made_by={"command": "gigastyle train distill", "steps": step, "spec": recorded},
        ),
        teacher=teacher.id,
        licence=source.licence,
        attributions=tuple(dict.fromkeys((*source.attributions, *teacher.attributions))),
    )


def _made_how(spec: DistillSpec, teacher: str, step: int) -> str:
    """One sentence for people."""
    if spec.recipe is DistillationRecipe.PAPER:
        begun = "Begun as another bundle" if spec.start else f"Cut from the pairs of {teacher}"
        return f"{begun} and distilled from them as published (arXiv 2003.08436) by Gigastyle for {step} steps."
    if spec.aim is Aim.IMITATE:
        return f"Cut from the pairs of {teacher} and distilled from them by Gigastyle for {step} steps."
    begun = "Trained further from another bundle" if spec.start else f"Cut from the pairs of {teacher}"
    return f"{begun} and taught to paint by Gigastyle for {step} steps, judged by an encoder of {teacher}."
