import numpy as np
import pytest
import torch

from studio.compression.pruning.groups import l1_norms
from studio.compression.pruning.incremental import IncReg
from studio.compression.pruning.schedule import IncRegSchedule
from studio.specs.criterion_settings import Shape
from tests.reference import pruning as reference
from tests.unit.compression.pruning.training import sgd, tiny, train


@pytest.mark.parametrize("shape", list(Shape))
def test_factors_and_removals_are_those_of_the_reference(shape: Shape) -> None:
    network, groups = tiny()
    criterion = IncReg(network, groups, {"conv2": 4}, schedule=IncRegSchedule(0.3, 3.0, shape))
    optimizer = sgd(network)
    criterion.begin(optimizer)
    (group,) = [group for group in groups if group.name == "conv2"]
    norms: list[np.ndarray] = []
    # what the schedule sees are the norms after the step, before it zeroes what it removes
    optimizer.register_step_post_hook(lambda *_: norms.append(l1_norms(network, group).numpy()))
    for step in range(30):
        train(network, criterion, optimizer, steps=range(step, step + 1))
        factors, removed = reference.increg_factors(norms, target=4, amplitude=0.3, threshold=3.0, shape=shape.value)
        np.testing.assert_allclose(criterion.factors["conv2"], factors, rtol=1e-9, atol=1e-9)
        assert criterion.removed["conv2"].tolist() == removed.tolist()
    assert criterion.is_done


def test_a_factor_can_fall_again() -> None:
    network, groups = tiny()
    criterion = IncReg(network, groups, {"conv1": 2}, schedule=IncRegSchedule(0.01, 10.0))
    optimizer = sgd(network, learning_rate=0.0)
    criterion.begin(optimizer)
    scale = torch.arange(1.0, 7.0)
    with torch.no_grad():
        network.conv1.weight[:] = scale[:, None, None, None]
    train(network, criterion, optimizer, steps=range(10))
    risen = criterion.factors["conv1"]
    assert risen[0] > 0 and risen[5] == 0
    with torch.no_grad():
        network.conv1.weight[:] = scale.flip(0)[:, None, None, None]
    train(network, criterion, optimizer, steps=range(10, 60))
    fallen = criterion.factors["conv1"]
    assert fallen[0] < risen[0] and fallen[5] > 0


def test_the_factor_is_added_to_the_gradient_of_weights_bias_and_norm() -> None:
    network, groups = tiny()
    criterion = IncReg(network, groups, {"conv1": 2, "conv2": 2}, schedule=IncRegSchedule(0.01, 10.0))
    criterion.begin(sgd(network))
    criterion.after_step()  # λ leaves 0
    for parameter in network.parameters():
        parameter.grad = torch.zeros_like(parameter)
    criterion.after_backward()
    for name, group in (
        ("conv1.weight", "conv1"),
        ("bn1.bias", "conv1"),
        ("conv2.weight", "conv2"),
        ("conv2.bias", "conv2"),
    ):
        parameter = network.get_parameter(name)
        factors = criterion.factors[group].float().reshape(-1, *(1,) * (parameter.dim() - 1))
        torch.testing.assert_close(parameter.grad, factors * parameter.detach())
    assert network.fc.weight.grad is not None and not network.fc.weight.grad.any()
    assert criterion.factors["conv1"].count_nonzero() >= 2


def test_adam_decays_apart_from_the_gradient() -> None:
    network, groups = tiny()
    criterion = IncReg(network, groups, {"conv1": 2}, schedule=IncRegSchedule(0.5, 10.0))
    optimizer = torch.optim.Adam(network.parameters(), lr=0.1)
    criterion.begin(optimizer)
    criterion.after_step()
    factors, before = criterion.factors["conv1"], network.conv1.weight.detach().clone()
    for parameter in network.parameters():
        parameter.grad = torch.zeros_like(parameter)
    criterion.after_backward()
    assert network.conv1.weight.grad is not None and not network.conv1.weight.grad.any()
    criterion.after_step()
    torch.testing.assert_close(network.conv1.weight, before * (1 - 0.1 * factors.float())[:, None, None, None])


def test_adam_never_decays_beyond_zero() -> None:
    network, groups = tiny()
    criterion = IncReg(network, groups, {"conv1": 1}, schedule=IncRegSchedule(30.0, 100.0))
    criterion.begin(torch.optim.Adam(network.parameters(), lr=0.1))
    weakest = int(l1_norms(network, groups[0]).argmin())
    criterion.after_step()
    assert criterion.factors["conv1"][weakest] * 0.1 > 1
    criterion.after_step()
    assert not network.conv1.weight[weakest].any() and not criterion.removed["conv1"].any()


def test_survivors_are_free_once_their_layer_is_done() -> None:
    network, groups = tiny()
    criterion = IncReg(network, groups, {"conv1": 1, "conv2": 7}, schedule=IncRegSchedule(0.3, 1.0))
    optimizer = sgd(network)
    criterion.begin(optimizer)
    step = 0
    while criterion.to_go(groups[0]) > 0:
        train(network, criterion, optimizer, steps=range(step, step + 1))
        step += 1
    assert not criterion.factors["conv1"].any()
    assert not criterion.is_done and criterion.factors["conv2"].any()


def test_weights_have_vanished_before_they_are_removed() -> None:
    network, groups = tiny()
    criterion = IncReg(network, groups, {"conv2": 4}, schedule=IncRegSchedule(0.05, 10.0))
    optimizer = sgd(network, learning_rate=0.02)
    criterion.begin(optimizer)
    seen: list[torch.Tensor] = []
    optimizer.register_step_post_hook(lambda *_: seen.append(l1_norms(network, groups[1])))
    step = 0
    while not criterion.is_done:
        gone = criterion.removed["conv2"]
        train(network, criterion, optimizer, steps=range(step, step + 1))
        step += 1
        for index in (criterion.removed["conv2"] & ~gone).nonzero().flatten():
            assert seen[-1][index] < 0.05 * seen[0][index]


def test_it_cannot_run_before_it_began() -> None:
    network, groups = tiny()
    with pytest.raises(AssertionError, match="begin"):
        IncReg(network, groups, {"conv1": 1}, schedule=IncRegSchedule()).after_backward()
