"""Faces are looked for in the photo that is open, and all styles without a mask leave them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from studio.geometry import Size
from studio.paths import masks_dir, resources_dir
from studio.specs.colour import ColourSettings
from studio.specs.painted_mask import Inversion, read_painted_mask
from studio.specs.regions import RegionSettings
from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document
from studio.ui.stylize.face_masking import FaceMasking, found_faces

pytestmark = pytest.mark.gui
PHOTO = resources_dir() / "photos" / "astronaut.jpg"
WAVES, SKY, OWN = Path("waves.jpg"), Path("sky.jpg"), Path("own.png")
WAIT_MS = 60_000


@pytest.fixture
def size() -> Size:
    with Image.open(PHOTO) as photo:
        return Size(*photo.size)


@pytest.fixture
def document(qapp: object) -> Document:  # noqa: ARG001 — signals need it
    document = Document()
    document.open_content(PHOTO)
    return document


@pytest.fixture
def faces(document: Document, size: Size) -> Iterator[FaceMasking]:
    masking = FaceMasking(document, lambda: size, document)
    yield masking
    masking.close()


@pytest.fixture
def told(faces: FaceMasking) -> list[str]:
    texts: list[str] = []
    faces.notified.connect(lambda notice: texts.append(notice.text))
    return texts


def use(document: Document, *styles: StyleChoice) -> None:
    document.edit(replace(document.recipe, styles=styles), "Style")


def test_the_mask_is_all_but_the_faces_and_is_found_again_under_one_name(size: Size) -> None:
    found = found_faces(PHOTO, None, size)
    assert found.count == 1 and found.mask is not None and found.mask.parent == masks_dir()
    mask = read_painted_mask(found.mask)
    assert mask.size == size and mask.operations == (Inversion(),) and mask.picture is not None
    assert found_faces(PHOTO, None, size).mask == found.mask


def test_every_style_without_a_mask_gets_it_in_one_step(
    document: Document, faces: FaceMasking, told: list[str], qtbot: QtBot
) -> None:
    use(document, StyleChoice(WAVES), StyleChoice(OWN, mask=OWN), StyleChoice(SKY, weight=0.5))
    before = document.recipe
    with qtbot.waitSignal(faces.masked, timeout=WAIT_MS) as masked:
        faces.look()
    assert masked.args == [WAVES]
    first, own, last = document.recipe.styles
    assert first.mask == last.mask and first.mask not in (None, OWN)
    assert own == before.styles[1] and last.weight == 0.5
    assert "One face was found" in told[0] and "regions" not in told[0]
    document.undo_stack.undo()
    assert document.recipe == before


def test_regions_end_and_that_is_said(document: Document, faces: FaceMasking, told: list[str], qtbot: QtBot) -> None:
    use(document, StyleChoice(WAVES))
    document.edit(replace(document.recipe, regions=RegionSettings()), "Regions")
    with qtbot.waitSignal(faces.masked, timeout=WAIT_MS):
        faces.look()
    assert document.recipe.regions is None and "place of regions" in told[0]


def test_what_takes_no_mask_is_left_and_says_why(
    document: Document, faces: FaceMasking, told: list[str], qtbot: QtBot
) -> None:
    use(document, StyleChoice(WAVES))
    document.edit(replace(document.recipe, colour=ColourSettings(only=True)), "Colours")
    before = document.recipe
    faces.look()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert document.recipe == before and "mask" in told[0]


def test_another_photo_opened_meanwhile_is_not_masked(
    document: Document, faces: FaceMasking, told: list[str], qtbot: QtBot
) -> None:
    use(document, StyleChoice(WAVES))
    with qtbot.waitSignal(faces.status_changed, timeout=WAIT_MS, check_params_cb=lambda text: not text):
        faces.look()
        document.open_content(Path("other.jpg"))
    assert told == [] and document.recipe.styles == (StyleChoice(WAVES),)


def test_without_a_style_that_could_have_it_nothing_is_looked_for(
    document: Document, faces: FaceMasking, told: list[str]
) -> None:
    faces.look()
    use(document, StyleChoice(WAVES, mask=OWN))
    faces.look()
    assert "Choose a style first" in told[0] and "has a mask already" in told[1]
