"""A training run killed with no chance to say goodbye goes on to the same weights, and its log tells each step once."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
import torch

from studio.app import main
from tests.e2e.killing import kill_at, log_of, weights_of
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture

STEPS = 100


@pytest.fixture
def distill(tmp_path: Path) -> list[str]:
    write_tiny_bundle(tmp_path / "tiny", levels=(1,))
    for seed in range(3):
        write_picture(tmp_path / "photos" / f"{seed}.png", 80, 70, seed=seed)
    places = ["--teacher", str(tmp_path / "tiny"), "--contents", str(tmp_path / "photos"), "--widths", "0.5"]
    sizes = ["--steps", str(STEPS), "--batch", "1", "--crop", "64", "--threads", "1", "--device", "cpu"]
    return ["train", "distill", *places, *sizes]


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
