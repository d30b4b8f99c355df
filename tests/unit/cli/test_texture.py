"""``gigastyle texture``, through the program's own entry."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from studio.cli.main import run
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import read_pixels, write_picture


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("bundles") / "small"
    write_tiny_bundle(folder, levels=(3, 1))
    return str(folder)


@pytest.fixture
def style(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "sea_waves.png", 64, 48, seed=1)


def arguments(style: Path, output: Path, bundle: str, *more: str) -> list[str]:
    fixed = ["--bundle", bundle, "--device", "cpu", "--threads", "1"]
    return ["texture", str(style), "-o", str(output), "--size", "64x48", *fixed, *more]


def test_a_texture_is_written(bundle: str, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "a.png"
    assert run(arguments(style, output, bundle)) == 0
    assert capsys.readouterr().out.startswith(f"{output} (64 x 48 px) in ")
    first = read_pixels(output)
    assert (first.shape, first.dtype) == ((48, 64, 3), np.uint8)
    assert run(arguments(style, output, bundle, "--seed", "1")) == 2
    assert "exists already" in capsys.readouterr().err
    for options in (["--seed", "1"], ["--tileable"], ["--rounds", "2"], ["--style-size", "40"], ["--levels", "1"]):
        assert run(arguments(style, output, bundle, *options, "--overwrite")) == 0
        assert (read_pixels(output) != first).any(), options


def test_depth_and_several_styles(bundle: str, style: Path, tmp_path: Path) -> None:
    other, output = write_picture(tmp_path / "other.png", 48, 64, seed=2), tmp_path / "a.tif"
    mixed = [*arguments(style, output, bundle)]
    mixed.insert(2, str(other))
    assert run([*mixed, "--depth", "16", "--style-weight", "1", "3"]) == 0
    assert read_pixels(output).dtype == np.uint16


def test_programs_read_lines(bundle: str, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments(style, tmp_path / "a.png", bundle, "--json")) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["event"] for event in events if event["event"] != "progress"] == ["started", "finished", "summary"]
    assert [event["fraction"] for event in events if event["event"] == "progress"][-1] == 1.0
    assert events[-2]["plan"] == {"scales": ["64 x 48"], "rounds": 1}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--size", "500x320", "--tileable"], "the next are 512 x 320"),
        (["--size", "20x20"], "at least 32 px"),
        (["--rounds", "9"], "1 to 8"),
        (["--style-weight", "1", "2"], "1 styles need 1 weights"),
        (["--levels", "2"], "has no level 2"),
        (["--bundle", "nowhere"], "there is no bundle nowhere"),
        (["-o", "{style}", "--overwrite"], "is a picture that this work reads"),
        (["-o", "{style}.xyz"], "has the suffix .xyz"),
    ],
)
def test_what_cannot_be_is_told(
    options: list[str], told: str, bundle: str, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = [option.format(style=style) for option in options]
    assert run(arguments(style, tmp_path / "a.png", bundle, *filled)) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "a.png").exists()


@pytest.mark.parametrize("text", ["64", "64x", "x64", "0x64", "64x-3", "a x b"])
def test_sizes_are_read(text: str, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["texture", str(style), "-o", str(tmp_path / "a.png"), f"--size={text}"]) == 2
    assert "is not a size such as 1024x768" in capsys.readouterr().err
