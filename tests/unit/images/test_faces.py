import numpy as np
import pytest

from studio.images.faces import Face, face_mask, find_faces
from studio.images.picture import read_picture
from studio.paths import resources_dir


@pytest.fixture(scope="module")
def astronaut() -> np.ndarray:
    return read_picture(resources_dir() / "photos" / "astronaut.jpg").rgb_hwc


def test_a_face_is_found_where_it_is(astronaut: np.ndarray) -> None:
    """At 44 % of the width and 21 % of the height, a fifth of the picture wide, by eye."""
    (face,) = find_faces(astronaut)
    assert face.left < 0.44 < face.left + face.width
    assert face.top < 0.21 < face.top + face.height
    assert 0.1 < face.width < 0.3


def test_a_mirrored_face_is_found_too(astronaut: np.ndarray) -> None:
    (face,) = find_faces(np.ascontiguousarray(astronaut[:, ::-1]))
    assert face.left < 1 - 0.44 < face.left + face.width


def test_a_landscape_and_a_flat_picture_have_none() -> None:
    lake = read_picture(resources_dir() / "photos" / "mountain_lake.jpg", at_most_px=1024)
    assert find_faces(lake.rgb_hwc) == ()
    assert find_faces(np.full((64, 64, 3), 0.5, np.float32)) == ()


def test_the_mask_is_white_inside_black_outside_and_soft_between() -> None:
    mask = face_mask((Face(0.4, 0.4, 0.2, 0.2),), 200, 300)
    assert mask[98, 150] == 255
    assert mask[0, 0] == 0
    assert mask.dtype == np.uint8
    row = mask[98].astype(int)
    assert np.all(np.diff(row[:150]) >= 0)
    assert len(set(row)) > 5
    assert not face_mask((), 4, 4).any()
