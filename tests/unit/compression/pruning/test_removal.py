from pathlib import Path

import pytest
import torch

from studio.compression.pruning.level_groups import level_groups
from studio.compression.pruning.magnitude import L1OneShot
from studio.compression.pruning.refit_choice import RefitChoice
from studio.compression.pruning.students import network_of, unpruned
from studio.compression.pruning.surgery import read_removal, remove_for_good, repeat_removal, write_removal
from studio.compression.run_folder import RunFolder
from studio.errors import JobError
from tests.unit.compression.objectives import batch
from tests.unit.compression.prunings import small_spec


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run")


def test_a_removal_is_repeated_on_fresh_students(teacher_folder: Path, pictures: Path, folder: RunFolder) -> None:
    spec = small_spec(teacher_folder, pictures)
    objective = unpruned(spec, None)
    network = network_of(objective)
    criterion = L1OneShot(network, level_groups(network), {"2.encoder.conv2_1": 2})
    criterion.begin(torch.optim.Adam(network.parameters()))
    choice = RefitChoice(pruned=0.25, refitted=0.125, kept=0.1, refitted_levels=(2,))
    write_removal(folder, remove_for_good(network, criterion, probe=batch().contents), choice, step=7)
    assert objective.module.get_parameter("0.decoder.conv2_1.weight").shape[1] == 4
    assert read_removal(folder).scores == choice and read_removal(folder).difference <= 1e-5
    fresh = unpruned(spec, None)
    repeat_removal(fresh, folder)
    fresh.module.load_state_dict(objective.module.state_dict())
    held_out = batch(3)
    assert fresh.score(held_out) == objective.score(held_out)
    with pytest.raises(JobError, match=r"removal\.json does not fit"):
        repeat_removal(fresh, folder)


def test_a_record_of_before_kept_every_refit(folder: RunFolder) -> None:
    record = {"step": 6, "score": 0.5, "refitted_score": 0.75, "difference": 0.0, "modules": {}}
    folder.write_json("removal.json", record)
    assert read_removal(folder).scores == RefitChoice(0.5, 0.75, 0.75, None)


@pytest.mark.parametrize("record", [{}, {"modules": 3}, {"modules": {"2.encoder.conv2_1": {}}}, {"score": "high"}])
def test_a_damaged_record_is_told(
    teacher_folder: Path, pictures: Path, folder: RunFolder, record: dict[str, object]
) -> None:
    objective = unpruned(small_spec(teacher_folder, pictures), None)
    with pytest.raises(JobError, match=r"removal\.json cannot be read"):
        repeat_removal(objective, folder)
    folder.write_json("removal.json", record)
    with pytest.raises(JobError, match="cannot be used"):
        repeat_removal(objective, folder)
    with pytest.raises(JobError, match="cannot be used"):
        read_removal(folder)
