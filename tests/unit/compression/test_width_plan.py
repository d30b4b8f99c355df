"""The plan of widths beside the groups and networks that a run counts and cuts."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from studio.bundles.pair import Bundle
from studio.compression.experiments.traced_groups import predicted_speed_up
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups, shapes_of
from studio.compression.pruning.ratios import planned_speed_up, pruning_targets
from studio.compression.pruning.speedup import layer_macs
from studio.compression.width_plan import filter_counts, on_one_trunk, pruned_shapes
from studio.errors import SpecError
from studio.specs.pruning import PruneSpec

SPEC = PruneSpec(bundle=Path("b"), contents=Path("p"), ratios=0.5)


@pytest.fixture
def network(teacher: Bundle) -> LevelsNetwork:
    return LevelsNetwork([teacher.pair(level) for level in (3, 2, 1)])


def test_filters_are_counted_as_the_network_groups_them(network: LevelsNetwork) -> None:
    counted = filter_counts(shapes_of(network))
    assert [(each.name, each.size) for each in counted] == [(each.name, each.size) for each in level_groups(network)]


def test_a_shared_trunk_is_counted_once_under_every_name(network: LevelsNetwork) -> None:
    counted = {each.name: each.names for each in filter_counts(on_one_trunk(shapes_of(network)))}
    assert counted["3.encoder.conv1_1"] == ("3.encoder.conv1_1", "2.encoder.conv1_1", "1.encoder.conv1_1")
    assert counted["3.encoder.conv2_1"] == ("3.encoder.conv2_1", "2.encoder.conv2_1")
    assert "2.encoder.conv1_1" not in counted and "2.decoder.conv1_2" in counted


def test_a_speed_up_is_that_of_the_network(network: LevelsNetwork) -> None:
    shapes = shapes_of(network)
    targets = pruning_targets(SPEC, shapes)
    layers = layer_macs(network, torch.rand(1, 3, 64, 64))
    predicted = predicted_speed_up(layers, level_groups(network, with_aliases=True), targets)
    assert planned_speed_up(shapes, targets) == pytest.approx(predicted)


def test_a_shared_layer_loses_its_filters_for_all_levels(network: LevelsNetwork) -> None:
    shared = on_one_trunk(shapes_of(network))
    none = {group.name: 0 for group in filter_counts(shared)}
    pruned = pruned_shapes(shared, none | {"3.encoder.conv1_1": 1})
    assert [pair.encoder[0].out_channels for pair in pruned] == [shared[0].encoder[0].out_channels - 1] * 3
    assert pruned[-1].decoder[0].in_channels == shared[-1].decoder[0].in_channels - 1


def test_two_shares_of_one_layer_are_refused(network: LevelsNetwork) -> None:
    spec = PruneSpec(bundle=Path("b"), contents=Path("p"), ratios={"3.conv1_1": 0.5, "2.conv1_1": 0.25})
    assert pruning_targets(spec, shapes_of(network))["2.encoder.conv1_1"] == 1
    with pytest.raises(SpecError, match=r"3\.conv1_1 and 2\.conv1_1 mean the same filters"):
        pruning_targets(spec, on_one_trunk(shapes_of(network)))
