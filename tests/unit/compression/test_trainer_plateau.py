from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.compression.phase import Phase
from studio.compression.plateau import Plateau
from studio.compression.run_folder import RunFolder
from studio.compression.trainer import Trainer
from studio.errors import Cancelled, JobError
from studio.progress import Cancellation, Progress
from tests.unit.compression.colour_maps import (
    SCHEDULE,
    ColourMap,
    Crops,
    assert_same,
    checkpoint,
    run_of,
)

STEPS, RATE = 60, 0.3  # too high a rate for this map: its scores jump


def trainer_of() -> Trainer:
    schedule = replace(SCHEDULE, steps=STEPS, learning_rate=RATE, validate_every=1, ema_decay=0.0, checkpoint_every=7)
    phase = Phase(0, STEPS, lambda _step: 1.0, "retraining", plateau=Plateau(patience=2))
    return Trainer(ColourMap(), Crops(), schedule, total_steps=STEPS, device=torch.device("cpu"), phase=phase)


def stop_at(folder: RunFolder, step: int) -> None:
    cancellation, trainer = Cancellation(), trainer_of()

    def on_report(_: object) -> None:
        if trainer.step == step:
            cancellation.request()

    with pytest.raises(Cancelled):
        trainer.run(folder, Progress(on_report=on_report, cancellation=cancellation))


def lowered_after(folder: RunFolder) -> list[int]:
    """The steps whose score brought the rate down."""
    best, waited, found = math.inf, 0, list[int]()
    for record in folder.log():
        best, waited = (record["score"], 0) if record["score"] < best else (best, waited + 1)
        if waited == 2:
            found.append(record["step"])
            waited = 0
    return found


def test_the_rate_falls_where_scores_do_not_until_that_gains_nothing(tmp_path: Path) -> None:
    folder = run_of(tmp_path)
    result = trainer_of().run(folder, Progress())
    *lowered, last = lowered_after(folder)
    assert len(lowered) >= 2 and result.is_complete and result.step == last < STEPS, "it ended by itself"
    for record in folder.log():
        decays = sum(step < record["step"] for step in lowered)
        assert record["learning_rate"] == pytest.approx(RATE * 0.1**decays, rel=1e-5), "of the step that was taken"
    scores = [record["score"] for record in folder.log()]
    assert result.best_score == pytest.approx(min(scores), rel=1e-5)
    assert checkpoint(folder, "best")["step"] == folder.log()[scores.index(min(scores))]["step"]


def test_a_run_stopped_anywhere_and_gone_on_with_is_the_run_left_alone(tmp_path: Path) -> None:
    whole = run_of(tmp_path / "whole")
    result = trainer_of().run(whole, Progress())
    first = lowered_after(whole)[0]
    for stop_after in (1, first - 1, first, first + 1, result.step - 1):
        folder = run_of(tmp_path / f"{stop_after}")
        stop_at(folder, stop_after)
        resumed = trainer_of()
        resumed.restore(checkpoint(folder))
        assert resumed.run(folder, Progress()) == result
        for name in ("last", "best"):
            assert_same(checkpoint(folder, name), checkpoint(whole, name))
        assert_same(folder.log(), whole.log())


def test_a_run_killed_after_any_score_has_a_checkpoint_of_it(tmp_path: Path) -> None:
    """The best weights, to which a lower rate returns, are never newer than the last checkpoint by two scores."""
    folder = run_of(tmp_path)
    trainer = trainer_of()
    seen: list[tuple[int, int]] = []
    trainer.run(folder, Progress(on_report=lambda _: seen.append((trainer.step, checkpoint(folder)["step"]))))
    assert seen and all(step == saved for step, saved in seen if step)


def test_a_lower_rate_begins_with_the_best_weights_and_no_momentum(tmp_path: Path) -> None:
    whole = run_of(tmp_path / "whole")
    trainer_of().run(whole, Progress())
    folder = run_of(tmp_path / "run")
    stop_at(folder, lowered_after(whole)[0])
    last, best = checkpoint(folder), checkpoint(folder, "best")
    assert last["plateau"]["decays"] == 1 and last["step"] == best["step"] + 2
    assert all(torch.equal(weight, best["module"][name]) for name, weight in last["module"].items())
    assert not last["optimiser"]["state"]


def test_best_weights_that_are_gone_are_told(tmp_path: Path) -> None:
    whole = run_of(tmp_path / "whole")
    trainer_of().run(whole, Progress())
    folder = run_of(tmp_path / "run")
    stop_at(folder, lowered_after(whole)[0] - 1)
    (folder.path / "best.pt").unlink()
    resumed = trainer_of()
    resumed.restore(checkpoint(folder))
    with pytest.raises(JobError, match="lost its best weights"):
        resumed.run(folder, Progress())
