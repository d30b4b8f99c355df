"""Look closely: full-size parts of the result before, during and after its render, and photos too large for memory."""

from pathlib import Path

import numpy as np
import pytest
import pyvips
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.geometry import Region, Size
from studio.progress import Progress
from studio.specs.preview import WindowRequest
from studio.specs.stylize import Resources
from studio.ui.stylize.photos import load_photo
from studio.ui.stylize.previewing import FULL_PX, SHARPEST_PX
from studio.ui.stylize.recipe_files import read_recipe
from studio.ui.viewer.canvas_viewer import CanvasViewer
from tests.e2e.material import large_picture
from tests.e2e.window.person import TIMEOUT_MS, Person, UseWindow
from tests.e2e.window.seeing import pixels_of

ON_CPU = Resources(device="cpu", threads=1)
SQUARE_PX = 8  # in squares of so many pixels it makes no difference how a picture was reduced
LABEL_SQUARES = 8  # rows of them that the label covers


def viewer_of(person: Person) -> CanvasViewer:
    viewer = person.window.findChild(CanvasViewer)
    assert viewer is not None
    return viewer


def seen_at_100_percent(person: Person) -> tuple[Region, np.ndarray]:
    """A square in the middle of the picture: which part of it that is, and the pixels on the screen."""
    viewer = viewer_of(person)
    region, half = viewer.visible_region(), 100
    assert region is not None and viewer.zoom == 1.0
    screen = pixels_of(viewer.grab().toImage())
    x, y = screen.shape[1] // 2, screen.shape[0] // 2
    seen = Region(x - half, y - half, x + half, y + half).shifted(region.left, region.top)
    return seen, screen[y - half : y + half, x - half : x + half]


def are_alike(shown: np.ndarray, expected: np.ndarray) -> bool:
    """The same but for float32 rounding, which depends on how the picture was divided; random weights magnify it."""
    apart = np.abs(shown - expected.astype(int))
    return bool(apart.max() <= 6 and apart.mean() < 0.3)


