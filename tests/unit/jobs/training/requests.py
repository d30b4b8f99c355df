"""Small requests for training runs on pictures that are made here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.training import DistillSpec, Schedule
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture

LONG, SHORT = 5_000, 20


def make_material(folder: Path, *, levels: tuple[int, ...] = (1,)) -> None:
    """A teacher ``tiny`` and three ``photos``."""
    write_tiny_bundle(folder / "tiny", levels=levels)
    for seed in range(3):
        write_picture(folder / "photos" / f"{seed}.png", 80, 70, seed=seed)


def schedule(steps: int) -> Schedule:
    return Schedule(
        steps=steps, batch=1, crop_px=64, warm_up_steps=1, validate_every=10, log_every=1, checkpoint_every=2
    )


def distillation(folder: Path, *, steps: int = SHORT, title: str = "My run") -> DistillSpec:
    return replace(distill_spec(folder, steps=steps), title=title)


def distill_spec(folder: Path, *, steps: int = SHORT) -> DistillSpec:
    return DistillSpec(
        teacher=folder / "tiny",
        contents=folder / "photos",
        widths=0.5,
        schedule=schedule(steps),
        threads=1,
        device="cpu",
    )


def prune_spec(folder: Path, *, steps: int = SHORT) -> PruneSpec:
    return PruneSpec(
        bundle=folder / "tiny",
        contents=folder / "photos",
        criterion=PruningCriterion.GRADUAL_L1,
        ratios=0.5,
        schedule=schedule(steps),
        threads=1,
        device="cpu",
    )
