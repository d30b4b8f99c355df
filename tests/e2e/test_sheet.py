"""``gigastyle sheet`` through `studio.app.main`: real pictures, a real (tiny) bundle, tiny cells."""

import json
import os
import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from studio.app import main
from studio.geometry import Size
from studio.images.contact_sheet import GAP_PX, CellLayout
from studio.progress import Progress
from tests.e2e.material import Run, picture

CELL = CellLayout(Size(64, 48))


@pytest.fixture
def sheet() -> Run:
    def run(*arguments: str | Path) -> int:
        options = ("--cell", "64", "--bundle", "tiny", "--device", "cpu", "--threads", "1")
        return main(["sheet", *map(str, arguments), *options])

    return run


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return picture(tmp_path / "photo.png", width=64, height=48, seed=1)


@pytest.fixture
def styles(tmp_path: Path) -> Path:
    for seed, name in enumerate(("one.png", "three.png", "two.jpg"), start=2):
        picture(tmp_path / "styles" / name, width=80, height=64, seed=seed)
    return tmp_path / "styles"


def cells(path: Path, columns: int, rows: int) -> list[np.ndarray[Any, np.dtype[np.float64]]]:
    """The pictures of a sheet of so many cells, row by row."""
    sheet, size, step = pixels(path), CELL.sheet_size(columns, rows), CELL.step()
    assert sheet.shape == (size.height, size.width, 3)
    found = []
    for row in range(rows):
        for column in range(columns):
            left, top = GAP_PX + column * step.width, GAP_PX + CELL.caption_px + row * step.height
            found.append(sheet[top : top + CELL.size.height, left : left + CELL.size.width])
    return found


def pixels(path: Path) -> np.ndarray[Any, np.dtype[np.float64]]:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), dtype=np.float64)


