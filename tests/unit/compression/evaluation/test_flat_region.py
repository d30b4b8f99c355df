import numpy as np

from studio.compression.evaluation.sheet import FLAT_PX, flattest_region
from studio.geometry import Region
from tests.unit.engine.pictures import stored_picture


def test_the_square_of_least_variance_is_found() -> None:
    pixels = stored_picture(60, 50)
    spread = {
        (left, top): pixels[top : top + 20, left : left + 20].astype(float).sum(2).var()
        for top in range(31)
        for left in range(41)
    }
    left, top = min(spread, key=lambda place: spread[place])
    assert flattest_region(pixels, 20) == Region(left, top, left + 20, top + 20)


def test_of_several_alike_the_first_counts() -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (200, 300, 3), np.uint8)
    for top, left in ((90, 150), (90, 20)):
        pixels[top : top + FLAT_PX, left : left + FLAT_PX] = 77
    assert flattest_region(pixels) == Region(20, 90, 116, 186)


def test_a_narrow_picture_gives_what_it_has() -> None:
    assert flattest_region(np.zeros((40, 200, 3), np.uint8)) == Region(0, 0, 96, 40)
