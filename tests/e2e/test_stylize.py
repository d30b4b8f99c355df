"""``gigastyle stylize`` through `studio.app.main`, with real pictures and a real (tiny) bundle."""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import pyvips
from PIL import Image

from studio.cli.reporting import Summary
from studio.images.embedded_recipe import embedded_recipe
from studio.progress import Progress
from studio.specs.looks import DEFAULT_LOOK
from tests.e2e.material import Run, picture


def pixels(path: Path) -> np.ndarray[Any, np.dtype[np.float64]]:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), dtype=np.float64)


def events(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_picture_is_painted_at_its_own_size(
    stylize: Run, content: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.png"
    assert stylize(content, "--style", style, "--output", output) == 0
    assert pixels(output).shape == (66, 83, 3)
    assert np.abs(pixels(output) - pixels(content)).mean() > 5, "it is another picture"
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{output} (83 x 66 px)")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content.png", "out.png", "style.jpg"]


def test_the_same_command_makes_the_same_bytes(stylize: Run, content: Path, style: Path, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        assert stylize(content, "--style", style, "--output", tmp_path / name) == 0
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_options_change_the_picture(stylize: Run, content: Path, style: Path, tmp_path: Path) -> None:
    other = picture(tmp_path / "other.png", width=70, height=90, seed=5)
    variants = {
        "default": (),
        "plain": ("--preset", "plain"),
        "adain": ("--method", "adain"),
        "half": ("--strength", "0.5"),
        "all_detail": ("--level-detail", "1=1"),
        "levels": ("--levels", "2,1"),
        "mixed": ("--style", other, "--style-weight", "0.4", "0.6"),
        "small_style": ("--style-size", "48"),
    }
    for name, options in variants.items():
        assert stylize(content, "--style", style, *options, "--output", tmp_path / f"{name}.png") == 0
    painted = {name: pixels(tmp_path / f"{name}.png") for name in variants}
    for name in variants.keys() - {"default"}:
        assert np.abs(painted[name] - painted["default"]).mean() > 0.5, name


def test_content_size_is_the_longer_side_of_the_result(
    stylize: Run, content: Path, style: Path, tmp_path: Path
) -> None:
    assert stylize(content, "--style", style, "--content-size", "60", "--output", tmp_path / "out.png") == 0
    assert pixels(tmp_path / "out.png").shape == (48, 60, 3)


def test_json_lines_tell_the_whole_story(
    stylize: Run, content: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.jpg"
    assert stylize(content, "--style", style, "--output", output, "--json") == 0
    emitted = events(capsys.readouterr().out)
    assert emitted[0] == {"event": "started", "content": str(content), "output": str(output), "index": 1, "count": 1}
    fractions = [event["fraction"] for event in emitted if event["event"] == "progress"]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    finished = next(event for event in emitted if event["event"] == "finished")
    assert (finished["output"], finished["width"], finished["height"]) == (str(output), 83, 66)
    assert finished["plan"] and finished["elapsed_s"] > 0
    assert emitted[-1]["event"] == "summary" and emitted[-1]["exit_code"] == 0
    assert emitted[-1].keys() == {"event", *Summary.__dataclass_fields__}


def test_a_folder_goes_to_a_folder_and_a_bad_file_is_named(
    stylize: Run, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contents = tmp_path / "photos"
    for seed, name in enumerate(("a.png", "c.jpg")):
        picture(contents / name, width=64, height=64, seed=seed)
    (contents / "b.jpg").write_bytes(b"\xff\xd8\xff\xe0 and then nothing")
    (contents / "notes.txt").write_text("not a picture")
    assert stylize(contents, "--style", style, "--output", tmp_path / "new" / "out") == 3
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == ["a.png", "c.jpg"]
    last_line = capsys.readouterr().err.splitlines()[-1]
    assert last_line == f"gigastyle: 1 of 3 pictures failed: {contents / 'b.jpg'}"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")
def test_a_file_name_that_is_no_text_is_named_and_the_others_are_painted(
    stylize: Run, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "photos" / os.fsdecode(b"gr\xfcn.png")
    picture(tmp_path / "photos" / "a.png", width=64, height=64, seed=1)
    picture(tmp_path / "photos" / "b.png", width=64, height=64, seed=1).rename(odd)
    assert stylize(tmp_path / "photos", "--style", style, "--output", tmp_path / "out") == 3
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.png"]
    assert r"gr\udcfcn.png' is not valid text" in capsys.readouterr().err


def test_ctrl_c_stops_the_work_and_leaves_no_half_result(
    stylize: Run, content: Path, style: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    advance, steps = Progress.advance, list[str]()

    def interrupted(progress: Progress, work: float, stage: str) -> None:
        steps.append(stage)
        if len(steps) == 2:
            signal.raise_signal(signal.SIGINT)
        advance(progress, work, stage)

    monkeypatch.setattr(Progress, "advance", interrupted)
    assert stylize(content, "--style", style, "--output", tmp_path / "out.png") == 130
    assert len(steps) == 2, "the work stopped at the step the signal came in"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content.png", "style.jpg"]


def test_an_interrupted_job_goes_on_to_the_same_picture(
    stylize: Run, content: Path, style: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = (content, "--style", style, "--job-dir", tmp_path / "job")
    assert stylize(content, "--style", style, "--job-dir", tmp_path / "other", "--output", tmp_path / "whole.png") == 0
    advance, steps = Progress.advance, list[str]()

    def interrupted(progress: Progress, work: float, stage: str) -> None:
        steps.append(stage)
        if len(steps) == 4:
            signal.raise_signal(signal.SIGINT)
        advance(progress, work, stage)

    with monkeypatch.context() as patch:
        patch.setattr(Progress, "advance", interrupted)
        assert stylize(*command, "--output", tmp_path / "resumed.png") == 130
    assert stylize(*command, "--resume", "--output", tmp_path / "resumed.png") == 0
    assert (tmp_path / "resumed.png").read_bytes() == (tmp_path / "whole.png").read_bytes()


def test_a_batch_goes_on_where_it_stopped(
    stylize: Run, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for seed, name in enumerate(("a.png", "b.png")):
        picture(tmp_path / "photos" / name, width=64, height=64, seed=seed)
    command = (tmp_path / "photos", "--style", style, "--output", tmp_path / "out", "--job-dir", tmp_path / "job")
    assert stylize(tmp_path / "photos" / "a.png", "--style", style, "--output", tmp_path / "a.png") == 0
    (tmp_path / "out").mkdir()
    (tmp_path / "a.png").rename(tmp_path / "out" / "a.png")
    capsys.readouterr()
    assert stylize(*command, "--resume", "--json") == 0
    summary = events(capsys.readouterr().out)[-1]
    assert (summary["finished"], summary["skipped"], summary["failed"]) == (1, 1, 0)
    assert (tmp_path / "out" / "b.png").exists()


def test_settings_of_the_person_serve_until_an_option_says_otherwise(
    content: Path, style: Path, tmp_path: Path, own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from studio.app import main
    from studio.codec import save_record
    from studio.settings import Settings, settings_file

    save_record(settings_file(), Settings(bundle="tiny", device="cpu", threads=1))
    try:
        assert settings_file().is_relative_to(own_folders)
        command = ["stylize", str(content), "--style", str(style), "--output", str(tmp_path / "out.png")]
        assert main(command) == 0
        assert main([*command, "--overwrite", "--bundle", "absent"]) == 2
        assert "absent" in capsys.readouterr().err
    finally:
        settings_file().unlink()


def test_depth_compression_and_pyramid_are_as_asked(stylize: Run, style: Path, tmp_path: Path) -> None:
    content = picture(tmp_path / "wide.png", width=600, height=40, seed=1)
    for name, options in {
        "fast.png": (),
        "small.png": ("--compression", "small"),
        "deep.png": ("--depth", "16"),
        "tiles.tif": ("--pyramid", "--depth", "16", "--compression", "none"),
        "web.dzi": ("--no-recipe",),
    }.items():
        assert stylize(content, "--style", style, *options, "--output", tmp_path / name) == 0
    assert np.array_equal(pixels(tmp_path / "fast.png"), pixels(tmp_path / "small.png"))
    deep = pyvips.Image.new_from_file(str(tmp_path / "deep.png")).numpy()
    tiles = pyvips.Image.new_from_file(str(tmp_path / "tiles.tif"))
    assert deep.dtype == np.uint16 and np.array_equal(tiles.numpy(), deep)
    assert tiles.get("n-pages") > 1
    assert (tmp_path / "web_files" / "10" / "2_0.jpg").is_file()
    assert embedded_recipe(tmp_path / "web.dzi") is None
    recipe = embedded_recipe(tmp_path / "deep.png")
    assert recipe is not None and recipe["styles"][0]["name"] == style.name and str(tmp_path) not in str(recipe)
    assert recipe.get("detail", 0.0) == DEFAULT_LOOK.detail


def test_what_a_format_cannot_hold_is_told_before_anything_is_loaded(
    stylize: Run, content: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stylize(content, "--style", style, "--depth", "16", "--output", tmp_path / "a.jpg") == 2
    assert "JPEG cannot hold 16 bits" in capsys.readouterr().err
    assert stylize(content, "--style", style, "--pyramid", "--output", tmp_path / "a.png") == 2
    assert "PNG has no pyramid" in capsys.readouterr().err
