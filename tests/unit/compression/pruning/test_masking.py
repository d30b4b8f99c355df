import torch
import torch.nn.functional as F

from studio.compression.pruning.groups import none_removed
from studio.compression.pruning.masking import MaskedValues, united, zero_filters, zero_gradients, zero_optimizer_state
from tests.unit.compression.pruning.networks import Tiny, lived_in
from tests.unit.compression.pruning.training import batch, sgd, tiny


def flags(*places: int, size: int = 6) -> torch.Tensor:
    chosen = torch.zeros(size, dtype=torch.bool)
    chosen[list(places)] = True
    return chosen


def step_backward(network: Tiny) -> None:
    pictures, labels = batch(0)
    F.cross_entropy(network(pictures), labels).backward()


def test_zeroed_filters_say_nothing_and_others_are_untouched() -> None:
    network, groups = tiny()
    lived_in(network)
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    zero_filters(network, groups, none_removed(groups) | {"conv1": flags(1, 4)})
    assert not network.bn1(network.conv1(batch(0)[0]))[:, [1, 4]].any()
    stay = ~flags(1, 4)
    for name in ("conv1.weight", "bn1.weight", "bn1.bias"):
        assert torch.equal(network.state_dict()[name][stay], before[name][stay])
    for name in ("conv2.weight", "fc.weight", "bn1.running_mean"):
        assert torch.equal(network.state_dict()[name], before[name])


def test_gradients_and_momentum_of_zeroed_filters_are_cleared() -> None:
    network, groups = tiny()
    optimizer = sgd(network)
    step_backward(network)
    optimizer.step()
    gone = none_removed(groups) | {"conv2": flags(0, 7, size=8)}
    zero_gradients(network, groups, gone)
    zero_optimizer_state(network, groups, gone, optimizer)
    momentum = optimizer.state[network.conv2.weight]["momentum_buffer"]
    for tensor in (network.conv2.weight.grad, momentum, network.conv2.bias.grad):
        assert tensor is not None
        assert not tensor[[0, 7]].any() and tensor[1:7].any()
    assert network.conv1.weight.grad is not None and network.conv1.weight.grad.any()


def test_state_of_adam_is_cleared_but_its_step_count_stays() -> None:
    network, groups = tiny()
    optimizer = torch.optim.Adam(network.parameters())
    step_backward(network)
    optimizer.step()
    zero_optimizer_state(network, groups, none_removed(groups) | {"conv1": flags(2)}, optimizer)
    state = optimizer.state[network.conv1.weight]
    assert not state["exp_avg"][2].any() and not state["exp_avg_sq"][2].any() and state["step"] == 1


def test_the_shelf_returns_every_bit_whatever_happened_meanwhile() -> None:
    network, groups = tiny()
    lived_in(network).train()
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    masked = MaskedValues()
    away = none_removed(groups) | {"conv1": flags(0, 3)}
    masked.mask(network, groups, away)
    assert not network.conv1.weight[[0, 3]].any() and not masked.is_empty
    step_backward(network)
    sgd(network).step()
    masked.restore()
    assert masked.is_empty
    for name in ("conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var"):
        after = network.state_dict()[name]
        assert torch.equal(after[[0, 3]], before[name][[0, 3]])
        assert not torch.equal(after[[1, 2]], before[name][[1, 2]])


def test_sets_of_filters() -> None:
    first, second = {"a": flags(0, 1)}, {"a": flags(1, 2)}
    assert torch.equal(united(first, second)["a"], flags(0, 1, 2))
