from dataclasses import dataclass
from pathlib import Path

import pytest
import torch

from studio.compression.experiments.checkpoint_file import CheckpointFile
from studio.compression.experiments.experiment_folder import ExperimentFolder
from studio.errors import JobError, SpaceError


@dataclass(frozen=True, slots=True)
class Phases:
    steps: int = 10


@dataclass(frozen=True, slots=True)
class Settings:
    network: str
    phases: Phases = Phases()


@dataclass(frozen=True, slots=True)
class Figures:
    accuracy: float


def test_other_settings_are_refused_with_both_values(tmp_path: Path) -> None:
    folder = ExperimentFolder(tmp_path / "out")
    with folder.held():
        folder.settle(Settings("convnet"))
        folder.settle(Settings("convnet"))
        with pytest.raises(JobError, match=r"out was begun with other settings \(phases.steps: 10, now 20\)"):
            folder.settle(Settings("convnet", Phases(20)))
        (folder.path / "settings.json").write_text('{"network": "convnet"}')  # of a version without steps
        folder.settle(Settings("convnet"))


def test_a_run_is_recorded_once_it_is_done_and_its_checkpoint_goes(tmp_path: Path) -> None:
    folder = ExperimentFolder(tmp_path)
    assert folder.finished("a", Figures) is None
    folder.checkpoint("a").save_when_due(100, lambda: {"step": 100})
    assert folder.checkpoint("a").load() == {"step": 100}
    folder.finish("a", Figures(91.5))
    assert folder.finished("a", Figures) == Figures(91.5)
    (tmp_path / "runs" / "a.json").write_text('{"accuracy": 91.5, "milliseconds": 3}')  # of a version that kept more
    assert folder.finished("a", Figures) == Figures(91.5)
    assert folder.checkpoint("a").load() is None


def test_weights_are_kept_and_missing_ones_are_an_error(tmp_path: Path) -> None:
    folder = ExperimentFolder(tmp_path)
    with pytest.raises(JobError, match=r"base.pt is missing"):
        folder.weights("base")
    folder.save_weights("base", {"weight": torch.ones(2)})
    assert torch.equal(folder.weights("base")["weight"], torch.ones(2))


def test_one_program_at_a_time(tmp_path: Path) -> None:
    folder = ExperimentFolder(tmp_path / "out")
    with folder.held(), pytest.raises(JobError, match="another program"), ExperimentFolder(folder.path).held():
        pass
    (tmp_path / "file").write_text("")
    with pytest.raises(SpaceError, match="file cannot be used"), ExperimentFolder(tmp_path / "file").held():
        pass


def test_a_checkpoint_is_written_when_it_is_due_and_a_damaged_one_is_an_error(tmp_path: Path) -> None:
    file = CheckpointFile(tmp_path / "run.pt", every=3)
    for steps in (1, 2, 3, 4):
        file.save_when_due(steps, lambda steps=steps: {"steps": steps})
    assert file.load() == {"steps": 3}
    (tmp_path / "run.pt").write_bytes(b"cut short")
    with pytest.raises(JobError, match=r"run.pt is damaged"):
        file.load()
    CheckpointFile(None).save_when_due(3, dict)
    assert CheckpointFile(None).load() is None
