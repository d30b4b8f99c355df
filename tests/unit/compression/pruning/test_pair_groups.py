import pytest
import torch

from studio.bundles.pair import Bundle
from studio.compression.pruning.groups import Role, l1_norms, weakest
from studio.compression.pruning.level_groups import LevelsNetwork, PairNetwork, level_groups
from studio.compression.pruning.ratios import targets_for
from studio.compression.pruning.surgery import remove_filters


def rgb() -> torch.Tensor:
    return torch.rand(2, 3, 32, 48, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_every_convolution_but_the_last_is_a_group_and_the_bottleneck_is_tied(teacher: Bundle, level: int) -> None:
    pair = teacher.pair(level)
    groups = level_groups(LevelsNetwork([pair]))
    names = [f"{level}.encoder.{layer.name}" for layer in pair.encoder.layers]
    names += [f"{level}.decoder.{layer.name}" for layer in pair.decoder.layers[:-1]]
    assert [group.name for group in groups] == names
    bottleneck = groups[len(pair.encoder.layers) - 1]
    (reader,) = bottleneck.of_role(Role.INPUT)
    assert reader.module == f"{level}.decoder.{pair.decoder.layers[0].name}"
    assert bottleneck.size == pair.encoder.layers[-1].out_channels


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_pair_is_pruned_as_one(teacher: Bundle, level: int) -> None:
    before = teacher.pair(level)
    network = LevelsNetwork([before])
    groups = level_groups(network)
    targets = targets_for(0.5, groups)
    removed = {group.name: weakest(l1_norms(network, group), targets[group.name]) for group in groups}
    removal = remove_filters(network, groups, removed, probe=rgb())
    assert removal.difference <= 1e-5
    pair = removal.network.get_submodule(str(level))
    assert isinstance(pair, PairNetwork)
    assert pair.decoder.layers[0].in_channels == pair.encoder.layers[-1].out_channels
    for wide, narrow in zip(before.encoder.layers, pair.encoder.layers, strict=True):
        assert narrow.out_channels == wide.out_channels // 2
        assert pair.encoder.convolution(narrow.name).weight.shape == (narrow.out_channels, narrow.in_channels, 3, 3)
    assert pair.decoder.layers[-1].out_channels == 3
    assert removal.network(rgb()).shape == rgb().shape
    assert network.get_submodule(f"{level}.encoder").layers == before.encoder.layers


def test_a_share_by_hand_means_encoder_and_decoder(teacher: Bundle) -> None:
    groups = level_groups(LevelsNetwork([teacher.pair(2)]))
    targets = targets_for({"conv1_2": 0.25, "encoder.conv1_1": 0.5}, groups)
    sizes = {group.name: group.size for group in groups}
    expected = dict.fromkeys(sizes, 0)
    expected |= {name: -(-sizes[name] // 4) for name in ("2.encoder.conv1_2", "2.decoder.conv1_2")}
    assert targets == expected | {"2.encoder.conv1_1": sizes["2.encoder.conv1_1"] // 2}
