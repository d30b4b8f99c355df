"""Two processes of one run, started as ``torchrun`` starts them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.unit.compression.colour_maps import SCHEDULE

ACCUMULATED = replace(SCHEDULE, accumulate=2)
_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Ended:
    """What each process met, printed and ended with."""

    met: tuple[dict[str, Any], dict[str, Any]]
    printed: tuple[str, str]
    codes: tuple[int, int]


def run_two(place: Path, arguments: Sequence[str]) -> Ended:
    """`one_of_two` twice, beginning with the command ``arguments``."""
    first_port, second_port = free_ports()
    started = []
    for rank in ("0", "1"):
        environment = os.environ | {
            "PYTHONPATH": str(_ROOT),
            "RANK": rank,
            "LOCAL_RANK": rank,
            "WORLD_SIZE": "2",
            "LOCAL_WORLD_SIZE": "2",
            "MASTER_ADDR": "127.0.0.1",
            "MASTER_PORT": first_port,
            "OMP_NUM_THREADS": "1",
        }
        command = [sys.executable, "-m", "tests.unit.compression.one_of_two", str(place), second_port, *arguments]
        started.append(
            subprocess.Popen(
                command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            )
        )
    try:
        printed = [process.communicate(timeout=240)[0] for process in started]
    finally:
        for process in started:
            process.kill()  # one that waits for the other
    met = [json.loads((place / f"met-{rank}.json").read_text()) for rank in (0, 1)]
    return Ended((met[0], met[1]), (printed[0], printed[1]), (started[0].returncode, started[1].returncode))


def free_ports() -> tuple[str, str]:
    with socket.socket() as one, socket.socket() as two:
        for each in (one, two):
            each.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1]), str(two.getsockname()[1])
