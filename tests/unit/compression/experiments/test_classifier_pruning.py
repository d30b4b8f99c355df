from copy import deepcopy
from pathlib import Path

import pytest
import torch

from studio.compression.experiments.checkpoint_file import CheckpointFile
from studio.compression.experiments.classifier_pruning import (
    Method,
    Plan,
    check_steps,
    prune_and_retrain,
    targets_of,
)
from studio.compression.experiments.classifier_training import Budget
from studio.compression.experiments.digits_data import DigitsNet, load_digits, train_base
from studio.compression.experiments.labelled_pictures import LabelledPictures
from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.groups import FilterGroups, l1_norms, weakest
from studio.compression.pruning.masking import zero_filters
from studio.errors import SpecError
from tests.unit.compression.experiments.interruptions import InterruptingFile, Interruption

BUDGET = Budget(base_steps=60, pruning_steps=40, retraining_steps=20)


@pytest.fixture(scope="module")
def pictures() -> LabelledPictures:
    return load_digits()


@pytest.fixture(scope="module")
def trained(pictures: LabelledPictures) -> DigitsNet:
    return train_base(pictures, BUDGET, seed=0)


@pytest.fixture
def base(trained: DigitsNet) -> DigitsNet:
    """A copy to cut."""
    return deepcopy(trained)


@pytest.fixture
def groups(base: DigitsNet, pictures: LabelledPictures) -> FilterGroups:
    return traced_groups(base, pictures.example)


@pytest.mark.parametrize("method", Method)
def test_every_method_reaches_its_speed_up_and_goes_on_where_it_was_interrupted(
    pictures: LabelledPictures, base: DigitsNet, groups: FilterGroups, method: Method, tmp_path: Path
) -> None:
    before = {name: tensor.clone() for name, tensor in base.state_dict().items()}
    plan = Plan(method, 4.0, 0, BUDGET)
    straight = prune_and_retrain(base, groups, pictures, plan)
    assert 4 <= straight.result.speed_up < 5
    assert straight.result.accuracy > 40
    assert all(torch.equal(tensor, before[name]) for name, tensor in base.state_dict().items())
    path = tmp_path / "run.pt"
    for step in (15, 45):  # while it prunes, and while it retrains
        with pytest.raises(Interruption):
            prune_and_retrain(base, groups, pictures, plan, InterruptingFile(path, step))
    resumed = prune_and_retrain(base, groups, pictures, plan, CheckpointFile(path))
    assert resumed.result == straight.result
    one, other = straight.network.state_dict(), resumed.network.state_dict()
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_one_shot_is_judged_right_after_its_cut(
    pictures: LabelledPictures, base: DigitsNet, groups: FilterGroups
) -> None:
    result = prune_and_retrain(base, groups, pictures, Plan(Method.ONE_SHOT, 4.0, 0, BUDGET)).result
    targets = targets_of(base, groups, pictures.example, 4.0)
    zero_filters(base, groups, {group.name: weakest(l1_norms(base, group), targets[group.name]) for group in groups})
    one_picture = 100 / len(pictures.test_labels)  # on the edge it may fall either way
    assert result.before_retraining == pytest.approx(pictures.accuracy(base), abs=1.1 * one_picture)


def test_too_few_steps_are_refused_with_the_number_needed(
    pictures: LabelledPictures, base: DigitsNet, groups: FilterGroups
) -> None:
    targets = targets_of(base, groups, pictures.example, 4.0)
    largest = max(targets.values())
    for method in (Method.INCREG, Method.SPP):
        told = rf"{method} cannot remove {largest} .* in 1 pruning steps; .* at least \d+"
        with pytest.raises(SpecError, match=told) as error:
            prune_and_retrain(base, groups, pictures, Plan(method, 4.0, 0, Budget(pruning_steps=1)))
        needed = int(str(error.value).rsplit(" ", 1)[1])
        check_steps(method, targets, Budget(pruning_steps=needed))
        with pytest.raises(SpecError):
            check_steps(method, targets, Budget(pruning_steps=needed - 1))
    check_steps(Method.ONE_SHOT, targets, Budget(pruning_steps=1))


def test_nothing_goes_by_force_where_the_schedule_has_its_steps(
    pictures: LabelledPictures, base: DigitsNet, groups: FilterGroups
) -> None:
    budget = Budget(pruning_steps=40, retraining_steps=1)
    for method in (Method.INCREG, Method.SPP):
        assert prune_and_retrain(base, groups, pictures, Plan(method, 4.0, 0, budget)).result.forced_removals == 0
