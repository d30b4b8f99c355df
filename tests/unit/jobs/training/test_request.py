from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.errors import JobError, SpaceError, SpecError
from studio.jobs.training.request import REQUEST_NAME, TrainingRequest, read_request, write_request
from tests.unit.jobs.training.requests import distill_spec, distillation, prune_spec


@pytest.mark.parametrize("kind", ["distill", "prune", "both"])
def test_what_was_written_is_read(tmp_path: Path, kind: str) -> None:
    requests = {
        "distill": distillation(tmp_path),
        "prune": TrainingRequest("Pruned", prune_spec(tmp_path)),
        "both": TrainingRequest("Both", prune_spec(tmp_path), distill_spec(tmp_path)),
    }
    write_request(tmp_path / "run", requests[kind])
    assert read_request(tmp_path / "run") == requests[kind]


def test_a_run_from_the_command_line_is_called_after_its_folder(tmp_path: Path) -> None:
    run, spec = tmp_path / "by-hand", distill_spec(tmp_path)
    run.mkdir()
    write_request(tmp_path / "other", TrainingRequest("x", spec))
    (run / "spec.json").write_text(json.dumps(spec.to_json()))
    assert read_request(run) == TrainingRequest("by-hand", spec)


def test_the_second_stage_begins_with_what_the_first_left(tmp_path: Path) -> None:
    request = TrainingRequest("Both", prune_spec(tmp_path), distill_spec(tmp_path))
    assert request.with_start(tmp_path / "pruned") == replace(distill_spec(tmp_path), start=tmp_path / "pruned")


def test_only_a_pruning_is_followed_by_something(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="pruning"):
        TrainingRequest("Twice", distill_spec(tmp_path), distill_spec(tmp_path))


@pytest.mark.parametrize("text", ["{", "[]", '{"title": "x"}', '{"title": "x", "spec": {"teacher": 3}}', '{"spec": 1}'])
def test_a_damaged_request_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / REQUEST_NAME).write_text(text)
    with pytest.raises((JobError, SpecError)):
        read_request(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SpaceError, match="another folder"):
        write_request(tmp_path / "file" / "run", distillation(tmp_path))
