"""Run folders as a training process leaves them: specs, logs and samples, without any training."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from studio.jobs.training.stages import FIRST_STAGE, REQUEST_NAME, SPEC_NAME
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.spec_file import write_spec
from studio.specs.training import DistillSpec, Schedule

DISTILLED = DistillSpec(
    teacher=Path("/home/me/compact"),
    contents=Path("/home/me/photos"),
    styles=Path("/home/me/styles"),
    title="Overnight",
    schedule=Schedule(batch=2).resolved(40),
    threads=1,
)
PRUNED = PruneSpec(
    bundle=Path("/home/me/compact"),
    contents=Path("/home/me/photos"),
    title="Weakest out",
    ratios=0.3,
    schedule=Schedule().resolved(20),
    then=replace(DISTILLED, title=""),
)
LOGGED = (
    {"step": 0, "elapsed_s": 0.0, "score": 4.0},
    {"step": 10, "elapsed_s": 30.0, "learning_rate": 2e-05, "pixel_4": 0.1234567, "gram_4": 3.25},
    {"step": 20, "elapsed_s": 60.0, "learning_rate": 1e-05, "pixel_4": 0.1, "gram_4": 3.0, "score": 1.5},
    {"step": 40, "elapsed_s": 120.0, "learning_rate": 0.0, "pixel_4": 0.2, "gram_4": 2.5, "score": 2.0},
)
PRUNING = (
    {"step": 10, "elapsed_s": 20.0, "phase": "pruning", "learning_rate": 0.1, "pixel_4": 1.0, "layer:conv1_1": 0.5},
    {"step": 12, "elapsed_s": 24.0, "phase": "pruning", "score": 9.0, "forced_removals": 3.0, "layer:conv2_1": 0.25},
    {"step": 20, "elapsed_s": 40.0, "phase": "retraining", "learning_rate": 0.1, "pixel_4": 0.5, "score": 5.0},
)


def write_log(stage: Path, lines: Sequence[dict[str, Any]]) -> None:
    stage.mkdir(parents=True, exist_ok=True)
    (stage / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


def write_picture_sample(path: Path, seed: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A sheet of three rows of noise; its pixels (H, W, 3)."""
    pixels = np.random.default_rng(seed).integers(0, 256, (30, 20, 3), dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)
    return pixels


def write_run(run: Path, spec: TrainingSpec = DISTILLED, lines: Sequence[dict[str, Any]] = LOGGED) -> Path:
    """A run of one stage that the command line began."""
    write_spec(run / SPEC_NAME, spec)
    write_log(run, lines)
    return run


def write_two_stages(run: Path, request: PruneSpec = PRUNED) -> Path:
    """A pruning of 20 steps with a distillation of 40 behind it, that the window began."""
    assert request.then is not None
    write_spec(run / REQUEST_NAME, request)
    write_run(run / FIRST_STAGE, replace(request, then=None, pruning_steps=12), PRUNING)
    return write_run(run, request.then)
