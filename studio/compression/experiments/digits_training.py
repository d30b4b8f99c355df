"""The digits, a small convolutional network for them, and how it is trained and judged."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.optim import Optimizer

from studio.compression.pruning.criteria import Criterion
from studio.errors import InputError

WIDTHS = (24, 48, 48)
CLASSES = 10
MOMENTUM = 0.9
_WEIGHT_DECAY = 5e-4
_BATCH = 64
_TEST_SHARE = 0.5
_SPLIT_SEED = 7


@dataclass(frozen=True, slots=True)
class Budget:
    """Optimiser steps of every phase, and the learning rates they start from."""

    base_steps: int = 600
    pruning_steps: int = 600
    retraining_steps: int = 300
    base_rate: float = 0.05
    pruning_rate: float = 0.01
    retraining_rate: float = 0.02

    def scaled(self, share: float) -> Budget:
        """The same rates with ``share`` of the steps, at least 20 of each phase."""
        return replace(
            self,
            base_steps=max(20, round(self.base_steps * share)),
            pruning_steps=max(20, round(self.pruning_steps * share)),
            retraining_steps=max(20, round(self.retraining_steps * share)),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """Pictures (n, 1, 8, 8) in [0, 1] and labels (n,), split once and for all."""

    train_pictures: Tensor
    train_labels: Tensor
    test_pictures: Tensor
    test_labels: Tensor

    @torch.no_grad()
    def accuracy(self, network: nn.Module) -> float:
        """Percent of the test pictures that ``network`` names rightly."""
        network.eval()
        return float((network(self.test_pictures).argmax(1) == self.test_labels).double().mean() * 100)


class DigitsNet(nn.Module):
    """Three 3×3 convolutions, the last two followed by pooling, and a linear classifier."""

    def __init__(self) -> None:
        super().__init__()
        channels = (1, *WIDTHS)
        self.convolutions = nn.ModuleList(nn.Conv2d(a, b, 3, padding=1) for a, b in pairwise(channels))
        self.classifier = nn.Linear(WIDTHS[-1] * 4, CLASSES)

    def forward(self, rows: Tensor) -> Tensor:
        """Logits (B, 10) of grey pictures (B, 1, 8, 8)."""
        for place, convolution in enumerate(self.convolutions):
            rows = F.relu(convolution(rows))
            if place > 0:
                rows = F.max_pool2d(rows, 2)
        logits: Tensor = self.classifier(rows.flatten(1))
        return logits


def load_data() -> Data:
    """scikit-learn's 1,797 handwritten digits, half of them to train with; InputError where scikit-learn is missing."""
    try:
        from sklearn.datasets import load_digits  # noqa: PLC0415 — only this experiment needs it
    except ImportError as error:
        raise InputError("the digits come with scikit-learn; install it with `pip install scikit-learn`") from error
    digits = load_digits()
    pictures = torch.from_numpy(digits.images).float().div_(16).unsqueeze(1)
    labels = torch.from_numpy(digits.target).long()
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(_SPLIT_SEED))
    tested = round(len(labels) * _TEST_SHARE)
    test, train = order[:tested], order[tested:]
    return Data(pictures[train], labels[train], pictures[test], labels[test])


def train_base(data: Data, budget: Budget, *, seed: int) -> DigitsNet:
    """A network trained from random weights."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = DigitsNet()
    train(network, data, steps=budget.base_steps, rate=cosine(budget.base_rate, budget.base_steps), seed=seed)
    return network


def cosine(start: float, steps: int) -> Callable[[int], float]:
    """Learning rate of a step, from ``start`` down to 0 after ``steps``."""
    return lambda step: start * 0.5 * (1 + math.cos(math.pi * step / steps))


def train(
    network: nn.Module,
    data: Data,
    *,
    steps: int,
    rate: Callable[[int], float],
    seed: int,
) -> None:
    """``steps`` of SGD with momentum on random batches."""
    optimizer = optimizer_for(network, rate(0))
    random = torch.Generator().manual_seed(seed)
    for step in range(steps):
        take_step(network, data, optimizer, rate=rate(step), random=random)


def optimizer_for(network: nn.Module, rate: float) -> Optimizer:
    """SGD with momentum and a little weight decay."""
    return torch.optim.SGD(network.parameters(), lr=rate, momentum=MOMENTUM, weight_decay=_WEIGHT_DECAY)


def take_step(
    network: nn.Module,
    data: Data,
    optimizer: Optimizer,
    *,
    rate: float,
    random: torch.Generator,
    criterion: Criterion | None = None,
) -> None:
    """One step on a random batch, under ``criterion`` where one is given."""
    network.train()
    for group in optimizer.param_groups:
        group["lr"] = rate
    chosen = torch.randint(len(data.train_labels), (_BATCH,), generator=random)
    optimizer.zero_grad()
    if criterion is not None:
        criterion.before_forward()
    loss = F.cross_entropy(network(data.train_pictures[chosen]), data.train_labels[chosen])
    torch.autograd.backward(loss)
    if criterion is not None:
        criterion.after_backward()
    optimizer.step()
    if criterion is not None:
        criterion.after_step()
