"""A texture is asked for in a dialog, seen small, and painted by a child of the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from studio.gallery import own_style
from studio.geometry import Size
from studio.specs.stylize import StyleChoice
from studio.ui.notices.notice import NoticeKind
from studio.ui.styles.gallery import StyleGallery
from studio.ui.styles.texture_dialog import PREVIEW_PX, TextureDialog
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture
from tests.unit.ui.controls.finding import named
from tests.unit.ui.styles.pictures import places

WAIT_MS = 60_000


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("bundles") / "small"
    write_tiny_bundle(folder, levels=(2, 1))
    return str(folder)


@pytest.fixture
def dialog(qtbot: QtBot, bundle: str, tmp_path: Path) -> Iterator[TextureDialog]:
    style = write_picture(tmp_path / "sea_waves.png", 64, 48, seed=1)
    dialog = TextureDialog(own_style(style), bundle)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.reject()


def preview(dialog: TextureDialog) -> QImage:
    return named(dialog, QLabel, "Preview of the texture").pixmap().toImage()


def set_sides(dialog: TextureDialog, width: int, height: int) -> None:
    for name, side in (("Width", width), ("Height", height)):
        box = named(dialog, QSpinBox, name)
        box.setValue(side)
        box.editingFinished.emit()


def test_a_preview_follows_what_is_asked_for(dialog: TextureDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not preview(dialog).isNull(), timeout=WAIT_MS)
    first = preview(dialog)
    assert first.width() == first.height() == PREVIEW_PX
    named(dialog, QPushButton, "Another").click()
    assert named(dialog, QSpinBox, "Seed").value() == 1
    qtbot.waitUntil(lambda: preview(dialog) != first, timeout=WAIT_MS)
    named(dialog, QCheckBox, "Tileable: opposite borders meet").click()
    half = PREVIEW_PX // 2
    corners = [(0, 0), (half, 0), (0, half), (half, half)]

    def shows_four_tiles() -> bool:
        tiles = [preview(dialog).copy(x, y, half, half) for x, y in corners]
        return all(tile == tiles[0] for tile in tiles)

    qtbot.waitUntil(shows_four_tiles, timeout=WAIT_MS)


def test_tiles_are_whole_cells(dialog: TextureDialog) -> None:
    set_sides(dialog, 500, 70)
    assert dialog.size_px == Size(500, 70)
    named(dialog, QCheckBox, "Tileable: opposite borders meet").click()
    assert dialog.size_px == Size(512, 80)
    assert [named(dialog, QSpinBox, name).value() for name in ("Width", "Height")] == [512, 80]
    set_sides(dialog, 1000, 1000)
    assert dialog.size_px == Size(1024, 1024)


def test_a_texture_is_painted_where_the_person_says(dialog: TextureDialog, tmp_path: Path, qtbot: QtBot) -> None:
    set_sides(dialog, 90, 60)
    named(dialog, QPushButton, "Save as…").click()
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    with qtbot.waitSignal(dialog.notified, timeout=WAIT_MS) as emitted:
        chooser.fileSelected.emit(str(tmp_path / "waves.png"))
        assert not named(dialog, QPushButton, "Save as…").isEnabled()
    assert (emitted.args[0].text, emitted.args[0].kind) == ("The texture is written: waves.png", NoticeKind.SUCCESS)
    image = QImage(str(tmp_path / "waves.png"))
    assert (image.width(), image.height()) == (90, 60)
    assert dialog.isHidden()


def test_what_cannot_be_painted_is_told(dialog: TextureDialog, tmp_path: Path, qtbot: QtBot) -> None:
    problem = next(label for label in dialog.findChildren(QLabel) if label.wordWrap() and not label.text())
    dialog.paint(tmp_path / "nowhere" / "waves.png")
    qtbot.waitUntil(lambda: "nowhere does not exist" in problem.text(), timeout=WAIT_MS)
    assert named(dialog, QPushButton, "Save as…").isEnabled()


def test_closing_gives_up_and_leaves_nothing(dialog: TextureDialog, tmp_path: Path, qtbot: QtBot) -> None:
    set_sides(dialog, 2000, 2000)
    with qtbot.assertNotEmitted(dialog.notified, wait=1500):
        dialog.paint(tmp_path / "waves.png")
        dialog.reject()
    assert [path.name for path in tmp_path.iterdir()] == ["sea_waves.png"]


def test_the_gallery_offers_it(bundle: str, tmp_path: Path, qtbot: QtBot) -> None:
    where = places(tmp_path)
    gallery = StyleGallery(places=where)
    qtbot.addWidget(gallery)
    gallery.show()
    with qtbot.waitSignal(gallery.notified) as emitted:
        gallery.commands()["new_texture"]()
    assert "Choose a style" in emitted.args[0].text
    style = where.shipped / "night.png"
    texts = [action.text() for action in gallery.menu_for(style).actions()]
    assert "New texture from this style…" in texts
    gallery.show_chosen([StyleChoice(style)], bundle)
    gallery.commands()["new_texture"]()
    dialog = gallery.findChild(TextureDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    gallery.close_down()
