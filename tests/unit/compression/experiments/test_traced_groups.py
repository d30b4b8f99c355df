import pytest
import torch
from torch import nn

from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.groups import Role
from studio.errors import InputError
from tests.unit.compression.pruning.networks import AlexNet, Branches, ResNet50, Tiny, Vgg16, picture


def layers(network: nn.Module, side_px: int) -> dict[str, set[tuple[str, str]]]:
    groups = traced_groups(network, picture(side_px=side_px))
    return {group.name: {(each.module, each.role.value) for each in group.members} for group in groups}


def test_a_sequential_network_has_a_group_per_convolution() -> None:
    found = layers(AlexNet(width=1 / 16), 64)
    assert list(found) == ["features.0", "features.3", "features.6", "features.8", "features.10"]
    assert found["features.3"] == {("features.3", "output"), ("features.6", "input")}
    assert len(layers(Vgg16(width=1 / 16), 32)) == 13


def test_a_flattened_feature_map_gives_each_filter_all_its_cells() -> None:
    network = AlexNet(width=1 / 16)
    (group,) = [each for each in traced_groups(network, picture()) if each.name == "features.10"]
    (reader,) = group.of_role(Role.INPUT)
    assert reader.module == "classifier.1"
    assert reader.owners.tolist() == [index // 36 for index in range(36 * group.size)]


def test_shortcuts_couple_a_whole_stage() -> None:
    found = layers(ResNet50(width=1 / 16), 32)
    assert len(found) == 16 * 2 + 1 + 4  # two inner convolutions per block, the stem, a shortcut per stage
    stage = next(members for members in found.values() if ("layer1.0.downsample.0", "output") in members)
    filters = {name for name, role in stage if role == "output"}
    assert filters == {"layer1.0.downsample.0", *(f"layer1.{block}.conv3" for block in range(3))}
    assert {name for name, role in stage if role == "norm"} == {
        "layer1.0.downsample.1", *(f"layer1.{block}.bn3" for block in range(3)),
    }  # fmt: skip
    assert {name for name, role in stage if role == "input"} == {
        "layer1.1.conv1", "layer1.2.conv1", "layer2.0.conv1", "layer2.0.downsample.0",
    }  # fmt: skip


def test_concatenation_and_depthwise_convolutions_are_followed() -> None:
    (group,) = traced_groups(Branches(), picture(side_px=8))
    owners = {(each.module, each.role): each.owners.tolist() for each in group.members}
    assert owners == {
        ("left", Role.OUTPUT): list(range(5)),
        ("right", Role.OUTPUT): list(range(5, 12)),
        ("norm", Role.NORM): list(range(12)),
        ("depthwise", Role.OUTPUT): list(range(12)),
        ("last", Role.INPUT): list(range(12)),
    }


def test_linear_layers_only_on_request_and_the_classifier_never() -> None:
    groups = traced_groups(AlexNet(width=1 / 16), picture(), with_linear=True)
    assert [group.name for group in groups][-2:] == ["classifier.1", "classifier.4"]


def test_the_output_of_a_network_is_no_group() -> None:
    network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.Conv2d(4, 5, 3), nn.ReLU())
    assert [group.name for group in traced_groups(network, picture(side_px=8))] == ["0"]


class Residual(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.first, self.stem, self.branch = nn.Conv2d(3, 6, 1), nn.Conv2d(6, 4, 1), nn.Conv2d(4, 4, 1)

    def forward(self, rgb: torch.Tensor) -> torch.Tensor:
        rows = self.stem(self.first(rgb))
        return rows + self.branch(rows)


def test_filters_that_are_read_and_are_output_as_well_are_no_group() -> None:
    assert [group.name for group in traced_groups(Residual(), picture(side_px=8))] == ["first"]


@pytest.mark.parametrize("between", [nn.GroupNorm(2, 4), nn.PReLU(4), nn.Conv2d(4, 4, 1, groups=2)])
def test_filters_coupled_to_what_cannot_be_masked_are_left_out(between: nn.Module) -> None:
    network = nn.Sequential(nn.Conv2d(3, 4, 3), between, nn.Conv2d(4, 6, 3), nn.ReLU(), nn.Conv2d(6, 2, 1))
    assert [group.name for group in traced_groups(network, picture(side_px=8))] == ["2"]


def test_a_network_without_such_filters_is_an_error() -> None:
    with pytest.raises(InputError, match="Sequential has no convolution"):
        traced_groups(nn.Sequential(nn.Conv2d(3, 2, 1)), picture(side_px=8))


def test_tracing_leaves_the_network_as_it_was_and_sees_frozen_ones() -> None:
    network = Tiny().requires_grad_(False)
    network.bn1.eval()
    with torch.no_grad():
        groups = traced_groups(network, picture(1, 8))
    assert [group.name for group in groups] == ["conv1", "conv2"]
    assert network.training and not network.bn1.training and network.conv1.training
    assert not any(parameter.requires_grad for parameter in network.parameters())


class Padded(nn.Module):
    """A residual block whose shortcut pads with channels of zeros."""

    def __init__(self) -> None:
        super().__init__()
        self.stem, self.inner, self.outer = nn.Conv2d(3, 4, 1), nn.Conv2d(4, 6, 1), nn.Conv2d(6, 8, 1)
        self.last = nn.Conv2d(8, 2, 1)

    def forward(self, rgb: torch.Tensor) -> torch.Tensor:
        rows = self.stem(rgb)
        rows = self.outer(self.inner(rows)) + nn.functional.pad(rows, (0, 0, 0, 0, 2, 2))
        return self.last(rows)


def test_filters_whose_positions_a_padding_shifts_are_no_group() -> None:
    assert [group.name for group in traced_groups(Padded(), picture(side_px=8))] == ["inner"]
