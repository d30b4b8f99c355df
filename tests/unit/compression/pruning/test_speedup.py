import json

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from studio.bundles.pair import Bundle
from studio.compression.experiments.traced_groups import predicted_macs, predicted_speed_up, traced_groups
from studio.compression.pruning.groups import l1_norms, weakest
from studio.compression.pruning.level_groups import PairNetwork
from studio.compression.pruning.speedup import Kind, LayerSpeedUp, SpeedUp, layer_macs, speed_up
from studio.compression.pruning.surgery import remove_filters
from studio.networks.costs import macs_per_pixel
from tests.unit.compression.pruning.networks import AlexNet, Branches, ResNet50, Vgg16, lived_in, picture


def counted_by_torch(network: nn.Module, example: torch.Tensor) -> int:
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        network.eval()(example)
    return counter.get_total_flops() // 2


@pytest.mark.parametrize("network", [AlexNet(width=1 / 16), Vgg16(width=1 / 16), ResNet50(width=1 / 16), Branches()])
def test_layers_add_up_to_what_torch_counts(network: nn.Module) -> None:
    example = picture(count=1)
    assert sum(layer.macs for layer in layer_macs(network, example)) == counted_by_torch(network, example)
    assert layer_macs(network, picture(count=3)) == layer_macs(network, example)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_pair_is_counted_layer_by_layer(teacher: Bundle, level: int) -> None:
    network, rgb = PairNetwork(teacher.pair(level)), picture(side_px=32, count=1)
    layers = layer_macs(network, rgb)
    assert sum(layer.macs for layer in layers) == counted_by_torch(network, rgb)
    assert layers[0].name == "encoder.conv1_1" and layers[-1].name == "decoder.conv1_1"
    encoder = sum(layer.macs for layer in layers if layer.name.startswith("encoder."))
    assert encoder == macs_per_pixel(network.encoder.layers) * 32 * 32
    alone = layer_macs(network.encoder, rgb)
    assert alone[0].name == "conv1_1" and sum(layer.macs for layer in alone) == encoder


def test_a_layer_called_twice_counts_twice() -> None:
    layer = nn.Conv2d(3, 3, 1)
    (found,) = layer_macs(nn.Sequential(layer, layer), picture(side_px=8))
    assert found.macs == 2 * 9 * 64


@pytest.mark.parametrize("network", [AlexNet(width=1 / 8), ResNet50(width=1 / 8)])
def test_what_is_predicted_is_what_comes_out(network: nn.Module) -> None:
    example = picture()
    lived_in(network)
    groups = traced_groups(network, example)
    counts = {group.name: 1 + index % (group.size - 1) for index, group in enumerate(groups)}
    removed = {group.name: weakest(l1_norms(network, group), counts[group.name]) for group in groups}
    report = speed_up(network, remove_filters(network, groups, removed, probe=example).network, example)
    layers = layer_macs(network, example)
    predicted = predicted_macs(layers, groups, counts)
    for layer in report.layers:
        assert predicted[layer.name] == pytest.approx(layer.macs_after)
    assert predicted_speed_up(layers, groups, counts) == pytest.approx(report.convolutions)


def test_totals_keep_convolutions_and_linear_layers_apart() -> None:
    report = SpeedUp(
        (
            LayerSpeedUp("conv", Kind.CONVOLUTION, 4_000_000, 1_000_000),
            LayerSpeedUp("fc", Kind.LINEAR, 2_000_000, 2_000_000),
        )
    )
    assert report.convolutions == 4 and report.all_layers == 2
    assert SpeedUp(report.layers[1:]).convolutions == 1
    fields = json.loads(json.dumps(report.fields()))
    assert fields["layers"][0] == {
        "name": "conv", "kind": "convolution", "macs_before": 4_000_000, "macs_after": 1_000_000, "factor": 4.0,
    }  # fmt: skip
    lines = report.table().splitlines()
    assert lines[1].split() == ["conv", "4.000", "1.000", "4.00×"]
    assert lines[-2].split() == ["convolutions", "4.00×"] and lines[-1].split() == ["all", "layers", "2.00×"]


def test_counting_leaves_hooks_and_modes_as_they_were() -> None:
    network = AlexNet(width=1 / 16).train()
    layer_macs(network, picture())
    assert network.training and not any(module._forward_hooks for module in network.modules())
