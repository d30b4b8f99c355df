from functools import partial
from itertools import product

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.compression.experiments.traced_groups import predicted_speed_up
from studio.compression.pruning.groups import FilterGroup, Member, Role
from studio.compression.pruning.ratios import targets_for, targets_for_speed_up, unspared
from studio.compression.pruning.speedup import layer_macs
from studio.errors import SpecError
from tests.reference import pruning as reference
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
    with pytest.raises(SpecError, match=r"a and shortcut mean the same filters, those of a, .* 0\.3 and 0\.4"):
        targets_for({"a": 0.3, "shortcut": 0.4}, groups)


PAIRS = tuple(group(f"{level}.{part}.conv1_1", 100) for level in (5, 4) for part in ("encoder", "decoder"))
NAMES = ["".join(parts) + "conv1_1" for parts in product(("", "5.", "4."), ("", "encoder.", "decoder."))]


@given(
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from([0.25, 0.5, 0.75])),
    st.sets(st.sampled_from(NAMES)).map(sorted),
)
def test_the_name_with_most_parts_decides_in_whatever_order(ratios: dict[str, float], spared: list[str]) -> None:
    try:
        expected = reference.targets_by_name([each.name for each in PAIRS], ratios, spared, size=100)
    except ValueError:
        with pytest.raises(SpecError, match="mean the same filters"):
            targets_for(ratios, PAIRS, spared)
        return
    assert targets_for(ratios, PAIRS, spared) == expected
    assert targets_for(dict(reversed(ratios.items())), PAIRS, spared[::-1]) == expected


def test_a_specific_name_overrides_a_general_one() -> None:
    targets = targets_for({"conv1_1": 0.5, "5.encoder.conv1_1": 0.25}, PAIRS)
    assert targets == {each.name: 50 for each in PAIRS} | {"5.encoder.conv1_1": 25}


def test_spared_layers_keep_their_filters() -> None:
    groups = (group("a", 6), group("b", 8))
    assert targets_for(0.5, groups, ["b"]) == {"a": 3, "b": 0}
    assert unspared(groups, ["b"]) == groups[:1]
    with pytest.raises(SpecError, match="c is no layer"):
        targets_for(0.5, groups, ["c"])
    with pytest.raises(SpecError, match="c is no layer"):
        unspared(groups, ["c"])


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
