"""A few steps of real training of the tiny network, as any trainer would call a criterion."""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.optim import Optimizer

from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroups
from tests.unit.compression.pruning.networks import Tiny, picture


def tiny(seed: int = 0) -> tuple[Tiny, FilterGroups]:
    torch.manual_seed(seed)
    network = Tiny()
    return network, traced_groups(network, picture(1, 8))


def batch(step: int) -> tuple[Tensor, Tensor]:
    random = torch.Generator().manual_seed(1000 + step)
    pictures = torch.rand(8, 1, 8, 8, generator=random)
    return pictures, (pictures.mean((1, 2, 3)) * 30).long() % 3


def sgd(network: nn.Module, *, learning_rate: float = 0.05) -> Optimizer:
    return torch.optim.SGD(network.parameters(), lr=learning_rate, momentum=0.9, weight_decay=1e-4)


def train(
    network: nn.Module,
    criterion: Criterion,
    optimizer: Optimizer,
    *,
    steps: range,
    watch: Callable[[], None] | None = None,
) -> None:
    """Steps of ``steps``; ``watch`` is called between the backward pass and the optimiser's step."""
    for step in steps:
        pictures, labels = (each.to(next(network.parameters()).device) for each in batch(step))
        network.train()
        optimizer.zero_grad()
        criterion.before_forward()
        F.cross_entropy(network(pictures), labels).backward()
        criterion.after_backward()
        if watch is not None:
            watch()
        optimizer.step()
        criterion.after_step()
