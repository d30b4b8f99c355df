"""The search on a convolutional network of real digits: pruned, cut and retrained at every ratio."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.magnitude import L1OneShot
from studio.compression.pruning.ratio_search import FoundRatio, begin_search, search_ratio
from studio.compression.pruning.schedule import removal_count
from studio.compression.pruning.surgery import remove_filters
from studio.specs.ratio_search import RatioSteps

WIDTH, FLOOR = 12, 0.9
STEPS = RatioSteps(tolerance=0.05, stages=8)


class Digits:
    """scikit-learn's digits, half of them to train with; every use of them depends on nothing but its seed."""

    def __init__(self) -> None:
        loaded = pytest.importorskip("sklearn.datasets").load_digits()
        pictures, labels = torch.from_numpy(loaded.images).float().div(16).unsqueeze(1), torch.from_numpy(loaded.target)
        order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(7))
        self.learned, self.tested = ((pictures[part], labels[part].long()) for part in (order[:900], order[900:]))

    def train(self, network: nn.Module, *, steps: int, seed: int) -> None:
        random = torch.Generator().manual_seed(seed)
        optimizer = torch.optim.SGD(network.parameters(), lr=0.05, momentum=0.9)
        for _ in range(steps):
            chosen = torch.randint(900, (64,), generator=random)
            optimizer.zero_grad()
            F.cross_entropy(network(self.learned[0][chosen]), self.learned[1][chosen]).backward()
            optimizer.step()

    @torch.no_grad()
    def accuracy(self, network: nn.Module) -> float:
        return float((network(self.tested[0]).argmax(1) == self.tested[1]).double().mean())


class ConvNet(nn.Sequential):
    def __init__(self) -> None:
        super().__init__(
            nn.Conv2d(1, WIDTH, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(WIDTH, WIDTH, 3, padding=1),
            nn.ReLU(),
            nn.AdaptiveAvgPool2d(2),
            nn.Flatten(),
            nn.Linear(4 * WIDTH, 10),
        )


def pruning(digits: Digits, example: Tensor) -> Callable[[float, nn.Module], tuple[nn.Module, float]]:
    """One-shot L1 of what the ratio of the base's filters leaves to go, and a short retraining."""

    def prune(ratio: float, network: nn.Module) -> tuple[nn.Module, float]:
        smaller = copy.deepcopy(network)
        groups = traced_groups(smaller, example)
        wanted = WIDTH - min(WIDTH - 1, removal_count(WIDTH, ratio))
        criterion = L1OneShot(smaller, groups, {group.name: group.size - wanted for group in groups})
        criterion.begin(torch.optim.SGD(smaller.parameters(), lr=0.05))
        cut = remove_filters(smaller, groups, criterion.removed, probe=example).network
        digits.train(cut, steps=60, seed=round(1e4 * ratio))
        return cut, digits.accuracy(cut)

    return prune


def test_a_classifier_is_pruned_as_far_as_its_accuracy_allows() -> None:
    digits = Digits()
    torch.manual_seed(0)
    base = ConvNet()
    digits.train(base, steps=300, seed=1)
    example, accuracy = digits.tested[0][:2], digits.accuracy(base)
    assert accuracy > FLOOR + 0.02, "there is something to lose"
    seen: list[FoundRatio[nn.Module]] = []
    begun = begin_search(base, score=accuracy, floor=FLOOR, steps=STEPS)
    found = search_ratio(
        pruning(digits, example),
        begun,
        floor=FLOOR,
        what_goes=lambda ratio: removal_count(WIDTH, ratio),
        on_judged=seen.append,
    )
    rejected = found.search.rejected
    assert 0.2 <= found.ratio < 0.95 and rejected is not None, "two of twelve channels cannot tell ten digits"
    assert digits.accuracy(found.network) >= FLOOR > accuracy_at(found, rejected.ratio)
    channels = found.network.get_parameter("3.weight").shape[:2]
    assert channels == (WIDTH - removal_count(WIDTH, found.ratio),) * 2
    resumed = search_ratio(
        pruning(digits, example), seen[1], floor=FLOOR, what_goes=lambda ratio: removal_count(WIDTH, ratio)
    )
    assert resumed.search == found.search
    assert all(torch.equal(a, b) for a, b in zip(resumed.network.parameters(), found.network.parameters(), strict=True))


def accuracy_at(found: FoundRatio[nn.Module], ratio: float) -> float:
    margin = next(each.margin for each in found.search.attempts if each.ratio == ratio)
    assert margin is not None
    return FLOOR + margin
