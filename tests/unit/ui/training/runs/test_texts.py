from __future__ import annotations

import pytest

from studio.compression.preparation import Preparation
from studio.jobs.training.preparing import Preparing
from studio.jobs.training.record import RunState
from studio.ui.training.runs.texts import (
    described,
    fraction,
    rate_text,
    score_text,
    scores_text,
    second_line,
    speed_text,
    state_text,
    steps_text,
    summary_text,
    term_text,
)
from tests.unit.ui.training.runs.lines import a_record


def test_every_state_has_its_word() -> None:
    assert len({state_text(state) for state in RunState}) == len(RunState)


@pytest.mark.parametrize(
    ("steps_per_s", "expected"), [(None, "–"), (0.0, "–"), (2.0, "2.0 steps/s"), (0.25, "4.0 s/step")]
)
def test_speed_is_read_the_way_that_has_large_numbers(steps_per_s: float | None, expected: str) -> None:
    assert speed_text(steps_per_s) == expected


def test_figures_that_are_not_known_are_dashes() -> None:
    assert (score_text(None), rate_text(None)) == ("–", "–")
    assert (score_text(2.04712), rate_text(2e-5)) == ("2.047", "2.00e-5")


def test_the_share_done_is_whole_only_at_the_end() -> None:
    assert fraction(a_record(step=30, steps=120)) == 0.25
    assert fraction(a_record(steps=None)) == 0.0
    assert fraction(a_record(state=RunState.FINISHED, step=60)) == 1.0  # patience ran out


def test_a_failed_run_says_why_instead_of_how_far() -> None:
    failed = a_record(state=RunState.FAILED, message="The disk is full.")
    assert second_line(failed) == "The disk is full."
    assert "step 30 of 120" in second_line(a_record())
    assert steps_text(a_record(step=0, steps=None)) == ""


def test_time_left_is_told_while_it_runs_and_the_best_score_after() -> None:
    assert summary_text(a_record()) == "0:45 left"
    assert summary_text(a_record(state=RunState.STOPPED)) == "best (lowest) 2.5"
    assert summary_text(a_record(state=RunState.STOPPED, best_score=None)) == ""


def test_a_run_read_aloud_says_title_state_and_summary() -> None:
    assert described(a_record()) == "Tiny, Distillation, Training, 25 %, 0:45 left"


def test_a_term_that_is_not_known_keeps_its_own_name() -> None:
    assert term_text("gram") == "Style (Gram)"
    assert term_text("something_new") == "something new"


def test_the_best_score_stands_beside_the_one_at_first() -> None:
    assert scores_text(a_record()) == "2.5, at first 4"
    assert scores_text(a_record(first_score=None)) == "2.5"
    assert scores_text(a_record(best_score=None)) == "4"
    assert scores_text(a_record(best_score=None, first_score=None)) == "–"


def test_a_run_that_prepares_says_with_what_and_how_far() -> None:
    assert second_line(a_record(state=RunState.PREPARING, step=0)) == "Distillation · starting"
    record = a_record(state=RunState.PREPARING, step=0, preparing=Preparing(Preparation.PICTURES, 0.4))
    assert second_line(record) == "Distillation · reading pictures, 40 %"
    assert fraction(record) == 0.4
