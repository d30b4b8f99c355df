from __future__ import annotations

import os
from pathlib import Path

import pytest

from studio.compression.run_folder import RunFolder
from studio.errors import JobError
from studio.jobs.training.liveness import is_live
from studio.jobs.training.process import RunProcess, write_process
from studio.jobs.training.record import RunState
from studio.jobs.training.stages import REQUEST_NAME, make_first_stage
from studio.jobs.training.training_runs import TrainingRuns
from studio.specs.spec_file import write_spec
from tests.unit.jobs.training.requests import distillation


def test_the_named_process_is_enough(tmp_path: Path) -> None:
    assert not is_live(tmp_path)
    write_process(tmp_path, RunProcess.current())
    assert is_live(tmp_path) and not is_live(tmp_path, except_for=[os.getpid()])
    write_process(tmp_path, RunProcess(os.getpid(), 1.0))
    assert not is_live(tmp_path), "the id was given out again"


def test_whoever_holds_the_lock_is_at_work(tmp_path: Path) -> None:
    make_first_stage(tmp_path)
    for stage in (tmp_path, tmp_path / "first"):
        with RunFolder(stage).held():
            assert is_live(tmp_path) and is_live(tmp_path, except_for=[os.getpid()])
        assert not is_live(tmp_path)


def test_looking_does_not_keep_a_run_from_beginning(tmp_path: Path) -> None:
    with RunFolder(tmp_path).held():
        pass
    assert not is_live(tmp_path)
    with RunFolder(tmp_path).held():
        assert is_live(tmp_path)


def test_a_run_begun_on_the_command_line_is_seen_and_left_alone(tmp_path: Path) -> None:
    runs, run = TrainingRuns(tmp_path), tmp_path / "by-hand"
    write_spec(run / REQUEST_NAME, distillation(tmp_path))
    with RunFolder(run).held():
        assert runs.record(run).state is RunState.PREPARING
        for act in (runs.resume, runs.bin):
            with pytest.raises(JobError, match="is training"):
                act(run)
        runs.stop(run)
        assert runs.record(run).state is RunState.STOPPING
    assert runs.record(run).state is RunState.STOPPED
