"""Whatever a person gets wrong is one clear line on stderr and exit code 2, and nothing is written."""

import json
from pathlib import Path

import pytest
from PIL import Image

from studio.app import main
from tests.e2e.material import Run, picture


@pytest.fixture(autouse=True)
def place(content: Path, style: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert content.exists() and style.exists()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and then nothing")
    (tmp_path / "words.jpg").write_text("these are words")
    picture(tmp_path / "taken.png", width=40, height=40, seed=3)
    with Image.open(content) as image:
        Image.new("L", image.size).save(tmp_path / "black.png")
    Image.new("L", (64, 64), 255).save(tmp_path / "square.png")
    return tmp_path


CASES = {
    "missing content": ("gone.png --style style.jpg --output out.png", "gone.png"),
    "an address": ("https://example.com/a.jpg --style style.jpg --output out.png", "https://example.com/a.jpg is an"),
    "an address as style": ("content.png --style http://a.b/c.jpg --output out.png", "download the picture"),
    "an output at an address": ("content.png --style style.jpg --output https://a.b/c.png", "is an address"),
    "missing style": ("content.png --style gone.jpg --output out.png", "gone.jpg"),
    "content that is no picture": ("words.jpg --style style.jpg --output out.png", "words.jpg"),
    "truncated content": ("broken.png --style style.jpg --output out.png", "broken.png"),
    "style that is no picture": ("content.png --style words.jpg --output out.png", "words.jpg"),
    "empty folder": ("empty --style style.jpg --output out", "holds no pictures"),
    "output is the content": ("content.png --style style.jpg --output content.png --overwrite", "never overwritten"),
    "output is the style": ("content.png --style style.jpg --output style.jpg --overwrite", "this work reads"),
    "output is a folder": ("content.png --style style.jpg --output folder", "is a folder"),
    "output folder is missing": ("content.png --style style.jpg --output gone/out.png", "does not exist"),
    "output of an unknown kind": ("content.png --style style.jpg --output out.xyz", ".xyz"),
    "output exists": ("content.png --style style.jpg --output taken.png", "exists already"),
    "unknown bundle": ("content.png --style style.jpg --output out.png --bundle absent", "installed: "),
    "strength above one": ("content.png --style style.jpg --output out.png --strength 1.5", "between 0 and 1"),
    "strength of a level": (
        "content.png --style style.jpg --output out.png --level-strength 7=0.5",
        "a level is one of",
    ),
    "levels upwards": ("content.png --style style.jpg --output out.png --levels 1,2", "run downwards"),
    "negative content size": ("content.png --style style.jpg --output out.png --content-size -5", "content size"),
    "style size zero": ("content.png --style style.jpg --output out.png --style-size 0", "style size"),
    "weights without styles": ("content.png --style style.jpg --output out.png --style-weight 1 2", "1 styles need 1"),
    "masks without styles": (
        "content.png --style style.jpg --mask a.png --mask none --output out.png",
        "1 styles need 1 masks, not 2; name none",
    ),
    "a missing mask": ("content.png --style style.jpg --mask gone.png --output out.png", "no mask at gone.png"),
    "an empty mask": ("content.png --style style.jpg --mask black.png --output out.png", "black.png is empty"),
    "a mask of another shape": (
        "content.png --style style.jpg --mask square.png --output out.png",
        "square.png is 64 x",
    ),
    "an output that is a mask": (
        "content.png --style style.jpg --mask taken.png --output taken.png --overwrite",
        "taken.png is a picture that this work reads",
    ),
    "tiny memory": ("content.png --style style.jpg --output out.png --memory-budget 1MB", "64MiB"),
    "resume from nowhere": ("content.png --style style.jpg --output out.png --resume", "--job-dir"),
    "more pixels than allowed": ("content.png --style style.jpg --output out.png --max-pixels 100", "content.png"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_clear_line_and_exit_code_2(name: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line, complaint = CASES[name]
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*")}
    bundle = () if "--bundle" in line else ("--bundle", "tiny")
    assert main(["stylize", *line.split(), *bundle]) == 2
    printed = capsys.readouterr()
    lines = printed.err.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("gigastyle: ") and complaint in lines[0], printed.err
    assert printed.out == ""
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*")} == before


@pytest.mark.parametrize(
    "line",
    [
        "stylize",
        "stylize content.png",
        "stylize content.png --style style.jpg",
        "stylize content.png --style style.jpg --output out.png --memory-budget lots",
        "stylize content.png --style style.jpg --output out.png --method gram",
        "stylize content.png --style style.jpg --output out.png --quality 101",
        "stylize content.png --style style.jpg --output out.png --unknown",
        "paint content.png",
        "bundles",
        "bundles import folder",
    ],
)
def test_wrong_usage_is_explained(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line.split()) == 2
    printed = capsys.readouterr()
    assert "usage: gigastyle" in printed.err and "error:" in printed.err and printed.out == ""


@pytest.mark.parametrize("line", ["gone.png --style style.jpg", "content.png --style style.jpg --strength 2"])
def test_programs_are_told_too(line: str, stylize: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert stylize(*line.split(), "--output", "out.png", "--json") == 2
    printed = capsys.readouterr()
    (emitted,) = [json.loads(text) for text in printed.out.splitlines()]
    assert emitted["event"] == "failed" and emitted["content"] is None and emitted["message"] in printed.err
    assert len(printed.err.splitlines()) == 1
