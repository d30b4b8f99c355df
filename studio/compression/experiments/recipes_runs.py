"""One run of the experiment on recipes: a student that is cut and distilled for some steps, and what it then paints."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import torch

from studio.bundles.weights import LevelWeights
from studio.compression.distilling import PictureBatches, objective_of
from studio.compression.experiments.distillation_runs import Setting, measure, write_student
from studio.compression.objective import Objective
from studio.compression.published_objective import PARTS, PublishedObjective
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin, export
from studio.compression.trainer import Trainer
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.painting import Aim
from studio.specs.training import DistillationRecipe, DistillSpec, LossShares, Schedule

_TIMED_STEPS = 3


class Contender(StrEnum):
    """What made the student: the fit of the cut alone, our recipe, the published one, or that from our fit."""

    FIT = "fit alone"
    STUDIO = "ours"
    PAPER = "published"
    PAPER_FITTED = "published, from the fit"

    @property
    def recipe(self) -> DistillationRecipe | None:
        """By which it learns."""
        if self is Contender.FIT:
            return None
        return DistillationRecipe.STUDIO if self is Contender.STUDIO else DistillationRecipe.PAPER

    @property
    def begins_fitted(self) -> bool:
        """Whether it is given what our fit makes of the cut; our recipe makes that itself."""
        return self in {Contender.FIT, Contender.PAPER_FITTED}


@dataclass(frozen=True, slots=True)
class RecipeResult:
    """One run, as student / teacher: style distance (1 is par, smaller is nearer to the style) and content SSIM.

    ``cpu_s`` is all that the run took until its bundle was there, preparation and scores too.
    """

    contender: Contender
    seed: int
    steps: int
    cpu_s: float
    style_distance: float
    style_levels: tuple[float, ...]
    ssim: float


@dataclass(frozen=True, slots=True)
class RecipeSetting:
    """What all runs have in common; a ``batch`` or side of crops that is named is that of every recipe."""

    common: Setting
    batch: int | None = None
    crop_px: int | None = None

    def spec_of(self, recipe: DistillationRecipe, *, steps: int, seed: int = 0) -> DistillSpec:
        """The run by ``recipe``, at its own pace and with its own shares."""
        schedule = replace(Schedule.of(Aim.IMITATE, recipe), steps=steps)
        schedule = replace(schedule, batch=self.batch or schedule.batch, crop_px=self.crop_px or schedule.crop_px)
        shares = LossShares.of(Method.WCT, recipe)
        return replace(self.common.spec, recipe=recipe, schedule=schedule, shares=shares, seed=seed)


def step_costs(setting: RecipeSetting) -> dict[DistillationRecipe, float]:
    """CPU seconds of a step of each recipe, the mean of its phases: medians of steps taken in turns."""
    trainers: dict[DistillationRecipe, list[Trainer]] = {}
    for recipe in DistillationRecipe:
        spec = setting.spec_of(recipe, steps=_TIMED_STEPS + 1).with_steps(_TIMED_STEPS + 1)
        batches = PictureBatches(spec)
        trainers[recipe] = [
            Trainer(objective, batches, spec.schedule, total_steps=_TIMED_STEPS + 1, device=torch.device("cpu"))
            for objective in _objectives_by_phase(spec)
        ]
    seconds: dict[DistillationRecipe, list[list[float]]] = {
        recipe: [[] for _ in trainers[recipe]] for recipe in trainers
    }
    for turn in range(_TIMED_STEPS + 1):  # the first is not counted: it reads pictures and sets up kernels
        for recipe, each in trainers.items():
            for phase, trainer in enumerate(each):
                started_s = time.process_time()
                trainer.train_step()
                if turn:
                    seconds[recipe][phase].append(time.process_time() - started_s)
    return {recipe: statistics.fmean(map(statistics.median, phases)) for recipe, phases in seconds.items()}


def run(setting: RecipeSetting, contender: Contender, seed: int, steps: int) -> RecipeResult:
    """Cut, teach for ``steps`` and measure one student; the same for the same arguments on one thread."""
    started_s = time.process_time()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        start = write_student(place, _fitted(setting, seed)) if contender.begins_fitted else None
        if contender.recipe is None:
            assert start is not None, "what learns nothing is the fit itself"
            bundle = start
        else:
            spec = replace(setting.spec_of(contender.recipe, steps=steps, seed=seed), start=start)
            bundle = _trained(spec, place)
        cpu_s = time.process_time() - started_s
        found = measure(setting.common, bundle)
    return RecipeResult(contender, seed, steps, cpu_s, found.style_distance, found.style_levels, found.ssim)


def _trained(spec: DistillSpec, place: Path) -> Path:
    folder, bundle = RunFolder(place / "run"), place / "trained"
    begin(spec, folder, Progress())
    export(folder, bundle, title="Student")
    return bundle


def _fitted(setting: RecipeSetting, seed: int) -> Sequence[LevelWeights]:
    spec = setting.spec_of(DistillationRecipe.STUDIO, steps=1, seed=seed)
    return objective_of(spec, PictureBatches(spec).calibration()).weights()


def _objectives_by_phase(spec: DistillSpec) -> Iterator[Objective]:
    """One of its own for each phase."""
    if spec.recipe is DistillationRecipe.STUDIO:
        yield objective_of(spec, None)
        return
    for part in PARTS:
        objective = objective_of(spec, None)
        assert isinstance(objective, PublishedObjective)
        objective.learn(part)
        yield objective
