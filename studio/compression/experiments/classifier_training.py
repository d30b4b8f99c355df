"""How a classifier is trained in the experiments: SGD with momentum, step by step, so that it can be interrupted."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import torch
import torch.nn.functional as F
from torch import nn
from torch.optim import SGD

from studio.compression.experiments.labelled_pictures import LabelledPictures
from studio.compression.pruning.criteria import Criterion

MOMENTUM = 0.9
Precision = Literal["float32", "bfloat16"]


@dataclass(frozen=True, slots=True)
class Budget:
    """Optimiser steps of every phase and the rates they start from; ``precision`` is that of forward passes."""

    base_steps: int = 600
    pruning_steps: int = 600
    retraining_steps: int = 300
    base_rate: float = 0.05
    pruning_rate: float = 0.01
    retraining_rate: float = 0.02
    batch: int = 64
    weight_decay: float = 5e-4
    precision: Precision = "float32"

    def scaled(self, share: float) -> Budget:
        """The same rates with ``share`` of the steps, at least 1 of each phase."""
        return replace(
            self,
            base_steps=max(1, round(self.base_steps * share)),
            pruning_steps=max(1, round(self.pruning_steps * share)),
            retraining_steps=max(1, round(self.retraining_steps * share)),
        )


def fastest_precision() -> Precision:
    """bfloat16 where this processor computes with it natively (AVX-512 BF16, AMX), else float32."""
    found: Mapping[str, Any] = getattr(torch.cpu, "get_capabilities", dict)()
    return "bfloat16" if found.get("avx512_bf16") or found.get("amx_bf16") else "float32"


def cosine(start: float, steps: int) -> Callable[[int], float]:
    """Learning rate of a step, from ``start`` down to 0 after ``steps``."""
    return lambda step: start * 0.5 * (1 + math.cos(math.pi * step / steps))


class ClassifierTraining:
    """A network under training on random batches; the order of batches follows from ``seed``.

    Weights and pictures are held with channels last, which convolutions on CPUs want.
    """

    def __init__(self, network: nn.Module, pictures: LabelledPictures, budget: Budget, *, seed: int) -> None:
        self._pictures = pictures
        self._budget = budget
        self._random = torch.Generator().manual_seed(seed)
        self.use(network)

    def use(self, network: nn.Module) -> None:
        """Train ``network`` from now on, with an optimiser that has no momentum yet."""
        self.network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's overloads lack it
        trained = [each for each in network.parameters() if each.requires_grad]
        self.optimizer = SGD(trained, lr=0.0, momentum=MOMENTUM, weight_decay=self._budget.weight_decay)

    def take_step(self, rate: float, criterion: Criterion | None = None) -> None:
        """One step on a random batch at learning rate ``rate``, under ``criterion`` where one is given."""
        self.network.train()
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        inputs, labels = self._pictures.draw(self._budget.batch, self._random)
        self.optimizer.zero_grad()
        if criterion is not None:
            criterion.before_forward()
        with torch.autocast("cpu", torch.bfloat16, enabled=self._budget.precision == "bfloat16"):
            logits = self.network(inputs)
        torch.autograd.backward(F.cross_entropy(logits.float(), labels))
        if criterion is not None:
            criterion.after_backward()
        self.optimizer.step()
        if criterion is not None:
            criterion.after_step()

    def state_dict(self) -> dict[str, Any]:
        """Everything that a resumed training needs to go on bit for bit."""
        return {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "random": self._random.get_state(),
        }

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Go on from `state_dict`, with a network of the same shapes."""
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self._random.set_state(state["random"])
