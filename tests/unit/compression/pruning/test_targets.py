from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from studio.bundles.pair import Bundle
from studio.compression.experiments.traced_groups import predicted_speed_up
from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.incremental import IncReg, Spp
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups, shapes_of
from studio.compression.pruning.magnitude import GradualL1, L1OneShot
from studio.compression.pruning.ratios import planned_speed_up
from studio.compression.pruning.speedup import layer_macs
from studio.compression.pruning.targets import chosen_targets, criterion_of
from studio.errors import SpecError
from studio.progress import Progress
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.training import Schedule, TrainingOptimizer

SPEC = PruneSpec(bundle=Path("b"), contents=Path("p"), ratios=0.5, schedule=Schedule(learning_rate=1e-3))


@pytest.fixture
def network(teacher: Bundle) -> LevelsNetwork:
    return LevelsNetwork([teacher.pair(level) for level in (2, 1)])


def no_loss() -> float:
    raise AssertionError("nobody asked for a scan")


def test_a_ratio_is_counted_out(network: LevelsNetwork) -> None:
    targets = chosen_targets(replace(SPEC, ratios={"2.conv1_1": 0.5}), network, no_loss, Progress())
    assert {name: count for name, count in targets.items() if count} == {"2.encoder.conv1_1": 2}


@pytest.mark.parametrize("by_sensitivity", [False, True])
def test_spared_layers_are_left_out_of_a_speed_up(network: LevelsNetwork, by_sensitivity: bool) -> None:
    spared = ("2.encoder.conv1_2", "1.conv1_1")
    spec = replace(SPEC, ratios=None, speed_up=1.5, by_sensitivity=by_sensitivity, spared=spared)
    targets = chosen_targets(spec, network, loss_of(network) if by_sensitivity else no_loss, Progress())
    assert targets["2.encoder.conv1_2"] == targets["1.encoder.conv1_1"] == 0
    assert planned_speed_up(shapes_of(network), targets) >= 1.5
    assert len(targets) == len(level_groups(network))


@pytest.mark.parametrize(
    "values", [{}, {"ratios": None, "speed_up": 1.5}, {"ratios": {"conv1_1": 0.5, "conv1_2": 0.5}}]
)
@pytest.mark.parametrize("by_sensitivity", [False, True])
def test_groups_left_out_lose_nothing(network: LevelsNetwork, values: dict[str, Any], by_sensitivity: bool) -> None:
    spec = replace(SPEC, **values)
    spec = replace(spec, by_sensitivity=by_sensitivity and spec.speed_up is not None)
    loss = loss_of(network) if spec.by_sensitivity else no_loss
    targets = chosen_targets(spec, network, loss, Progress(), left_out=["2.encoder.conv1_1"])
    assert targets["2.encoder.conv1_1"] == 0 < targets["2.encoder.conv1_2"]


@pytest.mark.parametrize("wanted", [1.5, 3.0])
@pytest.mark.parametrize("by_sensitivity", [False, True])
def test_a_speed_up_is_met(network: LevelsNetwork, wanted: float, by_sensitivity: bool) -> None:
    spec = replace(SPEC, ratios=None, speed_up=wanted, by_sensitivity=by_sensitivity)
    before = {key: weight.clone() for key, weight in network.state_dict().items()}
    targets = chosen_targets(spec, network, loss_of(network) if by_sensitivity else no_loss, Progress())
    layers = layer_macs(network, torch.rand(1, 3, 32, 32))
    assert predicted_speed_up(layers, level_groups(network, with_aliases=True), targets) >= wanted
    assert all(torch.equal(weight, before[key]) for key, weight in network.state_dict().items())


def loss_of(network: LevelsNetwork, *, heavy: str | None = None) -> Any:
    """How far the pairs have come from what they painted; a change of the layer ``heavy`` weighs a thousandfold."""
    picture = torch.rand(1, 3, 32, 32, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        wanted = network(picture)
        weight = network.get_submodule(heavy).get_parameter("weight").clone() if heavy else None

    @torch.no_grad()
    def loss() -> float:
        apart = float((network(picture) - wanted).square().mean())
        is_changed = heavy and not torch.equal(network.get_submodule(heavy).get_parameter("weight"), weight)
        return 1000 * (apart + 1) if is_changed else apart

    return loss


def test_a_sensitive_layer_is_spared(network: LevelsNetwork) -> None:
    spec = replace(SPEC, ratios=None, speed_up=1.5, by_sensitivity=True)
    targets = chosen_targets(spec, network, loss_of(network, heavy="2.encoder.conv1_2"), Progress())
    assert targets["2.encoder.conv1_2"] == 0 < max(targets.values())


def test_what_removes_nothing_is_refused(network: LevelsNetwork) -> None:
    with pytest.raises(SpecError, match="leave every filter in place"):
        chosen_targets(replace(SPEC, ratios={"conv1_1": 0.0}), network, no_loss, Progress())


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        (PruningCriterion.L1, L1OneShot),
        (PruningCriterion.GRADUAL_L1, GradualL1),
        (PruningCriterion.INCREG, IncReg),
        (PruningCriterion.SPP, Spp),
    ],
)
@pytest.mark.parametrize("steps", [2, 30])
def test_every_criterion_is_done_in_its_steps(
    network: LevelsNetwork, kind: PruningCriterion, made: type[Criterion], steps: int
) -> None:
    spec = replace(SPEC, criterion=kind).resolved(steps=steps)
    spec = replace(spec, targets=chosen_targets(spec, network, no_loss, Progress()))
    network.requires_grad_(requires_grad=True)
    criterion = criterion_of(spec, network, level_groups(network))
    assert isinstance(criterion, made) and not criterion.is_done
    optimizer = torch.optim.Adam(network.parameters(), lr=spec.schedule.learning_rate)
    criterion.begin(optimizer)
    for _ in range(spec.pruning_steps or 0):
        criterion.before_forward()
        optimizer.zero_grad()
        network(torch.rand(1, 3, 16, 16)).square().mean().backward()  # type: ignore[no-untyped-call]  # torch's stub
        criterion.after_backward()
        optimizer.step()
        criterion.after_step()
    assert criterion.is_done and criterion.figures()["filters_to_go"] == 0
    assert {name: int(flags.sum()) for name, flags in criterion.removed.items()} == spec.targets


@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_increg_plans_with_the_momentum_of_sgd_and_with_none_of_adams(network: LevelsNetwork, momentum: float) -> None:
    made = {}
    for optimizer in TrainingOptimizer:
        schedule = replace(SPEC.schedule, optimizer=optimizer, momentum=momentum)
        spec = replace(SPEC, schedule=schedule, criterion=PruningCriterion.INCREG).resolved(steps=2000)
        spec = replace(spec, targets=chosen_targets(spec, network, no_loss, Progress()))
        criterion = criterion_of(spec, network, level_groups(network))
        criterion.begin(torch.optim.SGD(network.parameters(), lr=1e-3))
        criterion.after_step()
        assert isinstance(criterion, IncReg)
        made[optimizer] = max(float(values.max()) for values in criterion.factors.values())
    # A = 2κ(1−m)/(lr·T₁²) is the most that a factor gains in one step
    assert made[TrainingOptimizer.SGD] == pytest.approx((1 - momentum) * made[TrainingOptimizer.ADAM], rel=1e-12)
