"""A training run outlives the program that began it; with both killed, only steps since the checkpoint are lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from studio.jobs.training.liveness import is_live
from studio.jobs.training.process import read_process
from studio.jobs.training.record import RunState
from studio.jobs.training.training_runs import TrainingRuns
from studio.specs.spec_file import write_spec
from tests.unit.jobs.training.requests import LONG, distillation, make_material
from tests.waiting import wait_for

CHECKPOINT_EVERY = 2
WINDOW = """
import sys, time
from pathlib import Path
from studio.specs.spec_file import read_spec
from studio.jobs.training.training_runs import TrainingRuns
folder = Path(sys.argv[1])
print(TrainingRuns(folder / "runs").start(read_spec(folder / "planned.json")), flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_a_run_outlives_its_window_and_with_both_killed_it_goes_on_from_its_checkpoint(tmp_path: Path) -> None:
    make_material(tmp_path)
    write_spec(tmp_path / "planned.json", distillation(tmp_path, steps=LONG))
    command = [sys.executable, "-c", WINDOW, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as window:
        assert window.stdout is not None
        run = Path(window.stdout.readline().strip())
        os.killpg(window.pid, signal.SIGKILL)  # as a terminal that is closed does with all it has started
    runs = TrainingRuns(tmp_path / "runs")
    try:
        wait_for(lambda: runs.record(run).step >= 10)
        assert runs.record(run).state is RunState.RUNNING
        noted = read_process(run)
        process = noted.find() if noted else None
        assert process is not None
        process.kill()
        wait_for(lambda: not is_live(run))
        record, kept = runs.record(run), torch.load(run / "last.pt", weights_only=True)["step"]
        assert record.state is RunState.FAILED and "from outside" in record.message
        assert record.step - kept <= CHECKPOINT_EVERY
        runs.resume(run)
        wait_for(lambda: runs.record(run).step > record.step)
        steps = [json.loads(line)["step"] for line in (run / "log.jsonl").read_text().splitlines()]
        assert steps == list(range(len(steps))), "each step once, and the state before the first"
    finally:
        runs.stop(run)
        runs.force(run)
        wait_for(lambda: not is_live(run))
