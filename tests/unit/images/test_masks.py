from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.limits import Limits
from studio.images.masks import MaskSource, survey_mask
from studio.images.rasters import Pixels

LIMITS = Limits(max_pixels=10**9, decode_budget_bytes=1 << 30)


def saved(path: Path, pixels: Pixels) -> Path:
    Image.fromarray(pixels).save(path)
    return path


def read(path: Path, size: Size | None = None) -> Pixels:
    with Image.open(path) as image:
        facts = survey_mask(path, size or Size(*image.size), LIMITS)
    wanted = size or facts.size
    found = np.zeros((wanted.height, wanted.width), f"uint{facts.bit_depth}")
    with MaskSource(path, LIMITS, is_by_alpha=facts.is_by_alpha, size=size) as source:
        for region, pixels in source.bands(4096):
            found[region.top : region.bottom, region.left : region.right] = pixels[..., 0]
    return found


def steps(width: int, height: int, dtype: type[np.integer] = np.uint8) -> Pixels:
    full = np.iinfo(dtype).max
    return np.broadcast_to(np.linspace(0, full, width).astype(dtype), (height, width)).copy()


def test_grey_is_read_as_it_is(tmp_path: Path) -> None:
    for dtype in (np.uint8, np.uint16):
        grey = steps(50, 30, dtype)
        np.testing.assert_array_equal(read(saved(tmp_path / "grey.png", grey)), grey)


def test_colours_count_by_their_brightness(tmp_path: Path) -> None:
    colours = np.zeros((10, 40, 3), np.uint8)
    for start, colour in ((0, (255, 0, 0)), (10, (0, 255, 0)), (20, (0, 0, 255)), (30, (255, 255, 255))):
        colours[:, start : start + 10] = colour
    found = read(saved(tmp_path / "colours.png", colours))
    assert [int(found[5, x]) for x in (5, 15, 25, 35)] == [54, 182, 18, 255]  # of 255: 0.2126, 0.7152, 0.0722


def test_transparency_counts_where_there_is_any_and_brightness_where_there_is_none(tmp_path: Path) -> None:
    rgba = np.zeros((20, 40, 4), np.uint8)
    rgba[:, :, 3] = steps(40, 20)
    np.testing.assert_array_equal(read(saved(tmp_path / "cutout.png", rgba)), rgba[:, :, 3])
    rgba[:, :, :3], rgba[:, :, 3] = steps(40, 20)[..., None], 255
    np.testing.assert_array_equal(read(saved(tmp_path / "opaque.png", rgba)), rgba[:, :, 0])


def test_a_mask_is_scaled_without_overshooting(tmp_path: Path) -> None:
    edge = np.full((20, 30), 64, np.uint8)
    edge[:, 15:] = 192
    path = saved(tmp_path / "edge.png", edge)
    for size in (Size(300, 200), Size(15, 10), Size(301, 200)):
        found = read(path, size)
        assert found.shape == (size.height, size.width)
        assert found.min() == 64 and found.max() == 192
        assert (np.diff(found.astype(int), axis=1) >= 0).all()


def test_a_turned_mask_stands_upright(tmp_path: Path) -> None:
    image = Image.fromarray(steps(40, 20))
    exif = image.getexif()
    exif[0x0112] = 6  # shown turned clockwise by 90 degrees: 20 wide, 40 tall
    image.save(tmp_path / "turned.png", exif=exif)
    for size in (Size(20, 40), Size(40, 80)):
        found = read(tmp_path / "turned.png", size)
        assert found.shape == (size.height, size.width)
        assert found[0].max() < 10 and found[-1].min() > 245


@pytest.mark.parametrize("size", [Size(40, 20), Size(400, 201), Size(4000, 1990), Size(41, 20), Size(13, 7)])
def test_the_same_shape_at_any_size_is_taken(tmp_path: Path, size: Size) -> None:
    survey_mask(saved(tmp_path / "mask.png", steps(40, 20)), size, LIMITS)


@pytest.mark.parametrize("size", [Size(20, 40), Size(40, 23), Size(4000, 2300)])
def test_another_shape_is_refused_with_both_sizes(tmp_path: Path, size: Size) -> None:
    with pytest.raises(PictureError, match=rf"mask\.png is 40 x 20 px and its picture {size} px.*not stretched"):
        survey_mask(saved(tmp_path / "mask.png", steps(40, 20)), size, LIMITS)


@pytest.mark.parametrize("channels", [1, 4])
def test_an_empty_mask_is_refused_by_name(tmp_path: Path, channels: int) -> None:
    black = np.zeros((20, 40, 4), np.uint8)
    if channels == 4:
        black[..., :3] = 255  # white, and nowhere to be seen
    path = saved(tmp_path / "nothing.png", black if channels == 4 else black[..., 0])
    with pytest.raises(PictureError, match=r"nothing\.png is empty.*leave it out"):
        survey_mask(path, Size(40, 20), LIMITS)


def test_what_is_white_everywhere_is_told(tmp_path: Path) -> None:
    white = np.full((20, 40), 255, np.uint8)
    assert survey_mask(saved(tmp_path / "white.png", white), Size(40, 20), LIMITS).is_full
    white[3, 3] = 254
    assert not survey_mask(saved(tmp_path / "almost.png", white), Size(40, 20), LIMITS).is_full


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    for path in (tmp_path / "text.png", tmp_path / "gone.png"):
        with pytest.raises(PictureError, match=path.name):
            survey_mask(path, Size(40, 20), LIMITS)
