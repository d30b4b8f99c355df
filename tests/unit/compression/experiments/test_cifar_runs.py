from pathlib import Path

import pytest
import torch

from studio.compression.experiments.checkpoint_file import CheckpointFile
from studio.compression.experiments.cifar_runs import BaseResult, Latency, Training, latency, trained
from studio.compression.experiments.classifier_training import Budget
from studio.compression.experiments.digits_data import DigitsNet, load_digits
from studio.compression.experiments.experiment_folder import ExperimentFolder
from studio.compression.experiments.traced_groups import traced_groups
from tests.unit.compression.experiments.interruptions import InterruptingFile, Interruption

BUDGET = Budget(6, batch=8)


class InterruptedFolder(ExperimentFolder):
    def checkpoint(self, name: str) -> CheckpointFile:
        super().checkpoint(name)  # makes its folder
        return InterruptingFile(self.path / "runs" / f"{name}.pt", 4)


def network() -> DigitsNet:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(2)
        return DigitsNet()


def test_a_base_goes_on_where_it_was_interrupted_and_is_not_trained_twice(tmp_path: Path) -> None:
    pictures, which = load_digits(), Training("base", is_given=True)
    straight, figures = trained(ExperimentFolder(tmp_path / "straight"), network(), pictures, BUDGET, which)
    assert figures.given_accuracy == pictures.accuracy(network()) and figures.steps == 6
    folder = ExperimentFolder(tmp_path / "resumed")
    with pytest.raises(Interruption):
        trained(InterruptedFolder(folder.path), network(), pictures, BUDGET, which)
    assert folder.finished("base", BaseResult) is None
    resumed, again = trained(folder, network(), pictures, BUDGET, which)
    assert (again.given_accuracy, again.accuracy) == (figures.given_accuracy, figures.accuracy)
    read, as_before = trained(folder, network(), pictures, BUDGET, which)
    assert as_before == again
    for name, weight in straight.state_dict().items():
        assert torch.equal(weight, resumed.state_dict()[name]) and torch.equal(weight, read.state_dict()[name])


def test_the_latency_of_the_shapes_is_measured_without_touching_the_base() -> None:
    base, pictures = network(), load_digits()
    before = {name: weight.clone() for name, weight in base.state_dict().items()}
    measured = latency(base, traced_groups(base, pictures.example), pictures, 4.0)
    assert measured.wished_speed_up == 4.0 and measured.base_ms > 0 and measured.pruned_ms > 0
    assert Latency(4.0, 6.0, 2.0).factor == 3
    assert all(torch.equal(weight, before[name]) for name, weight in base.state_dict().items())
