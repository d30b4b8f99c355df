from dataclasses import replace
from pathlib import Path

import pytest

from studio.bundles.pair import Bundle
from studio.compression.pruning.level_groups import LevelsNetwork, shapes_of
from studio.compression.pruning.ratios import pruning_targets
from studio.compression.pruning.removal_notes import RemovalNotes
from studio.compression.pruning.run_plan import RunPlan
from studio.specs.criterion_settings import CriterionSettings, Refit, Shape
from studio.specs.pruning import PRUNING_RATE, PruneSpec, PruningCriterion
from studio.specs.training import Schedule, TrainingOptimizer
from tests.unit.compression.runs import size_of

SPEC = PruneSpec(bundle=Path("b"), contents=Path("p"), ratios=0.5, schedule=Schedule(learning_rate=1e-3))


@pytest.fixture
def network(teacher: Bundle) -> LevelsNetwork:
    return LevelsNetwork([teacher.pair(level) for level in (2, 1)])


def planned(spec: PruneSpec, network: LevelsNetwork, *, steps: int = 60) -> RunPlan:
    shapes = shapes_of(network)
    spec = replace(spec.resolved(steps=steps), targets=pruning_targets(spec, shapes))
    return RunPlan.of(spec, shapes, {"1.encoder.conv1_1": "it is unsound"})


def test_sizes_are_those_of_the_network_and_groups_those_that_lose_filters(network: LevelsNetwork) -> None:
    plan = planned(SPEC, network)
    assert plan.before.parameters == size_of(network) and plan.before.weight_bytes == 4 * size_of(network)
    assert [(each.name, each.filters, each.goes) for each in plan.groups][:2] == [
        ("2.encoder.conv1_1", 4, 2),
        ("2.encoder.conv1_2", 4, 2),
    ]
    assert plan.fields()["theoretical_speed_up"] == pytest.approx(
        plan.before.macs_per_pixel / plan.after.macs_per_pixel
    )


@pytest.mark.parametrize(
    ("optimizer", "settings"),
    [
        (TrainingOptimizer.ADAM, CriterionSettings(kappa=8)),
        (TrainingOptimizer.SGD, CriterionSettings(kappa=8, amplitude=0.01)),
        (TrainingOptimizer.SGD, CriterionSettings(kappa=8, threshold=2.0)),
    ],
)
def test_the_kappa_told_is_that_asked_for(
    network: LevelsNetwork, optimizer: TrainingOptimizer, settings: CriterionSettings
) -> None:
    schedule = replace(SPEC.schedule, optimizer=optimizer)
    fields = planned(replace(SPEC, settings=settings, schedule=schedule), network, steps=5000).fields()
    assert fields["schedule"]["kappa"] == pytest.approx(8)
    assert fields["schedule"]["amplitude"] == pytest.approx(settings.amplitude or fields["schedule"]["amplitude"])
    assert fields["schedule"]["threshold"] == pytest.approx(settings.threshold or fields["schedule"]["threshold"])


def test_the_text_names_what_was_chosen_and_what_the_steps_allow(network: LevelsNetwork) -> None:
    spec = replace(SPEC, criterion=PruningCriterion.SPP, settings=CriterionSettings(interval=3, shape=Shape.LINEAR))
    text = planned(replace(spec, pruning_rate=5e-4), network).text()
    assert "criterion: spp, amplitude 0." in text and "interval 3, shape linear\n" in text
    assert "learning rate: pruning 0.0005, retraining 0.001 (without a refit 0.0005), adam" in text
    assert f"retraining {PRUNING_RATE:g}, adam" in planned(replace(spec, refit=Refit.NEVER), network).text()
    assert "retraining 0.001, adam" in planned(replace(spec, refit=Refit.ALWAYS), network).text()
    assert "steps: 60, of which 30 prune" in text
    assert "the slowest layer, 2.encoder.conv2_1, loses 3 filters and needs 9 pruning steps or more" in text
    assert "left out: 1.encoder.conv1_1: it is unsound" in text


@pytest.mark.parametrize(("criterion", "told"), [("l1", {}), ("gradual-l1", {"interval": 1})])
def test_criteria_without_increments_tell_what_they_have(
    network: LevelsNetwork, criterion: str, told: dict[str, int]
) -> None:
    plan = planned(replace(SPEC, criterion=PruningCriterion(criterion)), network)
    assert plan.fields()["schedule"] == told and plan.is_long_enough


def test_notes_of_a_removal_say_what_was_forced_and_left_out() -> None:
    assert RemovalNotes(0, 5, 10, {}).text() == ""
    notes = RemovalNotes(2, 5, 10, {"conv1": "it is unsound"})
    assert notes.fields() == {"forced_removals": 2, "removed_filters": 5, "left_out": {"conv1": "it is unsound"}}
    assert notes.text().splitlines() == [
        "conv1 keeps its filters: it is unsound",
        "2 of 5 filters were forced out at pruning step 10 by their rank of that moment, as one-shot L1 would: give "
        "more pruning steps",
    ]
