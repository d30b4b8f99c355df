from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image
from PySide6.QtGui import QImage

from studio.errors import PictureError, SpaceError
from studio.geometry import Region, Size
from studio.specs.stylize import DEFAULT_MAX_PIXELS
from studio.ui.stylize.photos import load_photo
from studio.ui.viewer.pyramid import Pyramid
from studio.ui.viewer.scratch_pyramid import unpack


def pixels(image: QImage | None) -> list[list[tuple[int, int, int]]]:
    assert image is not None
    rows = [[image.pixelColor(x, y) for x in range(image.width())] for y in range(image.height())]
    return [[(colour.red(), colour.green(), colour.blue()) for colour in row] for row in rows]


def test_colours_and_orientation_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "turned.png"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(np.array([[[255, 0, 0], [0, 0, 255]]], np.uint8)).save(path, exif=exif)
    loaded = load_photo(path, tmp_path)
    assert loaded.size == Size(1, 2) and pixels(loaded.image) == [[(255, 0, 0)], [(0, 0, 255)]]


def test_transparent_parts_lie_on_white(tmp_path: Path) -> None:
    path = tmp_path / "glass.png"
    Image.fromarray(np.array([[[0, 0, 0, 0], [200, 100, 0, 255], [0, 0, 0, 51]]], np.uint8)).save(path)
    assert pixels(load_photo(path, tmp_path).image) == [[(255, 255, 255), (200, 100, 0), (204, 204, 204)]]


def test_a_picture_too_large_for_memory_is_left_to_tiles_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.fromarray(np.full((20, 40, 3), 90, np.uint8)).save(path)
    scratch = tmp_path / "a" / "scratch"
    assert load_photo(path, scratch, most_pixels=800).file is None
    loaded = load_photo(path, scratch, most_pixels=799)
    assert loaded.image is None and loaded.size == Size(40, 20)
    assert loaded.file is not None and loaded.file.header.size == Size(40, 20)
    assert loaded.file.scratch_dir.is_dir()


def test_a_page_is_shown_by_its_number_whatever_its_size(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    with tifffile.TiffWriter(path) as file:
        for shade, width in ((10, 40), (200, 50)):
            file.write(np.full((20, width, 3), shade, np.uint8), photometric="rgb", metadata=None)
    shown = load_photo(path, tmp_path, page=2)
    assert (shown.page, shown.page_count, shown.size, shown.notes) == (2, 2, Size(50, 20), ())
    assert pixels(shown.image)[0][0] == (200, 200, 200)
    tiles = load_photo(path, tmp_path, page=2, most_pixels=1)
    assert tiles.file is not None and (tiles.page_count, tiles.file.header.size) == (2, Size(50, 20))
    unpacked = unpack(tiles.file.header, Pyramid(Size(50, 20)), tmp_path / "view.tif", lambda: False)
    assert unpacked.read(0, Region(0, 0, 1, 1)).tolist() == [[[200, 200, 200, 255]]]
    unpacked.close()


def test_a_scratch_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.fromarray(np.full((20, 40, 3), 90, np.uint8)).save(path)
    with pytest.raises(SpaceError, match="cannot make the folder"):
        load_photo(path, path / "scratch", most_pixels=1)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 and then nothing")
    with pytest.raises(PictureError, match=r"broken\.jpg"):
        load_photo(path, tmp_path)


def test_the_window_opens_what_the_command_line_takes(tmp_path: Path) -> None:
    """Beyond 500 megapixels, within the limit of the command line."""
    Image.new("1", (30_000, 20_000)).save(tmp_path / "huge.png")
    photo = load_photo(tmp_path / "huge.png", tmp_path / "scratch")
    assert photo.file is not None and photo.size == Size(30_000, 20_000)
    assert photo.file.header.limits.max_pixels == DEFAULT_MAX_PIXELS
