from pathlib import Path

import pytest
import torch

from studio.compression.distilling import PictureBatches
from studio.compression.pruning.students import retraining_of, unpruned
from studio.compression.run_timer import affordable_steps
from studio.compression.students import Student, on_device, students_of
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.training import Schedule
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.compression.prunings import STEPS, small_spec


def test_students_are_found_in_every_objective(teacher_folder: Path, pictures: Path, tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "pairs", levels=(3,), methods=(Method.ADAIN,))
    cascade = unpruned(small_spec(teacher_folder, pictures), None)
    alone = unpruned(small_spec(tmp_path / "pairs", pictures, levels=None), None)
    assert [student.level for student in students_of(cascade)] == [2, 1]
    assert students_of(alone) == [alone.module] and isinstance(alone.module, Student)


@pytest.mark.gpu
def test_teachers_move_with_their_students(teacher_folder: Path, pictures: Path) -> None:
    objective = unpruned(small_spec(teacher_folder, pictures), None)
    assert on_device(objective, "cuda") == torch.device("cuda")
    networks = [network for student in students_of(objective) for network in student.teacher]
    weights = [weight for network in (objective.module, *networks) for weight in network.parameters()]
    assert len(networks) == 4 and all(weight.device.type == "cuda" for weight in weights)


@pytest.mark.parametrize(("minutes", "least", "most"), [(1e-9, 1, 1), (10.0, 600, 10**7)])
def test_more_minutes_hold_more_steps(
    teacher_folder: Path, pictures: Path, minutes: float, least: int, most: int
) -> None:
    spec = small_spec(teacher_folder, pictures, schedule=Schedule(minutes=minutes, batch=STEPS.batch, crop_px=64))
    batches = PictureBatches(retraining_of(spec))
    found = affordable_steps(unpruned(spec, None), batches, spec, Progress())
    assert least <= found <= most
