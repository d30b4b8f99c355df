"""One small picture of a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from studio.images.style_card import write_card
from studio.ui.thumbnails.reading import read_thumbnail
from tests.films import FilmKind, write_film
from tests.style_cards import small_card

pytestmark = pytest.mark.gui


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


def test_what_cannot_be_read_has_no_picture(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff broken")
    for name in ("broken.jpg", "absent.jpg"):
        thumbnail = read_thumbnail(tmp_path / name, 16)
        assert (thumbnail.image, thumbnail.size_px) == (None, None)


def test_a_style_card_shows_the_picture_in_it(tmp_path: Path) -> None:
    card = tmp_path / "a.style"
    write_card(card, small_card())
    thumbnail = read_thumbnail(card, 256)
    assert thumbnail.image is not None
    assert (thumbnail.image.width(), thumbnail.image.height(), thumbnail.size_px) == (20, 12, (20, 12))
    card.write_bytes(card.read_bytes()[:-40])
    assert read_thumbnail(card, 256).image is None


def test_films_and_folders_of_frames_show_their_first_frame(tmp_path: Path) -> None:
    grey = [np.full((64, 96, 3), 40 + 60 * number, np.uint8) for number in range(2)]
    film = write_film(tmp_path / "film.mkv", grey, FilmKind("ffv1", "bgr0", options=()))
    folder = tmp_path / "frames"
    folder.mkdir()
    for number, pixels in enumerate(grey):
        Image.fromarray(pixels).save(folder / f"f{number}.png")
    for path in (film, folder):
        thumbnail = read_thumbnail(path, 24)
        assert thumbnail.size_px == (96, 64) and thumbnail.image is not None
        assert (thumbnail.image.width(), thumbnail.image.height()) == (24, 16)
        assert thumbnail.image.pixelColor(12, 8).red() == 40
    (tmp_path / "no.mp4").write_bytes(b"no film")
    assert read_thumbnail(tmp_path / "no.mp4", 24).image is None
