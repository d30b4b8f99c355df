from __future__ import annotations

import json
from pathlib import Path

from studio.jobs.training.run_log import samples, teacher_sample
from studio.jobs.training.stages import FIRST_STAGE


def write_samples(stage: Path, *steps: int) -> None:
    (stage / "samples").mkdir(parents=True)
    for step in steps:
        (stage / "samples" / f"step-{step:06d}.png").touch()
    lines = [json.dumps({"step": step, "elapsed_s": 0.1}) for step in (*steps, max(steps) + 5)]
    (stage / "log.jsonl").write_text("\n".join([*lines, '{"step": 9999, "elap']))


def test_samples_in_order_and_nothing_else(tmp_path: Path) -> None:
    assert samples(tmp_path) == ()
    write_samples(tmp_path, 200, 1_000_000, 1000)
    (tmp_path / "samples" / "step-000300.png.part").touch()
    assert [step for step, _ in samples(tmp_path)] == [200, 1000, 1_000_000]
    assert samples(tmp_path)[0][1] == tmp_path / "samples" / "step-000200.png"


def test_a_second_stage_goes_on_where_the_first_ended(tmp_path: Path) -> None:
    write_samples(tmp_path / FIRST_STAGE, 10, 20)
    assert [step for step, _ in samples(tmp_path)] == [10, 20]
    write_samples(tmp_path, 10, 20)
    assert [step for step, _ in samples(tmp_path)] == [10, 20, 35, 45]


def test_the_teachers_sample_is_that_of_the_latest_stage_that_kept_one(tmp_path: Path) -> None:
    assert teacher_sample(tmp_path) is None
    for stage in (tmp_path / "first", tmp_path):
        (stage / "samples").mkdir(parents=True)
    (tmp_path / "first" / "samples" / "teacher.png").touch()
    assert teacher_sample(tmp_path) == tmp_path / "first" / "samples" / "teacher.png"
    (tmp_path / "samples" / "teacher.png").touch()
    assert teacher_sample(tmp_path) == tmp_path / "samples" / "teacher.png"
    assert samples(tmp_path) == ()
