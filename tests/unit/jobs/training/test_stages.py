from __future__ import annotations

from pathlib import Path

from studio.jobs.training.stages import REQUEST_NAME, SPEC_NAME, read_request
from studio.specs.spec_file import write_spec
from tests.unit.jobs.training.requests import distill_spec, distillation


def test_a_run_from_the_command_line_is_called_after_its_folder(tmp_path: Path) -> None:
    run = tmp_path / "by-hand"
    write_spec(run / SPEC_NAME, distill_spec(tmp_path, steps=7))
    assert (read_request(run).title, read_request(run).schedule.steps) == ("by-hand", 7)
    write_spec(run / REQUEST_NAME, distillation(tmp_path))
    assert read_request(run) == distillation(tmp_path), "what was asked for, not what the run made of it"
