"""A scan of several pages at the window: the page that is chosen is shown, previewed, rendered and named."""

from pathlib import Path

import numpy as np
import tifffile
from PIL import Image
from PySide6.QtWidgets import QSpinBox

from studio.images.embedded_recipe import embedded_recipe
from tests.e2e.material import picture
from tests.e2e.window.person import Person, UseWindow
from tests.e2e.window.seeing import rows_say


def page_box(person: Person) -> QSpinBox:
    return person.find(QSpinBox, "Page or frame of this file")


def test_a_page_is_chosen_previewed_and_rendered(at_the_window: UseWindow, recipe: Path, tmp_path: Path) -> None:
    scan, pages = tmp_path / "scan.tif", []
    for seed in (1, 2, 3):
        with Image.open(picture(tmp_path / "page.png", width=64, height=40 + 8 * seed, seed=seed)) as page:
            pages.append(np.asarray(page))
    with tifffile.TiffWriter(scan) as file:
        for page in pages:
            file.write(page, photometric="rgb", metadata=None)
    single = picture(tmp_path / "single.png", width=64, height=48, seed=4)
    output = tmp_path / "scan-page3-style.tif"

    def script(person: Person) -> None:
        person.open_with_recipe(scan, recipe)
        assert "scan.tif holds 3 pages or frames: choose one under the picture" in person.messages()
        box = page_box(person)
        assert box.text() == "Page 1 of 3"
        assert "Preview 64 × 48" in person.status()
        box.setValue(3)
        person.wait_until(lambda: "Preview 64 × 64" in person.status())
        person.command("render")
        person.wait_until(output.exists)
        assert any("scan-page3-style.tif" in row for row in rows_say(person))
        # The choice is the photo's: another has none, and it is still there when the scan comes back.
        person.drop(single, scan)
        person.wait_until(lambda: "single.png" in person.window.windowTitle())
        assert not box.isVisible()
        person.drop(scan)
        person.wait_until(lambda: "scan.tif" in person.window.windowTitle() and box.isVisible())
        assert box.text() == "Page 1 of 3"

    assert at_the_window(script) == 0
    assert tifffile.imread(output).shape == pages[2].shape
    embedded = embedded_recipe(output)
    assert embedded is not None and embedded["page"] == 3


def test_the_page_that_was_chosen_is_read_again_when_the_file_changes(
    at_the_window: UseWindow, recipe: Path, tmp_path: Path
) -> None:
    scan, other = tmp_path / "scan.tif", tmp_path / "other.tif"
    for path, first_row in ((scan, 40), (other, 80)):
        with tifffile.TiffWriter(path) as file:
            for page in range(3):
                file.write(np.full((first_row + 8 * page, 64, 3), 99, np.uint8), photometric="rgb", metadata=None)

    def script(person: Person) -> None:
        person.open_with_recipe(scan, recipe)
        box = page_box(person)
        box.setValue(3)
        person.wait_until(lambda: "Preview 64 × 56" in person.status())
        other.replace(scan)
        person.wait_until(lambda: "Preview 64 × 96" in person.status())
        assert box.text() == "Page 3 of 3"

    assert at_the_window(script) == 0


def test_a_page_that_cannot_be_read_leaves_the_one_before(at_the_window: UseWindow, tmp_path: Path) -> None:
    scan = tmp_path / "scan.tif"
    with tifffile.TiffWriter(scan) as file:
        for dtype in (np.uint8, np.float32):
            file.write(np.full((48, 64, 3), 0.5, np.float32).astype(dtype), photometric="rgb", metadata=None)

    def script(person: Person) -> None:
        person.drop(scan)
        person.wait_until(lambda: "scan.tif" in person.window.windowTitle())
        page_box(person).setValue(2)
        person.wait_until(lambda: "32-bit floating point" in person.messages())
        assert page_box(person).text() == "Page 1 of 2"
        assert "scan.tif" in person.window.windowTitle()

    assert at_the_window(script) == 0
