"""Pruning through the program's own entry: smaller bundles that paint, and runs that survive a kill in both phases."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
import torch
from PIL import Image

from studio.app import main
from studio.bundles.loader import load_bundle
from studio.compression.run_folder import RunFolder
from tests.e2e.killing import kill_at, log_of, weights_of
from tests.e2e.material import picture
from tests.limits import largest_file, small_calibration
from tests.tiny_bundles import write_tiny_bundle

STEPS, PRUNING_STEPS = 100, 50
LONG = ["--criterion", "spp", "--ratio", "0.5", "--steps", str(STEPS), "--pruning-steps", str(PRUNING_STEPS)]
LONG += ["--levels", "1"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of two small levels, and photographs."""
    place = tmp_path_factory.mktemp("prune")
    write_tiny_bundle(place / "tiny", levels=(2, 1))
    for seed in range(3):
        picture(place / "photos" / f"{seed}.png", width=80, height=70, seed=seed)
    return place


@pytest.fixture(scope="module")
def prune(place: Path) -> list[str]:
    """A run, without an amount, steps and folder."""
    places = ["--bundle", str(place / "tiny"), "--contents", str(place / "photos")]
    return ["train", "prune", *places, "--batch", "1", "--crop", "64", "--threads", "1", "--device", "cpu"]


@pytest.mark.parametrize("criterion", ["l1", "gradual-l1", "increg", "spp"])
def test_every_criterion_makes_a_smaller_bundle_that_paints(
    prune: list[str], place: Path, tmp_path: Path, style: Path, content: Path, criterion: str
) -> None:
    run, bundles = str(tmp_path / "run"), tmp_path / "bundles"
    amount = ["--criterion", criterion, "--ratio", "0.5", "--steps", "8", "--learning-rate", "1e-3"]
    with small_calibration():
        assert main([*prune, *amount, "--out", run]) == 0
    assert main(["train", "export", run, "--bundle", "small", "--into", str(bundles)]) == 0
    before, after = load_bundle(place / "tiny"), load_bundle(bundles / "small")
    for level in (2, 1):
        for chain in ("encoder", "decoder"):
            wide, narrow = getattr(before.pair(level), chain), getattr(after.pair(level), chain)
            assert all(
                two.out_channels == one.out_channels // 2
                for one, two in zip(wide.layers, narrow.layers, strict=True)
                if one.has_relu
            )
    painted = tmp_path / "painted.png"
    arguments = [content, "--style", style, "--output", painted, "--bundle", bundles / "small"]
    assert main(["stylize", *map(str, arguments), "--device", "cpu", "--threads", "1"]) == 0
    with Image.open(painted) as result, Image.open(content) as original:
        assert result.size == original.size


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
@pytest.mark.parametrize(("kill_step", "phase"), [(30, "pruning"), (80, "retraining")])
def test_killed_in_either_phase_and_resumed_it_ends_with_the_same_weights(
    prune: list[str], tmp_path: Path, kill_step: int, phase: str, whole: Path
) -> None:
    run = tmp_path / "run"
    kill_at(kill_step, [*prune, *LONG, "--out", str(run)], run)
    state = torch.load(run / "last.pt", weights_only=True)
    assert state["phase"] == phase and state["step"] < STEPS, "killed in the phase that is meant"
    with (run / "log.jsonl").open("a") as log:
        log.write('{"step": 80, "pix')  # a kill may also hit the writing of a line
    assert main(["train", "resume", str(run)]) == 0
    assert log_of(run) == log_of(whole)
    steps = [*range(5, PRUNING_STEPS + 1, 5), *range(PRUNING_STEPS, STEPS + 1, 5)]  # retraining begins with its score
    assert [record["step"] for record in log_of(run)] == steps
    for name in ("last.pt", "best.pt"):
        resumed, undisturbed = weights_of(run, name), weights_of(whole, name)
        assert all(torch.equal(tensor, undisturbed[key]) for key, tensor in resumed.items()), name


@pytest.fixture(scope="module")
def whole(prune: list[str], place: Path) -> Path:
    """The run that nobody disturbs."""
    folder = place / "whole"
    assert main([*prune, *LONG, "--out", str(folder)]) == 0
    return folder


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (["--ratio", "0.9"], "2.encoder.conv1_1 has 4 filters, so 4 of them cannot go: at least one must stay"),
        (["--ratio", "2"], "below 1"),
        (["--ratio", "conv9_9=0.5"], "conv9_9 is no layer whose filters can be pruned"),
        (["--speed-up", "100000"], "speed up: from 1.1 to 100, not 100,000"),
        (["--ratio", "0.5", "--contents", "empty"], "holds no picture"),
        (["--ratio", "0.5", "--levels", "4"], "no level 4"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_and_leaves_nothing(
    prune: list[str],
    tmp_path: Path,
    said: list[str],
    reason: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main([*prune, *said, "--steps", "2", "--out", str(tmp_path / "run")]) == 2
    error = capfd.readouterr().err
    assert reason in error and error.count("\n") == 1
    assert not (tmp_path / "run").exists()


def test_a_full_disk_and_a_busy_folder_are_told_and_the_run_goes_on(
    prune: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    begun = [*prune, "--criterion", "gradual-l1", "--ratio", "0.5", "--steps", "20", "--out", str(run)]
    with largest_file(12_000):
        assert main(begun) == 2
    assert "cannot write" in capfd.readouterr().err and not (run / "last.pt").exists()
    with RunFolder(run).held():
        assert main(["train", "resume", str(run)]) == 2
    assert "another program is training" in capfd.readouterr().err
    with small_calibration():
        assert main(["train", "resume", str(run)]) == 0
    capfd.readouterr()
    assert main(["train", "status", str(run)]) == 0
    status = json.loads(capfd.readouterr().out)
    assert (status["steps"], status["last"]["step"], status["last"]["phase"]) == (20, 20, "retraining")
