"""Style cards in the gallery: shown, added, made of pictures and renamed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QListView, QWidget
from pytestqt.qtbot import QtBot

from studio.engine.card_making import write_style_card
from studio.gallery import own_style
from studio.images.style_card import read_card, write_card
from studio.specs.style_card import CardRequest, read_card_facts
from studio.specs.stylize import StyleChoice
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.styles.cards import StyleCards
from studio.ui.styles.gallery import GalleryPlaces, StyleGallery
from tests.style_cards import small_card
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.ui.controls.finding import named
from tests.unit.ui.styles.pictures import picture, places

WAIT_MS = 60_000


@pytest.fixture
def where(tmp_path: Path) -> GalleryPlaces:
    return places(tmp_path)


@pytest.fixture
def gallery(qtbot: QtBot, where: GalleryPlaces) -> Iterator[StyleGallery]:
    gallery = StyleGallery(places=where)
    qtbot.addWidget(gallery)
    gallery.show()
    yield gallery
    gallery.close_down()


@pytest.fixture
def cards(qtbot: QtBot) -> Iterator[StyleCards]:
    parent = QWidget()
    qtbot.addWidget(parent)
    cards = StyleCards(parent)
    yield cards
    cards.close_down()


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("bundles") / "small"
    write_tiny_bundle(folder, levels=(2, 1))
    return str(folder)


def titles(gallery: StyleGallery) -> list[str]:
    model = named(gallery, QListView, "Styles").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def offers(gallery: StyleGallery, path: Path) -> list[str]:
    return [action.text() for action in gallery.menu_for(path).actions()]


def card_at(path: Path, title: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    write_card(path, small_card(title=title))
    return path


def test_a_dropped_card_is_added_and_painted_with(gallery: StyleGallery, tmp_path: Path, qtbot: QtBot) -> None:
    card = card_at(tmp_path / "foam.style", "Foam and spray")
    with qtbot.waitSignal(gallery.style_chosen) as chosen:
        named(gallery, QListView, "Styles").files_dropped.emit([picture(tmp_path / "cat.png"), card])
    assert chosen.args == [card]
    assert titles(gallery)[:2] == ["Foam and spray", "Cat"]


def test_cards_are_renamed_and_pictures_saved_as_cards(
    gallery: StyleGallery, where: GalleryPlaces, tmp_path: Path
) -> None:
    card = card_at(tmp_path / "foam.style", "Foam")
    gallery.add_styles([card])
    assert ("Rename…" in offers(gallery, card), "Save as style card…" in offers(gallery, card)) == (True, False)
    shipped = offers(gallery, where.shipped / "waves.png")
    assert ("Rename…" in shipped, "Save as style card…" in shipped) == (False, True)


def test_another_title_is_written_and_shown(gallery: StyleGallery, tmp_path: Path, qtbot: QtBot) -> None:
    card = card_at(tmp_path / "foam.style", "Foam")
    gallery.add_styles([card])
    (rename,) = (each for each in gallery.menu_for(card).actions() if each.text() == "Rename…")
    rename.trigger()
    dialog = gallery.findChild(QInputDialog)
    assert dialog is not None
    assert dialog.textValue() == "Foam"
    dialog.setTextValue(" Spray ")
    dialog.accept()
    qtbot.waitUntil(lambda: titles(gallery)[0] == "Spray")
    assert read_card_facts(card).title == "Spray"


def test_a_title_that_cannot_be_is_told(cards: StyleCards, tmp_path: Path, qtbot: QtBot) -> None:
    card = card_at(tmp_path / "foam.style", "Foam")
    with qtbot.waitSignal(cards.notified) as emitted:
        cards.write_title(card, "  ")
    assert emitted.args[0].text == "the title of a style card is one line of 1 to 200 characters"
    assert read_card_facts(card).title == "Foam"


def test_a_picture_becomes_a_card_of_the_bundle_in_use(
    gallery: StyleGallery, where: GalleryPlaces, bundle: str, tmp_path: Path, qtbot: QtBot
) -> None:
    gallery.show_chosen([StyleChoice(where.shipped / "night.png")], bundle)
    gallery.commands()["save_card"]()
    dialog = gallery.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(gallery.notified, timeout=WAIT_MS) as emitted:
        dialog.fileSelected.emit(str(tmp_path / "night.style"))
    assert emitted.args[0] == Notice("night.style is written, and in the gallery.", NoticeKind.SUCCESS)
    facts = read_card(tmp_path / "night.style").facts
    assert (facts.title, facts.bundles) == ("Night", ("small",))
    assert titles(gallery)[0] == "Night"


def test_what_cannot_be_made_is_told(cards: StyleCards, bundle: str, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "text.png").write_text("no picture")
    with qtbot.waitSignal(cards.notified, timeout=WAIT_MS) as emitted:
        cards.make(own_style(tmp_path / "text.png"), tmp_path / "a.style", bundle)
        cards.save(own_style(tmp_path / "text.png"), bundle)
    assert emitted.args[0].text == "A style card is being made; wait until it is done."
    with qtbot.waitSignal(cards.notified, timeout=WAIT_MS) as emitted:
        pass
    assert "text.png is not a picture" in emitted.args[0].text
    assert not (tmp_path / "a.style").exists()


def test_without_a_picture_as_style_there_is_nothing_to_save(
    gallery: StyleGallery, tmp_path: Path, qtbot: QtBot
) -> None:
    gallery.show_chosen([StyleChoice(card_at(tmp_path / "foam.style", "Foam"))])
    with qtbot.waitSignal(gallery.notified) as emitted:
        gallery.commands()["save_card"]()
    assert "Choose a picture" in emitted.args[0].text
    assert gallery.findChildren(QDialog) == []


def test_a_card_of_another_bundle_is_told_once(
    gallery: StyleGallery, where: GalleryPlaces, bundle: str, tmp_path: Path, qtbot: QtBot
) -> None:
    card = tmp_path / "night.style"
    write_style_card(CardRequest(where.shipped / "night.png", bundles=(bundle,)), card)
    write_tiny_bundle(tmp_path / "second", levels=(2, 1), seed=3)
    chosen, second = [StyleChoice(card)], str(tmp_path / "second")
    with qtbot.waitSignal(gallery.notified) as emitted:
        gallery.show_chosen(chosen, bundle)
        gallery.show_chosen(chosen, second)
    told = "The style card “Night” was not made for the bundle Tiny second: the small copy in it is used."
    assert emitted.args[0].text == told
    with qtbot.assertNotEmitted(gallery.notified, wait=300):
        gallery.show_chosen(chosen, second)
