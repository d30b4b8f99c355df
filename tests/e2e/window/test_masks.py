"""Masks painted on the photo: by mouse, by keyboard and by pen; saved, loaded, undone, and painted by."""

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton

from studio.geometry import Region, Size
from studio.images.painted_masks import MaskRasterizer, as_stored
from studio.mask_files import noted_masks
from studio.paths import masks_dir
from studio.specs.painted_mask import BrushStroke, Gradient, PaintedMask, read_painted_mask
from studio.specs.stylize import StyleChoice
from studio.ui.stylize.recipe_files import read_recipe, write_recipe
from tests.e2e.material import picture
from tests.e2e.window.keyboard import Keyboard
from tests.e2e.window.mask_painter import Painter
from tests.e2e.window.person import Person, UseWindow
from tests.e2e.window.seeing import pixels_of

PHOTO = Size(300, 200)
_Key = Qt.Key


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return picture(tmp_path / "photo.png", width=PHOTO.width, height=PHOTO.height, seed=4)


def seen_red(painter: Painter, across: float, down: float) -> float:
    """How much redder than without the veil it is there."""
    at = painter.pixel(across, down)
    veiled = pixels_of(painter.viewer.grab().toImage())[at.y(), at.x()]
    painter.layer.show_veil(is_shown=False)
    plain = pixels_of(painter.viewer.grab().toImage())[at.y(), at.x()]
    painter.layer.show_veil(is_shown=True)
    return float(veiled[0] - plain[0] - (veiled[1] - plain[1]))


def answer_dialog(monkeypatch: pytest.MonkeyPatch, which: str, path: Path, pick: Callable[[str], str]) -> None:
    """The system's dialog for files, which no test can reach: the person chooses ``path`` and one of the patterns."""

    def chosen(_parent: object, _title: str, _start: str, patterns: str) -> tuple[str, str]:
        return str(path), pick(patterns)

    monkeypatch.setattr(QFileDialog, which, staticmethod(chosen))


def test_by_mouse_a_style_paints_where_the_brush_was(
    at_the_window: UseWindow, recipe: Path, photo: Path, tmp_path: Path
) -> None:
    """Strokes are steps of undo, the veil shows them, and the result keeps every other pixel of the photo."""

    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        person.command("mode_before")
        painter = Painter(person)
        painter.begin()
        assert painter.editor.path is None
        painter.drag((20, 50), (50, 50), (80, 50))
        assert painter.share(50, 50) == 1.0 and painter.share(50, 5) == 0.0
        assert seen_red(painter, 50, 50) > 20 and abs(seen_red(painter, 50, 5)) < 1
        painter.click("Eraser: the style does not paint here (E)")
        painter.drag((50, 30), (50, 70))
        assert painter.share(50, 50) == 0.0 and painter.share(25, 50) == 1.0
        assert abs(seen_red(painter, 50, 50)) < 1
        person.command("undo")
        painter.settle()
        assert painter.share(50, 50) == 1.0
        person.command("undo")
        painter.settle()
        assert painter.editor.path is None
        assert abs(seen_red(painter, 50, 50)) < 1
        person.command("redo")
        person.command("redo")
        painter.settle()
        assert painter.share(50, 50) == 0.0 and painter.share(25, 50) == 1.0
        person.command("render")
        person.wait_until((tmp_path / "photo-style.png").is_file)
        person.wait_until(lambda: not painter.viewer.after_label)
        mask = MaskRasterizer(painter.mask(), PHOTO).pixels(Region.whole(PHOTO))
        with Image.open(tmp_path / "photo-style.png") as result, Image.open(photo) as content:
            apart = np.abs(np.asarray(result).astype(int) - np.asarray(content)).max(axis=2)
        assert (apart[mask == 0] == 0).all() and (mask == 0).mean() > 0.5
        assert (apart[mask == 1] > 3).mean() > 0.5

    assert at_the_window(script) == 0


