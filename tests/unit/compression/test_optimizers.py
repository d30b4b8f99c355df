"""Trainers learn with the optimiser that is asked for, and go on with it bit for bit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.compression.phase import Phase
from studio.compression.trainer import Trainer
from studio.progress import Progress
from studio.specs.training import Schedule, TrainingOptimizer
from tests.reference.sgd import sgd_with_momentum
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

SGD = replace(SCHEDULE, optimizer=TrainingOptimizer.SGD, learning_rate=0.05, momentum=0.8)


def noted(schedule: Schedule, rate: float, added: float = 0.0) -> tuple[Trainer, ColourMap, Noting]:
    objective = ColourMap()
    hooks = Noting(objective.module, added=added)
    phase = Phase(0, 12, lambda _: rate, hooks=hooks)
    trainer = Trainer(objective, Crops(), schedule, total_steps=12, device=torch.device("cpu"), phase=phase)
    return trainer, objective, hooks


def test_sgd_moves_the_weights_by_its_rate_and_momentum() -> None:
    trainer, objective, hooks = noted(SGD, rate=0.5)
    starts = [weight.detach().double().numpy().copy() for weight in objective.module.parameters()]
    for _ in range(4):
        trainer.train_step()
    for index, weight in enumerate(objective.module.parameters()):
        gradients = [seen[index] for seen in hooks.gradients]
        wanted = sgd_with_momentum(starts[index], gradients, rate=0.5 * SGD.learning_rate, momentum=SGD.momentum)
        # four additions in float32 to numbers below 2
        np.testing.assert_allclose(weight.detach().double().numpy(), wanted, rtol=0, atol=8 * 2**-23)


def test_what_hooks_add_to_the_gradients_is_not_clipped() -> None:
    trainer, objective, _ = noted(replace(SGD, clip_norm=1e-6, momentum=0.0), rate=1.0, added=3.0)
    before = [weight.detach().clone() for weight in objective.module.parameters()]
    trainer.train_step()
    for weight, start in zip(objective.module.parameters(), before, strict=True):
        torch.testing.assert_close(weight.detach(), start - 3.0 * SGD.learning_rate, rtol=0, atol=1e-6)


@pytest.mark.parametrize("momentum", [0.0, 0.8])
def test_a_run_with_sgd_is_gone_on_with_bit_for_bit(tmp_path: Path, momentum: float) -> None:
    schedule = replace(SGD, momentum=momentum)
    whole, folder = run_of(tmp_path / "whole"), run_of(tmp_path / "run")
    result = trainer_of(schedule=schedule).run(whole, Progress())
    first = trainer_of(schedule=schedule)
    first.run(folder, Progress(on_report=lambda _: (folder.path / "STOP").touch() if first.step == 5 else None))
    folder.take_back_stop()
    resumed = trainer_of(schedule=schedule)
    resumed.restore(checkpoint(folder))
    assert resumed.step == 5 and resumed.run(folder, Progress()) == result
    for name in ("last", "best"):
        assert_same(checkpoint(folder, name), checkpoint(whole, name))
    scores = [record["score"] for record in folder.log() if "score" in record]
    assert min(scores) == pytest.approx(result.best_score, rel=1e-5) and scores[-1] < scores[0]
