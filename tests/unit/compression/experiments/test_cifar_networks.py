from pathlib import Path

import pytest
import torch
from torch import Tensor

from studio.compression.experiments.cifar_networks import (
    NETWORKS,
    CifarResNet,
    ConvNet,
    inner_groups,
    load_weights,
    stage_groups,
)
from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.groups import l1_norms, weakest
from studio.compression.pruning.masking import zero_filters
from studio.compression.pruning.soundness import sound_groups
from studio.compression.pruning.speedup import layer_macs
from studio.compression.pruning.surgery import remove_filters
from studio.errors import InputError
from tests.unit.compression.pruning.networks import lived_in, picture


def example() -> Tensor:
    return picture(side_px=32)


@pytest.mark.parametrize(
    ("name", "parameters", "macs"),  # rounded in He et al., table 6 (0.27M, 0.85M), and Li et al., table 1 (125M)
    [("convnet", 89_578, 12_288_000), ("resnet20", 269_722, 40_550_400), ("resnet56", 853_018, 125_485_056)],
)
def test_networks_are_of_the_published_size(name: str, parameters: int, macs: int) -> None:
    network = NETWORKS[name](10)
    assert sum(each.numel() for each in network.parameters() if each.requires_grad) == parameters
    convolutions = [layer.macs for layer in layer_macs(network, example()) if layer.kind == "convolution"]
    assert sum(convolutions) == macs
    assert network(example()).shape == (2, 10)


def test_the_shortcut_halves_the_picture_and_pads_with_zeros() -> None:
    network = CifarResNet(10, blocks=1)
    rows = torch.rand(1, 16, 6, 6)
    padded = network.get_submodule("layer2.0.shortcut")(rows)
    assert padded.shape == (1, 32, 3, 3)
    assert torch.equal(padded[:, 8:24], rows[:, :, ::2, ::2])
    assert not padded[:, :8].any() and not padded[:, 24:].any()


def test_published_weights_are_loaded_and_others_refused(tmp_path: Path) -> None:
    source, path = lived_in(CifarResNet(4, blocks=1)), tmp_path / "net.th"
    weights = {f"module.{name}": value for name, value in source.state_dict().items() if "shortcut" not in name}
    torch.save({"state_dict": weights, "best_prec1": 91.7}, path)
    network = CifarResNet(4, blocks=1).eval()
    load_weights(network, path)
    assert torch.equal(network(example()), source(example()))
    with pytest.raises(InputError, match=r"net.th does not hold the weights of this network"):
        load_weights(CifarResNet(4, blocks=2), path)
    path.write_bytes(b"nothing")
    with pytest.raises(InputError, match="does not hold the weights"):
        load_weights(network, path)


def test_inner_filters_are_sound_and_masked_equals_removed() -> None:
    network = lived_in(CifarResNet(10, blocks=2))
    groups = inner_groups(network)
    assert [group.name for group in groups] == [f"layer{n}.{block}.conv1" for n in (1, 2, 3) for block in (0, 1)]
    assert sound_groups(network, groups, example()) == (groups, {})
    removed = {group.name: weakest(l1_norms(network, group), group.size * 3 // 4) for group in groups}
    smaller = remove_filters(network, groups, removed, probe=example()).network
    assert smaller.get_submodule("layer2.0.conv1").weight.shape == (8, 16, 3, 3)
    zero_filters(network, groups, removed)
    assert float((network(example()) - smaller.eval()(example())).detach().abs().max()) < 1e-5


@pytest.mark.parametrize("share", [0.25, 0.75])
def test_outputs_of_stages_can_go_as_well_with_the_places_of_their_shortcuts(share: float) -> None:
    network = lived_in(CifarResNet(10, blocks=2))
    groups = (*inner_groups(network), *stage_groups(network))
    assert [(group.name, group.size) for group in stage_groups(network)] == [
        ("conv1", 16), ("layer2.0.conv2", 32), ("layer3.0.conv2", 64)
    ]  # fmt: skip
    random = torch.Generator().manual_seed(1)
    removed = {
        group.name: weakest(torch.rand(group.size, generator=random), int(share * group.size)) for group in groups
    }
    smaller = remove_filters(network, groups, removed, probe=example()).network
    zero_filters(network, groups, removed)
    with torch.no_grad():
        assert float((network(example()) - smaller.eval()(example())).abs().max()) < 1e-5
    stays = (~removed["layer2.0.conv2"]).nonzero().flatten().tolist()
    entering = (~removed["conv1"]).nonzero().flatten().tolist()
    expected = [(entering.index(place - 8), n) for n, place in enumerate(stays) if place - 8 in entering]
    shortcut = smaller.get_submodule("layer2.0.shortcut")
    assert list(zip(shortcut.sources.tolist(), shortcut.positions.tolist(), strict=True)) == sorted(expected)


def test_all_groups_of_a_residual_network_are_sound() -> None:
    network = CifarResNet(10, blocks=1)
    groups = (*inner_groups(network), *stage_groups(network))
    assert sound_groups(network, groups, example()) == (groups, {})


def test_a_network_with_masked_stages_goes_on_from_its_weights() -> None:
    network, again = lived_in(CifarResNet(10, blocks=1)), lived_in(CifarResNet(10, blocks=1))
    groups = stage_groups(network)
    zero_filters(network, groups, {group.name: torch.arange(group.size) % 3 == 0 for group in groups})
    again.load_state_dict(network.state_dict())
    assert torch.equal(network(example()), again(example()))


def test_tracing_alone_would_take_an_unsound_group_over_all_stages() -> None:
    network = lived_in(CifarResNet(10, blocks=1))
    traced = traced_groups(network, example())
    sound, _ = sound_groups(network, traced, example())
    assert {group.name for group in sound} == {group.name for group in inner_groups(network)}


def test_every_filter_of_the_convnet_can_go() -> None:
    network = lived_in(ConvNet(10))
    groups = traced_groups(network, example())
    assert [group.name for group in groups] == ["conv1", "conv2", "conv3"]
    assert sound_groups(network, groups, example()) == (groups, {})
