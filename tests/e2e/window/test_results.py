"""The finished file is the result: seen, copied, dragged and exported, as long as it is the one that was painted."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit

from studio.ui.stylize.export_dialog import ExportDialog
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.window.main_window import MainWindow
from tests.e2e.material import picture
from tests.e2e.window.person import Person, UseWindow


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Larger than any preview, so that only a full-size result has its pixels."""
    return picture(tmp_path / "photos" / "photo.png", width=1400, height=1100, seed=3)


def render(person: Person, photo: Path, recipe: Path) -> Path:
    """Render, and wait until the finished file is shown."""
    person.open_with_recipe(photo, recipe)
    person.command("render")
    person.wait_until(lambda: "Finished" in person.status())
    (output,) = [path for path in photo.parent.iterdir() if path != photo]
    return output


def viewer_of(person: Person) -> CanvasViewer:
    viewer = person.window.findChild(CanvasViewer)
    assert viewer is not None
    return viewer


def seen_pixels(person: Person) -> np.ndarray:
    """The result alone at 100 %, as it is on the screen, without what lies at the edges of the picture."""
    person.command("mode_after")
    person.command("zoom_actual")
    viewer = viewer_of(person)
    person.wait_until(lambda: not viewer.is_moving)
    image = viewer.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    bits = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return bits[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)[100:-100, 100:-100].copy()


def lies_in(person: Person, seen: np.ndarray, path: Path) -> bool:
    """Whether what is seen are pixels of the file, at the place that is looked at (known to a pixel)."""
    region = viewer_of(person).visible_region()
    assert region is not None
    with Image.open(path) as image:
        whole = np.asarray(image.convert("RGB"))
    height, width = seen.shape[:2]
    places = [(region.top + 100 + down, region.left + 100 + across) for down in (-1, 0, 1) for across in (-1, 0, 1)]
    return any(np.array_equal(whole[top : top + height, left : left + width], seen) for top, left in places)


def test_after_a_render_the_file_is_seen_and_nothing_is_painted_again(
    at_the_window: UseWindow, photo: Path, recipe: Path
) -> None:
    def script(person: Person) -> None:
        output = render(person, photo, recipe)
        asked: list[object] = []
        window = person.window
        assert isinstance(window, MainWindow)
        window._session.worker.window_painted.connect(asked.append)
        seen = seen_pixels(person)
        assert lies_in(person, seen, output)
        assert viewer_of(person).after_label == ""
        assert asked == []

    assert at_the_window(script) == 0


def test_copied_and_dragged_it_is_the_file_at_full_size(at_the_window: UseWindow, photo: Path, recipe: Path) -> None:
    def script(person: Person) -> None:
        output = render(person, photo, recipe)
        person.command("copy_preview")
        data = QGuiApplication.clipboard().mimeData()
        assert [Path(url.toLocalFile()) for url in data.urls()] == [output]
        image = QGuiApplication.clipboard().image()
        assert (image.width(), image.height()) == (1400, 1100)
        viewer, wanted = viewer_of(person), []
        viewer.drag_out_wanted.disconnect()  # a drag has an event loop of its own, which no test ends
        viewer.drag_out_wanted.connect(lambda: wanted.append(output))
        person.command("mode_after")
        middle = viewer.rect().center()
        person.bot.mousePress(viewer, Qt.MouseButton.LeftButton, pos=middle)
        person.bot.mouseMove(viewer, middle + QPoint(40, 5))
        person.bot.mouseRelease(viewer, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 5))
        assert wanted == [output]

    assert at_the_window(script) == 0


@pytest.mark.parametrize("change", ["deleted", "changed"])
def test_a_finished_file_that_is_another_one_now_is_not_shown(
    at_the_window: UseWindow, photo: Path, recipe: Path, tmp_path: Path, change: str
) -> None:
    other = picture(tmp_path / "other.png", width=1400, height=1100, seed=9)

    def script(person: Person) -> None:
        output = render(person, photo, recipe)
        if change == "deleted":
            output.unlink()
        else:
            shutil.copyfile(other, output)
        person.wait_until(lambda: "Preview" in person.status())
        person.command("zoom_actual")
        person.wait_until(lambda: "at full size" in person.status())

    assert at_the_window(script) == 0


def test_another_recipe_is_painted_and_the_way_back_leads_to_the_file(
    at_the_window: UseWindow, photo: Path, recipe: Path
) -> None:
    def script(person: Person) -> None:
        render(person, photo, recipe)
        person.command("undo")
        person.wait_until(lambda: "Finished" not in person.status())
        person.command("redo")
        person.wait_until(lambda: "Finished" in person.status())

    assert at_the_window(script) == 0


def test_an_export_writes_the_finished_pixels(at_the_window: UseWindow, photo: Path, recipe: Path) -> None:
    target = photo.parent / "exported.tif"

    def script(person: Person) -> None:
        output = render(person, photo, recipe)
        person.command("export")
        dialog = person.dialog(ExportDialog)
        (name,) = [line for line in dialog.findChildren(QLineEdit) if line.accessibleName() == "File"]
        name.selectAll()
        person.bot.keyClicks(name, str(target))
        dialog.accept()
        person.wait_until(lambda: "exported.tif" in person.messages() and target.exists())
        with Image.open(output) as finished, Image.open(target) as exported:
            assert np.array_equal(np.asarray(finished), np.asarray(exported))

    assert at_the_window(script) == 0


def test_a_photo_changed_on_disk_is_shown_and_painted_anew(
    at_the_window: UseWindow, photo: Path, recipe: Path, tmp_path: Path
) -> None:
    smaller = picture(tmp_path / "other.png", width=300, height=500, seed=9)

    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        smaller.replace(photo)
        person.wait_until(lambda: "has changed on disk" in person.messages())
        person.wait_until(lambda: "Preview 300 × 500" in person.status() or "Preview 307" in person.status())
        assert "Region" not in person.messages() + person.status()

    assert at_the_window(script) == 0


def test_the_photo_that_is_open_is_opened_again_and_stays_painted(
    at_the_window: UseWindow, photo: Path, recipe: Path
) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        person.drop(photo)
        person.wait_until(lambda: "photo.png" in person.status())
        person.wait_until(lambda: "Preview" in person.status())
        assert person.window.findChild(CanvasViewer).has_after

    assert at_the_window(script) == 0


def test_without_its_photo_another_style_shows_no_old_result(
    at_the_window: UseWindow, photo: Path, recipe: Path
) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        photo.unlink()
        person.wait_until(lambda: "no longer there" in person.messages())
        person.command("undo")
        person.wait_until(lambda: "Pick a style" in person.status())
        person.command("redo")
        person.wait_until(lambda: "No preview" in person.status())
        assert not person.window.findChild(CanvasViewer).has_after

    assert at_the_window(script) == 0
