import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from studio.geometry import Region, Size
from studio.images.orientation import known_orientation, turned_upright, upright_region, upright_size


def pillow_upright(pixels: np.ndarray, orientation: int) -> np.ndarray:
    image = Image.fromarray(pixels)
    image.getexif()[0x0112] = orientation
    return np.asarray(ImageOps.exif_transpose(image))


@given(
    orientation=st.integers(1, 8),
    width=st.integers(1, 9),
    height=st.integers(1, 9),
    corners=st.tuples(*[st.integers(0, 9)] * 4),
)
def test_regions_and_pixels_turn_as_pillow_turns_them(
    orientation: int, width: int, height: int, corners: tuple[int, int, int, int]
) -> None:
    size = Size(width, height)
    pixels = np.random.default_rng(width * 10 + height).integers(0, 256, (height, width, 3), np.uint8)
    left, right = sorted((min(corners[0], width), min(corners[1], width)))
    top, bottom = sorted((min(corners[2], height), min(corners[3], height)))
    expected = pillow_upright(pixels, orientation)
    region = upright_region(Region(left, top, right, bottom), size, orientation)
    assert upright_size(size, orientation) == Size(expected.shape[1], expected.shape[0])
    assert upright_size(upright_size(size, orientation), orientation) == size
    turned = turned_upright(pixels[top:bottom, left:right], orientation)
    assert np.array_equal(turned, expected[region.top : region.bottom, region.left : region.right])
    assert turned.flags.c_contiguous


@pytest.mark.parametrize(("value", "kept"), [(0, 1), (9, 1), (6, 6), (-3, 1)])
def test_unknown_orientations_leave_the_picture_as_it_lies(value: int, kept: int) -> None:
    assert known_orientation(value) == kept
