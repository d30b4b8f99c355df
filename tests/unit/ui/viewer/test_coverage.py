from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.geometry import Region
from studio.ui.viewer.coverage import Coverage, bounding, without

SIDE = 24
EDGES = st.lists(st.integers(0, SIDE), min_size=2, max_size=2).map(sorted)
REGIONS = st.tuples(EDGES, EDGES).map(lambda edges: Region(edges[0][0], edges[1][0], edges[0][1], edges[1][1]))


def marked(mask: np.ndarray, region: Region) -> np.ndarray:
    return mask[region.top : region.bottom, region.left : region.right]


@given(added=st.lists(REGIONS, max_size=8), asked=REGIONS)
def test_missing_is_what_no_added_region_holds(added: list[Region], asked: Region) -> None:
    coverage, covered = Coverage(), np.zeros((SIDE, SIDE), int)
    for region in added:
        coverage.add(region)
        marked(covered, region)[:] = 1
    counted = covered.copy()
    for piece in coverage.missing(asked):
        assert piece.intersection(asked) == piece
        marked(counted, piece)[:] += 1
    outside = np.ones((SIDE, SIDE), bool)
    marked(outside, asked)[:] = False
    assert (counted[~outside] == 1).all(), "every pixel asked for is covered or missing, once"
    assert (counted[outside] == covered[outside]).all()
    assert coverage.pixels == covered.sum()
    assert coverage.covers(asked) == bool(marked(covered, asked).all())


def test_bands_that_follow_each_other_stay_one_region() -> None:
    coverage = Coverage()
    for top in range(0, 100, 10):
        coverage.add(Region(5, top, 45, top + 10))
    assert coverage.missing(Region(0, 0, 50, 100)) == [Region(0, 0, 5, 100), Region(45, 0, 50, 100)]


def test_what_is_far_away_is_forgotten_only_when_there_is_too_much() -> None:
    coverage = Coverage()
    near, far = Region(0, 0, 10, 10), Region(50, 50, 60, 60)
    coverage.add(near)
    coverage.add(far)
    coverage.keep_near(Region(5, 5, 8, 8), most_pixels=200)
    assert coverage.covers(far)
    coverage.keep_near(Region(5, 5, 8, 8), most_pixels=199)
    assert coverage.covers(near) and not coverage.covers(far)
    coverage.clear()
    assert coverage.pixels == 0


def test_a_hole_in_the_middle_leaves_a_frame() -> None:
    region, hole = Region(0, 0, 10, 10), Region(2, 3, 7, 5)
    frame = without(region, hole)
    assert sum(piece.pixels for piece in frame) == 100 - hole.pixels and bounding(frame) == region
    assert without(region, Region(10, 0, 20, 10)) == [region] and without(region, region) == []
