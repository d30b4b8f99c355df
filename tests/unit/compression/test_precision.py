"""Networks compute in bfloat16 where that is asked for; weights, gradients, scores and statistics stay float32."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.compression.distilling import PictureBatches, objective_of
from studio.compression.losses import gram_of, relative_error
from studio.compression.objective import Batch, Objective, Terms
from studio.compression.precision import computed_dtype
from studio.compression.trainer import Trainer
from studio.compression.transforming import adain_by_picture
from studio.errors import SpecError
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.painting import Aim
from studio.specs.training import COMPUTE_TYPES, ComputeType, DistillSpec, Schedule, TrainingOptimizer
from tests.unit.compression.colour_maps import SCHEDULE, ColourMap, checkpoint, run_of, trainer_of
from tests.unit.compression.runs import QUICK


class Seeing(ColourMap):
    """Notes in what type its networks compute."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[torch.dtype] = set()
        self.scored: set[torch.dtype] = set()

    def parts(self, batch: Batch) -> Iterator[Terms]:
        self.seen.add(self.painted(batch).dtype)
        yield from super().parts(batch)

    def score(self, batch: Batch) -> float:
        self.scored.add(self.painted(batch).dtype)
        return super().score(batch)


@pytest.mark.parametrize(
    ("dtype", "seen"), [("auto", torch.float32), ("float32", torch.float32), ("bfloat16", torch.bfloat16)]
)
def test_steps_compute_in_what_is_asked_for_and_all_else_is_float32(
    tmp_path: Path, dtype: ComputeType, seen: torch.dtype
) -> None:
    objective, folder = Seeing(), run_of(tmp_path)
    trainer_of(objective, schedule=replace(SCHEDULE, dtype=dtype)).run(folder, Progress())
    assert objective.seen == {seen} and objective.scored == {torch.float32}
    state = checkpoint(folder)
    momenta = [each["exp_avg"] for each in state["optimiser"]["state"].values()]
    gradients = [weight.grad for weight in objective.module.parameters() if weight.grad is not None]
    kept = (*state["module"].values(), *state["averages"], *momenta, *gradients)
    assert len(gradients) == 4 and {value.dtype for value in kept} == {torch.float32}


def test_auto_is_bfloat16_on_cuda_alone() -> None:
    assert computed_dtype("auto", torch.device("cuda")) is torch.bfloat16
    assert computed_dtype("float32", torch.device("cuda")) is torch.float32
    assert computed_dtype("auto", torch.device("mps")) is torch.float32


@pytest.mark.parametrize("method", [Method.WCT, Method.ADAIN])
def test_learning_in_bfloat16_goes_where_float32_goes(teacher_folder: Path, pictures: Path, method: Method) -> None:
    made = {dtype: weights_learned(teacher_folder, pictures, method, dtype) for dtype in COMPUTE_TYPES}
    start, whole = made["float32"]
    _, narrow = made["bfloat16"]
    assert torch.equal(made["auto"][1], whole), "on a CPU"
    assert not torch.equal(narrow, whole)
    cosine = torch.nn.functional.cosine_similarity(narrow - start, whole - start, dim=0)
    assert cosine > 0.9, "eight bits of mantissa leave the direction"


def weights_learned(
    teacher_folder: Path, pictures: Path, method: Method, dtype: ComputeType
) -> tuple[torch.Tensor, torch.Tensor]:
    """All weights as one vector, before and after some steps."""
    schedule = replace(QUICK, dtype=dtype, optimizer=TrainingOptimizer.SGD)
    spec = DistillSpec(
        teacher=teacher_folder, contents=pictures, method=method, levels=(3,), widths=0.75, schedule=schedule
    )
    batches = PictureBatches(spec)
    objective = objective_of(spec, batches.calibration())
    weights = [flat_weights(objective)]
    trainer = Trainer(objective, batches, schedule, total_steps=6, device=torch.device("cpu"))
    for _ in range(6):
        trainer.train_step()
    return weights[0], flat_weights(objective)


def flat_weights(objective: Objective) -> torch.Tensor:
    return torch.cat([weight.detach().flatten() for weight in objective.module.parameters()])


def test_statistics_of_narrow_features_have_the_digits_of_float32() -> None:
    random = torch.Generator().manual_seed(0)
    features = (torch.rand(2, 8, 16, 16, generator=random) + 10).bfloat16()
    wide = features.double()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        gram = gram_of(features)
        coloured = adain_by_picture(features, features.flip(0))
        apart = relative_error(features, features.flip(1))
    rows = wide.transpose(0, 1).flatten(1).numpy()
    # float32 sums of 512 products: 2**-24 for each addition at most
    np.testing.assert_allclose(gram.double().numpy(), rows @ rows.T / rows.shape[1], rtol=512 * 2**-24)
    found, goal = wide.numpy(), wide.flip(1).numpy()
    assert float(apart) == pytest.approx(((found - goal) ** 2).mean() / (goal**2).mean(), rel=4096 * 2**-24)
    wanted = wide.flip(0).mean((2, 3)).numpy()
    np.testing.assert_allclose(coloured.double().mean((2, 3)).numpy(), wanted, rtol=256 * 2**-24)


def test_painting_is_not_learned_in_bfloat16() -> None:
    plain = DistillSpec(teacher=Path("t"), contents=Path("c"), aim=Aim.PAINT, schedule=Schedule.of(Aim.PAINT))
    with pytest.raises(SpecError, match="painting is learned in float32"):
        replace(plain, schedule=replace(plain.schedule, dtype="bfloat16"))
    assert Schedule(dtype="bfloat16").suited_to(Aim.PAINT).dtype == "auto"
