"""One run of the experiment on aims: a bundle trained further for some minutes, and what it then paints."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.compression.experiments.aims_judging import PaintingJudge, Point
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin, export
from studio.progress import Progress
from studio.specs.painting import Aim
from studio.specs.training import DistillSpec

DETAIL = 0.5
_WARM_UP_STEPS = 20
_TITLES: Mapping[Aim, str] = {Aim.IMITATE: "Imitating", Aim.PAINT: "Painting"}
assert set(_TITLES) == set(Aim)


@dataclass(frozen=True, slots=True)
class AimResult:
    """A run's aim, None for the start itself, its seed, steps and seconds; ``front`` from the highest strength down."""

    aim: Aim | None
    seed: int
    steps: int
    seconds: float
    front: tuple[Point, ...]


def run(spec: DistillSpec, judge: PaintingJudge, aim: Aim, seed: int) -> AimResult:
    """Train with ``aim`` from the start that ``spec`` names, at the aim's own pace, for the minutes of its schedule."""
    paced = replace(spec.schedule.suited_to(aim), warm_up_steps=_WARM_UP_STEPS)
    with tempfile.TemporaryDirectory() as scratch:
        folder, bundle = RunFolder(Path(scratch) / "run"), Path(scratch) / "bundle"
        learned = begin(replace(spec, aim=aim, seed=seed, schedule=paced), folder, Progress())
        export(folder, bundle, title=_TITLES[aim])
        seconds = float(folder.log()[-1]["elapsed_s"])
        return AimResult(aim, seed, learned.step, seconds, _front(bundle, spec, judge))


def untrained(spec: DistillSpec, judge: PaintingJudge) -> AimResult:
    """The front of the start itself."""
    assert spec.start is not None, "the experiment has a start"
    return AimResult(None, 0, 0, 0.0, _front(find_bundle(str(spec.start)), spec, judge))


def _front(folder: Path, spec: DistillSpec, judge: PaintingJudge) -> tuple[Point, ...]:
    bundle = load_bundle(folder)
    levels = sorted(spec.levels or bundle.pairs, reverse=True)
    return judge.front([bundle.pair(level) for level in levels], spec.painting, spec.method, DETAIL)
