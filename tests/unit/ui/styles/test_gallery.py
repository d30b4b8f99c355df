"""What a person does in the gallery."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from studio.specs.stylize import StyleChoice
from studio.ui.styles.gallery import GalleryPlaces, StyleGallery
from studio.ui.styles.model import StyleRole
from tests.unit.ui.controls.finding import named
from tests.unit.ui.styles.pictures import picture, places

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def where(tmp_path: Path) -> GalleryPlaces:
    return places(tmp_path)


@pytest.fixture
def gallery(qtbot: QtBot, where: GalleryPlaces) -> Iterator[StyleGallery]:
    gallery = StyleGallery(places=where)
    qtbot.addWidget(gallery)
    gallery.resize(264, 700)
    gallery.show()
    qtbot.waitExposed(gallery)
    yield gallery
    gallery.close_down()


def tiles(gallery: StyleGallery) -> QListView:
    return named(gallery, QListView, "Styles")


def titles(gallery: StyleGallery) -> list[str]:
    model = tiles(gallery).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def middle(gallery: StyleGallery, row: int) -> QPoint:
    return tiles(gallery).visualRect(tiles(gallery).model().index(row, 0)).center()


def focus(gallery: StyleGallery, row: int) -> None:
    tiles(gallery).setFocus()
    tiles(gallery).setCurrentIndex(tiles(gallery).model().index(row, 0))


def test_a_click_chooses_and_ctrl_click_adds(gallery: StyleGallery, where: GalleryPlaces, qtbot: QtBot) -> None:
    viewport = tiles(gallery).viewport()
    with qtbot.waitSignal(gallery.style_chosen) as chosen, qtbot.assertNotEmitted(gallery.style_added):
        qtbot.mouseClick(viewport, LEFT, pos=middle(gallery, 1))
    assert chosen.args == [where.shipped / "night.png"]
    with qtbot.waitSignal(gallery.style_added) as added, qtbot.assertNotEmitted(gallery.style_chosen):
        qtbot.mouseClick(viewport, LEFT, CTRL, middle(gallery, 2))
    assert added.args == [where.shipped / "garden.png"]


def test_a_tile_that_mouse_or_keys_rest_on_may_be_chosen_next(
    gallery: StyleGallery, where: GalleryPlaces, qtbot: QtBot
) -> None:
    considered: list[Path] = []
    gallery.style_considered.connect(considered.append)
    qtbot.mouseMove(tiles(gallery).viewport(), middle(gallery, 2))
    qtbot.waitUntil(lambda: considered == [where.shipped / "garden.png"])
    focus(gallery, 1)
    qtbot.waitUntil(lambda: considered[1:] == [where.shipped / "night.png"])


def test_a_click_beside_the_tiles_chooses_nothing(gallery: StyleGallery, qtbot: QtBot) -> None:
    viewport = tiles(gallery).viewport()
    with qtbot.assertNotEmitted(gallery.style_chosen):
        qtbot.mouseClick(viewport, LEFT, pos=QPoint(viewport.width() // 2, viewport.height() - 3))


def test_keys_choose_add_and_walk(gallery: StyleGallery, where: GalleryPlaces, qtbot: QtBot) -> None:
    focus(gallery, 0)
    qtbot.keyClick(tiles(gallery), Qt.Key.Key_Right)
    with qtbot.waitSignal(gallery.style_chosen) as chosen:
        qtbot.keyClick(tiles(gallery), Qt.Key.Key_Return)
    assert chosen.args == [where.shipped / "night.png"]
    with qtbot.waitSignal(gallery.style_added):
        qtbot.keyClick(tiles(gallery), Qt.Key.Key_Space, CTRL)


def test_a_click_on_the_star_makes_a_favourite_that_comes_first_and_stays(
    gallery: StyleGallery, where: GalleryPlaces, qtbot: QtBot
) -> None:
    rect = tiles(gallery).visualRect(tiles(gallery).model().index(1, 0))
    with qtbot.assertNotEmitted(gallery.style_chosen):
        qtbot.mouseClick(tiles(gallery).viewport(), LEFT, pos=QPoint(rect.right() - 12, rect.top() + 12))
    assert titles(gallery) == ["Night", "Waves", "Garden"]
    assert tiles(gallery).model().index(0, 0).data(StyleRole.IS_FAVOURITE)
    later = StyleGallery(places=where)
    qtbot.addWidget(later)
    assert titles(later) == ["Night", "Waves", "Garden"]
    later.close_down()


def test_searching_shows_what_matches_and_escape_shows_all(gallery: StyleGallery, qtbot: QtBot) -> None:
    search = named(gallery, QLineEdit, "Search styles")
    gallery.focus_search()
    qtbot.keyClicks(search, "gar")
    assert titles(gallery) == ["Garden"]
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.waitUntil(tiles(gallery).hasFocus)
    assert tiles(gallery).currentIndex().data() == "Garden"
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(titles(gallery)) == 3


def test_own_pictures_come_in_front_and_stay(
    gallery: StyleGallery, where: GalleryPlaces, qtbot: QtBot, tmp_path: Path
) -> None:
    named(gallery, QLineEdit, "Search styles").setText("waves")
    gallery.add_pictures([picture(tmp_path / "my_cat.png"), picture(tmp_path / "dog.png")])
    assert titles(gallery) == ["My cat", "Dog", "Waves", "Night", "Garden"]
    assert tiles(gallery).currentIndex().data() == "My cat"
    later = StyleGallery(places=where)
    qtbot.addWidget(later)
    assert titles(later)[:2] == ["My cat", "Dog"]
    later.close_down()


def test_deleted_styles_come_back_one_after_the_other(gallery: StyleGallery, qtbot: QtBot, tmp_path: Path) -> None:
    own = picture(tmp_path / "cat.png")
    gallery.add_pictures([own])
    focus(gallery, 0)
    qtbot.keyClick(tiles(gallery), Qt.Key.Key_Delete)
    qtbot.keyClick(tiles(gallery), Qt.Key.Key_Delete)
    assert titles(gallery) == ["Night", "Garden"]
    assert own.is_file(), "the picture itself is left alone"
    undo = named(gallery, QAbstractButton, "Undo: put the style back")
    assert undo.isVisible()
    undo.click()
    assert titles(gallery) == ["Waves", "Night", "Garden"]
    undo.click()
    assert titles(gallery) == ["Cat", "Waves", "Night", "Garden"]
    assert not undo.isVisible()


def test_the_last_style_can_go_too(gallery: StyleGallery, qtbot: QtBot) -> None:
    focus(gallery, 0)
    for _ in range(4):
        qtbot.keyClick(tiles(gallery), Qt.Key.Key_Delete)
    assert titles(gallery) == []
    texts = {action.text(): action for action in gallery.menu_for(None).actions()}
    texts["Bring back all shipped styles"].trigger()
    assert len(titles(gallery)) == 3


def test_the_menu_offers_what_the_keys_do(gallery: StyleGallery, where: GalleryPlaces, qtbot: QtBot) -> None:
    menu = gallery.menu_for(where.shipped / "waves.png")
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    with qtbot.waitSignal(gallery.style_chosen) as chosen:
        actions["Paint with this style"].trigger()
    assert chosen.args == [where.shipped / "waves.png"]
    actions["Make it a favourite"].trigger()
    assert tiles(gallery).model().index(0, 0).data(StyleRole.IS_FAVOURITE)
    actions["Take out of the gallery"].trigger()
    assert titles(gallery) == ["Night", "Garden"]


def test_dropped_pictures_are_added_and_painted_with(gallery: StyleGallery, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("")
    cat = picture(tmp_path / "cat.png")
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path)) for path in (tmp_path / "notes.txt", cat)])
    viewport, place = tiles(gallery).viewport(), QPoint(20, 20)
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(place, copy, what, LEFT, none)
    QApplication.sendEvent(viewport, entered)
    assert entered.isAccepted()
    with qtbot.waitSignal(gallery.style_chosen) as chosen:
        QApplication.sendEvent(viewport, QDropEvent(QPointF(place), copy, what, LEFT, none))
    assert chosen.args == [cat]
    assert titles(gallery)[0] == "Cat"


def test_what_is_painted_with_is_marked(gallery: StyleGallery, where: GalleryPlaces) -> None:
    gallery.show_chosen(
        [
            StyleChoice(where.shipped / "waves.png", 0.25),
            StyleChoice(where.shipped / "garden.png", 0.75),
        ]
    )
    model = tiles(gallery).model()
    assert [model.index(row, 0).data(StyleRole.SHARE_PERCENT) for row in range(3)] == [25, None, 75]
    gallery.show_chosen([])
    assert model.index(0, 0).data(StyleRole.SHARE_PERCENT) is None


def test_pictures_appear_and_the_chosen_one_gets_a_ring(
    gallery: StyleGallery, where: GalleryPlaces, qtbot: QtBot
) -> None:
    place = middle(gallery, 0)

    def colour() -> str:
        return tiles(gallery).viewport().grab().toImage().pixelColor(place).name()

    qtbot.waitUntil(lambda: colour() == "#336699")
    before = tiles(gallery).viewport().grab().toImage()
    gallery.show_chosen([StyleChoice(where.shipped / "waves.png")])
    assert tiles(gallery).viewport().grab().toImage() != before
    assert colour() == "#336699"


def test_a_collection_that_cannot_be_kept_is_told_and_in_force(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = places(tmp_path)
    gallery = StyleGallery(places=GalleryPlaces(made.shipped, tmp_path / "file" / "styles.json", made.thumbnails))
    qtbot.addWidget(gallery)
    with qtbot.waitSignal(gallery.notified) as emitted:
        gallery.add_pictures([tmp_path / "cat.png"])
    assert "styles.json" in emitted.args[0].text
    assert titles(gallery)[0] == "Cat"
    gallery.close_down()


def test_the_list_on_disk_is_readable(gallery: StyleGallery, where: GalleryPlaces, tmp_path: Path) -> None:
    gallery.add_pictures([tmp_path / "cat.png"])
    assert json.loads(where.collection.read_text())["own"] == [str(tmp_path / "cat.png")]


def test_everything_that_takes_the_focus_has_a_name(gallery: StyleGallery) -> None:
    reached = [
        widget
        for kind in (QLineEdit, QListView, QAbstractButton)
        for widget in gallery.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) >= 5
    assert [widget for widget in reached if not widget.accessibleName()] == []


def test_enter_paints_with_the_only_style_found_and_leads_to_several(
    gallery: StyleGallery, where: GalleryPlaces, qtbot: QtBot
) -> None:
    search = named(gallery, QLineEdit, "Search styles")
    gallery.focus_search()
    with qtbot.assertNotEmitted(gallery.style_chosen):
        qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClicks(search, "night")
    assert titles(gallery) == ["Night"]
    with qtbot.waitSignal(gallery.style_chosen) as chosen:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert chosen.args == [where.shipped / "night.png"]
    search.setText("nothing is called so")
    with qtbot.assertNotEmitted(gallery.style_chosen):
        qtbot.keyClick(search, Qt.Key.Key_Return)
