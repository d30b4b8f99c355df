"""What holds for every criterion alike."""

from __future__ import annotations

import copy
import io
from typing import Any

import pytest
import torch

from studio.compression.pruning.magnitude import L1OneShot
from studio.compression.pruning.ratios import check_targets
from studio.compression.pruning.surgery import remove_filters
from studio.errors import SpecError, StudioError
from tests.unit.compression.pruning.every_criterion import MAKERS, TARGETS, Make, every_criterion
from tests.unit.compression.pruning.networks import picture
from tests.unit.compression.pruning.training import sgd, tiny, train


@every_criterion
@pytest.mark.parametrize("kind", ["sgd", "adam"])
def test_it_ends_on_target_and_the_cut_network_says_the_same(make: Make, kind: str) -> None:
    network, groups = tiny()
    criterion = make(network, groups)
    optimizer = sgd(network) if kind == "sgd" else torch.optim.Adam(network.parameters(), lr=0.05)
    criterion.begin(optimizer)
    train(network, criterion, optimizer, steps=range(120))
    assert criterion.is_done
    assert {name: int(flags.sum()) for name, flags in criterion.removed.items()} == TARGETS
    assert not network.conv1.weight[criterion.removed["conv1"]].any()
    assert not network.bn1.bias[criterion.removed["conv1"]].any()
    assert not network.conv2.bias[criterion.removed["conv2"]].any()
    assert network.conv2.weight[~criterion.removed["conv2"]].flatten(1).any(1).all()
    removal = remove_filters(network, groups, criterion.removed, probe=picture(1, 8))
    assert removal.network.get_parameter("conv2.weight").shape == (3, 3, 3, 3)


@every_criterion
def test_removed_filters_stay_removed_through_retraining_with_another_optimiser(make: Make) -> None:
    network, groups = tiny()
    criterion = make(network, groups)
    optimizer = sgd(network)
    criterion.begin(optimizer)
    train(network, criterion, optimizer, steps=range(120))
    removed = criterion.removed
    retrainer = torch.optim.Adam(network.parameters(), lr=0.01)
    criterion.begin(retrainer)
    before = network.conv2.weight.detach().clone()
    train(network, criterion, retrainer, steps=range(120, 130))
    assert not torch.equal(network.conv2.weight, before)
    assert all(torch.equal(flags, removed[name]) for name, flags in criterion.removed.items())
    assert not network.conv1.weight[removed["conv1"]].any() and not network.conv2.weight[removed["conv2"]].any()


@every_criterion
def test_nothing_brings_a_removed_filter_back(make: Make) -> None:
    network, groups = tiny()
    criterion, optimizer = make(network, groups), sgd(network)
    criterion.begin(optimizer)
    train(network, criterion, optimizer, steps=range(120))
    gone = criterion.removed["conv2"]
    assert not optimizer.state[network.conv2.weight]["momentum_buffer"][gone].any()
    with torch.no_grad():
        network.conv2.weight[:] = 1
    for parameter in network.parameters():
        parameter.grad = torch.ones_like(parameter)
    criterion.after_backward()
    assert network.conv2.weight.grad is not None and not network.conv2.weight.grad[gone].any()
    criterion.after_step()
    assert not network.conv2.weight[gone].any() and network.conv2.weight[~gone].all()


@every_criterion
def test_momentum_goes_with_the_filter(make: Make) -> None:
    network, groups = tiny()
    criterion, optimizer = make(network, groups), sgd(network)
    criterion.begin(optimizer)
    step = 0
    while step == 0 or not criterion.removed["conv2"].any():  # one-shot removes before there is any momentum
        train(network, criterion, optimizer, steps=range(step, step + 1))
        step += 1
    momentum = optimizer.state[network.conv2.weight]["momentum_buffer"]
    assert not momentum[criterion.removed["conv2"]].any() and momentum.any()


@every_criterion
@pytest.mark.parametrize("stop", [1, 9, 23])
def test_a_resumed_run_is_the_same_bit_for_bit(make: Make, stop: int) -> None:
    network, groups = tiny()
    criterion, optimizer = make(network, groups), sgd(network)
    criterion.begin(optimizer)
    train(network, criterion, optimizer, steps=range(stop))
    checkpoint = through_a_file(
        {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "criterion": criterion.state_dict()}
    )
    train(network, criterion, optimizer, steps=range(stop, 60))

    other, other_groups = tiny(seed=99)
    resumed, other_optimizer = make(other, other_groups), sgd(other)
    other.load_state_dict(checkpoint["network"])
    other_optimizer.load_state_dict(checkpoint["optimizer"])
    resumed.load_state_dict(checkpoint["criterion"])
    resumed.begin(other_optimizer)
    train(other, resumed, other_optimizer, steps=range(stop, 60))
    assert all(torch.equal(tensor, other.state_dict()[name]) for name, tensor in network.state_dict().items())
    assert same(criterion.state_dict(), resumed.state_dict())


def through_a_file(state: dict[str, Any]) -> dict[str, Any]:
    buffer = io.BytesIO()
    torch.save(state, buffer)
    buffer.seek(0)
    loaded: dict[str, Any] = torch.load(buffer, weights_only=True)
    return loaded


def same(first: Any, second: Any) -> bool:
    if isinstance(first, dict):
        return first.keys() == second.keys() and all(same(value, second[key]) for key, value in first.items())
    return torch.equal(first, second) if isinstance(first, torch.Tensor) else bool(first == second)


@every_criterion
def test_a_checkpoint_does_not_change_while_training_goes_on(make: Make) -> None:
    network, groups = tiny()
    criterion, optimizer = make(network, groups), sgd(network)
    criterion.begin(optimizer)
    train(network, criterion, optimizer, steps=range(5))
    state = criterion.state_dict()
    kept = copy.deepcopy(state)
    train(network, criterion, optimizer, steps=range(5, 60))
    assert same(state, kept) and not same(criterion.state_dict(), kept)


def test_a_checkpoint_of_another_criterion_or_network_is_refused() -> None:
    network, groups = tiny()
    state = MAKERS["l1"](network, groups).state_dict()
    with pytest.raises(StudioError, match="was pruning with L1OneShot"):
        MAKERS["spp"](network, groups).load_state_dict(state)
    with pytest.raises(StudioError, match="other filters"):
        L1OneShot(network, groups[:1], {}).load_state_dict(state)


def test_targets_that_empty_a_layer_or_name_none_are_refused() -> None:
    _, groups = tiny()
    with pytest.raises(SpecError, match="conv1 has 6 filters, so 6 of them cannot go"):
        check_targets(groups, {"conv1": 6})
    with pytest.raises(SpecError, match=r"fc is no layer .* conv1, conv2"):
        check_targets(groups, {"fc": 1})
    with pytest.raises(SpecError):
        check_targets(groups, {"conv1": -1})
    check_targets(groups, {"conv1": 5})


def test_groups_without_a_target_keep_everything() -> None:
    network, groups = tiny()
    criterion = L1OneShot(network, groups, {"conv2": 2})
    criterion.begin(sgd(network))
    assert not criterion.removed["conv1"].any() and int(criterion.removed["conv2"].sum()) == 2
