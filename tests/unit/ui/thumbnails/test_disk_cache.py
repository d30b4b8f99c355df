"""Thumbnails on disk."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from studio.ui.thumbnails.disk_cache import cached_thumbnail, middle_square
from tests.unit.ui.styles.pictures import picture


def test_the_middle_is_cut_square() -> None:
    wide = QImage(90, 30, QImage.Format.Format_RGB32)
    wide.fill(QColor("red"))
    painter = QPainter(wide)
    painter.fillRect(30, 0, 30, 30, QColor("blue"))
    painter.end()
    square = middle_square(wide, 16)
    assert (square.width(), square.height()) == (16, 16)
    assert {square.pixelColor(x, y).name() for x in (0, 8, 15) for y in (0, 15)} == {"#0000ff"}


def test_what_is_transparent_lies_on_white() -> None:
    clear = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    clear.fill(Qt.GlobalColor.transparent)
    assert middle_square(clear, 8).pixelColor(3, 3).name() == "#ffffff"


def test_a_thumbnail_is_read_once_and_then_kept(tmp_path: Path) -> None:
    source, cache = picture(tmp_path / "a.png", "#ff0000"), tmp_path / "cache"
    first = cached_thumbnail(source, 32, cache).image
    (kept,) = cache.iterdir()
    picture(kept.with_suffix(".png"), "#00ff00", (32, 32)).replace(kept)  # to see where the second comes from
    second = cached_thumbnail(source, 32, cache).image
    assert first is not None
    assert second is not None
    assert first.pixelColor(5, 5).red() > 240
    assert second.pixelColor(5, 5).green() > 240


def test_a_picture_that_changed_is_read_again(tmp_path: Path) -> None:
    source, cache = picture(tmp_path / "a.png", "#ff0000"), tmp_path / "cache"
    cached_thumbnail(source, 32, cache)
    picture(source, "#0000ff")
    os.utime(source, ns=(1, 1))
    again = cached_thumbnail(source, 32, cache).image
    assert again is not None
    assert again.pixelColor(5, 5).blue() > 240
    assert len(list(cache.iterdir())) == 2


def test_what_is_no_picture_or_gone_has_no_thumbnail(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff not really")
    assert cached_thumbnail(broken, 32, tmp_path / "cache").image is None
    assert cached_thumbnail(tmp_path / "gone.jpg", 32, tmp_path / "cache").image is None


def test_a_damaged_thumbnail_is_made_again(tmp_path: Path) -> None:
    source, cache = picture(tmp_path / "a.png"), tmp_path / "cache"
    cached_thumbnail(source, 32, cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(b"half")
    assert cached_thumbnail(source, 32, cache).image is not None
    assert kept.stat().st_size > 100


def test_a_cache_that_cannot_be_written_to_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert cached_thumbnail(picture(tmp_path / "a.png"), 32, tmp_path / "file" / "cache").image is not None
