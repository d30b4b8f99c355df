from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime, timedelta
from pathlib import Path

import torch

from studio.compression.environment import environment_of
from studio.compression.environment_record import ENVIRONMENT_NAME, PictureCounts, read_environment
from studio.compression.run_folder import RunFolder
from studio.machine import this_machine
from studio.specs.training import DistillSpec, Schedule
from tests.unit.engine.pictures import write_picture


def a_spec(folder: Path) -> DistillSpec:
    for number in range(5):
        write_picture(folder / "photos" / f"{number}.png", 20, 20, seed=number)
    for number in range(2):
        write_picture(folder / "styles" / f"{number}.png", 20, 20, seed=number)
    return DistillSpec(
        teacher=folder / "none",
        contents=folder / "photos",
        styles=folder / "styles",
        held_out=0.4,
        schedule=Schedule(dtype="bfloat16"),
        device="cpu",
    )


def test_machine_and_pictures_are_those_of_now(tmp_path: Path) -> None:
    noted = environment_of(a_spec(tmp_path))
    assert noted.versions["torch"] == torch.__version__ and noted.versions["Python"] == platform.python_version()
    assert (noted.threads, noted.device, noted.dtype) == (torch.get_num_threads(), "cpu", "bfloat16")
    assert noted.cores == os.cpu_count() and noted.memory_bytes > 1 << 28
    assert (noted.processor, noted.caches) == (this_machine().processor, this_machine().caches)
    assert noted.contents == PictureCounts(learned=3, held_out=2) and noted.styles == PictureCounts(1, 1)
    assert abs(datetime.fromisoformat(noted.begun) - datetime.now(UTC)) < timedelta(minutes=2)


def test_a_run_that_begins_notes_it_and_older_runs_have_none(tmp_path: Path) -> None:
    spec = a_spec(tmp_path)
    run = RunFolder(tmp_path / "run")
    assert read_environment(run.path) is None
    run.write_spec(spec)
    noted = read_environment(run.path)
    assert noted is not None and noted.contents == PictureCounts(3, 2)
    place = run.path / ENVIRONMENT_NAME
    place.write_text(json.dumps(json.loads(place.read_text()) | {"of a later version": 1}))
    assert read_environment(run.path) == noted
    place.write_text("{")
    assert read_environment(run.path) is None
