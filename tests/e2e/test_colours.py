"""Colours from the command line: kept, taken alone, as a table; the recipe in the picture says so."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from studio.app import main
from studio.images.embedded_recipe import embedded_recipe
from tests.e2e.material import Run, picture
from tests.reference.colour import hald_table, read_cube, trilinear


def pixels(path: Path) -> npt.NDArray[np.uint8]:
    with Image.open(path) as opened:
        return np.asarray(opened)


@pytest.mark.parametrize("way", ["luminance", "statistics", "histogram"])
def test_colours_are_kept_and_a_window_has_them(
    stylize: Run, content: Path, style: Path, tmp_path: Path, way: str
) -> None:
    plain, kept, window = (tmp_path / f"{name}.png" for name in ("plain", "kept", "window"))
    options = ("--style", style, "--keep-colours", "0.9", "--colours-by", way)
    assert stylize(content, "--style", style, "--output", plain) == 0
    assert stylize(content, *options, "--output", kept) == 0
    assert stylize(content, *options, "--output", window, "--window", "20,10,40,30") == 0
    assert np.abs(pixels(kept).astype(int) - pixels(plain)).max() > 10
    assert np.abs(pixels(window).astype(int) - pixels(kept)[10:40, 20:60]).max() <= 1
    recipe = embedded_recipe(kept)
    assert recipe is not None and json.loads(json.dumps(recipe))["colour"]["by"] == way


@pytest.mark.parametrize("name", ["look.cube", "look.png"])
def test_a_table_does_what_only_colours_does(
    stylize: Run, content: Path, style: Path, tmp_path: Path, name: str
) -> None:
    table, direct = tmp_path / name, tmp_path / "direct.png"
    assert main(["lut", "--style", str(style), "--content", str(content), "-o", str(table)]) == 0
    assert stylize(content, "--style", style, "--only-colours", "--output", direct) == 0
    if name.endswith(".png"):
        import pyvips

        found = hald_table(pyvips.Image.new_from_file(str(table)).numpy())
    else:
        found = read_cube(table)
    expected = trilinear(found, pixels(content).reshape(-1, 3) / 255)
    apart = np.abs(expected * 255 - pixels(direct).reshape(-1, 3))
    assert np.median(apart) <= 0.5 and apart.max() <= 4, "half a step of rounding, and more where channels are clamped"


def test_styles_mix_to_a_barycentre(stylize: Run, content: Path, style: Path, tmp_path: Path) -> None:
    other = picture(tmp_path / "other.png", width=64, height=80, seed=9)
    for mixing in ("maps", "barycentre"):
        output = tmp_path / f"{mixing}.png"
        assert stylize(content, "--style", style, "--style", other, "--mixing", mixing, "--output", output) == 0
    assert (pixels(tmp_path / "maps.png") != pixels(tmp_path / "barycentre.png")).any()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--keep-colours", "1.5"], "between 0 and 1"),
        (["--only-colours", "--keep-colours", "1"], "exclude each other"),
        (["--colours-by", "statistics"], "add --keep-colours"),
        (["--method", "optimize", "--only-colours"], "by optimisation"),
    ],
)
def test_what_has_no_meaning_is_refused_before_any_work(
    stylize: Run, content: Path, style: Path, options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output = content.parent / "out.png"
    assert stylize(content, "--style", style, "--output", output, *options) == 2
    assert told in capsys.readouterr().err
    assert not output.exists()
