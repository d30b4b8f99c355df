import copy

import pytest
import torch
import torch_pruning

from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.groups import FilterGroups, l1_norms, none_removed, weakest
from studio.compression.pruning.native_surgery import Kept, cut_modules, kept_indices
from studio.errors import InputError, SpecError
from tests.unit.compression.pruning.networks import AlexNet, Branches, ResNet50, Tiny, lived_in, picture


def weakest_third(network: torch.nn.Module, groups: FilterGroups) -> dict[str, torch.Tensor]:
    return {group.name: weakest(l1_norms(network, group), max(1, group.size // 3)) for group in groups}


@pytest.mark.parametrize("network", [AlexNet(width=1 / 16), ResNet50(width=1 / 16), Branches(), Tiny()])
def test_it_cuts_as_the_dependency_graph_does(network: torch.nn.Module) -> None:
    lived_in(network)
    example = picture(1 if isinstance(network, Tiny) else 3)
    groups = traced_groups(network, example)
    removed = weakest_third(network, groups)
    native, traced = copy.deepcopy(network), copy.deepcopy(network)
    cut_modules(native, kept_indices(groups, removed))
    graph = torch_pruning.DependencyGraph().build_dependency(traced, example.clone().requires_grad_(), verbose=False)
    for name, flags in removed.items():
        module = traced.get_submodule(name)
        prune = graph.get_pruner_of_module(module).prune_out_channels
        graph.get_pruning_group(module, prune, flags.nonzero().flatten().tolist()).prune()
    for module in (native, traced):
        module.eval()
    assert native.state_dict().keys() == traced.state_dict().keys()
    assert all(torch.equal(tensor, traced.state_dict()[name]) for name, tensor in native.state_dict().items())
    assert torch.equal(native(example), traced(example))
    assert repr(native) == repr(traced)


def test_modules_that_lose_nothing_are_not_listed() -> None:
    network = Tiny()
    groups = traced_groups(network, picture(1, 8))
    removed = none_removed(groups)
    removed["conv2"][[0, 2]] = True
    assert kept_indices(groups, removed) == {
        "conv2": Kept(outputs=(1, 3, 4, 5, 6, 7)),
        "fc": Kept(inputs=(1, 3, 4, 5, 6, 7)),
    }


def test_a_branch_that_would_vanish_is_named() -> None:
    groups = traced_groups(Branches(), picture(side_px=8))
    removed = {"depthwise": torch.arange(12) < 5}
    with pytest.raises(SpecError, match="left would lose every one"):
        kept_indices(groups, removed)


@pytest.mark.parametrize("indices", [(), (2, 1), (1, 1), (-1, 0)])
def test_kept_indices_ascend_and_are_some(indices: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="ascending"):
        Kept(outputs=indices)


def test_frozen_weights_stay_frozen_and_others_stay_trainable() -> None:
    network = Tiny()
    network.conv1.requires_grad_(False)
    cut_modules(network, {"conv1": Kept(outputs=(0, 1)), "bn1": Kept(outputs=(0, 1)), "conv2": Kept(inputs=(0, 1))})
    assert not network.conv1.weight.requires_grad and network.conv2.weight.requires_grad


@pytest.mark.parametrize("kept", [{"conv9": Kept((0,))}, {"conv1": Kept((99,))}, {"conv1": Kept(inputs=(5,))}])
def test_what_does_not_fit_is_an_error(kept: dict[str, Kept]) -> None:
    with pytest.raises(InputError, match="does not fit this network"):
        cut_modules(Tiny(), kept)