def test_by_keyboard_alone(at_the_window: UseWindow, recipe: Path, photo: Path) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        keyboard, painter = Keyboard(person), Painter(person)
        keyboard.press(_Key.Key_M, ctrl=True)
        person.wait_until(painter.layer.isVisible)
        painter.settle()
        keyboard.press(_Key.Key_Left, _Key.Key_Left, _Key.Key_Space)
        keyboard.press(*[_Key.Key_Right] * 6)
        assert painter.editor.path is None  # the stroke goes on
        keyboard.press(_Key.Key_Space)
        painter.settle()
        (stroke,) = painter.mask().operations
        assert isinstance(stroke, BrushStroke) and not stroke.erases
        start, end = stroke.points[0], stroke.points[-1]
        assert start[0] < 0.5 < end[0] and start[1] == end[1]
        keyboard.press(_Key.Key_BracketRight, _Key.Key_BracketRight)
        for key in "{[":
            person.bot.keyClicks(painter.viewer, key)
        assert painter.layer.brush.size == 100 and painter.layer.brush.hardness == 0.4
        keyboard.press(_Key.Key_E, _Key.Key_Return, _Key.Key_Left, _Key.Key_Return)
        painter.settle()
        assert painter.mask().operations[-1].kind == "stroke" and painter.mask().operations[-1].erases
        keyboard.press(_Key.Key_I)
        painter.settle()
        assert painter.share(1, 1) == 1.0
        keyboard.press(_Key.Key_F)
        painter.settle()
        assert painter.mask() == PaintedMask(PHOTO, fill=1.0)
        keyboard.press(_Key.Key_Delete)
        painter.settle()
        assert painter.mask().is_blank
        keyboard.press(_Key.Key_G, _Key.Key_Space, *[_Key.Key_Down] * 3, _Key.Key_Space)
        painter.settle()
        (gradient,) = painter.mask().operations
        assert isinstance(gradient, Gradient) and gradient.end[1] > gradient.start[1]
        keyboard.press(_Key.Key_B, _Key.Key_Space, _Key.Key_Left, _Key.Key_Escape)  # given up
        painter.settle()
        assert painter.mask().operations == (gradient,)
        assert painter.layer.isVisible()
        keyboard.press(_Key.Key_Escape)
        assert not painter.layer.isVisible()
        for _ in range(6):  # stroke, eraser, inversion, fill, clearing, gradient
            keyboard.press(_Key.Key_Z, ctrl=True)
        assert read_recipe(recipe).masks == ()
        keyboard.press(_Key.Key_M, ctrl=True)
        person.wait_until(painter.layer.isVisible)
        assert painter.editor.path is None

    assert at_the_window(script) == 0


PEN_CAPABILITIES = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
PEN = QPointingDevice(
    "pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen, PEN_CAPABILITIES, 1, 1,
    "", QPointingDeviceUniqueId(),
)  # fmt: skip
RUBBER = QPointingDevice(
    "rubber", 2, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Eraser, PEN_CAPABILITIES, 1, 1,
    "", QPointingDeviceUniqueId(),
)  # fmt: skip


def draw_with(pen: QPointingDevice, painter: Painter, *course: tuple[float, float, float]) -> None:
    """One stroke of a pen, whose third number is its pressure."""
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(course) - 1), QEvent.Type.TabletRelease]
    for kind, (across, down, pressure) in zip(kinds, (*course, course[-1]), strict=True):
        at = painter.position(across, down)
        over = QPointF(painter.layer.mapToGlobal(at.toPoint()))
        button = none if kind is QEvent.Type.TabletMove else left
        held = none if kind is QEvent.Type.TabletRelease else left
        event = QTabletEvent(
            kind, pen, at, over, pressure, 0.0, 0.0, 0.0, 0.0, 0.0, Qt.KeyboardModifier.NoModifier, button, held
        )
        QApplication.sendEvent(painter.layer, event)
        assert event.isAccepted(), "Qt would make a mouse of it"
    painter.settle()


def test_a_pen_draws_with_its_pressure_and_rubs_out_with_its_other_end(
    at_the_window: UseWindow, recipe: Path, photo: Path
) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        painter = Painter(person)
        painter.begin()
        draw_with(PEN, painter, (20, 40, 0.2), (40, 60, 1.0), (60, 60, 0.6))
        (stroke,) = painter.mask().operations
        assert isinstance(stroke, BrushStroke)
        assert [point[2] for point in stroke.points] == [0.2, 1.0, 0.6]
        draw_with(RUBBER, painter, (40, 60, 1.0), (60, 60, 1.0))
        rubbed = painter.mask().operations[-1]
        assert isinstance(rubbed, BrushStroke) and rubbed.erases
        draw_with(PEN, painter, (40, 20, 1.0), (60, 20, 1.0))
        again = painter.mask().operations[-1]
        assert isinstance(again, BrushStroke) and not again.erases  # the pen is what it was

    assert at_the_window(script) == 0


