"""What a run will take on this machine, and which layers it had better spare: measured on a little of it.

The probe does what the run does: it loads, cuts and fits the students, then takes some steps, a score and a
checkpoint. Nothing of it is kept.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from studio.compression.distilling import HELD_OUT_BATCHES, PictureBatches, objective_of
from studio.compression.objective import Objective
from studio.compression.prune_lesson import lesson_of, pairs_of, unpruned
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups
from studio.compression.pruning.sensitivity import DEFAULT_RATIOS, scan_together
from studio.compression.run_folder import RunFolder
from studio.compression.runs import on_device, students_of
from studio.compression.trainer import Trainer
from studio.engine.device import use_threads
from studio.progress import Progress
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec

PROBE_STEPS = 20
_LONGEST_S = 20.0  # of steps; slow ones need no twenty to be told apart from fast ones
_PAINTED_PX = 512


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that each part of a run takes here; painting is per megapixel, all levels, statistics not counted."""

    seconds_to_begin: float
    seconds_per_step: float
    seconds_per_score: float
    seconds_per_checkpoint: float
    seconds_per_megapixel: float


def probe(spec: DistillSpec | PruneSpec, progress: Progress) -> Pace:
    """Measure the run of ``spec`` with the networks it begins with; raises what `begin` raises."""
    started_s = time.monotonic()
    use_threads(spec.threads)
    lesson = lesson_of(spec) if isinstance(spec, PruneSpec) else spec
    batches = PictureBatches(lesson)
    calibration = batches.calibration()
    objective = unpruned(spec, calibration) if isinstance(spec, PruneSpec) else objective_of(spec, calibration)
    device = on_device(objective, spec.device)
    begun_s = time.monotonic() - started_s
    schedule = replace(spec.schedule, steps=PROBE_STEPS + 1)
    trainer = Trainer(objective, batches, schedule, total_steps=PROBE_STEPS + 1, device=device)
    trainer.train_step()  # the first one reads pictures and sets up kernels
    progress.plan(PROBE_STEPS)
    first_s = time.monotonic()
    steps = 0
    while steps < PROBE_STEPS and time.monotonic() - first_s < _LONGEST_S:
        trainer.train_step()
        steps += 1
        progress.advance(1, "trying steps")
    step_s = (time.monotonic() - first_s) / steps
    return Pace(begun_s, step_s, _score_s(objective, batches, device), _checkpoint_s(trainer), _painting_s(objective))


def scan(spec: DistillSpec | PruneSpec, progress: Progress) -> Iterator[tuple[str, tuple[tuple[float, float], ...]]]:
    """(name, ((ratio, held-out loss), …)) with the weakest filters left out of one layer, or of one level for a
    distillation, whose shares are given by level; one after the other as they are found. Ratio 0 is the whole network.
    """
    use_threads(spec.threads)
    pruning = spec if isinstance(spec, PruneSpec) else _as_pruning(spec)
    batches = PictureBatches(lesson_of(pruning))
    objective = unpruned(pruning, batches.calibration())
    device = on_device(objective, spec.device)
    held_out = batches.held_out()[0].to(device)
    network = pairs_of(objective)
    whole = objective.score(held_out)
    parts = _parts(network, by_level=isinstance(spec, DistillSpec))
    progress.plan(len(parts) * len(DEFAULT_RATIOS))
    for name, groups in parts.items():
        found = scan_together(network, groups, lambda: objective.score(held_out), progress=progress)
        yield name, ((0.0, whole), *found)


def _as_pruning(spec: DistillSpec) -> PruneSpec:
    """A pruning of the teacher, to see what its filters are worth."""
    return PruneSpec(
        bundle=spec.teacher,
        contents=spec.contents,
        styles=spec.styles,
        ratios=0.5,
        levels=spec.levels,
        shares=spec.shares,
        schedule=spec.schedule,
        held_out=spec.held_out,
        seed=spec.seed,
        threads=spec.threads,
        device=spec.device,
    )


def _parts(network: LevelsNetwork, *, by_level: bool) -> dict[str, FilterGroups]:
    parts: dict[str, FilterGroups] = {}
    for group in level_groups(network):
        name = group.name.partition(".")[0] if by_level else group.name
        parts[name] = (*parts.get(name, ()), group)
    return parts


def _score_s(objective: Objective, batches: PictureBatches, device: torch.device) -> float:
    held_out = batches.held_out()[0].to(device)
    started_s = time.monotonic()
    objective.score(held_out)
    one_s = time.monotonic() - started_s
    objective.painted(held_out)
    return (time.monotonic() - started_s - one_s) + HELD_OUT_BATCHES * one_s


def _checkpoint_s(trainer: Trainer) -> float:
    with tempfile.TemporaryDirectory() as place:
        started_s = time.monotonic()
        RunFolder(Path(place)).save("last", trainer.state())
        return time.monotonic() - started_s


def _painting_s(objective: Objective) -> float:
    """The students' encoders and decoders on one picture; a render has little else to do."""
    students = students_of(objective)
    device = next(students[0].parameters()).device
    picture = torch.rand(1, 3, _PAINTED_PX, _PAINTED_PX, device=device).contiguous(memory_format=torch.channels_last)
    with torch.inference_mode():
        started_s = time.monotonic()
        for student in students:
            student.decoder(student.encoder(picture))
        return (time.monotonic() - started_s) / (_PAINTED_PX**2 / 1e6)
