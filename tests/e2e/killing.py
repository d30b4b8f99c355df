"""Training runs in processes that are killed, and what they leave."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import torch

DEADLINE_S = 120


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
