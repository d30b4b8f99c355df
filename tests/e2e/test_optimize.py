"""``--method optimize`` through the program's own entry: pictures, iterations told and kept, stopping, bad input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from studio.images.embedded_recipe import embedded_recipe
from studio.specs.optimize import Optimizer, OptimizeSettings
from studio.specs.recipe import spec_from_embedded_recipe
from studio.specs.stylize import StyleChoice
from tests.e2e.material import Run, picture
from tests.e2e.small_disk import on_small_disk

OPTIMIZE = ("--method", "optimize")
FEW = (*OPTIMIZE, "--iterations", "3")


def pixels(path: Path) -> np.ndarray[Any, np.dtype[np.int16]]:
    return np.asarray(Image.open(path).convert("RGB")).astype(np.int16)


def events(text: str, kind: str) -> list[dict[str, Any]]:
    return [entry for line in text.splitlines() if (entry := json.loads(line))["event"] == kind]


def test_a_picture_by_optimisation_is_no_other_and_carries_its_settings(
    stylize: Run, content: Path, style: Path, tmp_path: Path
) -> None:
    plain, optimized = tmp_path / "plain.png", tmp_path / "optimized.png"
    assert stylize(content, "--style", style, "--output", plain) == 0
    layers = ("--style-layers", "conv1_1=1,conv3_1=2", "--content-layer", "conv3_1", "--optimizer", "lbfgs")
    assert stylize(content, "--style", style, "--output", optimized, *FEW, *layers, "--content-weight", "0.5") == 0
    assert pixels(optimized).shape == pixels(content).shape
    assert not np.array_equal(pixels(optimized), pixels(plain))
    recipe = embedded_recipe(optimized)
    assert recipe is not None
    restored = spec_from_embedded_recipe(recipe, [StyleChoice(style)])
    expected = OptimizeSettings(
        iterations=3,
        optimizer=Optimizer.LBFGS,
        content_weight=0.5,
        style_layers={"conv1_1": 1.0, "conv3_1": 2.0},
        content_layer="conv3_1",
    )
    assert restored.optimize is not None
    assert restored.optimize == expected


def test_the_preset_shapes_the_start(stylize: Run, content: Path, style: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.png", tmp_path / "other.png"
    assert stylize(content, "--style", style, "--output", one, *FEW, "--preset", "plain") == 0
    assert stylize(content, "--style", style, "--output", other, *FEW, "--preset", "gentle") == 0
    assert not np.array_equal(pixels(one), pixels(other))


def test_iterations_are_told_and_kept(
    stylize: Run, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, folder = tmp_path / "out.png", tmp_path / "out-iterations"
    options = ("--iterations", "4", "--smallest-scale", "64", "--save-every", "3", "--json")
    large = picture(tmp_path / "large.png", width=150, height=110, seed=3)
    assert stylize(large, "--style", style, "--output", output, *OPTIMIZE, *options) == 0
    told = capsys.readouterr().out
    iterations = events(told, "iteration")
    assert [(each["scale"], each["number"]) for each in iterations if each["number"] == each["count"]] == [
        (1, 4),
        (2, 2),
    ]
    last = iterations[-1]
    assert (last["scales"], last["width"], last["height"], last["content"]) == (2, 150, 110, str(large))
    losses = last["losses"]
    assert losses["total"] == pytest.approx(sum(losses[name] for name in ("style", "content", "smoothness", "excess")))
    kept = {path.name: path for path in folder.iterdir()}
    assert sorted(kept) == ["scale1-00003.png", "scale1-00004.png", "scale2-00002.png"]
    size_bytes = sum(path.stat().st_size for path in kept.values())
    (note,) = [each["message"] for each in events(told, "note") if "saved in" in each["message"]]
    assert note.startswith(f"3 iterations saved in {folder} (")
    assert f"{size_bytes / 1000:.0f}" in note or f"{size_bytes / 1000:.1f}" in note
    assert pixels(kept["scale1-00004.png"]).shape == (55, 75, 3)
    assert np.array_equal(pixels(kept["scale2-00002.png"]), pixels(output))


def test_iterations_that_are_there_stay_unless_they_may_be_replaced(
    stylize: Run, content: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = tmp_path / "out-iterations" / "scale1-00003.png"
    picture(older, width=40, height=40, seed=1)
    before = older.read_bytes()
    command = (content, "--style", style, "--output", tmp_path / "out.png", *FEW, "--save-every", "3")
    assert stylize(*command) == 2
    assert "out-iterations holds iterations already" in capsys.readouterr().err
    assert older.read_bytes() == before
    assert stylize(*command, "--overwrite") == 0
    assert older.read_bytes() != before


def test_a_batch_and_a_folder(stylize: Run, style: Path, tmp_path: Path) -> None:
    photos, out = tmp_path / "photos", tmp_path / "out"
    for number in (1, 2):
        picture(photos / f"photo{number}.png", width=64 + number, height=48, seed=number)
    assert stylize(photos, "--style", style, "--output", out, *FEW, "--save-every", "2") == 0
    names = ["photo1-iterations", "photo1.png", "photo2-iterations", "photo2.png"]
    assert sorted(path.name for path in out.iterdir()) == names


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--iterations", "5"), "--iterations: only for pictures by optimisation; add --method optimize"),
        (("--save-every", "5", "--step", "0.1"), "--step, --save-every: only for"),
        ((*OPTIMIZE, "--iterations", "0"), "an optimisation takes from 1 to 100000 iterations, not 0"),
        ((*OPTIMIZE, "--style-layers", "conv1_1=0"), "needs at least one style layer with a weight above 0"),
        ((*OPTIMIZE, "--style-layers", ""), "names no style layers with weights; at least one is needed"),
        ((*OPTIMIZE, "--style-layers", "conv9_1=1"), "there is no layer conv9_1; layers are called"),
        ((*OPTIMIZE, "--content-layer", "conv5_4"), "bundle tiny has no layer conv5_4; it has conv1_1"),
        ((*OPTIMIZE, "--content-weight", "nan"), "the content weight is a number from 0 to 1e+06, not nan"),
        ((*OPTIMIZE, "--window", "0,0,8,8"), "one by optimisation has none"),
        ((*OPTIMIZE, "--keep-maps", "maps.safetensors"), "one by optimisation has none"),
    ],
)
def test_bad_input_is_refused_before_anything_is_written(
    stylize: Run, content: Path, style: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], words: str
) -> None:
    tmp_path = content.parent
    before = sorted(tmp_path.iterdir())
    assert stylize(content, "--style", style, "--output", tmp_path / "out.png", *options) == 2
    assert words in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_a_loss_that_is_not_finite_names_the_setting(
    stylize: Run, content: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.png"
    too_much = ("--content-weight", "1e6", "--strength", "1e-40")  # whose quotient no float32 holds
    assert stylize(content, "--style", style, "--output", output, *FEW, *too_much) == 2
    told = capsys.readouterr().err
    assert "the loss is not a finite number from the first iteration on; lower the content weight" in told
    assert not output.exists()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("has_job", [False, True])
def test_the_first_interrupt_keeps_the_picture(content: Path, style: Path, tmp_path: Path, has_job: bool) -> None:
    output, job = tmp_path / "out.png", tmp_path / "job"
    options = ("--json", *(("--job-dir", str(job)) if has_job else ()))
    process = started(content, style, output, *options)
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "iteration":
            process.send_signal(signal.SIGINT)
            break
    told, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    notes = [each["message"] for each in events(told, "note")]
    assert any("stopped after iteration" in note for note in notes)
    assert pixels(output).shape == pixels(content).shape
    assert not job.exists()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("signals", [(signal.SIGTERM,), (signal.SIGINT, signal.SIGTERM)])
def test_a_polite_request_to_end_gives_the_picture_up(
    style: Path, tmp_path: Path, signals: tuple[signal.Signals, ...]
) -> None:
    content, output = picture(tmp_path / "wide.png", width=900, height=700, seed=5), tmp_path / "out.png"
    process = started(content, style, output, "--json", "--start", "photo", "--smallest-scale", "2000")
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "iteration":
            for number in signals:
                process.send_signal(number)
            break
    process.communicate(timeout=120)
    assert process.returncode == 130
    assert not output.exists()


def started(content: Path, style: Path, output: Path, *options: str) -> subprocess.Popen[str]:
    """The program at a picture of many iterations."""
    command = [sys.executable, "-c", "import sys; from studio.app import main; sys.exit(main())", "stylize"]
    rest = [str(content), "--style", str(style), "--output", str(output), *OPTIMIZE, "--iterations", "20000"]
    limits = ["--bundle", "tiny", "--device", "cpu", "--threads", "1", *options]
    return subprocess.Popen(command + rest + limits, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_a_disk_without_room_for_iterations_leaves_the_result(style: Path, tmp_path: Path) -> None:
    content, output = picture(tmp_path / "noisy.png", width=300, height=260, seed=5), tmp_path / "out.jpg"
    command = (content, "--style", style, "--output", output, *FEW, "--save-every", "1", "--quality", "30")
    ended = on_small_disk(100_000, *map(str, command))
    assert ended.returncode == 0, ended.stderr
    assert "no further iterations are saved: " in ended.stderr
    assert "no room in" in ended.stderr
    assert output.exists()
    assert list((tmp_path / "out-iterations").iterdir()) == []


def test_a_job_goes_on_to_the_same_bytes(stylize: Run, content: Path, style: Path, tmp_path: Path) -> None:
    whole, output, job = tmp_path / "whole.png", tmp_path / "out.png", tmp_path / "job"
    command = (content, "--style", style, *OPTIMIZE, "--iterations", "25")
    assert stylize(*command, "--output", whole) == 0
    code = (
        "import os, sys\n"
        "from studio.app import main\n"
        "from studio.cli.reporting import JsonReporter\n"
        "before = JsonReporter.iterated\n"
        "def iterated(self, task, report):\n"
        "    if report.number == 15:\n"
        "        os._exit(9)\n"
        "    before(self, task, report)\n"
        "JsonReporter.iterated = iterated\n"
        "sys.exit(main())\n"
    )
    rest = ["--bundle", "tiny", "--device", "cpu", "--threads", "1", "--json", "--job-dir", str(job)]
    killed = [sys.executable, "-c", code, "stylize", *map(str, command), "--output", str(output), *rest]
    assert subprocess.run(killed, capture_output=True, check=False).returncode == 9
    assert not output.exists()
    assert stylize(*command, "--output", output, "--job-dir", job, "--resume") == 0
    assert output.read_bytes() == whole.read_bytes()
