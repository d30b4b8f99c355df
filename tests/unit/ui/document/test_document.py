"""Every edit can be undone; the moves of one drag are undone together."""

import gc
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.errors import SpecError
from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document, RecipeChange
from studio.ui.document.recipe import Recipe, first_recipe

WAVES = (StyleChoice(Path("waves.jpg")),)


@pytest.fixture
def document(qtbot: QtBot) -> Iterator[Document]:  # noqa: ARG001 — the application
    yield Document()


def test_an_edit_is_told_and_can_be_undone_and_done_again(document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.recipe_changed) as emitted:
        document.edit(replace(document.recipe, styles=WAVES), "Style")
    assert emitted.args == [replace(first_recipe(), styles=WAVES)]
    assert document.undo_stack.undoText() == "Style"
    document.undo_stack.undo()
    assert document.recipe == first_recipe()
    document.undo_stack.redo()
    assert document.recipe.styles == WAVES


def test_a_drag_is_one_step_and_the_next_drag_another(document: Document) -> None:
    for drag in (1, 2):
        for percent in range(90, 50, -drag):
            document.edit(replace(document.recipe, strength=percent / 100), "Strength", merge_key=f"strength {drag}")
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.recipe.strength == 0.51
    document.undo_stack.undo()
    assert document.recipe.strength == first_recipe().strength


def test_a_drag_back_to_where_it_began_leaves_no_step(document: Document) -> None:
    for strength in (0.95, 0.85, first_recipe().strength):
        document.edit(replace(document.recipe, strength=strength), "Strength", merge_key="strength")
    assert document.undo_stack.count() == 0
    assert document.recipe == first_recipe()


def test_after_undo_the_same_gesture_begins_a_step_of_its_own(document: Document) -> None:
    for strength in (0.5, 0.4):
        document.edit(replace(document.recipe, strength=strength), "Strength", merge_key="drag")
    document.undo_stack.undo()
    document.edit(replace(document.recipe, strength=0.3), "Strength", merge_key="drag")
    assert (document.undo_stack.count(), document.undo_stack.canRedo()) == (1, False)
    document.undo_stack.undo()
    assert document.recipe.strength == first_recipe().strength


def test_moves_of_a_drag_leave_nothing_behind(document: Document) -> None:
    def kept() -> int:
        gc.collect()
        return sum(type(thing) in (RecipeChange, Recipe) for thing in gc.get_objects())

    document.edit(replace(document.recipe, strength=0.995), "Strength", merge_key="drag")
    before = kept()
    for move in range(500):
        document.edit(replace(document.recipe, strength=move / 1000), "Strength", merge_key="drag")
    assert kept() <= before + 1


@pytest.mark.parametrize("merge_key", [None, "drag"])
def test_the_reference_count_of_none_stays_put(document: Document, merge_key: str | None) -> None:
    def edit_often() -> None:
        for number in range(600):
            document.edit(replace(document.recipe, strength=number % 100 / 100), "Strength", merge_key=merge_key)

    edit_often()
    before = sys.getrefcount(None)
    edit_often()
    assert abs(sys.getrefcount(None) - before) < 50


def test_an_edit_that_changes_nothing_is_no_step(document: Document, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(document.recipe_changed):
        document.edit(replace(document.recipe, strength=first_recipe().strength), "Strength")
    assert document.undo_stack.count() == 0


def test_a_refused_value_changes_nothing(document: Document) -> None:
    with pytest.raises(SpecError):
        document.edit(replace(document.recipe, strength=2.0), "Strength")
    assert document.recipe == first_recipe()
    assert document.undo_stack.count() == 0


def test_restoring_a_recipe_is_one_step(document: Document) -> None:
    document.edit(replace(document.recipe, strength=0.5), "Strength")
    document.edit(Recipe(styles=WAVES, style_size_px=300))
    document.undo_stack.undo()
    assert document.recipe == replace(first_recipe(), strength=0.5)


def test_opening_a_photo_is_told_once_and_is_no_step(document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.content_changed) as emitted:
        document.open_content(Path("cat.jpg"))
    assert emitted.args == [Path("cat.jpg")]
    with qtbot.assertNotEmitted(document.content_changed):
        document.open_content(Path("cat.jpg"))
    assert document.content == Path("cat.jpg")
    assert document.undo_stack.count() == 0


def test_a_page_of_the_photo_is_told_is_painted_and_is_no_step(document: Document, qtbot: QtBot) -> None:
    document.open_content(Path("scan.tif"))
    document.edit(replace(document.recipe, styles=WAVES), "Style")
    with qtbot.waitSignal(document.content_changed):
        document.open_content(Path("scan.tif"), 2)
    document.undo_stack.undo()
    document.undo_stack.redo()
    spec = document.spec()
    assert spec is not None and spec.page == 2
    document.open_content(Path("cat.jpg"))
    assert document.spec() == document.recipe.spec()


def test_the_stack_does_not_grow_without_end(document: Document) -> None:
    for number in range(700):
        document.edit(replace(document.recipe, seed=number + 1), "Seed")
    assert document.undo_stack.count() == 300
