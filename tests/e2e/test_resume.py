"""A render too large for its memory budget, killed with no chance to say goodbye, goes on to the same bytes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from studio.paths import resources_dir

BUDGET_MIB = 256
LIBRARIES_MIB = 700  # the interpreter, torch and libvips at rest and their own buffers


@pytest.fixture(scope="module")
def twelve_megapixels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("content") / "content.png"
    tile = np.asarray(Image.open(resources_dir() / "photos" / "fig_bowl.jpg").convert("RGB"))
    row = np.concatenate((tile, tile[:, ::-1]), axis=1)
    block = np.concatenate((row, row[::-1]), axis=0)
    wall = np.tile(block, (-(-3001 // block.shape[0]), -(-4003 // block.shape[1]), 1))[:3001, :4003]
    noise = np.random.default_rng(0).integers(-6, 7, wall.shape)
    Image.fromarray((wall + noise).clip(0, 255).astype(np.uint8)).save(path, compress_level=1)
    return path


@dataclass(frozen=True)
class Kill:
    """Where a process is killed: at a share of the work or as soon as it tells of a stage."""

    fraction: float = 2.0
    stage: str = ""

    def is_due(self, event: dict[str, Any]) -> bool:
        return bool(event["fraction"] >= self.fraction or event["stage"] == self.stage)


NEVER = Kill()


def render(content: Path, output: Path, job: Path, *options: str, kill: Kill = NEVER) -> int:
    """Run the program in a process of its own, which is killed with SIGKILL; returns its peak memory in MiB."""
    style = resources_dir() / "styles" / "sun_mosaic.jpg"
    budget = ["--memory-budget", f"{BUDGET_MIB}MiB", "--threads", "1", "--device", "cpu"]
    command = [sys.executable, "-c", "import sys; from studio.app import main; sys.exit(main())", "stylize"]
    arguments = [str(content), "--style", str(style), "--output", str(output), "--job-dir", str(job), "--json"]
    process = subprocess.Popen(command + arguments + budget + list(options), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    peak_mib, is_killed = 0, False
    for line in process.stdout:
        event = json.loads(line)
        peak_mib = max(peak_mib, peak_of(process.pid))
        assert event["event"] != "failed", event
        if event["event"] == "progress" and kill.is_due(event):
            process.send_signal(signal.SIGKILL)
            is_killed = True
            break
    process.stdout.close()
    process.wait()
    assert is_killed == (kill != NEVER), "the process met its fate"
    return peak_mib


def peak_of(pid: int) -> int:
    """The most memory the process has held so far, MiB; what wait4 tells would count its parent's before the exec."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read the way Linux tells it")
def test_killed_at_half_and_resumed_it_is_the_same_picture(twelve_megapixels: Path, tmp_path: Path) -> None:
    whole, resumed = tmp_path / "whole.png", tmp_path / "resumed.png"
    peak_mib = render(twelve_megapixels, whole, tmp_path / "job-1")
    assert 0 < peak_mib <= BUDGET_MIB + LIBRARIES_MIB
    render(twelve_megapixels, resumed, tmp_path / "job-2", kill=Kill(0.5))
    assert not resumed.exists()
    assert (tmp_path / "job-2" / "done.log").stat().st_size > 0
    render(twelve_megapixels, resumed, tmp_path / "job-2", "--resume")
    assert resumed.read_bytes() == whole.read_bytes()
    assert not (tmp_path / "job-2").exists(), "what a finished job leaves is nothing"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
@pytest.mark.parametrize("seed", [1, 2])
def test_killed_again_and_again_it_is_still_the_same_picture(
    twelve_megapixels: Path, tmp_path: Path, seed: int
) -> None:
    swift = ("--bundle", "swift")
    whole, resumed, job = tmp_path / "whole.tif", tmp_path / "resumed.tif", tmp_path / "job"
    render(twelve_megapixels, whole, tmp_path / "undisturbed", *swift)
    fractions = sorted(np.random.default_rng(seed).uniform(0.05, 0.9, 3))
    kills = [Kill(stage="reading the picture"), *map(Kill, fractions), Kill(stage="writing the result")]
    for number, kill in enumerate(kills):
        render(twelve_megapixels, resumed, job, *swift, *(("--resume",) if number else ()), kill=kill)
        assert not resumed.exists() and (job / "job.json").exists()
    render(twelve_megapixels, resumed, job, *swift, "--resume")
    assert resumed.read_bytes() == whole.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"whole.tif", "resumed.tif"}, "nothing is left behind"
