import pytest
import torch

from studio.bundles.pair import Bundle
from studio.compression.pruning.groups import Role, l1_norms, none_removed, weakest
from studio.compression.pruning.level_groups import PairNetwork, chain_groups, pair_groups
from studio.compression.pruning.ratios import targets_for
from studio.compression.pruning.surgery import remove_filters


def rgb() -> torch.Tensor:
    return torch.rand(2, 3, 32, 48, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_every_convolution_but_the_last_is_a_group_and_the_bottleneck_is_tied(teacher: Bundle, level: int) -> None:
    network = PairNetwork(teacher.pair(level))
    groups = pair_groups(network)
    names = [f"encoder.{layer.name}" for layer in network.encoder.layers]
    names += [f"decoder.{layer.name}" for layer in network.decoder.layers[:-1]]
    assert [group.name for group in groups] == names
    bottleneck = groups[len(network.encoder.layers) - 1]
    (reader,) = bottleneck.of_role(Role.INPUT)
    assert reader.module == f"decoder.{network.decoder.layers[0].name}"
    assert bottleneck.size == network.encoder.layers[-1].out_channels


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_pair_is_pruned_as_one(teacher: Bundle, level: int) -> None:
    network = PairNetwork(teacher.pair(level))
    groups = pair_groups(network)
    targets = targets_for(0.5, groups)
    removed = {group.name: weakest(l1_norms(network, group), targets[group.name]) for group in groups}
    removal = remove_filters(network, groups, removed, probe=rgb())
    assert isinstance(removal.network, PairNetwork) and removal.difference <= 1e-5
    pair = removal.network.pair()
    assert pair.level == level
    assert pair.decoder.layers[0].in_channels == pair.encoder.layers[-1].out_channels
    for before, after in zip(network.encoder.layers, pair.encoder.layers, strict=True):
        assert after.out_channels == before.out_channels // 2
        assert pair.encoder.convolution(after.name).weight.shape == (after.out_channels, after.in_channels, 3, 3)
    assert pair.decoder.layers[-1].out_channels == 3
    assert removal.network(rgb()).shape == rgb().shape
    assert network.encoder.layers == teacher.pair(level).encoder.layers


def test_a_share_by_hand_means_encoder_and_decoder(teacher: Bundle) -> None:
    groups = pair_groups(PairNetwork(teacher.pair(2)))
    targets = targets_for({"conv1_2": 0.25, "encoder.conv1_1": 0.5}, groups)
    sizes = {group.name: group.size for group in groups}
    expected = dict.fromkeys(sizes, 0)
    expected |= {name: -(-sizes[name] // 4) for name in ("encoder.conv1_2", "decoder.conv1_2")}
    assert targets == expected | {"encoder.conv1_1": sizes["encoder.conv1_1"] // 2}


def test_an_encoder_alone_keeps_its_features(teacher: Bundle) -> None:
    encoder = teacher.pair(2).encoder
    groups = chain_groups(encoder)
    assert [group.name for group in groups] == [layer.name for layer in encoder.layers[:-1]]
    gone = none_removed(groups)
    gone["conv1_1"][0] = True
    removal = remove_filters(encoder, groups, gone, probe=rgb())
    assert removal.network(rgb()).shape == encoder(rgb()).shape