def test_a_mask_is_saved_and_loaded_and_painted_on(
    at_the_window: UseWindow, recipe: Path, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep, shallow, strokes = (tmp_path / name for name in ("deep.png", "shallow.png", "mine.mask"))

    def save(person: Person, painter: Painter, path: Path, pattern: int) -> None:
        answer_dialog(monkeypatch, "getSaveFileName", path, lambda patterns: patterns.split(";;")[pattern])
        painter.click("Save the mask…")
        person.wait_until(lambda: path.name in person.messages())

    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        painter = Painter(person)
        painter.begin()
        painter.drag((20, 30), (70, 60))
        painted = painter.mask()
        save(person, painter, deep, 0)
        save(person, painter, shallow, 1)
        save(person, painter, strokes, 2)
        stored = as_stored(MaskRasterizer(painted, PHOTO).pixels(Region.whole(PHOTO)))
        with Image.open(deep) as image:
            assert np.array_equal(np.asarray(image), stored)
        with Image.open(shallow) as image:
            assert np.array_equal(np.asarray(image), np.rint(stored / 257).astype(np.uint8))
        assert read_painted_mask(strokes) == painted
        painter.click("Paint everywhere: take the mask away")
        assert painter.editor.path is None
        answer_dialog(monkeypatch, "getOpenFileName", deep, lambda patterns: patterns)
        painter.click("Load a mask…")
        person.wait_until(lambda: painter.editor.path == deep)
        painter.settle()
        person.command("mode_before")
        assert seen_red(painter, 45, 45) > 20 and abs(seen_red(painter, 90, 10)) < 1
        painter.drag((80, 10), (95, 10))
        on_it = painter.mask()
        assert on_it.picture is not None and len(on_it.operations) == 1
        assert (masks_dir() / on_it.picture.name).read_bytes() == deep.read_bytes()
        assert seen_red(painter, 45, 45) > 20 and seen_red(painter, 90, 10) > 20

    assert at_the_window(script) == 0


def test_a_mask_of_another_shape_is_not_loaded_and_stays_behind_with_its_photo(
    at_the_window: UseWindow, recipe: Path, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = picture(tmp_path / "tall.png", width=200, height=300, seed=7)

    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        painter = Painter(person)
        painter.begin()
        answer_dialog(monkeypatch, "getOpenFileName", other, lambda patterns: patterns)
        painter.click("Load a mask…")
        person.wait_until(lambda: "tall.png" in person.messages())
        assert painter.editor.path is None
        painter.drag((20, 30), (70, 60))
        person.drop(other)
        person.wait_until(lambda: "belongs to a photo of another shape" in person.messages())
        assert not painter.layer.isVisible()
        person.drop(photo)
        person.wait_until(lambda: "another shape" not in person.messages())
        person.drop(other)
        person.wait_until(lambda: "belongs to a photo of another shape" in person.messages())
        (button,) = [one for one in person.window.findChildren(QPushButton) if one.text() == "Paint everywhere"]
        person.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        person.wait_until(lambda: "Preview" in person.status())
        painter.begin()
        assert painter.editor.path is None

    assert at_the_window(script) == 0


def test_a_recipe_that_is_saved_takes_its_masks_along(
    at_the_window: UseWindow, recipe: Path, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "kept" / "evening.recipe.json"
    saved.parent.mkdir()

    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        painter = Painter(person)
        painter.begin()
        painter.drag((20, 30), (70, 60))
        answer_dialog(monkeypatch, "getSaveFileName", saved, lambda patterns: patterns)
        person.command("save_recipe")
        (mask,) = read_recipe(saved).masks
        assert mask.parent == saved.parent and mask.name.startswith("evening-mask-")
        assert read_painted_mask(mask) == painter.mask()

    assert at_the_window(script) == 0


def test_of_several_styles_each_has_its_mask(
    at_the_window: UseWindow, recipe: Path, photo: Path, tmp_path: Path
) -> None:
    """The button in a style's row begins; the style without a mask paints what is left."""
    spec, other_style = read_recipe(recipe), picture(tmp_path / "other_style.png", width=120, height=90, seed=9)
    write_recipe(recipe, replace(spec, styles=(*spec.styles, StyleChoice(other_style))))

    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        painter = Painter(person)
        title = "Paint the mask of “{}”: where it goes"
        buttons = {name: person.find(QToolButton, title.format(name)) for name in ("Style", "Other style")}
        person.bot.mouseClick(buttons["Other style"], Qt.MouseButton.LeftButton)
        person.wait_until(painter.layer.isVisible)
        painter.settle()
        painter.drag((20, 50), (80, 50))
        assert painter.editor.style == other_style
        assert buttons["Other style"].isChecked() and not buttons["Style"].isChecked()
        person.bot.mouseClick(buttons["Style"], Qt.MouseButton.LeftButton)
        painter.settle()
        assert painter.editor.style == spec.styles[0].path and painter.editor.path is None
        painter.click("Done (Esc)")
        assert not painter.layer.isVisible()

    assert at_the_window(script) == 0


def test_masks_of_a_photo_are_offered_when_it_is_opened_again(
    at_the_window: UseWindow, recipe: Path, photo: Path
) -> None:
    """What was painted is on the disk as soon as it is in the document; nothing is written at the end."""
    seen: list[PaintedMask] = []

    def paint(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        painter = Painter(person)
        painter.begin()
        painter.drag((20, 30), (70, 60))
        person.wait_until(lambda: noted_masks(photo) != ())
        ((_, mask),) = noted_masks(photo)
        seen.append(read_painted_mask(mask))

    def come_back(person: Person) -> None:
        person.drop(photo)
        person.wait_until(lambda: "Masks were painted on photo.png before" in person.messages())
        (button,) = [one for one in person.window.findChildren(QPushButton) if one.text() == "Use them"]
        person.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        person.wait_until(lambda: "Preview" in person.status())
        painter = Painter(person)
        painter.begin()
        assert painter.mask() == seen[0]

    assert at_the_window(paint) == 0
    assert at_the_window(come_back) == 0


def test_a_killed_program_loses_no_more_than_the_stroke_under_the_brush(recipe: Path, photo: Path) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "tests.e2e.window.dying_painter", str(photo), str(recipe)],
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert process.returncode == -signal.SIGKILL
    ((_, mask),) = noted_masks(photo)
    assert len(read_painted_mask(mask).operations) == 2
