"""A training run killed with no chance to say goodbye goes on to the same weights, and its log tells each step once."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import torch

from studio.app import main
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture

STEPS = 100
DEADLINE_S = 120


@pytest.fixture
def distill(tmp_path: Path) -> list[str]:
    write_tiny_bundle(tmp_path / "tiny", levels=(1,))
    for seed in range(3):
        write_picture(tmp_path / "photos" / f"{seed}.png", 80, 70, seed=seed)
    places = ["--teacher", str(tmp_path / "tiny"), "--contents", str(tmp_path / "photos"), "--widths", "0.5"]
    sizes = ["--steps", str(STEPS), "--batch", "1", "--crop", "64", "--threads", "1", "--device", "cpu"]
    return ["train", "distill", *places, *sizes]


def steps_of(run: Path) -> list[int]:
    log = run / "log.jsonl"
    lines = log.read_text().split("\n")[:-1] if log.exists() else []
    return [json.loads(line)["step"] for line in lines]


def kill_at(step: int, arguments: list[str], run: Path) -> None:
    """Run the program in a process of its own and kill -9 it once its log has come to ``step``."""
    program = [sys.executable, "-c", "import sys; from studio.app import main; sys.exit(main())"]
    process = subprocess.Popen([*program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline_s = time.monotonic() + DEADLINE_S
        while step not in steps_of(run):
            assert process.poll() is None and time.monotonic() < deadline_s
            time.sleep(0.002)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def log_of(run: Path) -> list[dict[str, Any]]:
    lines = (run / "log.jsonl").read_text().splitlines()
    return [{name: value for name, value in json.loads(line).items() if name != "elapsed_s"} for line in lines]


def weights_of(run: Path, name: str) -> dict[str, torch.Tensor]:
    module: dict[str, torch.Tensor] = torch.load(run / name, weights_only=True)["module"]
    return module


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_killed_in_the_middle_and_resumed_it_ends_with_the_same_weights(distill: list[str], tmp_path: Path) -> None:
    whole, run = tmp_path / "whole", tmp_path / "run"
    assert main([*distill, "--out", str(whole)]) == 0
    kill_at(40, [*distill, "--out", str(run)], run)
    reached = torch.load(run / "last.pt", weights_only=True)["step"]
    assert 25 <= reached < STEPS, "killed between its first checkpoint and its end"
    with (run / "log.jsonl").open("a") as log:
        log.write('{"step": 80, "pix')  # a kill may also hit the writing of a line
    assert main(["train", "resume", str(run)]) == 0
    assert log_of(run) == log_of(whole)
    steps = [record["step"] for record in log_of(run)]
    assert steps == sorted(set(steps)) and set(steps) >= set(range(0, STEPS + 1, 5))
    for name in ("last.pt", "best.pt"):
        resumed, undisturbed = weights_of(run, name), weights_of(whole, name)
        assert all(torch.equal(tensor, undisturbed[key]) for key, tensor in resumed.items()), name
