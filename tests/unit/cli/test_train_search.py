"""``gigastyle train prune --floor`` and ``--ratio-stages``: options, and a search that is killed and gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio.app import main
from studio.cli import train_prune
from studio.cli.command import ExitCode
from studio.errors import SpecError
from studio.jobs.training.ending import Ending, read_ending
from studio.jobs.training.record import RunProgress, planned_steps, read_record
from studio.jobs.training.stages import (
    PRUNED,
    REQUEST_NAME,
    current_stage,
    exported_folder,
    run_folders,
    stages,
    stages_of,
)
from studio.specs.pruning import PruningCriterion, Retraining
from studio.specs.ratio_search import Floor, RatioSteps
from studio.specs.spec_file import write_spec
from tests.documents import ROOT
from tests.limits import small_calibration
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture
from tests.unit.jobs.training.requests import distill_spec, make_material, prune_spec

NEEDED = ("--bundle", "pairs", "--contents", "photos", "--out", "run")


def parsed(*argv: str) -> Namespace:
    parser = ArgumentParser()
    train_prune.add_prune(parser)
    return parser.parse_args([*NEEDED, *argv])


@pytest.mark.parametrize(
    ("said", "floor"),
    [
        ("0.9", Floor(ssim=0.9)),
        ("ssim=0.9", Floor(ssim=0.9)),
        ("score=0.4", Floor(score=0.4)),
        ("ssim=0.9, score=0.4", Floor(ssim=0.9, score=0.4)),
    ],
)
def test_a_floor_reaches_the_spec(said: str, floor: Floor) -> None:
    spec = train_prune.prune_spec_from(parsed("--floor", said, "--search", "stages=3,tolerance=0.05"))
    assert spec.floor == floor and spec.is_staged and spec.most_stages == 3
    assert spec.search == RatioSteps(stages=3, tolerance=0.05)
    assert spec.retraining is Retraining.COSINE


def test_stages_and_retraining_reach_the_spec() -> None:
    spec = train_prune.prune_spec_from(parsed("--ratio-stages", "0.2,0.4", "--retraining", "plateau"))
    assert (spec.ratio_stages, spec.floor, spec.retraining) == ((0.2, 0.4), None, Retraining.PLATEAU)
    assert spec.search == RatioSteps() and spec.most_stages == 2


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (["--floor", "high"], "a floor is such as"),
        (["--floor", "ssim=0.9,ssim=0.8"], "a floor is such as"),
        (["--floor", "psnr=30"], "a floor is such as"),
        (["--floor", "1.5"], "between 0 and 1, not 1.5"),
        (["--floor", "0.9", "--search", "stages=many"], "steps of a search are such as"),
        (["--floor", "0.9", "--search", "stages=2.5"], "steps of a search are such as"),
        (["--floor", "0.9", "--search", "pace=2"], "steps of a search are such as"),
        (["--floor", "0.9", "--search", "first=0"], "the first ratio lies above 0"),
        (["--floor", "0.9", "--sensitivity"], "needs a speed-up"),
        (["--ratio-stages", "0.2;0.4"], "the ratios of stages are such as"),
        (["--ratio-stages", "0.4,0.2"], "each is larger than the one before"),
    ],
)
def test_values_that_mean_nothing_are_refused(said: list[str], text: str) -> None:
    with pytest.raises(SpecError, match=text):
        train_prune.prune_spec_from(parsed(*said))


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    """Everything but the run folder."""
    write_tiny_bundle(tmp_path / "tiny", levels=(1,))
    for number in range(3):
        write_picture(tmp_path / "photos" / f"{number}.png", 80, 70, seed=number)
    places = ["--bundle", str(tmp_path / "tiny"), "--contents", str(tmp_path / "photos")]
    sizes = ["--steps", "3", "--batch", "1", "--crop", "64", "--threads", "1", "--device", "cpu"]
    search = ["--floor", "0.45", "--search", "stages=2", "--criterion", "gradual-l1"]
    return ["train", "prune", *places, *sizes, *search]


def record(run: Path) -> Any:
    return json.loads((run / "search.json").read_text())


KILLED = """
import os, signal, sys, threading, time
from pathlib import Path
from studio.app import main
from tests.limits import small_calibration

def end_in_the_second_stage():
    while not Path(sys.argv[-1], "stage-02", "log.jsonl").exists():
        time.sleep(0.005)
    os.kill(os.getpid(), signal.SIGKILL)

threading.Thread(target=end_in_the_second_stage, daemon=True).start()
with small_calibration():
    sys.exit(main(sys.argv[1:]))
"""


def test_a_search_that_is_killed_goes_on_to_the_same_end(
    asked: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    child = subprocess.run(
        [sys.executable, "-c", KILLED, *asked, "--out", str(killed)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, "it was at work"
    assert len(record(killed)["stages"]) == 1
    capfd.readouterr()
    with small_calibration():
        assert main(["train", "resume", str(killed)]) == ExitCode.DONE
        out = capfd.readouterr().out
        assert "unpruned" in out and "stage-01, accepted" in out and "best score" in out
        assert main([*asked, "--out", str(whole)]) == ExitCode.DONE
    assert record(killed) == record(whole) and len(record(whole)["stages"]) >= 2
    capfd.readouterr()
    assert main(["train", "status", str(whole)]) == ExitCode.DONE
    assert json.loads(capfd.readouterr().out)["steps"] == 3
    assert main(["train", "export", str(killed), "--bundle", "small", "--into", str(tmp_path)]) == ExitCode.DONE
    assert (tmp_path / "small" / "bundle.json").is_file()


def test_a_floor_that_the_unpruned_pairs_miss_is_told_with_their_score(
    asked: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    assert main([*asked, "--floor", "score=0.001", "--out", str(run)]) == ExitCode.BAD_INPUT
    assert "miss this floor: their held-out score is" in capfd.readouterr().err
    assert not run.exists()


def test_a_search_begun_by_the_window_is_followed_by_a_distillation(tmp_path: Path) -> None:
    make_material(tmp_path)
    run = tmp_path / "run"
    searched = replace(
        prune_spec(tmp_path, steps=2),
        criterion=PruningCriterion.L1,
        pruning_steps=None,
        ratios=None,
        floor=Floor(ssim=0.2),
        search=RatioSteps(stages=1),
    )
    request = replace(searched, then=replace(distill_spec(tmp_path), widths=1.0))
    write_spec(run / REQUEST_NAME, request)
    assert request.then is not None
    assert planned_steps(run, request) == 2 + request.then.schedule.steps
    assert main(["train", "start", str(run)]) == ExitCode.DONE
    assert [each.relative_to(run).as_posix() for each in stages(run)] == ["first/stage-01", "."]
    assert run_folders(run) == (run / "first" / "stage-01", run, run / "first")
    found = stages_of(run)
    assert found is not None and found.accepted is not None and (run / PRUNED / "bundle.json").is_file()
    record = read_record(run, RunProgress(run))
    assert record.step == record.steps == 2 + request.then.schedule.steps
    assert read_ending(run) == Ending(is_complete=True)
    assert exported_folder(run) == run and current_stage(run) == run
