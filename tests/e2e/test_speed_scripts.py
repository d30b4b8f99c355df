"""The scripts that measure speed, on little work: two engines in turns, and every part of what a card is asked for."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from types import ModuleType

import pytest

from tests.tiny_bundles import write_tiny_bundle

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def gpu_script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    return importlib.import_module("measure_gpu")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    write_tiny_bundle(tmp_path / "tiny", levels=[2, 1])
    return tmp_path / "tiny"


def test_two_engines_paint_in_turns_and_their_pictures_are_compared(tiny: Path) -> None:
    command = [sys.executable, str(PACKAGING / "measure_commits.py"), ".", ".", "--bundles", str(tiny)]
    command += ["--forms", "plain", "--megapixels", "0.01", "--rounds", "2", "--json"]
    (row,) = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    assert (row["bundle"], row["form"], row["instructions"]) == (str(tiny), "plain", "widest")
    assert row["largest_steps"] == 0, "one engine, one picture"
    assert row["megapixels"] == pytest.approx(0.01, rel=0.1)
    assert len(row["before_s"]) == len(row["after_s"]) == 2 and min(*row["before_s"], *row["after_s"]) > 0
    ratios = sorted(before / after for before, after in zip(row["before_s"], row["after_s"], strict=True))
    assert row["times_faster"] == pytest.approx(sum(ratios) / 2)


def test_every_part_but_the_machine_gives_its_figures_on_a_cpu(gpu_script: ModuleType, tiny: Path) -> None:
    setting = gpu_script.Setting("cpu", str(tiny), is_small=True)
    found = {part: work(setting) for part, (work, _) in gpu_script.PARTS.items() if part != "machine"}
    json.dumps(found)
    for form in ("plain", "residual"):
        told = found["agreement"][form]
        assert told["repeats"] and told["exact"]["largest_steps"] == 0, "the same device twice"
    (note,) = found["memory"]["notes"]
    assert "ran out of memory" in note and found["memory"]["difference"]["largest_steps"] <= 1
    assert (found["four_k"]["width_px"], found["four_k"]["height_px"]) == (192, 112)
    assert all(
        found["four_k"][f"{form} {mode}"]["s_per_mp"] > 0
        for form in ("plain", "residual")
        for mode in ("exact", "fast")
    )
    assert found["bench"]["rows"][0]["ratio"] > 0 and found["preview"]["strength_s"] > 0
    assert found["hundred"]["megapixels"] == pytest.approx(0.1024) and found["hundred"]["plan"]["levels"] == [2, 1]


def test_parts_that_fail_or_run_out_of_time_are_told(gpu_script: ModuleType, tmp_path: Path) -> None:
    options = Namespace(device="cpu", bundle=str(tmp_path / "nowhere"), small=True)
    assert gpu_script.measured("hundred", options, limit_s=0.1) == {"failed": "not done in 0 s"}
    failed = gpu_script.measured("four_k", options, limit_s=60.0)["failed"]
    assert "there is no bundle" in failed
