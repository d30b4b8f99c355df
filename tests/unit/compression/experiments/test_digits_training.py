import math

import pytest
import torch

from studio.compression.experiments.digits_training import Budget, DigitsNet, cosine, load_data, train, train_base


def test_the_split_is_the_same_every_time_and_shares_no_picture() -> None:
    data, again = load_data(), load_data()
    assert torch.equal(data.test_pictures, again.test_pictures)
    assert len(data.train_labels) + len(data.test_labels) == 1797
    assert data.train_pictures.shape[1:] == (1, 8, 8)
    assert data.train_pictures.min() >= 0 and data.train_pictures.max() == 1
    assert data.test_labels.unique().tolist() == list(range(10))


def test_a_little_training_beats_chance_by_far_and_a_seed_repeats_it() -> None:
    data, budget = load_data(), Budget(base_steps=60)
    first, second, other = (train_base(data, budget, seed=seed) for seed in (1, 1, 2))
    assert data.accuracy(first) > 60
    assert torch.equal(first.classifier.weight, second.classifier.weight)
    assert not torch.equal(first.classifier.weight, other.classifier.weight)


def test_accuracy_is_a_percentage_of_right_answers() -> None:
    data = load_data()
    network = DigitsNet()
    torch.nn.init.zeros_(network.classifier.weight)
    with torch.no_grad():
        network.classifier.bias[:] = torch.eye(10)[3]
    assert data.accuracy(network) == pytest.approx(float((data.test_labels == 3).double().mean() * 100))


def test_the_learning_rate_falls_to_nothing() -> None:
    rate = cosine(0.4, 10)
    assert rate(0) == 0.4 and rate(5) == pytest.approx(0.2) and rate(10) == pytest.approx(0)
    assert all(math.isclose(rate(step) + rate(10 - step), 0.4) for step in range(11))


def test_no_rate_no_change() -> None:
    network = DigitsNet()
    before = network.classifier.weight.detach().clone()
    train(network, load_data(), steps=2, rate=lambda _: 0.0, seed=0)
    assert torch.equal(network.classifier.weight, before)


def test_a_scaled_budget_keeps_its_rates() -> None:
    assert Budget(100, 200, 300).scaled(0.5) == Budget(50, 100, 150)
    assert Budget(100, 200, 300).scaled(0.01) == Budget(20, 20, 20)
