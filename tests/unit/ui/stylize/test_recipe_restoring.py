from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.engine.stylize import recipe_to_embed
from studio.geometry import Region, Size
from studio.images.limits import Limits
from studio.images.masks import survey_mask
from studio.images.metadata import Metadata
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.paths import resources_dir
from studio.specs.export import ExportSpec
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.document.document import Document
from studio.ui.document.recipe import Recipe, first_recipe
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.stylize.recipe_restoring import RecipeRestoring

pytestmark = pytest.mark.gui

SHIPPED = resources_dir() / "styles" / "blue_night.jpg"


@pytest.fixture
def document(qapp: QApplication) -> Document:  # noqa: ARG001 — signals need the application
    return Document()


@pytest.fixture
def restoring(document: Document) -> Iterator[RecipeRestoring]:
    made = RecipeRestoring(document)
    yield made
    made.close()


def write_export(path: Path, recipe: str | None) -> Path:
    raster = MemoryRaster(Size(40, 30), 3, np.uint8)
    raster.write(Region.whole(raster.size), np.zeros((30, 40, 3), np.uint8))
    write_picture(path, raster, ExportSpec(), Metadata(recipe=recipe))
    return path


def carried(*styles: Path, **values: object) -> str:
    spec = StylizeSpec(tuple(StyleChoice(style) for style in styles), **values)  # type: ignore[arg-type]  # fields of a spec
    return recipe_to_embed(spec, "swift")


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".dzi"])
def test_an_exported_picture_restores_every_control(
    restoring: RecipeRestoring, document: Document, tmp_path: Path, qtbot: QtBot, suffix: str
) -> None:
    own = tmp_path / "own.jpg"
    own.write_bytes(b"a style beside the picture")
    look = {"strength": 0.25, "level_strength": {5: 0.5}, "detail": 0.75, "level_detail": {2: 0.5}}
    text = carried(SHIPPED, own, style_size_px=300, content_size_px=900, **look)
    with qtbot.waitSignal(restoring.notified) as emitted:
        restoring.restore(write_export(tmp_path / f"out{suffix}", text))
    assert emitted.args[0].kind is NoticeKind.SUCCESS
    assert document.recipe == Recipe(
        (StyleChoice(SHIPPED), StyleChoice(own)),
        bundle="swift",
        style_size_px=300,
        content_size_px=900,
        strokes=None,
        **look,  # type: ignore[arg-type]  # fields of a recipe
    )
    document.undo_stack.undo()
    assert document.recipe == first_recipe(), "one step of undo"


def test_a_style_that_is_not_here_is_named_and_the_present_one_stays(
    restoring: RecipeRestoring, document: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "aunt.jpg"
    gone.write_bytes(b"a portrait")
    picture = write_export(tmp_path / "out.jpg", carried(gone, strength=0.25))
    gone.unlink()
    document.edit(Recipe((StyleChoice(SHIPPED),)))
    with qtbot.waitSignal(restoring.notified) as emitted:
        restoring.restore(picture)
    assert "aunt.jpg" in emitted.args[0].text and emitted.args[0].kind is NoticeKind.WARNING
    assert (document.recipe.styles, document.recipe.strength) == ((StyleChoice(SHIPPED),), 0.25)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_mask_lies_beside_the_picture_or_is_named(
    restoring: RecipeRestoring, document: Document, tmp_path: Path, qtbot: QtBot, is_there: bool
) -> None:
    mask = tmp_path / "sky.png"
    Image.new("L", (40, 30), 200).save(mask)
    choice = StyleChoice(SHIPPED, mask=mask, strength=0.5)
    facts = survey_mask(mask, Size(40, 30), Limits(10**6, 1 << 28))
    picture = write_export(tmp_path / "out.jpg", recipe_to_embed(StylizeSpec((choice,)), "swift", (facts,)))
    if not is_there:
        Image.new("L", (40, 30), 100).save(mask)
    with qtbot.waitSignal(restoring.notified) as emitted:
        restoring.restore(picture)
    expected = choice if is_there else StyleChoice(SHIPPED, strength=0.5)
    assert document.recipe.styles == (expected,)
    assert emitted.args[0].kind is (NoticeKind.SUCCESS if is_there else NoticeKind.WARNING)
    assert is_there or "sky.png" in emitted.args[0].text


def test_a_recipe_is_offered_and_waits_for_a_word(
    restoring: RecipeRestoring, document: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(restoring.notified) as emitted:
        restoring.offer(write_export(tmp_path / "out.jpg", carried(SHIPPED, strength=0.25)))
    notice = emitted.args[0]
    assert isinstance(notice, Notice) and notice.action is not None and document.recipe == first_recipe()
    text, act = notice.action
    assert text == "Restore its recipe"
    with qtbot.waitSignal(restoring.notified):
        act()
    assert document.recipe.strength == 0.25


def test_a_plain_photo_is_opened_without_a_word_and_restores_nothing(
    restoring: RecipeRestoring, document: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    heard: list[Notice] = []
    restoring.notified.connect(heard.append)
    restoring.offer(write_export(tmp_path / "plain.jpg", None))
    restoring.offer(write_export(tmp_path / "odd.jpg", json.dumps({"recipe": 1})))
    with qtbot.waitSignal(restoring.notified, check_params_cb=lambda notice: notice.kind is NoticeKind.ERROR):
        restoring.restore(tmp_path / "plain.jpg")
    assert [notice.text for notice in heard] == [
        "odd.jpg carries the recipe it was painted by",
        "plain.jpg carries no recipe",
    ]
    assert document.recipe == first_recipe()