def differ(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> float:
    return float(np.abs(one - other).mean())


def test_one_photo_in_all_styles(
    sheet: Run, photo: Path, styles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "sheet.png"
    assert sheet(photo, "--styles", styles, "--output", output) == 0
    shown = cells(output, 2, 2)
    assert (shown[0] == pixels(photo)).all(), "the photo comes first"
    for index, painted in enumerate(shown):
        assert all(differ(painted, other) > 4 for other in shown[:index]), "every cell shows something else"
    size = CELL.sheet_size(2, 2)
    assert capsys.readouterr().out.startswith(f"{output} ({size} px)")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["photo.png", "sheet.png", "styles"]


@pytest.mark.parametrize(
    "options",
    [
        ("--method", "adain", "--strength", "0.6", "--levels", "2,1"),
        ("--keep-colours", "0.7"),
        ("--keep-colours", "1", "--colours-by", "statistics"),
        ("--keep-colours", "0.5", "--colours-by", "histogram"),
        ("--only-colours", "--strength", "0.8"),
    ],
    ids=" ".join,
)
def test_a_cell_is_what_stylize_paints_at_that_size(
    options: tuple[str, ...], sheet: Run, stylize: Run, photo: Path, styles: Path, tmp_path: Path
) -> None:
    assert sheet(photo, "--styles", styles / "one.png", "--output", tmp_path / "sheet.png", *options) == 0
    assert stylize(photo, "--style", styles / "one.png", "--output", tmp_path / "painted.png", *options) == 0
    _, painted = cells(tmp_path / "sheet.png", 2, 1)
    assert (painted == pixels(tmp_path / "painted.png")).all()


def test_photos_and_styles_make_a_matrix(sheet: Run, photo: Path, styles: Path, tmp_path: Path) -> None:
    other = picture(tmp_path / "other.png", width=64, height=48, seed=9)
    assert sheet(photo, other, "--styles", styles, "--output", tmp_path / "sheet.png") == 0
    shown = cells(tmp_path / "sheet.png", 4, 2)
    assert (shown[0] == pixels(photo)).all() and (shown[4] == pixels(other)).all()
    for row, alone in enumerate((photo, other)):
        assert sheet(alone, "--styles", styles, "--output", tmp_path / "alone.png", "--overwrite") == 0
        for cell, expected in zip(shown[4 * row : 4 * row + 4], cells(tmp_path / "alone.png", 2, 2), strict=True):
            assert (cell == expected).all()


def test_several_photos_with_one_style_come_behind_it(sheet: Run, photo: Path, styles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    for seed in (1, 9, 11):
        picture(folder / f"{seed}.png", width=64, height=48, seed=seed)
    assert sheet(folder, "--styles", styles / "one.png", "--output", tmp_path / "sheet.png") == 0
    shown = cells(tmp_path / "sheet.png", 2, 2)
    left = (64 - 60) // 2  # the style is 80 x 64
    style = np.asarray(Image.open(styles / "one.png").resize((60, 48), Image.Resampling.BOX), dtype=np.float64)
    assert differ(shown[0][:, left : left + 60], style) < 12
    assert sheet(photo, "--styles", styles / "one.png", "--output", tmp_path / "alone.png") == 0
    assert (shown[1] == cells(tmp_path / "alone.png", 2, 1)[1]).all(), "photo.png has the pixels of 1.png"


@pytest.mark.parametrize(("name", "kind"), [("s.png", "PNG"), ("s.jpg", "JPEG"), ("s.tif", "TIFF"), ("s.webp", "WEBP")])
def test_the_suffix_says_the_format(
    sheet: Run, photo: Path, styles: Path, tmp_path: Path, name: str, kind: str
) -> None:
    assert sheet(photo, "--styles", styles / "one.png", "--output", tmp_path / name) == 0
    with Image.open(tmp_path / name) as image:
        assert image.format == kind
    cells(tmp_path / name, 2, 1)


def test_transparent_photos_lie_on_white(sheet: Run, styles: Path, tmp_path: Path) -> None:
    pixels = np.full((72, 96, 4), 90, np.uint8)
    pixels[:, :48, 3], pixels[:, 48:, 3] = 0, 255
    Image.fromarray(pixels).save(tmp_path / "cut.png")
    assert sheet(tmp_path / "cut.png", "--styles", styles / "one.png", "--output", tmp_path / "sheet.png") == 0
    for shown in cells(tmp_path / "sheet.png", 2, 1):
        assert (shown[:, :28] == 255).all() and (shown[:, 36:] < 250).any()


def test_one_bad_picture_among_several_is_left_out(
    sheet: Run, photo: Path, styles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (styles / "bad.jpg").write_bytes(b"\xff\xd8\xff\xe0 and then nothing")
    missing = tmp_path / "missing.png"
    assert sheet(photo, missing, "--styles", styles, "--output", tmp_path / "sheet.png", "--json") == 3
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    notes = {event["content"]: event["message"] for event in told if event["event"] == "note"}
    assert notes.keys() == {str(missing), str(styles / "bad.jpg")}
    assert all(message.startswith("left out: ") for message in notes.values())
    assert told[-1] | {"elapsed_s": 0} == {
        "event": "summary", "finished": 3, "failed": 2, "skipped": 0, "elapsed_s": 0, "exit_code": 3
    }  # fmt: skip
    cells(tmp_path / "sheet.png", 2, 2)


def test_json_lines_tell_the_whole_story(
    sheet: Run, photo: Path, styles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "sheet.png"
    assert sheet(photo, "--styles", styles, "--output", output, "--json") == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[0] == {"event": "started", "content": str(photo), "output": str(output), "index": 1, "count": 1}
    fractions = [event["fraction"] for event in told if event["event"] == "progress"]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    finished = next(event for event in told if event["event"] == "finished")
    assert finished["plan"] == {"columns": 2, "rows": 2, "cell_px": 64}
    assert (finished["width"], finished["height"]) == (CELL.sheet_size(2, 2).width, CELL.sheet_size(2, 2).height)


@pytest.mark.parametrize("has_json", [False, True])
def test_nothing_usable_is_an_error(
    sheet: Run, photo: Path, styles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], has_json: bool
) -> None:
    for style in styles.iterdir():
        style.write_bytes(b"no picture")
    options = ("--json",) if has_json else ()
    for chosen, count in ((styles, 3), (styles / "one.png", 1)):
        assert sheet(photo, "--styles", chosen, "--output", tmp_path / "sheet.png", *options) == 2
        printed = capsys.readouterr()
        assert "not a picture that is read here" in printed.err.splitlines()[-1]
        if has_json:
            assert json.loads(printed.out.splitlines()[-1])["failed"] == count
    assert not (tmp_path / "sheet.png").exists()


def test_what_cannot_end_well_is_refused_at_once(
    sheet: Run, photo: Path, styles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refusal(*arguments: str | Path) -> str:
        assert sheet(*arguments) == 2
        return capsys.readouterr().err

    there = tmp_path / "there.png"
    there.write_bytes(b"precious")
    assert "exists already" in refusal(photo, "--styles", styles, "--output", there)
    assert "a picture that this work reads" in refusal(photo, "--styles", styles, "--output", photo, "--overwrite")
    style = styles / "one.png"
    assert "a picture that this work reads" in refusal(photo, "--styles", style, "--output", style, "--overwrite")
    assert "does not exist" in refusal(photo, "--styles", styles, "--output", tmp_path / "no" / "sheet.png")
    assert "suffix .gif" in refusal(photo, "--styles", styles, "--output", tmp_path / "sheet.gif")
    assert "a level is one of" in refusal(photo, "--styles", styles, "--output", tmp_path / "s.png", "--levels", "7")
    assert "there is no picture at" in refusal(
        tmp_path / "none.png", "--styles", styles, "--output", there, "--overwrite"
    )
    assert "there is no style picture at" in refusal(photo, "--styles", "none.png", "--output", there, "--overwrite")
    assert there.read_bytes() == b"precious"


def test_a_sheet_that_memory_does_not_hold_is_refused(
    styles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    large = picture(tmp_path / "large.png", width=1700, height=1700, seed=1)
    arguments = ["sheet", large, "--styles", styles, "--cell", "1600", "--memory-budget", "64MiB", "--bundle", "tiny"]
    assert main([*map(str, arguments), "--output", str(tmp_path / "sheet.png"), "--device", "cpu"]) == 2
    assert "smaller cells (--cell)" in capsys.readouterr().err
    assert not (tmp_path / "sheet.png").exists()


def test_ctrl_c_stops_the_work_and_leaves_nothing(
    sheet: Run, photo: Path, styles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    advance, steps = Progress.advance, list[str]()

    def interrupting(self: Progress, work: float, stage: str) -> None:
        steps.append(stage)
        if stage == "three.png":
            os.kill(os.getpid(), signal.SIGINT)
        advance(self, work, stage)

    monkeypatch.setattr(Progress, "advance", interrupting)
    assert sheet(photo, "--styles", styles, "--output", tmp_path / "sheet.png") == 130
    assert "two.jpg" not in steps
    assert sorted(path.name for path in tmp_path.iterdir()) == ["photo.png", "styles"]
