"""The sample photos and style pictures are complete, fit for use, and drawn by the program that stands beside them."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
PROGRAM = ROOT / "packaging" / "style_pictures"
STYLES = json.loads((RESOURCES / "styles" / "styles.json").read_text(encoding="utf-8"))
PHOTOS = sorted((RESOURCES / "photos").glob("*.jpg"))
SMALL_PAINTING = """
import sys
sys.path.insert(0, {program!r})
from catalog import STYLE_PICTURES
style = next(style for style in STYLE_PICTURES if style.name == {name!r})
sys.stdout.buffer.write((style.painted(scale={scale}) * 255).round().astype("uint8").tobytes())
"""


def pixels(path: Path) -> npt.NDArray[np.float64]:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.float64)


def painted_small(name: str, scale: float) -> bytes:
    """In a process of its own: the program's modules are siblings of a script and bear plain names."""
    code = SMALL_PAINTING.format(program=str(PROGRAM), name=name, scale=scale)
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout


def test_the_list_names_every_style_picture_once_and_no_other() -> None:
    listed = [style["file"] for style in STYLES]
    assert listed == sorted(path.name for path in (RESOURCES / "styles").glob("*.jpg"))
    assert len({style["title"] for style in STYLES}) == len(STYLES) >= 8
    assert all(style[fact].strip() for style in STYLES for fact in ("title", "technique", "description"))


@pytest.mark.parametrize("file", [style["file"] for style in STYLES])
def test_a_style_picture_is_large_colourful_enough_and_full_of_texture(file: str) -> None:
    picture = pixels(RESOURCES / "styles" / file)
    grey = picture.mean(axis=2)
    assert min(grey.shape) >= 512
    assert grey.std() > 25, "too little contrast"
    rows, columns = (side // 64 for side in grey.shape)
    cells = grey[: rows * 64, : columns * 64].reshape(rows, 64, columns, 64)
    flat = (cells.std(axis=(1, 3)) < 4).mean()
    assert flat < 0.1, f"{flat:.0%} of its cells of 64 px are empty"


def test_the_style_pictures_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in (RESOURCES / "styles").glob("*.jpg")) < 8_000_000


def test_a_style_picture_that_was_not_drawn_here_has_its_origin_written_down() -> None:
    code = f"import sys; sys.path.insert(0, {str(PROGRAM)!r}); from catalog import STYLE_PICTURES\n"
    code += "print(*(style.file_name for style in STYLE_PICTURES))"
    drawn = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    others = {style["file"] for style in STYLES} - set(drawn)
    attributions = (RESOURCES / "styles" / "ATTRIBUTIONS.md").read_text(encoding="utf-8")
    assert len(others) >= 8
    assert all(f"| `{name}` |" in attributions for name in others)


def test_eight_sample_photos_are_large_enough_to_look_at() -> None:
    assert sum(pixels(photo).shape[0] * pixels(photo).shape[1] >= 1_450_000 for photo in PHOTOS) >= 8


def test_resources_stay_small() -> None:
    assert sum(path.stat().st_size for path in RESOURCES.rglob("*") if path.is_file()) < 20_000_000


@pytest.mark.parametrize("photo", PHOTOS, ids=lambda photo: photo.stem)
def test_a_photo_opens_is_small_and_has_its_origin_written_down(photo: Path) -> None:
    assert pixels(photo).std() > 25
    assert photo.stat().st_size < 700_000
    assert f"| `{photo.name}` |" in (RESOURCES / "photos" / "ATTRIBUTIONS.md").read_text(encoding="utf-8")


def test_resources_hold_no_code() -> None:
    allowed = {".jpg", ".json", ".md", ".svg", ".png", ".qss", ".qm", ".ts"}
    assert {path.suffix for path in RESOURCES.rglob("*") if path.is_file()} <= allowed


def test_a_style_picture_is_drawn_the_same_twice() -> None:
    first, second = painted_small("combed_paper", 0.2), painted_small("combed_paper", 0.2)
    assert len(first) == 166 * 128 * 3
    assert first == second


def test_the_shipped_picture_is_what_the_program_draws() -> None:
    shipped = pixels(RESOURCES / "styles" / "five_ridges.jpg")
    drawn = np.frombuffer(painted_small("five_ridges", 1.0), dtype=np.uint8).reshape(shipped.shape)
    assert np.abs(shipped - drawn).mean() < 4, "redraw resources/styles with packaging/style_pictures/draw.py"
