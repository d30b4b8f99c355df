import torch

from studio.compression.experiments.classifier_training import Budget
from studio.compression.experiments.digits_data import load_digits, train_base


def test_the_split_is_the_same_every_time_and_shares_no_picture() -> None:
    data, again = load_digits(), load_digits()
    assert torch.equal(data.test_pictures, again.test_pictures)
    assert len(data.train_labels) + len(data.test_labels) == 1797
    assert data.train_pictures.shape[1:] == (1, 8, 8)
    assert data.train_pictures.min() >= 0 and data.train_pictures.max() == 1
    assert data.test_labels.unique().tolist() == list(range(10))
    assert torch.equal(data.example, data.test_pictures[:2])


def test_a_little_training_beats_chance_by_far_and_a_seed_repeats_it() -> None:
    data, budget = load_digits(), Budget(base_steps=60)
    first, second, other = (train_base(data, budget, seed=seed) for seed in (1, 1, 2))
    assert data.accuracy(first) > 60
    assert torch.equal(first.classifier.weight, second.classifier.weight)
    assert not torch.equal(first.classifier.weight, other.classifier.weight)
