"""A step may learn from several micro-batches: which pictures these are, and when they teach what one batch teaches."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from studio.compression.distilling import PictureBatches, objective_of
from studio.compression.objective import Batch
from studio.compression.phase import Phase
from studio.compression.pruning.groups import FilterGroup, Member, Role
from studio.compression.pruning.incremental import Spp
from studio.compression.pruning.schedule import SppSchedule
from studio.compression.trainer import Trainer
from studio.progress import Progress
from studio.specs.painting import Aim, PaintingSettings
from studio.specs.training import DistillationRecipe, DistillSpec, Schedule
from tests.unit.compression.colour_maps import (
    SCHEDULE,
    ColourMap,
    Crops,
    Noting,
    assert_same,
    checkpoint,
    run_of,
    trainer_of,
)
from tests.unit.compression.objectives import batch

ONE_BATCH = Schedule(steps=4, batch=6, crop_px=64, warm_up_steps=1, learning_rate=1e-3)


def divided(parts: int) -> Schedule:
    return replace(ONE_BATCH, batch=ONE_BATCH.batch // parts, accumulate=parts)


def test_micro_batches_are_the_rows_of_the_batch_and_know_their_place() -> None:
    whole = replace(batch(count=6), seed=11)
    parts = whole.micro_batches(3)
    assert torch.equal(torch.cat([part.contents for part in parts]), whole.contents)
    assert torch.equal(torch.cat([part.styles for part in parts]), whole.styles)
    assert [part.rows for part in parts] == [slice(0, 2), slice(2, 4), slice(4, 6)]
    assert {(part.seed, part.whole_count) for part in parts} == {(11, 6)}
    assert [part.rows for part in parts[1].micro_batches(2)] == [slice(2, 3), slice(3, 4)]
    assert (whole.rows, whole.whole_count, whole.micro_batches(1)) == (slice(0, 6), 6, [whole])


@pytest.mark.parametrize("parts", [2, 6])
def test_a_step_sees_the_same_pictures_however_they_are_divided(pictures: Path, parts: int) -> None:
    spec = DistillSpec(teacher=Path("t"), contents=pictures, schedule=ONE_BATCH)
    one, several = PictureBatches(spec), PictureBatches(replace(spec, schedule=divided(parts)))
    for step in (0, 3):
        assert same(one.learned(step), several.learned(step))
    assert same(one.calibration(), several.calibration())
    whole = torch.cat([each.contents for each in one.held_out()])
    assert torch.equal(torch.cat([each.contents for each in several.held_out()]), whole)
    assert {len(each.contents) for each in several.held_out()} == {6 // parts}, "they fit as those of a step"


def same(one: Batch, two: Batch) -> bool:
    return torch.equal(one.contents, two.contents) and torch.equal(one.styles, two.styles) and one.seed == two.seed


@pytest.mark.parametrize(
    "kind",
    [{"aim": Aim.PAINT, "painting": PaintingSettings(enlarged=0.5)}, {"recipe": DistillationRecipe.PAPER}],
    ids=["paint", "paper"],
)
def test_micro_batches_teach_what_one_batch_teaches(teacher_folder: Path, pictures: Path, kind: dict[str, Any]) -> None:
    """Every term of these objectives is a mean over pictures."""
    spec = DistillSpec(teacher=teacher_folder, contents=pictures, levels=(2, 1), widths=0.75, **kind)
    (one, values), (several, means) = (gradient(replace(spec, schedule=divided(count))) for count in (1, 3))
    # sums of up to 6 · 64² products in another order, once more in the layers behind: √n roundings of 2^-24 and some
    assert float((one - several).norm() / one.norm()) < 1e-4
    assert means == pytest.approx(values, rel=1e-4)


def gradient(spec: DistillSpec) -> tuple[torch.Tensor, dict[str, float]]:
    """What reaches the optimiser in the first step, and what the log says of it."""
    batches = PictureBatches(spec)
    objective = objective_of(spec, batches.calibration())
    hooks = Noting(objective.module)
    phase = Phase(0, 4, lambda _: 1.0, hooks=hooks)
    trainer = Trainer(objective, batches, spec.schedule, total_steps=4, device=torch.device("cpu"), phase=phase)
    values = trainer.train_step()
    return torch.cat([torch.from_numpy(each).flatten() for each in hooks.gradients[0]]), values


class WideCrops(Crops):
    def learned(self, step: int) -> Batch:
        return batch(step, count=4, side_px=16)


def test_hooks_take_part_once_in_a_step(tmp_path: Path) -> None:
    schedule = replace(SCHEDULE, accumulate=4)
    objective = ColourMap()
    hooks = Noting(objective.module)
    phase = Phase(0, 3, lambda _: 1.0, hooks=hooks)
    trainer = Trainer(objective, WideCrops(), schedule, total_steps=3, device=torch.device("cpu"), phase=phase)
    trainer.run(run_of(tmp_path), Progress())
    assert len(hooks.gradients) == 3


class MaskedMap(ColourMap):
    """Notes which filters are masked whenever it paints."""

    def __init__(self) -> None:
        super().__init__()
        self.masks: list[tuple[bool, ...]] = []

    def painted(self, batch: Batch) -> torch.Tensor:
        weight = self.module.get_parameter("0.weight")
        self.masks.append(tuple((weight == 0).flatten(1).all(1).tolist()))
        return super().painted(batch)


def test_spp_draws_one_mask_for_all_micro_batches_of_a_step() -> None:
    objective = MaskedMap()
    owners = torch.arange(4)
    group = FilterGroup("0", 4, (Member("0", Role.OUTPUT, owners), Member("2", Role.INPUT, owners)))
    masking = Spp(objective.module, (group,), {"0": 2}, schedule=SppSchedule(amplitude=0.1, interval=1), seed=0)
    phase = Phase(0, 12, lambda _: 1.0, hooks=masking)
    schedule = replace(SCHEDULE, accumulate=4)
    trainer = Trainer(objective, WideCrops(), schedule, total_steps=12, device=torch.device("cpu"), phase=phase)
    drawn = []
    for _ in range(8):
        objective.masks.clear()
        trainer.train_step()
        assert len(objective.masks) == 8 and len(set(objective.masks)) == 1, "four micro-batches in two parts each"
        drawn.append(objective.masks[0])
    assert len(set(drawn)) > 2, "another mask in another step"


def test_a_run_of_micro_batches_is_gone_on_with_bit_for_bit(tmp_path: Path) -> None:
    schedule = replace(SCHEDULE, accumulate=2)
    whole, folder = run_of(tmp_path / "whole"), run_of(tmp_path / "run")
    result = trainer_of(crops=WideCrops(), schedule=schedule).run(whole, Progress())
    first = trainer_of(crops=WideCrops(), schedule=schedule)
    first.run(folder, Progress(on_report=lambda _: (folder.path / "STOP").touch() if first.step == 7 else None))
    folder.take_back_stop()
    resumed = trainer_of(crops=WideCrops(), schedule=schedule)
    resumed.restore(checkpoint(folder))
    assert resumed.step == 7 and resumed.run(folder, Progress()) == result
    assert_same(checkpoint(folder), checkpoint(whole))
    plain = run_of(tmp_path / "plain")
    trainer_of(crops=WideCrops()).run(plain, Progress())
    weight = "0.weight"
    assert not torch.equal(checkpoint(plain)["module"][weight], checkpoint(whole)["module"][weight]), (
        "a mean is squared"
    )
