"""Run folders as a training process leaves them, written by hand: no training, no torch."""

from __future__ import annotations

import json
from pathlib import Path

from studio.jobs.training.stages import REQUEST_NAME, SPEC_NAME
from studio.specs.spec_file import write_spec
from studio.specs.training import DistillSpec, Schedule
from tests.unit.ui.training.runs.sheets import write_sheet

COLOURS = ("#ff0000", "#00ff00", "#0000ff")


def a_request(title: str = "Tiny", *, steps: int = 60, teacher: str = "swift") -> DistillSpec:
    return DistillSpec(
        title=title,
        teacher=Path(teacher),
        contents=Path("/photos"),
        styles=Path("/styles"),
        schedule=Schedule(steps=steps),
    )


def write_run(folder: Path, *, title: str = "Tiny", logged: int = 6, request: DistillSpec | None = None) -> Path:
    """A stopped distillation of 60 steps with ``logged`` lines, a score and a sample at every third."""
    request = request or a_request(title)
    for name in (REQUEST_NAME, SPEC_NAME):
        write_spec(folder / name, request)
    (folder / "samples").mkdir()
    for number in range(1, logged + 1):
        log_step(folder, 10 * number, is_scored=number % 3 == 0)
    (folder / "last.pt").touch()
    return folder


def log_step(folder: Path, step: int, *, is_scored: bool = False) -> None:
    line = {"step": step, "elapsed_s": step / 2, "learning_rate": 2e-5, "pixel": 1 / step, "gram": 2.0}
    if is_scored:
        line["score"] = 100 / step
        write_sheet(folder / "samples" / f"step-{step:06d}.png", COLOURS)
    with (folder / "log.jsonl").open("a") as log:
        log.write(json.dumps(line) + "\n")
