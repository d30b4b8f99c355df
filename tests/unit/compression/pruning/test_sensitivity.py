import pytest
import torch
import torch.nn.functional as F

from studio.compression.pruning.sensitivity import ratios_below, ratios_until, scan_sensitivity
from studio.errors import Cancelled, SpecError
from studio.progress import Cancellation, Progress
from tests.unit.compression.pruning.networks import lived_in
from tests.unit.compression.pruning.training import batch, tiny

SCAN = {"a": ((0.25, 1.0), (0.5, 3.0), (0.75, 2.0)), "b": ((0.25, 1.5), (0.5, 1.8), (0.75, 9.0))}


def test_each_layer_is_tested_alone_and_left_as_it_was() -> None:
    network, groups = tiny()
    lived_in(network)
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    pictures, labels = batch(0)
    zeroed: list[tuple[int, int]] = []

    @torch.no_grad()
    def loss() -> float:
        zeroed.append(tuple(int((~each.weight.flatten(1).any(1)).sum()) for each in (network.conv1, network.conv2)))
        return float(F.cross_entropy(network(pictures), labels))

    base = loss()
    scan = scan_sensitivity(network, groups, loss, progress=Progress(), ratios=(0.5, 0.25, 0.9))
    assert zeroed == [(0, 0), (2, 0), (3, 0), (0, 2), (0, 4)]  # 0.9 would leave no filter of either
    assert [ratio for ratio, _ in scan["conv1"]] == [0.25, 0.5]
    assert all(value != base for losses in scan.values() for _, value in losses)
    assert all(torch.equal(tensor, before[name]) for name, tensor in network.state_dict().items())


def test_the_network_is_whole_again_after_a_loss_that_failed() -> None:
    network, groups = tiny()
    before = network.conv1.weight.detach().clone()

    def loss() -> float:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        scan_sensitivity(network, groups, loss, progress=Progress())
    assert torch.equal(network.conv1.weight, before)


def test_a_scan_can_be_stopped() -> None:
    network, groups = tiny()
    cancellation = Cancellation()
    cancellation.request()
    with pytest.raises(Cancelled):
        scan_sensitivity(network, groups, lambda: 0.0, progress=Progress(cancellation=cancellation))


def test_a_ratio_counts_only_while_no_smaller_one_hurts() -> None:
    assert ratios_below(SCAN, 2.5) == {"a": 0.25, "b": 0.5}
    assert ratios_below(SCAN, 0.5) == {"a": 0.0, "b": 0.0}
    assert ratios_below({"a": ((0.25, float("nan")),)}, 9.0) == {"a": 0.0}


def test_the_gentlest_ratios_that_are_enough() -> None:
    """Between limits 1.5, which gives a quarter of both, and 1.8, which gives half of b."""
    found = ratios_until(SCAN, lambda ratios: sum(ratios.values()) >= 0.7)
    assert found["a"] == 0.25 and 0.45 <= found["b"] <= 0.45 + 0.25 / 2**12
    assert ratios_until(SCAN, lambda ratios: sum(ratios.values()) >= 0.75) == {"a": 0.25, "b": 0.5}
    first = ratios_until(SCAN, lambda ratios: ratios["a"] >= 0.1)
    assert 0.1 <= first["a"] <= 0.1 + 0.25 / 2**12 and first["b"] == 0.0
    with pytest.raises(SpecError, match="scan larger ones"):
        ratios_until(SCAN, lambda ratios: sum(ratios.values()) > 1.5)
