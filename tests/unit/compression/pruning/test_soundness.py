from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.bundles.pair import Bundle
from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.groups import FilterGroup, Member, Role
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups
from studio.compression.pruning.soundness import sound_groups
from studio.errors import InputError
from tests.unit.compression.pruning.networks import Branches, Tiny, lived_in, picture


class PaddedShortcut(nn.Module):
    """A residual block whose shortcut pads with channels of zeros, as in the published CIFAR networks."""

    def __init__(self) -> None:
        super().__init__()
        self.stem, self.inner, self.outer = nn.Conv2d(3, 4, 1), nn.Conv2d(4, 6, 1), nn.Conv2d(6, 8, 1)
        self.last = nn.Conv2d(8, 2, 1)

    def forward(self, rgb: Tensor) -> Tensor:
        rows = torch.relu(self.stem(rgb))
        return self.last(torch.relu(self.outer(torch.relu(self.inner(rows))) + F.pad(rows, (0, 0, 0, 0, 2, 2))))


@pytest.mark.parametrize(("network", "example"), [(Tiny(), picture(1, 8)), (Branches(), picture(side_px=8))])
def test_groups_that_can_be_removed_all_stay_and_the_network_as_it_was(network: nn.Module, example: Tensor) -> None:
    groups = traced_groups(network, example)
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    assert sound_groups(network, groups, example) == (groups, {})
    assert all(torch.equal(tensor, before[name]) for name, tensor in network.state_dict().items())


def test_pairs_are_sound(teacher: Bundle) -> None:
    pairs = LevelsNetwork([teacher.pair(level) for level in (3, 2)])
    groups = level_groups(pairs)
    assert sound_groups(pairs, groups, picture(side_px=32)) == (groups, {})


def test_of_a_network_that_pads_its_shortcut_only_the_inner_filters_are_sound() -> None:
    network = lived_in(PaddedShortcut())
    owners = torch.arange(4)
    groups = (
        FilterGroup("stem", 4, (Member("stem", Role.OUTPUT, owners), Member("inner", Role.INPUT, owners))),
        *(group for group in traced_groups(network, picture(side_px=8)) if group.name == "inner"),
    )
    assert [group.name for group in groups] == ["stem", "inner"]
    sound, reasons = sound_groups(network, groups, picture(side_px=8))
    assert [group.name for group in sound] == ["inner"]
    assert list(reasons) == ["stem"] and "cannot run" in reasons["stem"]


def test_a_batch_norm_that_is_missing_is_found_though_the_network_is_fresh() -> None:
    network = Tiny()
    groups = traced_groups(network, picture(1, 8))
    (first,) = [group for group in groups if group.name == "conv1"]
    shorter = replace(first, members=first.of_role(Role.OUTPUT, Role.INPUT))
    sound, reasons = sound_groups(network, (shorter, *groups[1:]), picture(1, 8))
    assert [group.name for group in sound] == ["conv2"] and list(reasons) == ["conv1"]


@pytest.mark.parametrize("swapped", [(0, 1), (0, 2), (1, 5)])
def test_one_wrong_position_is_enough(swapped: tuple[int, int]) -> None:
    network = lived_in(Tiny())
    groups = traced_groups(network, picture(1, 8))
    (first,) = [group for group in groups if group.name == "conv1"]
    reader, *_ = first.of_role(Role.INPUT)
    owners = reader.owners.clone()
    owners[list(swapped)] = owners[list(reversed(swapped))]
    wrong = replace(first, members=(*first.of_role(Role.OUTPUT, Role.NORM), replace(reader, owners=owners)))
    sound, reasons = sound_groups(network, (wrong, *groups[1:]), picture(1, 8))
    assert [group.name for group in sound] == ["conv2"] and "differs by" in reasons["conv1"]


def test_a_network_without_a_sound_group_is_an_error_that_says_why() -> None:
    network = nn.Sequential(nn.Conv2d(3, 6, 3), nn.Sigmoid(), nn.Conv2d(6, 2, 3))
    groups = traced_groups(network, picture(side_px=8))
    with pytest.raises(InputError, match=r"no filters .* 0: .* turns their zeros into something else"):
        sound_groups(network, groups, picture(side_px=8))
