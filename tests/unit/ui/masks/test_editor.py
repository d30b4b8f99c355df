"""The mask of a style in the document: files that are written beside the GUI thread, and steps of undo."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.geometry import Size
from studio.mask_files import keep_mask
from studio.paths import masks_dir
from studio.specs.colour import ColourSettings
from studio.specs.painted_mask import BrushStroke, PaintedMask, read_painted_mask
from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document
from studio.ui.masks.editor import MaskChange, MaskEditor

PHOTO = Size(60, 40)
A, B = Path("/styles/a.jpg"), Path("/styles/b.jpg")


def stroke(number: int) -> MaskChange:
    one = BrushStroke(((number / 10, 0.3, 1.0),), 0.1)
    return MaskChange(lambda mask: mask.with_operation(one), f"stroke {number}")


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    del qtbot
    document = Document()
    document.edit(replace(document.recipe, styles=(StyleChoice(A), StyleChoice(B))))
    return document


@pytest.fixture
def editor(document: Document) -> MaskEditor:
    editor = MaskEditor(document)
    editor.begin(A, PHOTO)
    return editor


def mask_of(document: Document, style: Path) -> Path | None:
    return next(one.mask for one in document.recipe.styles if one.path == style)


def test_each_change_is_a_file_and_a_step_of_undo(qtbot: QtBot, document: Document, editor: MaskEditor) -> None:
    for number in (1, 2, 3):  # faster than files are written
        editor.change(stroke(number))
    assert editor.mask is not None and len(editor.mask.operations) == 3
    qtbot.waitUntil(lambda: editor.is_settled)
    stack = document.undo_stack
    assert [stack.text(index) for index in range(stack.count())][-3:] == ["stroke 1", "stroke 2", "stroke 3"]
    path = mask_of(document, A)
    assert path is not None and path.parent == masks_dir() and read_painted_mask(path) == editor.mask
    assert mask_of(document, B) is None
    stack.undo()
    assert len(editor.mask.operations) == 2
    stack.undo()
    stack.undo()
    assert mask_of(document, A) is None and editor.mask == PaintedMask(PHOTO) and not editor.has_mask
    stack.redo()
    assert len(editor.mask.operations) == 1


def test_a_mask_made_elsewhere_is_read_before_it_is_painted_on(
    qtbot: QtBot, document: Document, editor: MaskEditor
) -> None:
    mask = PaintedMask(PHOTO, (BrushStroke(((0.2, 0.2, 1.0),), 0.2),))
    editor.use_file(keep_mask(mask), "Load")
    assert editor.mask is None
    editor.change(stroke(1))  # comes too early: nothing is known to paint on
    qtbot.waitUntil(lambda: editor.is_settled)
    assert editor.mask == mask
    editor.use_file(None, "Everywhere")
    assert mask_of(document, A) is None and editor.mask == PaintedMask(PHOTO)


def test_a_mask_that_cannot_be_read_ends_it_with_the_reason(
    qtbot: QtBot, document: Document, editor: MaskEditor, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mask"
    broken.write_text("{")
    with qtbot.waitSignal(editor.failed) as failed:
        editor.use_file(broken, "Load")
    assert "broken.mask" in failed.args[0]
    assert editor.style is None
    assert mask_of(document, A) == broken  # as the recipe says: the preview tells of it too


def test_a_folder_that_cannot_be_written_keeps_the_mask_as_it_was(
    qtbot: QtBot, document: Document, editor: MaskEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with qtbot.waitSignal(editor.failed):
        editor.change(stroke(1))
    assert editor.mask == PaintedMask(PHOTO) and mask_of(document, A) is None


def test_a_style_that_leaves_the_mix_takes_its_mask_along(qtbot: QtBot, document: Document, editor: MaskEditor) -> None:
    with qtbot.waitSignal(editor.ended):
        document.edit(replace(document.recipe, styles=(StyleChoice(B),)))
    assert editor.style is None


def test_another_style_has_its_own_mask(qtbot: QtBot, editor: MaskEditor) -> None:
    editor.change(stroke(1))
    qtbot.waitUntil(lambda: editor.is_settled)
    editor.begin(B, PHOTO)
    assert editor.mask == PaintedMask(PHOTO) and not editor.has_mask
    editor.begin(A, PHOTO)
    assert editor.mask is not None and len(editor.mask.operations) == 1


def test_a_recipe_that_takes_no_masks_says_so(qtbot: QtBot, document: Document, editor: MaskEditor) -> None:
    document.edit(replace(document.recipe, colour=ColourSettings(only=True)))
    with qtbot.waitSignal(editor.failed) as failed:
        editor.change(stroke(1))
    assert "leave the masks out" in failed.args[0]
    assert mask_of(document, A) is None and editor.mask == PaintedMask(PHOTO)
