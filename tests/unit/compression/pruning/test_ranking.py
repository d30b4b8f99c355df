"""L1 norm times mean activation, beside a twin in float64."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from studio.compression.objective import Batch, Objective
from studio.compression.pruning.groups import l1_norms
from studio.compression.pruning.level_groups import level_groups
from studio.compression.pruning.ranking import ActivationRanking, NormRanking
from studio.compression.pruning.sensitivity import scan_together
from studio.compression.pruning.students import activations_of, network_of, pairs_of, ranking_of, unpruned
from studio.compression.students import Student, students_of
from studio.compression.transforming import half_painted, transformed
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import Resample
from studio.progress import Progress
from studio.specs.criterion_settings import Ranking
from studio.specs.method import Method
from tests.reference import pruning as reference
from tests.unit.compression.objectives import batch
from tests.unit.compression.pruning.every_criterion import MAKERS, Make
from tests.unit.compression.pruning.networks import Tiny
from tests.unit.compression.pruning.training import sgd, tiny, train
from tests.unit.compression.prunings import small_spec, write_shared_bundle

_ROUNDING = 1e-4  # float32 sums of at most 100 terms, three layers deep


@pytest.fixture
def objective(teacher_folder: Path, pictures: Path) -> Objective:
    return unpruned(small_spec(teacher_folder, pictures), batch(3))


def twin_of(chain: ConvolutionChain, inputs: list[Tensor]) -> dict[str, Any]:
    layers = []
    for layer in chain.layers:
        convolution = chain.convolution(layer.name)
        assert convolution.bias is not None
        weight, bias = convolution.weight.detach().double().numpy(), convolution.bias.detach().double().numpy()
        before = "" if layer.resample is Resample.NONE else layer.resample.value
        layers.append((weight, bias, before, layer.has_relu))
    seen = reference.mean_activations(layers, [each.double().numpy() for each in inputs])
    return {layer.name: mean for layer, mean in zip(chain.layers, seen, strict=True)}


@torch.no_grad()
def met_by(student: Student, pictures: Batch, method: Method) -> tuple[list[Tensor], list[Tensor], Tensor]:
    plain = student.encoder(pictures.contents)
    coloured = transformed(plain, student.encoder(pictures.styles), method)
    painted = student.decoder(coloured)
    return [pictures.contents, pictures.styles, painted], [plain, coloured], painted


@pytest.mark.parametrize("method", [Method.WCT, Method.ADAIN])
def test_filters_are_ranked_by_norm_times_mean_activation_down_the_cascade(
    objective: Objective, method: Method
) -> None:
    pictures, fed = batch(9, count=4), batch(9, count=4)
    seen = activations_of(objective, pictures, method)
    ranking = ActivationRanking(lambda: seen, interval=1)
    network = network_of(objective)
    groups = {group.name: group for group in level_groups(network)}
    for student in students_of(objective):
        encoder_inputs, decoder_inputs, painted = met_by(student, fed, method)
        for part, inputs in (("encoder", encoder_inputs), ("decoder", decoder_inputs)):
            for name, expected in twin_of(student.get_submodule(part), inputs).items():  # type: ignore[arg-type]
                layer = f"{student.level}.{part}.{name}"
                np.testing.assert_allclose(seen[layer].numpy(), expected, rtol=_ROUNDING)
                if layer in groups:
                    weight = network.get_submodule(layer).get_parameter("weight").detach().double().numpy()
                    found = ranking.values(network, groups[layer]).numpy()
                    np.testing.assert_allclose(found, reference.importance([weight], expected), rtol=_ROUNDING)
        fed = Batch(half_painted(painted, pictures.contents), pictures.styles)
    assert set(groups) < set(seen), "every group, and the layers that paint RGB"


def test_levels_on_one_trunk_are_ranked_by_what_the_deepest_meets(tmp_path: Path, pictures: Path) -> None:
    write_shared_bundle(tmp_path / "shared")
    spec = small_spec(tmp_path / "shared", pictures, levels=(3, 2))
    objective = unpruned(spec, batch(3))
    ranking = ranking_of(spec, objective, batch(4, count=4), interval=1)
    network = network_of(objective)
    found = {group.name: ranking.values(network, group) for group in level_groups(network)}
    inputs, _, _ = met_by(students_of(objective)[0], batch(4, count=4), Method.WCT)
    seen = twin_of(students_of(objective)[0].encoder, inputs)["conv1_1"]
    weight = network.get_submodule("3.encoder.conv1_1").get_parameter("weight").detach().double().numpy()
    np.testing.assert_allclose(found["3.encoder.conv1_1"], reference.importance([weight], seen), rtol=_ROUNDING)


def test_a_spec_may_rank_by_norm_alone(teacher_folder: Path, pictures: Path, objective: Objective) -> None:
    spec = small_spec(teacher_folder, pictures, ranking=Ranking.L1)
    ranking, network = ranking_of(spec, objective, batch(), interval=1), pairs_of(objective)
    group = level_groups(network)[0]
    assert torch.equal(ranking.values(network, group), l1_norms(network, group))


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
def test_every_criterion_removes_first_what_never_fires(make: Make) -> None:
    """The heaviest filters go, because they are said never to fire."""
    network, groups = tiny()
    with torch.no_grad():
        network.conv1.weight[3:] *= 5
        network.conv2.weight[3:] *= 5
    seen = {"conv1": torch.tensor([1.0] * 3 + [0.0] * 3), "conv2": torch.tensor([1.0] * 3 + [0.0] * 5)}
    criterion, optimizer = make(network, groups), sgd(network, learning_rate=1e-4)
    criterion.rank_by(ActivationRanking(lambda: seen, interval=7))
    criterion.begin(optimizer)
    train(network, criterion, optimizer, steps=range(120))
    assert criterion.is_done
    assert {name: flags.nonzero().flatten().tolist() for name, flags in criterion.removed.items()} == {
        "conv1": [3, 4, 5],
        "conv2": [3, 4, 5, 6, 7],
    }


def observed(network: Tiny) -> dict[str, Tensor]:
    """Whatever the weights of now say, so that an estimate taken later is another one."""
    return {
        name: network.get_submodule(name).get_parameter("weight").detach().flatten(1).sum(1).abs()
        for name in ("conv1", "conv2")
    }


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
def test_the_estimate_is_part_of_the_checkpoint(make: Make) -> None:
    """It was measured at step 16 and stands until step 32; the checkpoint is of step 20."""

    def begun() -> tuple[Any, Any, Any]:
        network, groups = tiny()
        criterion, optimizer = make(network, groups), sgd(network)
        criterion.rank_by(ActivationRanking(lambda: observed(network), interval=16))
        criterion.begin(optimizer)
        return network, criterion, optimizer

    network, criterion, optimizer = begun()
    train(network, criterion, optimizer, steps=range(20))
    saved = copy.deepcopy((criterion.state_dict(), network.state_dict(), optimizer.state_dict()))
    resumed, again, other = begun()
    resumed.load_state_dict(saved[1])
    other.load_state_dict(saved[2])
    again.load_state_dict(saved[0])
    for each, its, theirs in ((network, criterion, optimizer), (resumed, again, other)):
        train(each, its, theirs, steps=range(20, 60))
    assert all(torch.equal(value, network.state_dict()[key]) for key, value in resumed.state_dict().items())
    assert all(torch.equal(flags, criterion.removed[name]) for name, flags in again.removed.items())


def test_activations_are_measured_at_first_and_then_on_schedule() -> None:
    network, groups = tiny()
    times = 0

    def observe() -> dict[str, Tensor]:
        nonlocal times
        times += 1
        return {group.name: torch.full((group.size,), float(times)) for group in groups}

    ranking = ActivationRanking(observe, interval=3)
    found = []
    for step in range(1, 8):
        ranking.advance(step)
        found.append(float((ranking.values(network, groups[0]) / l1_norms(network, groups[0]))[0]))
    assert found == pytest.approx([1, 1, 2, 2, 2, 3, 3])


def test_a_scan_leaves_out_what_is_ranked_weakest() -> None:
    network, groups = tiny()
    seen = {"conv1": torch.ones(6), "conv2": torch.tensor([1.0] * 6 + [0.0, 0.0])}
    left_out = []

    def loss() -> float:
        left_out.append((network.conv2.weight.flatten(1).abs().sum(1) == 0).nonzero().flatten().tolist())
        return 0.0

    by_activation = ActivationRanking(lambda: seen, interval=1)
    (group,) = (each for each in groups if each.name == "conv2")
    weakest = int(NormRanking().values(network, group).argmin())
    for ranking in (None, by_activation):
        scan_together(network, (group,), loss, progress=Progress(), ratios=(0.125, 0.25), ranking=ranking)
    assert left_out[0] == [weakest] and left_out[2:] == [[6], [6, 7]]
