"""A small objective with crops, and runs of it, for tests of the trainer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from studio.bundles.weights import LevelWeights
from studio.compression.objective import Batch, Term, Terms
from studio.compression.run_folder import RunFolder
from studio.compression.trainer import Trainer
from studio.specs.training import DistillSpec, Schedule
from tests.unit.compression.objectives import batch

SCHEDULE = Schedule(
    steps=12, learning_rate=1e-2, warm_up_steps=2, validate_every=3, log_every=2, checkpoint_every=4, crop_px=64
)


class ColourMap:
    """Learns the 3×3 matrix that turns contents into styles, in two parts; scores may be laid down beforehand."""

    def __init__(self, scores: Sequence[float] = ()) -> None:
        torch.manual_seed(0)
        self._map = nn.Sequential(nn.Conv2d(3, 4, 1), nn.ReLU(), nn.Conv2d(4, 3, 1))
        self._scores = list(scores)

    @property
    def module(self) -> nn.Module:
        return self._map

    def parts(self, batch: Batch) -> Iterator[Terms]:
        yield {"pixel": Term((self.painted(batch) - batch.styles).square().mean(), 2.0)}
        yield {"mean": Term((self.painted(batch).mean() - batch.styles.mean()).square(), 1.0)}

    def score(self, batch: Batch) -> float:
        with torch.no_grad():
            return self._scores.pop(0) if self._scores else float((self.painted(batch) - batch.styles).square().mean())

    def painted(self, batch: Batch) -> Tensor:
        painted: Tensor = self._map(batch.contents)
        return painted

    def taught(self, batch: Batch) -> Tensor:
        return batch.styles

    def weights(self) -> list[LevelWeights]:
        raise AssertionError("a trainer ships nothing")


class Crops:
    """Random crops by step; the contents of ``broken_step`` are not numbers."""

    def __init__(self, broken_step: int | None = None) -> None:
        self._broken_step = broken_step

    def learned(self, step: int) -> Batch:
        drawn = batch(step, side_px=16)
        return Batch(drawn.contents * math.nan, drawn.styles) if step == self._broken_step else drawn

    def held_out(self) -> Sequence[Batch]:
        return [batch(1000, side_px=16)]


class Noting:
    """Notes the gradients that reach the optimiser, after adding ``added`` to all of them."""

    def __init__(self, module: nn.Module, *, added: float = 0.0) -> None:
        self._module, self._added = module, added
        self.gradients: list[list[Any]] = []

    def begin(self, optimizer: torch.optim.Optimizer) -> None:
        self.optimizer = optimizer

    def before_forward(self) -> None:
        pass

    def after_backward(self) -> None:
        seen = []
        for weight in self._module.parameters():
            if weight.grad is None:
                continue
            weight.grad.add_(self._added)
            seen.append(weight.grad.double().numpy().copy())
        self.gradients.append(seen)

    def after_step(self) -> None:
        pass

    def figures(self) -> dict[str, float]:
        return {}

    def state_dict(self) -> dict[str, Any]:
        return {}

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        pass


def trainer_of(
    objective: ColourMap | None = None, crops: Crops | None = None, schedule: Schedule = SCHEDULE
) -> Trainer:
    return Trainer(
        objective or ColourMap(),
        crops or Crops(),
        schedule,
        total_steps=schedule.steps,
        device=torch.device("cpu"),
    )


def run_of(path: Path) -> RunFolder:
    folder = RunFolder(path)
    folder.write_spec(DistillSpec(teacher=Path("pairs"), contents=Path("photos")))
    return folder


def checkpoint(folder: RunFolder, name: str = "last") -> dict[str, Any]:
    state = folder.load(name)
    assert state is not None
    return state


def assert_same(one: Any, two: Any) -> None:
    """Bit for bit, all the way down; how long it took aside."""
    if isinstance(one, dict):
        assert one.keys() == two.keys()
        for key in one.keys() - {"elapsed_s"}:
            assert_same(one[key], two[key])
    elif isinstance(one, list | tuple):
        assert len(one) == len(two)
        for left, right in zip(one, two, strict=True):
            assert_same(left, right)
    elif isinstance(one, Tensor):
        assert torch.equal(one, two)
    else:
        assert one == two
