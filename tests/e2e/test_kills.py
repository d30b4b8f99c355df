"""Killed in the middle of any call that changes a disk, a render goes on to the bytes of an undisturbed one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from tests.e2e.material import picture

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="calls are those of Linux")
KILLED = -signal.SIGKILL
Render = Callable[..., dict[str, int] | None]


@pytest.fixture
def render(tmp_path: Path, style: Path) -> Render:
    """Paint a photo of 600 x 500 in a job folder; returns how many calls there were, None where it was killed."""
    photo = picture(tmp_path / "photo.png", width=600, height=500, seed=4)
    script = Path(__file__).parent / "dying.py"

    def run(output: str, *options: str, number: int = 0, kind: str = "any") -> dict[str, int] | None:
        fixed = ["--style", style, "--memory-budget", "64MiB", "--bundle", "tiny", "--device", "cpu", "--threads", "1"]
        where = ["--job-dir", tmp_path / "job", "--output", tmp_path / output]
        command = [sys.executable, script, number, kind, "stylize", photo, *fixed, *where, *options]
        ended = subprocess.run(
            list(map(str, command)), capture_output=True, text=True, check=False, env={**os.environ, **PYTHONPATH}
        )
        if ended.returncode == KILLED:
            return None
        assert ended.returncode == 0, ended.stderr
        return dict(json.loads(ended.stdout.splitlines()[-1])) if number == 0 else {}

    return run


PYTHONPATH = {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def visible(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("journal", 1),
        ("journal", 17),
        ("pixels", 5),
        ("pixels", 25),
        ("reserve", 4),
        ("tile", 2),  # of the full size
        ("tile", 12),  # of the pyramid, whose halves are scratch too
        ("flush", -1),  # the folder of the result, whose name is there already
    ],
)
def test_killed_at_one_moment(render: Render, tmp_path: Path, kind: str, number: int) -> None:
    detail = ("--preset", "plain", "--keep-detail", "0.5", "--pyramid")
    counted = render("whole.tif", *detail)
    assert counted is not None and counted[kind] >= number
    number = number if number > 0 else counted[kind]
    assert render("resumed.tif", *detail, kind=kind, number=number) is None, "it was killed"
    render("resumed.tif", *detail, "--resume", "--overwrite")
    assert (tmp_path / "resumed.tif").read_bytes() == (tmp_path / "whole.tif").read_bytes()
    assert visible(tmp_path) == {"photo.png", "style.jpg", "whole.tif", "resumed.tif"}


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "number"), [("journal", 1), ("journal", 12), ("pixels", 3), ("pixels", 20)])
def test_killed_in_regions(render: Render, tmp_path: Path, style: Path, kind: str, number: int) -> None:
    options = ("--regions", "3", "--leave-region", "2", "--region-style", f"1={style}", "--strokes", "256")
    counted = render("whole.png", *options)
    assert counted is not None and counted[kind] >= number
    assert render("resumed.png", *options, kind=kind, number=number) is None, "it was killed"
    assert (tmp_path / "job" / "regions.safetensors").exists()
    render("resumed.png", *options, "--resume", "--overwrite")
    assert (tmp_path / "resumed.png").read_bytes() == (tmp_path / "whole.png").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "number"), [("journal", 1), ("journal", 12), ("pixels", 3), ("pixels", 20)])
def test_killed_under_masks(render: Render, tmp_path: Path, style: Path, kind: str, number: int) -> None:
    for name, box in (("left", (0, 0, 250, 500)), ("low", (150, 300, 600, 500))):
        mask = Image.new("L", (600, 500))
        mask.paste(255, box)
        mask.filter(ImageFilter.GaussianBlur(20)).save(tmp_path / f"{name}.png")
    masks = ("--mask", tmp_path / "left.png", "--style", style, "--mask", tmp_path / "low.png", "--keep-detail", "0.5")
    counted = render("whole.tif", *masks)
    assert counted is not None and counted[kind] >= number
    assert render("resumed.tif", *masks, kind=kind, number=number) is None, "it was killed"
    render("resumed.tif", *masks, "--resume", "--overwrite")
    assert (tmp_path / "resumed.tif").read_bytes() == (tmp_path / "whole.tif").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "detail"), [("out.tif", 0.0), ("out.dzi", 0.5), ("out.png", 1.0), ("out.tif", 1.0)])
def test_killed_ten_times_at_random_moments(render: Render, tmp_path: Path, name: str, detail: float) -> None:
    look = ("--preset", "plain", "--keep-detail", str(detail))
    options = look if name == "out.png" else (*look, "--pyramid")
    counted = render(name, *options)
    assert counted is not None
    expected = contents(tmp_path, name)
    for path in tmp_path.glob("out*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    # Mostly early calls, since each is counted from the last kill on; what a killed run has reached is not lost.
    numbers = np.random.default_rng(len(name)).integers(1, sum(counted.values()) // 7, 10)
    kills = 0
    for index, number in enumerate(map(int, numbers)):
        resume = ("--resume", "--overwrite") if index else ()
        if render(name, *options, *resume, number=number) is not None:
            break
        kills += 1
    assert kills >= 5, "a render must not end before it was disturbed"
    render(name, *options, "--resume", "--overwrite")
    assert contents(tmp_path, name) == expected
    assert not (tmp_path / "job").exists() and not list(tmp_path.glob(".out*"))


def contents(folder: Path, name: str) -> dict[str, bytes]:
    """Every file of a result; a DeepZoom picture has many."""
    found = [
        path
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0][:4] in (name[:4], "out_")
    ]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "share"), [("journal", 0.5), ("pixels", 0.1), ("pixels", 0.6), ("pixels", 0.95)])
def test_killed_with_everything_on(render: Render, tmp_path: Path, kind: str, share: float) -> None:
    """Regions and strokes are found and painted before the first sweep, edges and histograms after the last."""
    controls = ("--strokes", "256", "--regions", "3", "--keep-edges", "0.6", "--keep-detail", "0.5")
    controls = (*controls, "--keep-colours", "0.8", "--colours-by", "histogram")
    counted = render("whole.tif", *controls)
    assert counted is not None
    number = max(1, round(share * counted[kind]))
    assert render("resumed.tif", *controls, kind=kind, number=number) is None, "it was killed"
    render("resumed.tif", *controls, "--resume", "--overwrite")
    assert (tmp_path / "resumed.tif").read_bytes() == (tmp_path / "whole.tif").read_bytes()
