from __future__ import annotations

import json
from pathlib import Path

from studio.jobs.training.record import RunProgress
from studio.jobs.training.run_log import LOG_NAME


def progress_of(run: Path, *lines: dict[str, object]) -> RunProgress:
    (run / LOG_NAME).write_text("".join(json.dumps(line) + "\n" for line in lines))
    run_progress = RunProgress(run)
    run_progress.refresh()
    return run_progress


BEGINNING = {"step": 0, "elapsed_s": 0.0, "score": 1.0}
TRAINED = {"step": 10, "elapsed_s": 5.0, "learning_rate": 1e-5, "pixel_1": 0.5, "score": 3.0}


def test_the_score_before_training_is_the_first_and_not_the_best(tmp_path: Path) -> None:
    run_progress = progress_of(tmp_path, BEGINNING, TRAINED, TRAINED | {"step": 20, "score": 2.0})
    assert (run_progress.first_score, run_progress.best_score, run_progress.best_step) == (1.0, 2.0, 20)


def test_before_the_first_step_there_is_no_best(tmp_path: Path) -> None:
    run_progress = progress_of(tmp_path, BEGINNING)
    assert (run_progress.first_score, run_progress.best_score) == (1.0, None)
    assert run_progress.last is not None and run_progress.last.step == 0


def test_a_log_of_a_run_without_a_beginning_has_its_first_score(tmp_path: Path) -> None:
    run_progress = progress_of(tmp_path, TRAINED, TRAINED | {"step": 20, "score": 2.0})
    assert (run_progress.first_score, run_progress.best_score) == (3.0, 2.0)


def test_every_phase_begins_anew(tmp_path: Path) -> None:
    first, second = TRAINED | {"phase": "pruning"}, TRAINED | {"step": 20, "score": 4.0, "phase": "retraining"}
    run_progress = progress_of(tmp_path, first, second)
    assert (run_progress.first_score, run_progress.best_score) == (4.0, 4.0)