def in_squares(pixels_hwc: np.ndarray) -> np.ndarray:
    """The mean colour of every full square."""
    rows, columns = (side // SQUARE_PX for side in pixels_hwc.shape[:2])
    full = pixels_hwc[: rows * SQUARE_PX, : columns * SQUARE_PX]
    return full.reshape(rows, SQUARE_PX, columns, SQUARE_PX, 3).mean(axis=(1, 3))


def look_closely(person: Person) -> CanvasViewer:
    """The result alone at 100 %."""
    person.command("mode_after")
    person.command("zoom_actual")
    return viewer_of(person)


@pytest.fixture
def photo_12_mp(tmp_path: Path) -> Path:
    return large_picture(tmp_path / "large.tif", width=4000, height=3000, seed=3)


def test_at_100_percent_the_view_becomes_sharp_and_says_that_it_is_an_estimate(
    at_the_window: UseWindow, recipe: Path, photo_12_mp: Path
) -> None:
    spec, painter = read_recipe(recipe), PreviewPainter(RenderCaches.empty())

    def script(person: Person) -> None:
        person.open_with_recipe(photo_12_mp, recipe)
        viewer = look_closely(person)
        person.wait_until(lambda: viewer.after_label == "Estimate")
        seen, _ = seen_at_100_percent(person)
        expected = [
            painter.paint_window(WindowRequest(1, photo_12_mp, spec, seen, side_px), ON_CPU, Progress()).pixels_hwc
            for side_px in range(FULL_PX, SHARPEST_PX + 1, 256)  # as large as the preview before was seen
        ]

        def shows_the_window() -> bool:
            shown = seen_at_100_percent(person)[1]
            return any(are_alike(shown, window) for window in expected)

        person.wait_until(shows_the_window)
        sharp = viewer.grab().toImage()
        for _ in range(4):
            person.bot.keyClick(viewer, Qt.Key.Key_Right)
        person.wait_until(lambda: "at full size" in person.status())
        for _ in range(4):
            person.bot.keyClick(viewer, Qt.Key.Key_Left)
        person.wait_until(lambda: viewer.grab().toImage() == sharp)

    assert at_the_window(script) == 0


def test_panning_during_a_render_shows_its_tiles_and_afterwards_every_view_is_exact(
    at_the_window: UseWindow, recipe: Path, photo_12_mp: Path, tmp_path: Path
) -> None:
    output = tmp_path / "large-style.tif"
    labels: list[str] = []
    views: set[Region | None] = set()

    def script(person: Person) -> None:
        person.open_with_recipe(photo_12_mp, recipe)
        viewer = look_closely(person)
        person.wait_until(lambda: viewer.after_label == "Estimate")
        person.command("render")

        def pan_a_little() -> bool:
            person.bot.keyClick(viewer, Qt.Key.Key_Right)
            views.add(viewer.visible_region())
            labels.append(viewer.after_label)
            return output.exists()

        person.bot.waitUntil(pan_a_little, timeout=TIMEOUT_MS)
        person.wait_until(lambda: viewer.after_label == "")
        seen, _ = seen_at_100_percent(person)
        with Image.open(output) as painted:
            rendered = np.asarray(painted.crop((seen.left, seen.top, seen.right, seen.bottom)), int)
        person.wait_until(lambda: are_alike(seen_at_100_percent(person)[1], rendered))

    assert at_the_window(script) == 0
    assert len(views) > 5, "the picture moved while it was painted"
    assert {"Estimate", "Preview"} & set(labels)

    def come_back(person: Person) -> None:
        person.open_with_recipe(photo_12_mp, recipe)
        viewer = look_closely(person)
        person.wait_until(lambda: viewer.after_label == "")

    assert at_the_window(come_back) == 0


def test_seen_as_a_whole_a_render_appears_band_by_band(
    at_the_window: UseWindow, recipe: Path, photo_12_mp: Path, tmp_path: Path
) -> None:
    output = tmp_path / "large-style.tif"
    frames: list[QImage] = []

    def script(person: Person) -> None:
        person.open_with_recipe(photo_12_mp, recipe)
        person.command("mode_after")
        viewer = viewer_of(person)
        person.wait_until(lambda: viewer.after_label == "Preview")
        person.command("render")

        def watch() -> bool:
            frame = viewer.grab().toImage()
            if not frames or frame != frames[-1]:
                frames.append(frame)
            return output.exists()

        person.bot.waitUntil(watch, timeout=TIMEOUT_MS)  # looks more often than `wait_until`, so that no band is missed
        person.wait_until(lambda: viewer.after_label == "")
        assert viewer.visible_region() == Region.whole(Size(4000, 3000))
        wide, high = round(4000 * viewer.zoom), round(3000 * viewer.zoom)
        left, above = (viewer.width() - wide) // 2, (viewer.height() - high) // 2
        with Image.open(output) as painted:
            small = np.asarray(painted.resize((wide, high), Image.Resampling.BOX), int)

        def shows_the_result() -> bool:
            shown = pixels_of(viewer.grab().toImage())[above : above + high, left : left + wide]
            return bool(np.abs(in_squares(shown) - in_squares(small))[:-LABEL_SQUARES].mean() < 3)

        person.wait_until(shows_the_result)

    assert at_the_window(script) == 0
    assert len(frames) > 3, "the result came in pieces"


def test_a_photo_too_large_for_memory_opens_at_once_and_sharpens(
    at_the_window: UseWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_photo, "__kwdefaults__", {"most_pixels": 5_000_000})
    path = large_picture(tmp_path / "huge.png", width=3000, height=2000, seed=4)
    pixels = pyvips.Image.new_from_file(str(path))

    def script(person: Person) -> None:
        person.drop(path)
        person.wait_until(lambda: path.name in person.window.windowTitle())
        assert "3,000 × 2,000" in person.status()
        person.command("zoom_actual")

        def shows_the_file() -> bool:
            seen, shown = seen_at_100_percent(person)
            there = pixels.crop(seen.left, seen.top, seen.width, seen.height).numpy()
            return bool(np.abs(shown - there.astype(int)).max() == 0)

        person.wait_until(shows_the_file)

    assert at_the_window(script) == 0
