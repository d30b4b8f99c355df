"""Faces left as they are: the command, its mask in the tools, undo, and a photo without any."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt

from studio.paths import masks_dir, resources_dir
from studio.ui.stylize.mask_tasks import write_mask
from tests.e2e.window.keyboard import Keyboard
from tests.e2e.window.mask_painter import Painter
from tests.e2e.window.person import Person, UseWindow

ASTRONAUT = resources_dir() / "photos" / "astronaut.jpg"
FACE, ELSEWHERE = (44, 21), (80, 80)  # percent of the photo


def shares(painter: Painter, folder: Path) -> tuple[int, int]:
    """How full the mask is on the face and elsewhere, of 255, in the picture that saving it gives."""
    mask, path = painter.mask(), folder / "saved.png"
    write_mask(mask, path, mask.size, 8)
    saved = Image.open(path)
    face, elsewhere = (
        saved.getpixel((x * mask.size.width // 100, y * mask.size.height // 100)) for x, y in (FACE, ELSEWHERE)
    )
    return face, elsewhere


def test_a_face_is_masked_from_the_palette_shown_with_the_tools_and_undone(
    at_the_window: UseWindow, recipe: Path, tmp_path: Path
) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(ASTRONAUT, recipe)
        keyboard = Keyboard(person)
        keyboard.press(Qt.Key.Key_K, ctrl=True)
        keyboard.type("mask faces")
        keyboard.press(Qt.Key.Key_Return)
        person.wait_until(lambda: "One face was found" in person.messages())
        painter = Painter(person)
        person.wait_until(painter.layer.isVisible)
        painter.settle()
        assert shares(painter, tmp_path) == (0, 255)
        assert painter.editor.path is not None and painter.editor.path.parent == masks_dir()
        person.command("undo")
        painter.settle()
        assert painter.editor.path is None
        person.command("redo")
        painter.settle()
        painter.click("Eraser: the style does not paint here (E)")
        painter.drag((78, 80), (82, 80))
        assert shares(painter, tmp_path) == (0, 0), "the mask is painted on"
        assert len(painter.mask().operations) == 2

    assert at_the_window(script) == 0


def test_where_no_face_is_found_nothing_changes_and_it_is_said(
    at_the_window: UseWindow, content: Path, recipe: Path
) -> None:
    def script(person: Person) -> None:
        person.command("mask_faces")
        assert "Open a photo first" in person.messages()
        person.open_with_recipe(content, recipe)
        before = person.finished_picture()
        person.command("mask_faces")
        person.wait_until(lambda: f"No face was found in {content.name}" in person.messages())
        assert not Painter(person).layer.isVisible()
        assert person.picture() == before

    assert at_the_window(script) == 0
