import numpy as np

from studio.engine.previews.region_view import view_of
from studio.engine.regions import FULL, PictureRegions
from studio.specs.regions import REGION_COLOURS


def regions_of(memberships: np.ndarray) -> PictureRegions:
    return PictureRegions(memberships.astype(np.uint8), ())


def test_each_pixel_has_the_colour_of_its_region_and_numbers_lie_in_their_middles() -> None:
    """9 by 12 pixels, a square of 5 by 5 in the second region: its middle is the pixel (7, 4)."""
    memberships = np.zeros((2, 9, 12))
    memberships[1, 2:7, 5:10] = FULL
    memberships[0] = FULL - memberships[1]
    view = view_of(regions_of(memberships), 5)
    assert view.number == 5 and view.count == 2
    np.testing.assert_array_equal(view.largest_hw, 1 + (memberships[1] == FULL))
    np.testing.assert_array_equal(view.rgb_hwc[4, 7], REGION_COLOURS[1])
    np.testing.assert_array_equal(view.rgb_hwc[0, 0], REGION_COLOURS[0])
    assert view.middles[1] == (7.5 / 12, 4.5 / 9)
    assert view.region_at(*view.middles[0]) == 1
    assert view.region_at(0.999, 0.999) == 1 and view.region_at(1.0, 0.5) is None and view.region_at(0.5, -0.1) is None


def test_a_region_with_most_of_no_pixel_has_its_number_where_it_has_most() -> None:
    memberships = np.full((2, 4, 4), (FULL // 3,), float)
    memberships[1, 2, 1] += 20
    memberships[0] = FULL - memberships[1]
    view = view_of(regions_of(memberships), 1)
    assert (view.largest_hw == 1).all()
    assert view.middles[1] == (1.5 / 4, 2.5 / 4)
