"""Explanations are whole, and their figures those of the documents."""

from pathlib import Path

import pytest

from studio.specs.painting import Aim
from studio.specs.pruning import PruningCriterion
from studio.specs.training import DistillationRecipe, Schedule
from studio.ui.training.wizard.explanations import (
    Explanation,
    criterion_explanation,
    criterion_title,
    recipe_explanation,
    technique_explanation,
)
from studio.ui.training.wizard.plan import Technique

EXPERIMENTS = (Path(__file__).parents[5] / "docs" / "bundles" / "experiments.md").read_text(encoding="utf-8")
EVERY = [
    *(technique_explanation(technique) for technique in Technique),
    *(criterion_explanation(criterion) for criterion in PruningCriterion),
]


@pytest.mark.parametrize("explanation", EVERY, ids=lambda explanation: explanation.title)
def test_figures_are_those_of_the_documents(explanation: Explanation) -> None:
    for row in explanation.table.rows:
        for text in row[1:]:
            for figure in text.replace("(", " ").replace(")", " ").split(" ± "):
                assert figure.split()[0] in EXPERIMENTS


def test_every_criterion_has_a_sentence_and_a_title_of_its_own() -> None:
    assert len({criterion_explanation(each).sentence for each in PruningCriterion}) == len(PruningCriterion)
    assert len({criterion_title(each) for each in PruningCriterion}) == len(PruningCriterion)


def test_a_recipe_tells_the_numbers_of_its_schedule() -> None:
    for recipe in DistillationRecipe:
        schedule = Schedule.of(Aim.IMITATE, recipe)
        column = 1 + list(DistillationRecipe).index(recipe)
        told = " ".join(row[column] for row in recipe_explanation(recipe).table.rows)
        assert f"{schedule.batch} of {schedule.crop_px} px" in told
        assert f"{schedule.learning_rate / 1e-5:g} × 10⁻⁵" in told
    assert len({recipe_explanation(each).sentence for each in DistillationRecipe}) == len(DistillationRecipe)
