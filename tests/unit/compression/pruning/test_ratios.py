from functools import partial

import pytest
import torch

from studio.compression.experiments.traced_groups import predicted_speed_up
from studio.compression.pruning.groups import FilterGroup, Member, Role
from studio.compression.pruning.ratios import targets_for, targets_for_speed_up
from studio.compression.pruning.speedup import layer_macs
from studio.errors import SpecError
from tests.unit.compression.pruning.networks import picture
from tests.unit.compression.pruning.training import tiny


def group(name: str, size: int, *coupled: str) -> FilterGroup:
    owners = torch.arange(size)
    return FilterGroup(name, size, tuple(Member(each, Role.OUTPUT, owners) for each in (name, *coupled)))


def test_a_uniform_share_rounds_up() -> None:
    assert targets_for(0.5, (group("a", 6), group("b", 7))) == {"a": 3, "b": 4}


def test_a_share_that_would_empty_a_layer_is_an_error() -> None:
    with pytest.raises(SpecError, match="b has 2 filters, so 2 of them cannot go"):
        targets_for(0.6, (group("a", 6), group("b", 2)))


def test_an_unknown_layer_is_named_with_those_there_are() -> None:
    with pytest.raises(SpecError, match=r"conv9 is no layer .*: a, b"):
        targets_for({"conv9": 0.5}, (group("a", 6), group("b", 2)))


def test_coupled_layers_take_one_share() -> None:
    groups = (group("a", 10, "shortcut"),)
    assert targets_for({"shortcut": 0.3, "a": 0.3}, groups) == {"a": 3}
    with pytest.raises(SpecError, match="shortcut is coupled to a"):
        targets_for({"a": 0.3, "shortcut": 0.4}, groups)


@pytest.mark.parametrize("wanted", [1.5, 2.0, 4.0])
def test_the_smallest_equal_share_for_a_speed_up(wanted: float) -> None:
    network, groups = tiny()
    layers = layer_macs(network, picture(1, 8))
    targets = targets_for_speed_up(wanted, groups, partial(predicted_speed_up, layers, groups))
    assert predicted_speed_up(layers, groups, targets) >= wanted
    for each in groups:
        less = targets | {other.name: targets[other.name] - 1 for other in groups if targets[other.name] > 0}
        assert predicted_speed_up(layers, groups, less) < wanted, each.name


def test_a_speed_up_beyond_reach_is_an_error() -> None:
    network, groups = tiny()
    layers = layer_macs(network, picture(1, 8))
    with pytest.raises(SpecError, match="10000 times faster"):
        targets_for_speed_up(10_000, groups, partial(predicted_speed_up, layers, groups))
