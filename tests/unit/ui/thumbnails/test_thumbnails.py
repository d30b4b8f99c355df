"""Thumbnails come later, off the GUI thread, the latest wanted first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from studio.ui.thumbnails.reading import Thumbnail, read_thumbnail
from studio.ui.thumbnails.thumbnails import Missing, Thumbnails
from tests.unit.ui.styles.pictures import picture

SIDE_PX = 16


def wide_picture(path: Path) -> Path:
    Image.new("RGB", (64, 32), (200, 20, 10)).save(path)
    return path


def read(path: Path, page: int | None) -> Thumbnail:
    if path.name == "fault.png":
        raise RuntimeError("a fault of the reader")
    return read_thumbnail(path, SIDE_PX, page)


@pytest.fixture
def thumbnails(qtbot: QtBot) -> Iterator[Thumbnails]:  # noqa: ARG001 — the application
    made = Thumbnails(read, most_kept=20)
    yield made
    made.close()


def test_pictures_come_later_and_are_kept(thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    photo = wide_picture(tmp_path / "red.png")
    with qtbot.waitSignal(thumbnails.loaded) as loaded:
        assert thumbnails.pixmap(photo) is Missing.NOT_YET
        assert thumbnails.size_px(photo) is None
    assert loaded.args == [photo]
    pixmap = thumbnails.pixmap(photo)
    assert isinstance(pixmap, QPixmap)
    assert (pixmap.width(), pixmap.height(), thumbnails.size_px(photo)) == (16, 8, (64, 32))
    photo.unlink()
    assert thumbnails.pixmap(photo) is pixmap


def test_pages_of_one_file_have_pictures_of_their_own(thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    path, frames = tmp_path / "a.gif", [Image.new("RGB", (16, 16), colour) for colour in ("red", "lime")]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    for page, colour in ((None, (255, 0, 0)), (2, (0, 255, 0))):
        with qtbot.waitSignal(thumbnails.loaded):
            assert thumbnails.pixmap(path, page) is Missing.NOT_YET
        pixmap = thumbnails.pixmap(path, page)
        assert isinstance(pixmap, QPixmap) and pixmap.toImage().pixelColor(8, 8).getRgb()[:3] == colour
        assert thumbnails.size_px(path, page) == (16, 16)


def test_what_cannot_be_read_is_told_and_not_tried_for_ever(
    thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.pixmap(tmp_path / "gone.jpg")
    with qtbot.assertNotEmitted(thumbnails.loaded):
        assert thumbnails.pixmap(tmp_path / "gone.jpg") is Missing.UNREADABLE


def test_a_fault_in_reading_holds_up_no_other_picture(thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.pixmap(tmp_path / "fault.png")
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.pixmap(picture(tmp_path / "a.png"))
    assert thumbnails.pixmap(tmp_path / "fault.png") is Missing.UNREADABLE
    assert isinstance(thumbnails.pixmap(tmp_path / "a.png"), QPixmap)


def test_forgetting_reads_again(thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "later.png"
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.pixmap(path)
    picture(path)
    thumbnails.forget(path)
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.pixmap(path)
    assert isinstance(thumbnails.pixmap(path), QPixmap)


def test_the_latest_wanted_comes_before_those_wanted_earlier(
    thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [picture(tmp_path / f"{number}.png") for number in range(5)]
    order: list[Path] = []
    thumbnails.loaded.connect(order.append)
    for path in paths:
        thumbnails.pixmap(path)
    qtbot.waitUntil(lambda: len(order) == 5)
    assert order == [paths[0], *reversed(paths[1:])]


def test_a_closed_reader_reads_nothing_more(qtbot: QtBot, tmp_path: Path) -> None:
    thumbnails = Thumbnails(read, most_kept=20)
    thumbnails.close()
    with qtbot.assertNotEmitted(thumbnails.loaded):
        assert thumbnails.pixmap(picture(tmp_path / "a.png")) is Missing.NOT_YET
