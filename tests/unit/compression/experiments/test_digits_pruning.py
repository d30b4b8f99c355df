from copy import deepcopy
from functools import partial

import pytest
import torch

from studio.compression.experiments.digits_pruning import METHODS, ONE_SHOT, prune_and_retrain
from studio.compression.experiments.digits_training import Budget, Data, DigitsNet, load_data, train_base
from studio.compression.experiments.traced_groups import predicted_speed_up, traced_groups
from studio.compression.pruning.groups import l1_norms, weakest
from studio.compression.pruning.masking import zero_filters
from studio.compression.pruning.ratios import targets_for_speed_up
from studio.compression.pruning.speedup import layer_macs

BUDGET = Budget(base_steps=60, pruning_steps=40, retraining_steps=20)


@pytest.fixture(scope="module")
def data() -> Data:
    return load_data()


@pytest.fixture(scope="module")
def trained(data: Data) -> DigitsNet:
    return train_base(data, BUDGET, seed=0)


@pytest.fixture
def base(trained: DigitsNet) -> DigitsNet:
    """A copy to cut."""
    return deepcopy(trained)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_reaches_its_speed_up_and_leaves_the_base_alone(data: Data, base: DigitsNet, method: str) -> None:
    before = {name: tensor.clone() for name, tensor in base.state_dict().items()}
    result = prune_and_retrain(base, data, BUDGET, method=method, wished=4.0, seed=0)
    assert 4 <= result.speed_up < 5
    assert result.accuracy > 40
    assert all(torch.equal(tensor, before[name]) for name, tensor in base.state_dict().items())
    again = prune_and_retrain(base, data, BUDGET, method=method, wished=4.0, seed=0)
    assert again == result


def test_one_shot_is_judged_right_after_its_cut(data: Data, base: DigitsNet) -> None:
    result = prune_and_retrain(base, data, BUDGET, method=ONE_SHOT, wished=4.0, seed=0)
    groups = traced_groups(base, data.test_pictures[:2])
    layers = layer_macs(base, data.test_pictures[:2])
    targets = targets_for_speed_up(4.0, groups, partial(predicted_speed_up, layers, groups))
    zero_filters(base, groups, {group.name: weakest(l1_norms(base, group), targets[group.name]) for group in groups})
    assert result.before_retraining == data.accuracy(base)
