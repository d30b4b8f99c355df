"""The networks of the literature at 2× and 4×; at full width among the slow tests."""

from __future__ import annotations

from functools import partial

import pytest
import torch
from torch import nn

from studio.compression.experiments.traced_groups import predicted_speed_up, traced_groups
from studio.compression.pruning.groups import l1_norms, none_removed, weakest
from studio.compression.pruning.masking import zero_filters
from studio.compression.pruning.ratios import targets_for_speed_up
from studio.compression.pruning.speedup import layer_macs, speed_up
from studio.compression.pruning.surgery import check_equal, remove_filters
from studio.errors import SpecError, StudioError
from tests.unit.compression.pruning.networks import AlexNet, Branches, ResNet50, Tiny, Vgg16, lived_in, picture

NETWORKS = [(AlexNet, 64), (Vgg16, 32), (ResNet50, 64)]


def prune_to(network: nn.Module, wanted: float, example: torch.Tensor) -> None:
    """Prune, cut, and hold everything that is promised against it."""
    lived_in(network)
    groups = traced_groups(network, example)
    layers = layer_macs(network, example)
    targets = targets_for_speed_up(wanted, groups, partial(predicted_speed_up, layers, groups))
    removed = {group.name: weakest(l1_norms(network, group), targets[group.name]) for group in groups}
    removal = remove_filters(network, groups, removed, probe=example)
    masked = lived_in(network)
    zero_filters(masked, groups, removed)
    with torch.no_grad():
        expected, actual = masked(example), removal.network(example)
    assert float((expected - actual).abs().max()) <= 1e-5
    assert removal.difference <= 1e-5
    report = speed_up(network, removal.network, example)
    assert wanted <= report.convolutions <= 1.6 * wanted
    assert all(layer.factor >= 1 for layer in report.layers)
    faster = {layer.name for layer in report.layers if layer.factor > 1}
    assert {group.name for group in groups} <= faster


@pytest.mark.parametrize("wanted", [2, 4])
@pytest.mark.parametrize(("build", "side_px"), NETWORKS)
def test_pruned_networks_run_and_equal_their_masked_originals(
    build: type[nn.Module], side_px: int, wanted: int
) -> None:
    prune_to(build(width=1 / 8), wanted, picture(side_px=side_px))


@pytest.mark.slow
@pytest.mark.parametrize("wanted", [2, 4])
@pytest.mark.parametrize(("build", "side_px"), [(AlexNet, 224), (Vgg16, 64), (ResNet50, 224)])
def test_the_same_at_full_width(build: type[nn.Module], side_px: int, wanted: int) -> None:
    prune_to(build(), wanted, picture(side_px=side_px, count=1))


def test_the_original_stays_as_it_is() -> None:
    network = lived_in(Tiny())
    groups = traced_groups(network, picture(1, 8))
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    removed = none_removed(groups)
    removed["conv1"][2] = True
    remove_filters(network.train(), groups, removed, probe=picture(1, 8))
    assert network.training
    assert all(torch.equal(tensor, before[name]) for name, tensor in network.state_dict().items())


def test_without_zeroing_shifts_the_two_would_differ() -> None:
    network = lived_in(Tiny())
    groups = traced_groups(network, picture(1, 8))
    removed = none_removed(groups)
    removed["conv1"][2] = True
    smaller = remove_filters(network, groups, removed, probe=picture(1, 8)).network
    with torch.no_grad():
        network.conv1.weight[2] = 0
    with pytest.raises(StudioError, match=r"differs by .* more than 1e-05"):
        check_equal(network, smaller, picture(1, 8))


def test_a_layer_that_makes_something_of_zeros_is_caught() -> None:
    network = lived_in(nn.Sequential(nn.Conv2d(3, 6, 3), nn.Sigmoid(), nn.Conv2d(6, 2, 3)))
    groups = traced_groups(network, picture(side_px=8))
    with pytest.raises(StudioError, match="turns their zeros into something else"):
        remove_filters(network, groups, {"0": torch.arange(6) < 2}, probe=picture(side_px=8))


def test_outputs_of_other_shape_or_not_a_number_are_caught() -> None:
    example = picture(side_px=8)
    with pytest.raises(StudioError, match="take part in its output"):
        check_equal(nn.Conv2d(3, 4, 1), nn.Conv2d(3, 3, 1), example)
    with pytest.raises(StudioError, match="cannot run"):
        check_equal(nn.Conv2d(3, 4, 1), nn.Conv2d(2, 4, 1), example)
    broken = nn.Conv2d(3, 4, 1)
    nn.init.constant_(broken.weight, torch.nan)
    with pytest.raises(StudioError, match="differs by nan"):
        check_equal(nn.Conv2d(3, 4, 1), broken, example)


def test_a_branch_that_would_vanish_is_refused() -> None:
    network = lived_in(Branches())
    groups = traced_groups(network, picture(side_px=8))
    with pytest.raises(SpecError, match="right would lose every one"):
        remove_filters(network, groups, {"depthwise": torch.arange(12) >= 5}, probe=picture(side_px=8))
