from __future__ import annotations

from pathlib import Path

from studio.compression.preparation import Preparation
from studio.jobs.training.preparing import PREPARING_NAME, Preparing, PreparingNotes, preparing_from, read_preparing
from studio.jobs.training.stopping import StopLevel, end
from studio.progress import Cancellation, ProgressReport


def report(stage: str, fraction: float) -> ProgressReport:
    return ProgressReport(stage, fraction, 1.0, None)


def test_parts_are_noted_at_once_and_pieces_now_and_then(tmp_path: Path) -> None:
    now_s = [0.0]
    notes = PreparingNotes(tmp_path, clock=lambda: now_s[0])
    notes.take(report(Preparation.PICTURES, 0.0), Cancellation())
    notes.take(report(Preparation.PICTURES, 0.1), Cancellation())
    assert read_preparing(tmp_path) == Preparing(Preparation.PICTURES, 0.0)
    now_s[0] = 0.6
    notes.take(report(Preparation.PICTURES, 0.2), Cancellation())
    assert read_preparing(tmp_path) == Preparing(Preparation.PICTURES, 0.2)
    notes.take(report(Preparation.FITTING, 0.0), Cancellation())
    assert read_preparing(tmp_path) == Preparing(Preparation.FITTING, 0.0)


def test_the_first_step_takes_the_note_away(tmp_path: Path) -> None:
    notes = PreparingNotes(tmp_path)
    notes.take(report(Preparation.TIMING, 0.5), Cancellation())
    notes.take(report("step 1 of 9", 0.1), Cancellation())
    assert read_preparing(tmp_path) is None and list(tmp_path.iterdir()) == []


def test_a_stop_request_ends_the_preparation_and_leaves_steps_to_the_trainer(tmp_path: Path) -> None:
    notes, cancellation = PreparingNotes(tmp_path), Cancellation()
    end(tmp_path, StopLevel.ASK)
    notes.take(report("step 1 of 9", 0.1), cancellation)
    assert not cancellation.is_requested
    notes.take(report(Preparation.PICTURES, 0.1), cancellation)
    assert cancellation.is_requested


def test_a_damaged_note_is_none(tmp_path: Path) -> None:
    for text in ("", "[1]", '{"part": "nothing", "fraction": 0}', '{"part": "timing steps"}'):
        (tmp_path / PREPARING_NAME).write_text(text)
        assert read_preparing(tmp_path) is None
    assert preparing_from({"seconds_to_begin": 1.0}) is None


def test_a_folder_that_cannot_be_written_fails_no_run(tmp_path: Path) -> None:
    PreparingNotes(tmp_path / "gone").take(report(Preparation.PICTURES, 0.0), Cancellation())
