import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.compression.pruning.groups import (
    FREE,
    FilterGroup,
    Member,
    Role,
    l1_norms,
    none_removed,
    own_parameters,
    ranks_of,
    weakest,
)
from tests.reference import pruning as reference
from tests.rounding import gamma
from tests.unit.compression.pruning.networks import Bottleneck, Tiny
from tests.unit.compression.pruning.training import tiny


def test_positions_follow_the_owners() -> None:
    member = Member("fc", Role.INPUT, torch.tensor([0, 0, FREE, 1, 2, 1]))
    assert member.positions(torch.tensor([False, True, True])).tolist() == [3, 4, 5]
    assert member.positions(torch.tensor([False, False, False])).tolist() == []


def test_a_free_position_belongs_to_no_filter_not_even_the_last_or_first() -> None:
    member = Member("fc", Role.INPUT, torch.tensor([FREE, 0, 1]))
    assert member.positions(torch.tensor([True, True])).tolist() == [1, 2]


def test_norms_sum_over_coupled_convolutions_and_leave_biases_out() -> None:
    block = Bottleneck(8, 2, stride=2)
    owners = torch.arange(8)
    members = (Member("conv3", Role.OUTPUT, owners), Member("downsample.0", Role.OUTPUT, owners.flip(0)))
    norms = l1_norms(block, FilterGroup("conv3", 8, members))
    shortcut = block.get_submodule("downsample.0").get_parameter("weight")
    weights = [each.detach().double().numpy() for each in (block.conv3.weight, shortcut.flip(0))]
    terms = sum(each[0].size for each in weights)  # none of them below 0, so that their sum has the condition 1
    np.testing.assert_allclose(norms.numpy(), reference.filter_norms(weights), rtol=gamma(terms))


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=30))
def test_ranks_are_those_of_the_reference(values: list[int]) -> None:
    assert ranks_of(torch.tensor(values)).tolist() == reference.rank(np.array(values, dtype=float)).tolist()


def test_the_weakest_are_counted_and_ties_go_in_order() -> None:
    assert weakest(torch.tensor([2.0, 1.0, 1.0, 3.0]), 2).tolist() == [False, True, True, False]
    assert weakest(torch.tensor([1.0, 1.0, 1.0]), 1).tolist() == [True, False, False]
    assert not weakest(torch.tensor([1.0, 0.0]), 0).any()


def test_a_filter_owns_its_bias_and_its_batch_norm() -> None:
    network, groups = tiny()
    owned = {name for group in groups for _, each in own_parameters(network, group) for name in _names(network, each)}
    assert owned == {"conv1.weight", "bn1.weight", "bn1.bias", "conv2.weight", "conv2.bias"}


def _names(network: Tiny, wanted: torch.Tensor) -> list[str]:
    return [name for name, parameter in network.named_parameters() if parameter is wanted]


@pytest.mark.parametrize(
    ("name", "is_answered"), [("features.conv3", True), ("conv3", True), ("nv3", False), ("reader", False)]
)
def test_a_group_answers_to_the_layers_whose_filters_it_holds(name: str, is_answered: bool) -> None:
    owners = torch.arange(2)
    members = (Member("features.conv3", Role.OUTPUT, owners), Member("reader", Role.INPUT, owners))
    assert FilterGroup("features.conv3", 2, members).answers_to(name) is is_answered


def test_nothing_is_removed_at_first() -> None:
    _, groups = tiny()
    assert {name: flags.tolist() for name, flags in none_removed(groups).items()} == {
        "conv1": [False] * 6,
        "conv2": [False] * 8,
    }


@pytest.mark.parametrize(
    ("name", "is_answered"),
    [
        ("5.encoder.conv3_1", True),
        ("5.conv3_1", True),
        ("encoder.conv3_1", True),
        ("conv3_1", True),
        ("4.conv3_1", False),
        ("decoder.conv3_1", False),
        ("encoder.5.conv3_1", False),
        ("5.encoder", False),
        ("", False),
    ],
)
def test_names_may_leave_parts_out_but_not_the_last(name: str, is_answered: bool) -> None:
    member = Member("5.encoder.conv3_1", Role.OUTPUT, torch.arange(2))
    assert FilterGroup("5.encoder.conv3_1", 2, (member,)).answers_to(name) is is_answered
