"""The scripts that make a large picture and measure a large render, on a small one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import pyvips

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def run_script(name: str, *arguments: str | Path) -> str:
    command = [sys.executable, str(PACKAGING / name), *map(str, arguments)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
def test_a_picture_of_any_size_is_made_the_same_each_time(tmp_path: Path, suffix: str) -> None:
    paths = [tmp_path / f"{number}{suffix}" for number in range(2)]
    for path in paths:
        assert "1234 x 777 px" in run_script("make_gigapixel.py", path, "--size", "1234x777")
    image = pyvips.Image.new_from_file(str(paths[0]))
    assert (image.width, image.height, image.bands) == (1234, 777, 3) and image.deviate() > 30
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read the way Linux tells it")
def test_a_render_is_killed_resumed_measured_and_compared(tmp_path: Path) -> None:
    content, report = tmp_path / "content.png", tmp_path / "report.json"
    run_script("make_gigapixel.py", content, "--size", "1500x3000")
    options = ["--bundle", "tiny", "--threads", "1", "--kill-at", "0.3", "--compare", "--report", report]
    emitted = run_script(
        "measure_gigapixel.py", content, "--output", tmp_path / "out.tif", "--job-dir", tmp_path / "job", *options
    )
    assert "the bytes are equal" in emitted
    with_kills, compared = json.loads(report.read_text(encoding="utf-8"))
    assert [run["exit_code"] for run in with_kills["runs"]] == [-9, 0]
    assert compared["megapixels"] == pytest.approx(4.5) and compared["runs"][0]["peak_resident_mib"] > 100
