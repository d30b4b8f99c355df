"""Ranges and refusals have the numbers of the person's language, and so has the plan in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.errors import SpecError
from studio.specs.training import DistillationRecipe, DistillSpec, Schedule
from studio.specs.training_bounds import SCHEDULE, OutOfBounds, check_bounds
from studio.ui.preferences.languages import Translation, translations_dir
from studio.ui.training.wizard.bounds_texts import problem_text, range_text, rate_range_text
from studio.ui.training.wizard.plan import with_recipe
from studio.ui.training.wizard.training_lines import training_lines
from studio.ui.translation import translated
from tests.unit.ui.training.wizard.seen import planned


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp, translations_dir())
    translation.use("de")
    yield
    translation.close()


def test_ranges_are_english_where_no_language_was_chosen(qapp: QApplication) -> None:
    assert qapp
    assert range_text(SCHEDULE["minutes"]) == "0.1 to 20,160"
    assert rate_range_text(SCHEDULE["learning_rate"]) == "0.01 to 1,000"


@pytest.mark.usefixtures("german")
def test_ranges_and_problems_are_german() -> None:
    assert range_text(SCHEDULE["minutes"]) == "0,1 bis 20.160"
    assert rate_range_text(SCHEDULE["learning_rate"]) == "0,01 bis 1.000"
    problem = problem_text(OutOfBounds("minutes", 100_000.5, SCHEDULE["minutes"]))
    assert "0,1 bis 20.160" in problem and "100.000,5" in problem


@pytest.mark.usefixtures("german")
def test_the_refusal_of_a_run_is_german() -> None:
    schedule = replace(Schedule(), minutes=30_000.5, batch=1024)
    with pytest.raises(SpecError) as caught:
        check_bounds(DistillSpec(teacher=Path("t"), contents=Path("c"), schedule=schedule))
    assert translated(caught.value).splitlines() == [
        "minutes: von 0,1 bis 20.160, nicht 30.000,5",
        "batch: eine ganze Zahl von 1 bis 256, nicht 1.024",
    ]


@pytest.mark.usefixtures("german")
def test_the_plan_is_told_in_german_numbers() -> None:
    schedule = replace(Schedule(), steps=12_800, learning_rate=2.5e-5, checkpoint_every_s=1800.0)
    text = "\n".join(how for _, how in training_lines(planned(schedule=schedule)))
    assert "12.800" in text and "2,5 × 10⁻⁵" in text and "1.800" in text
    assert "Embedding 0,1 · " in text or " 0,1 · " in text


def test_the_published_recipe_is_told_with_its_phases_terms_and_rate() -> None:
    lines = dict(training_lines(with_recipe(planned(), DistillationRecipe.PAPER)))
    assert "16 crops of 256 px at a time, of pictures brought to 300 px; first the encoders learn" in lines["Length"]
    assert lines["Learning rate"] == "10 × 10⁻⁵ throughout"
    assert lines["Loss terms"].count("·") == 4, "five terms"
