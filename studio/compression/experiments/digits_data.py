"""scikit-learn's digits, and a small convolutional network for them."""

from __future__ import annotations

from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.compression.experiments.classifier_training import Budget, ClassifierTraining, cosine
from studio.compression.experiments.labelled_pictures import LabelledPictures
from studio.errors import InputError

WIDTHS = (24, 48, 48)
CLASSES = 10
_TEST_SHARE = 0.5
_SPLIT_SEED = 7


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


def load_digits() -> LabelledPictures:
    """1,797 handwritten digits (n, 1, 8, 8) in [0, 1], half of them to train with, split once and for all.

    InputError where scikit-learn is missing.
    """
    try:
        from sklearn import datasets  # noqa: PLC0415 — only this experiment needs it
    except ImportError as error:
        raise InputError("the digits come with scikit-learn; install it with `pip install scikit-learn`") from error
    digits = datasets.load_digits()
    pictures = torch.from_numpy(digits.images).float().div_(16).unsqueeze(1)
    labels = torch.from_numpy(digits.target).long()
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(_SPLIT_SEED))
    tested = round(len(labels) * _TEST_SHARE)
    test, train = order[:tested], order[tested:]
    return LabelledPictures(pictures[train], labels[train], pictures[test], labels[test])


def train_base(pictures: LabelledPictures, budget: Budget, *, seed: int) -> DigitsNet:
    """A network trained from random weights."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = DigitsNet()
    training = ClassifierTraining(network, pictures, budget, seed=seed)
    rate = cosine(budget.base_rate, budget.base_steps)
    for step in range(budget.base_steps):
        training.take_step(rate(step))
    return network
