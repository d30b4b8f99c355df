from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio.jobs.training.run_log import LogLine, RunLog, parsed_line, whole_log
from studio.jobs.training.stages import FIRST_STAGE


def write(run: Path, *steps: int, mode: str = "a", **values: object) -> None:
    run.mkdir(parents=True, exist_ok=True)
    with (run / "log.jsonl").open(mode) as log:
        for step in steps:
            log.write(json.dumps({"step": step, "elapsed_s": step / 10, **values}) + "\n")


def steps_in(lines: tuple[LogLine, ...]) -> list[int]:
    return [line.step for line in lines]


def test_a_line_is_taken_apart() -> None:
    line = parsed_line(
        '{"step": 7, "elapsed_s": 1.5, "phase": "pruning", "learning_rate": 0.001, "pixel_5": 2.0, "score": 0.5,'
        ' "filters_to_go": 12.0, "layer:5.encoder.conv1_1": 0.25}'
    )
    assert line == LogLine(
        7, 1.5, {"pixel_5": 2.0}, 0.5, 0.001, "pruning", {"5.encoder.conv1_1": 0.25}, {"filters_to_go": 12.0}
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", "3", '{"elapsed_s": 1}', '{"step": "x"}', '{"step": null}', '{"step": Infinity}']
)
def test_a_damaged_line_is_passed_over(text: str) -> None:
    assert parsed_line(text) is None


def test_only_what_is_new_is_told_and_half_a_line_waits(tmp_path: Path) -> None:
    log = RunLog(tmp_path)
    assert log.poll().lines == ()
    write(tmp_path, 1, 2)
    assert steps_in(log.poll().lines) == [1, 2]
    assert log.poll().lines == ()
    with (tmp_path / "log.jsonl").open("a") as file:
        file.write('{"step": 3, "elap')
        file.flush()
        assert log.poll().lines == ()
        file.write('sed_s": 0.3}\n')
    change = log.poll()
    assert steps_in(change.lines) == [3] and not change.is_restarted


def test_a_log_cut_back_and_grown_again_is_read_anew(tmp_path: Path) -> None:
    write(tmp_path, 1, 2, 3)
    log = RunLog(tmp_path)
    log.poll()
    part = tmp_path / "log.jsonl.part"
    part.write_text((tmp_path / "log.jsonl").read_text())
    part.replace(tmp_path / "log.jsonl")  # as a resumed run does, here with nothing to cut
    write(tmp_path, 4)
    change = log.poll()
    assert change.is_restarted and steps_in(change.lines) == [1, 2, 3, 4]
    write(tmp_path, 1, mode="w")
    change = log.poll()
    assert change.is_restarted and steps_in(change.lines) == [1]


def test_two_stages_count_as_one(tmp_path: Path) -> None:
    first, log = tmp_path / FIRST_STAGE, RunLog(tmp_path)
    write(first, 1, 2, phase="pruning")
    assert [(line.step, line.phase) for line in log.poll().lines] == [(1, "pruning"), (2, "pruning")]
    write(first, 3, phase="retraining")
    write(tmp_path, 1)
    lines = log.poll().lines
    assert [(line.step, line.phase) for line in lines] == [(3, "retraining"), (4, "distillation")]
    assert lines[-1].elapsed_s == pytest.approx(0.4)
    write(tmp_path, 2)
    assert steps_in(log.poll().lines) == [5]
    assert steps_in(whole_log(tmp_path)) == [1, 2, 3, 4, 5]
    assert [line.stage for line in whole_log(tmp_path)] == [1, 1, 1, 2, 2]
