from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.queue.thumbnails import Thumbnails, read_thumbnail

pytestmark = pytest.mark.gui


@pytest.fixture
def thumbnails(qapp: QApplication) -> Iterator[Thumbnails]:  # noqa: ARG001 — pixmaps need the application
    kept = Thumbnails(16)
    yield kept
    kept.close()


def write_red(path: Path, width: int, height: int) -> Path:
    Image.new("RGB", (width, height), (200, 20, 10)).save(path)
    return path


def test_a_picture_is_small_upright_and_has_its_colours(tmp_path: Path) -> None:
    photo = Image.new("RGB", (64, 32), (200, 20, 10))
    exif = photo.getexif()
    exif[0x0112] = 6  # turned by a quarter
    photo.save(tmp_path / "turned.png", exif=exif)
    thumbnail = read_thumbnail(tmp_path / "turned.png", 16)
    assert thumbnail.size_px == (32, 64)
    assert thumbnail.image is not None
    assert (thumbnail.image.width(), thumbnail.image.height()) == (8, 16)
    assert thumbnail.image.pixelColor(4, 8).getRgb() == (200, 20, 10, 255)


def test_transparent_parts_stay_transparent(tmp_path: Path) -> None:
    pixels = np.zeros((8, 8, 4), np.uint8)
    pixels[:, :4] = (10, 200, 30, 255)
    Image.fromarray(pixels).save(tmp_path / "half.png")
    image = read_thumbnail(tmp_path / "half.png", 16).image
    assert image is not None
    assert image.format() == QImage.Format.Format_ARGB32_Premultiplied
    assert (image.pixelColor(1, 1).getRgb(), image.pixelColor(6, 6).alpha()) == ((10, 200, 30, 255), 0)


def test_pages_of_one_file_have_pictures_of_their_own(thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    path, frames = tmp_path / "a.gif", [Image.new("RGB", (16, 16), colour) for colour in ("red", "lime")]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    for page, colour in ((None, (255, 0, 0)), (2, (0, 255, 0))):
        with qtbot.waitSignal(thumbnails.loaded):
            assert thumbnails.pixmap(path, page) is None
        pixmap = thumbnails.pixmap(path, page)
        assert pixmap is not None and pixmap.toImage().pixelColor(8, 8).getRgb()[:3] == colour
        assert thumbnails.size_px(path, page) == (16, 16)


def test_what_cannot_be_read_has_no_picture(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff broken")
    for name in ("broken.jpg", "absent.jpg"):
        thumbnail = read_thumbnail(tmp_path / name, 16)
        assert (thumbnail.image, thumbnail.size_px) == (None, None)


def test_pictures_come_later_and_are_kept(thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    photo = write_red(tmp_path / "red.png", 64, 32)
    with qtbot.waitSignal(thumbnails.loaded) as loaded:
        assert thumbnails.pixmap(photo) is None
        assert thumbnails.size_px(photo) is None
    assert loaded.args == [photo]
    pixmap = thumbnails.pixmap(photo)
    assert pixmap is not None
    assert (pixmap.width(), pixmap.height(), thumbnails.size_px(photo)) == (16, 8, (64, 32))
    photo.unlink()
    assert thumbnails.pixmap(photo) is pixmap


def test_the_newest_request_comes_first(thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    photos = [write_red(tmp_path / f"{number}.png", 8, 8) for number in range(4)]
    order: list[Path] = []
    thumbnails.loaded.connect(order.append)
    for photo in (*photos, photos[1]):
        thumbnails.pixmap(photo)
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == [photos[0], photos[3], photos[2], photos[1]]


def test_a_broken_picture_is_tried_once(thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.pixmap(tmp_path / "absent.png")
    with qtbot.assertNotEmitted(thumbnails.loaded):
        assert thumbnails.pixmap(tmp_path / "absent.png") is None
        thumbnails.close()


def test_a_fault_in_reading_holds_up_no_other_picture(
    thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, qtbot.waitSignal(thumbnails.loaded):
        patch.setattr("studio.ui.queue.thumbnails.read_thumbnail", lambda *_: [].pop())
        thumbnails.pixmap(tmp_path / "fault.png")
    with qtbot.waitSignal(thumbnails.loaded) as loaded:
        thumbnails.pixmap(write_red(tmp_path / "red.png", 8, 8))
    assert loaded.args == [tmp_path / "red.png"]
    assert thumbnails.pixmap(tmp_path / "fault.png") is None and thumbnails.pixmap(tmp_path / "red.png") is not None


def test_once_closed_nothing_more_is_read(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    kept = Thumbnails(16)
    kept.close()
    assert kept.pixmap(write_red(tmp_path / "late.png", 32, 32)) is None
