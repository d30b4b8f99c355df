import pytest
import torch
from torch import nn

from studio.bundles.pair import Bundle, Pair
from studio.compression.experiments.traced_groups import predicted_macs
from studio.compression.pruning.groups import Role, none_removed
from studio.compression.pruning.level_groups import LevelsNetwork, PairNetwork, level_groups
from studio.compression.pruning.native_surgery import cut_modules, kept_indices
from studio.compression.pruning.ratios import targets_for
from studio.compression.pruning.speedup import layer_macs
from studio.compression.pruning.surgery import remove_filters
from studio.compression.students import students_from
from studio.specs.training import DistillSpec, Trunk
from tests.unit.compression.runs import QUICK


def rgb() -> torch.Tensor:
    return torch.rand(2, 3, 32, 48, generator=torch.Generator().manual_seed(0))


@pytest.fixture
def separate(teacher: Bundle) -> LevelsNetwork:
    pairs = [teacher.pair(level) for level in (3, 2)]
    return LevelsNetwork(pairs, [nn.Conv2d(pair.encoder.layers[-1].out_channels, 5, 1) for pair in pairs])


@pytest.fixture
def shared(teacher: Bundle, tmp_path_factory: pytest.TempPathFactory) -> LevelsNetwork:
    place = tmp_path_factory.getbasetemp()
    spec = DistillSpec(teacher=place, contents=place, trunk=Trunk.SHARED, schedule=QUICK)
    students = students_from(teacher, teacher, (3, 2), spec, None)
    pairs = [Pair(each.level, each.encoder, each.decoder) for each in students]
    return LevelsNetwork(pairs, [each.embedding.embedding for each in students])


def test_every_level_paints_on_its_own(separate: LevelsNetwork, teacher: Bundle) -> None:
    painted = separate(rgb())
    wanted = [PairNetwork(teacher.pair(level))(rgb()) for level in (3, 2)]
    assert torch.equal(painted, torch.cat(wanted))


def test_separate_levels_have_the_groups_of_their_pairs_and_an_embedding(
    separate: LevelsNetwork, teacher: Bundle
) -> None:
    groups = {group.name: group for group in level_groups(separate)}
    wanted = [
        (f"{level}.{part}.{layer.name}", layer.out_channels)
        for level in (3, 2)
        for part, layers in (
            ("encoder", teacher.pair(level).encoder.layers),
            ("decoder", teacher.pair(level).decoder.layers[:-1]),
        )
        for layer in layers
    ]
    assert [(name, group.size) for name, group in groups.items()] == wanted
    readers = [member.module for member in groups["3.encoder.conv3_1"].of_role(Role.INPUT)]
    assert readers == ["3.decoder.conv3_1", "3.embedding"]
    named = {group.name: [member.module for member in group.members] for group in groups.values()}
    aliased = level_groups(separate, with_aliases=True)
    assert {group.name: [member.module for member in group.members] for group in aliased} == named


def test_a_shared_trunk_is_one_group_with_the_decoders_that_read_it(shared: LevelsNetwork) -> None:
    groups = {group.name: group for group in level_groups(shared)}
    assert not any(name.startswith("2.encoder") for name in groups)
    bottleneck = groups["3.encoder.conv2_1"]
    assert [member.module for member in bottleneck.of_role(Role.OUTPUT)] == ["3.encoder.conv2_1"]
    readers = {member.module for member in bottleneck.of_role(Role.INPUT)}
    assert readers == {"3.encoder.conv2_2", "2.decoder.conv2_1", "2.embedding"}
    aliased = {group.name: group for group in level_groups(shared, with_aliases=True)}
    assert aliased.keys() == groups.keys()
    assert aliased["3.encoder.conv2_1"].answers_to("2.conv2_1")
    assert not groups["3.encoder.conv2_1"].answers_to("2.conv2_1")


@pytest.mark.parametrize("kind", ["separate", "shared"])
def test_what_is_cut_paints_as_what_was_masked_and_embeds_alike(kind: str, request: pytest.FixtureRequest) -> None:
    network: LevelsNetwork = request.getfixturevalue(kind)
    groups = level_groups(network)
    removed = none_removed(groups)
    for flags in removed.values():
        flags[::3] = True
    removal = remove_filters(network, groups, removed, probe=rgb())
    smaller = removal.network
    assert smaller(rgb()).shape == network(rgb()).shape and removal.difference <= 1e-5
    for level in (3, 2):
        pair = smaller.get_submodule(str(level))
        assert pair.encoder.layers[-1].out_channels < network.get_submodule(str(level)).encoder.layers[-1].out_channels  # type: ignore[union-attr]
        embedded = pair.embedding(pair.encoder(rgb()))  # type: ignore[operator]
        before = network.get_submodule(str(level)).embedding.weight  # type: ignore[union-attr]
        assert embedded.shape[1] == len(before)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["separate", "shared"])
def test_predicted_multiplications_are_those_of_the_cut_network(kind: str, request: pytest.FixtureRequest) -> None:
    network: LevelsNetwork = request.getfixturevalue(kind)
    for level in (3, 2):
        del network.get_submodule(str(level)).embedding
    bare = network
    targets = targets_for({"conv2_1": 0.5, "3.conv1_2": 0.25}, level_groups(bare, with_aliases=True))
    predicted = predicted_macs(layer_macs(bare, rgb()), level_groups(bare, with_aliases=True), targets)
    removed = none_removed(level_groups(bare))
    for name, count in targets.items():
        removed[name][:count] = True
    cut_modules(bare, kept_indices(level_groups(bare), removed))
    assert predicted == pytest.approx({layer.name: layer.macs for layer in layer_macs(bare, rgb())})
