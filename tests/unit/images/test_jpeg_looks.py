"""JPEGs in small, as their decoder gives them at a fraction of their size."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.geometry import Size
from studio.images.jpeg_header import read_head, scans_of_means
from studio.images.jpeg_looks import EIGHTH, decoder_shrink, open_reduced, reduced_jpeg
from studio.images.orientation import turned_upright
from tests.unit.engine.pictures import stored_picture

WIDTH, HEIGHT = 320, 240


def written(path: Path, **options: object) -> Path:
    Image.fromarray(stored_picture(WIDTH, HEIGHT)).save(path, quality=95, subsampling=0, **options)
    return path


def test_the_decoder_leaves_at_least_what_is_wanted() -> None:
    original = Size(4000, 3000)
    wanted = [Size(*size) for size in ((256, 192), (500, 375), (501, 376), (1500, 1125), (2500, 1875))]
    assert [decoder_shrink(original, size) for size in wanted] == [8, 8, 4, 2, 1]


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("orientation", [1, 6])
def test_it_is_the_picture_upright_in_small(tmp_path: Path, progressive: bool, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = written(tmp_path / "photo.jpg", progressive=progressive, exif=exif)
    size = Size(WIDTH // 8, HEIGHT // 8) if orientation == 1 else Size(HEIGHT // 8, WIDTH // 8)
    original = Size(8 * size.width, 8 * size.height)
    pixels_hwc = reduced_jpeg(path, original, size)
    assert pixels_hwc is not None
    upright = turned_upright(stored_picture(WIDTH, HEIGHT), orientation)
    means = upright.reshape(size.height, 8, size.width, 8, 3).mean(axis=(1, 3))
    # At quality 95 means are kept to 2 / 8 of a step, and luma and chroma are rounded to steps before and behind that.
    # Blue takes 1.77 of its chroma, and is rounded once more.
    assert np.abs(pixels_hwc - means).max() < (0.125 + 0.5 + 0.5) * (1 + 1.77) + 0.5


def test_the_first_scans_of_a_progressive_file_give_it_hardly_smoothed(tmp_path: Path) -> None:
    image = open_reduced(written(tmp_path / "photo.jpg", progressive=True), EIGHTH, first_scans=True)
    assert image is not None
    means = stored_picture(WIDTH, HEIGHT).reshape(HEIGHT // 8, 8, WIDTH // 8, 8, 3).mean(axis=(1, 3))
    smoothed = sum(np.roll(means, (row, column), (0, 1)) for row in (-1, 0, 1) for column in (-1, 0, 1)) / 9
    inside = slice(1, -1)
    error, of_smoothed = (np.abs(each - means)[inside, inside].mean() for each in (image.numpy(), smoothed))
    assert error < of_smoothed / 2


def test_of_a_progressive_file_the_first_scans_alone_are_read(tmp_path: Path) -> None:
    path = written(tmp_path / "photo.jpg", progressive=True)
    head = read_head(path)
    assert head is not None
    stretch = scans_of_means(path, head)
    assert stretch is not None
    end = stretch.offset + stretch.length
    assert end < path.stat().st_size // 2
    whole = open_reduced(path, EIGHTH, first_scans=True)
    path.write_bytes(path.read_bytes()[: end + 16])
    cut = open_reduced(path, EIGHTH, first_scans=True)
    assert whole is not None and cut is not None
    np.testing.assert_array_equal(cut.numpy(), whole.numpy())


def test_scans_of_one_component_are_read_until_all_have_their_means(tmp_path: Path) -> None:
    """Encoders that optimise scans write the means of luma first and those of chroma in another scan."""
    path = written(tmp_path / "photo.jpg", progressive=True)
    head, text = read_head(path), path.read_bytes()
    assert head is not None
    first = bytes(head.segments[-1].body)
    assert first[0] == 3, "Pillow writes the means of all components in one scan"
    luma = bytes((1, *first[1:3], *first[-3:]))
    at = text.index(b"\xff\xda")
    path.write_bytes(text[: at + 2] + (len(luma) + 2).to_bytes(2, "big") + luma + text[at + 4 + len(first) :])
    head = read_head(path)
    assert head is not None
    stretch = scans_of_means(path, head)
    assert stretch is None, "the other scans of this file are not of means"


def test_what_is_no_progressive_file_is_read_to_its_end(tmp_path: Path) -> None:
    path = written(tmp_path / "photo.jpg")
    head = read_head(path)
    assert head is not None
    assert scans_of_means(path, head) is None


def test_where_it_cannot_be_read_there_is_none(tmp_path: Path) -> None:
    path = written(tmp_path / "photo.jpg")
    path.write_bytes(path.read_bytes()[:300])
    assert reduced_jpeg(path, Size(WIDTH, HEIGHT), Size(40, 30)) is None
    assert reduced_jpeg(tmp_path / "gone.jpg", Size(WIDTH, HEIGHT), Size(40, 30)) is None
