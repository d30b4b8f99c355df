from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from studio.errors import PictureError
from studio.geometry import Size
from studio.ui.stylize import photo
from studio.ui.stylize.photo import image_from_pixels, load_photo


def pixels(image: QImage) -> list[list[tuple[int, int, int]]]:
    rows = [[image.pixelColor(x, y) for x in range(image.width())] for y in range(image.height())]
    return [[(colour.red(), colour.green(), colour.blue()) for colour in row] for row in rows]


def test_colours_and_orientation_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "turned.png"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(np.array([[[255, 0, 0], [0, 0, 255]]], np.uint8)).save(path, exif=exif)
    loaded = load_photo(path)
    assert loaded.size == Size(1, 2) and pixels(loaded.image) == [[(255, 0, 0)], [(0, 0, 255)]]


def test_transparent_parts_lie_on_white(tmp_path: Path) -> None:
    path = tmp_path / "glass.png"
    Image.fromarray(np.array([[[0, 0, 0, 0], [200, 100, 0, 255], [0, 0, 0, 51]]], np.uint8)).save(path)
    assert pixels(load_photo(path).image) == [[(255, 255, 255), (200, 100, 0), (204, 204, 204)]]


def test_a_picture_too_large_to_show_is_reduced_but_keeps_its_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo, "MOST_SHOWN_PIXELS", 200)
    path = tmp_path / "large.png"
    Image.fromarray(np.full((20, 40, 3), 90, np.uint8)).save(path)
    loaded = load_photo(path)
    assert loaded.size == Size(40, 20)
    assert loaded.image.width() * loaded.image.height() <= 200 and loaded.image.width() == 20


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 and then nothing")
    with pytest.raises(PictureError, match=r"broken\.jpg"):
        load_photo(path)


def test_pixels_become_an_image_that_owns_them() -> None:
    rgb_hwc = np.array([[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], np.uint8)
    image = image_from_pixels(rgb_hwc)
    rgb_hwc[:] = 0
    assert pixels(image) == [[(1, 2, 3), (4, 5, 6), (7, 8, 9)]]
