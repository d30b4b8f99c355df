"""``gigastyle lut``, through the program's own entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.cli.main import run
from tests.reference.colour import read_cube
from tests.unit.engine.pictures import write_picture


@pytest.fixture
def style(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "style.png", 64, 48, seed=1)


def test_a_table_is_written(style: Path, tmp_path: Path) -> None:
    output = tmp_path / "look.cube"
    assert run(["lut", "--style", str(style), "-o", str(output), "--size", "5"]) == 0
    plain = read_cube(output)
    assert plain.shape == (5, 5, 5, 3)
    content = write_picture(tmp_path / "photo.png", 64, 48, seed=2)
    arguments = ["lut", "--style", str(style), "--content", str(content), "--output", str(output), "--size", "5"]
    assert run(arguments) == 2
    assert run([*arguments, "--overwrite"]) == 0
    assert (read_cube(output) != plain).any()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--style", "gone.png"], "there is no style picture at"),
        (["--content", "gone.png"], "there is no picture at gone.png"),
        (["--style-weight", "1", "2"], "1 styles need 1 weights"),
        (["--strength", "2"], "between 0 and 1"),
        (["--size", "1"], "from 2 to 256"),
        (["-o", "look.3dl"], "ends in .cube"),
    ],
)
def test_what_cannot_be_is_told(
    options: list[str], told: str, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["lut", "--style", str(style), "-o", str(tmp_path / "look.cube"), *options]
    assert run(arguments) == 2
    assert told in capsys.readouterr().err


def test_a_style_is_never_overwritten(style: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = style.read_bytes()
    assert run(["lut", "--style", str(style), "-o", str(style), "--overwrite", "--size", "4"]) == 2
    assert "is a picture that this work reads" in capsys.readouterr().err
    assert style.read_bytes() == before
