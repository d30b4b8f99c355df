"""Real pairs, cut by hand; what a refit gives is chosen so that it helps one level and harms another."""

from pathlib import Path

import pytest
import torch

from studio.compression.objective import Objective
from studio.compression.pruning.refit_choice import choose_refit
from studio.compression.pruning.students import unpruned
from studio.compression.students import Student, students_of
from studio.specs.criterion_settings import Refit
from tests.unit.compression.objectives import batch
from tests.unit.compression.prunings import small_spec, write_shared_bundle


@pytest.fixture
def objective(teacher_folder: Path, pictures: Path) -> Objective:
    return unpruned(small_spec(teacher_folder, pictures), batch(3))


@torch.no_grad()
def lighten(student: Student, by: float) -> None:
    bias = student.decoder.convolution("conv1_1").bias
    assert bias is not None
    bias.add_(by)


def fit_of(students: list[Student], **by: float) -> None:
    for student in students:
        lighten(student, by[f"level_{student.level}"])


def test_of_two_pairs_the_one_is_refitted_that_is_better_so(objective: Objective) -> None:
    students = students_of(objective)
    whole = objective.score(batch(5))
    lighten(students[0], 3.0)  # level 2, which the fit mends; level 1 it spoils

    def score() -> float:
        return objective.score(batch(5))

    choice = choose_refit(
        students, Refit.IF_BETTER, fit=lambda: fit_of(students, level_2=-3.0, level_1=3.0), score=score
    )
    assert choice.refitted_levels == (2,)
    assert choice.kept == score() == pytest.approx(whole, rel=1e-6)
    assert choice.kept < min(choice.pruned, choice.refitted)


@pytest.mark.parametrize(
    ("refit", "by", "levels"),
    [
        (Refit.ALWAYS, 3.0, (2, 1)),
        (Refit.NEVER, -3.0, ()),
        (Refit.IF_BETTER, 3.0, ()),
        (Refit.IF_BETTER, -3.0, (2, 1)),
    ],
)
def test_a_refit_is_taken_always_never_or_where_it_betters_the_score(
    objective: Objective, refit: Refit, by: float, levels: tuple[int, ...]
) -> None:
    students = students_of(objective)
    for student in students:
        lighten(student, 3.0)

    def score() -> float:
        return objective.score(batch(5))

    before = {key: weight.clone() for key, weight in objective.module.state_dict().items()}
    choice = choose_refit(students, refit, fit=lambda: fit_of(students, level_2=by, level_1=by), score=score)
    assert choice.refitted_levels == levels
    assert choice.kept == score() == (choice.refitted if levels else choice.pruned)
    assert (choice.refitted < choice.pruned) == (by < 0)
    is_unchanged = all(torch.equal(weight, before[key]) for key, weight in objective.module.state_dict().items())
    assert is_unchanged == (not levels)


def test_levels_on_one_trunk_are_refitted_together(tmp_path: Path, pictures: Path) -> None:
    """What helps one of them alone cannot be taken: the trunk is the other's as well."""
    write_shared_bundle(tmp_path / "shared")
    objective = unpruned(small_spec(tmp_path / "shared", pictures, levels=(3, 2)), batch(3))
    students = students_of(objective)
    lighten(students[0], 3.0)

    def score() -> float:
        return objective.score(batch(5))

    choice = choose_refit(
        students, Refit.IF_BETTER, fit=lambda: fit_of(students, level_3=-3.0, level_2=3.0), score=score
    )
    assert choice.refitted_levels in ((), (3, 2)) and choice.kept == score() == min(choice.pruned, choice.refitted)
