"""The local affine model: against its definition, in any parts, and what it leaves as it is."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.geometry import Region, Size
from studio.transforms.local_affine import CellSums, LocalAffine, cells_of
from tests.reference.local_affine import kept_edges

Array = npt.NDArray[np.float64]
SCALE = 65_535.0


def pictures(width: int, height: int) -> tuple[Array, Array]:
    """A photo and a painting in whole numbers of 16 bits (3, h, w)."""
    random = np.random.default_rng(width + height)
    rows, columns = np.mgrid[0:height, 0:width]
    waves = np.stack([np.sin(columns / 5), np.cos(rows / 7), np.sin((rows + columns) / 9)])
    photo = 0.5 + 0.3 * waves + random.normal(0, 0.05, waves.shape)
    painted = 0.4 + 0.5 * photo[[1, 0, 2]] * (columns / width) + random.normal(0, 0.1, waves.shape)
    return tuple(np.rint(each.clip(0, 1) * SCALE) for each in (photo, painted))  # type: ignore[return-value]  # two


def sums_in(parts: list[Region], size: Size, cells: Size, pair: tuple[Array, Array]) -> Array:
    sums = CellSums(size, cells)
    for part in parts:
        inside = (slice(None), slice(part.top, part.bottom), slice(part.left, part.right))
        sums.add(part, pair[0][inside], pair[1][inside])
    return sums.sums


@pytest.mark.parametrize("size", [Size(50, 37), Size(30, 64)])
@pytest.mark.parametrize(("radius", "epsilon", "detail"), [(0.1, 0.01, 1.0), (0.1, 1e-3, 0.3), (0.05, 0.1, 0.0)])
def test_it_is_what_its_definition_says(size: Size, radius: float, epsilon: float, detail: float) -> None:
    photo, painted = pictures(size.width, size.height)
    whole = Region.whole(size)
    seen = np.ones((size.height, size.width))
    seen[5:20, 8:30] = 0
    sums = CellSums(size, cells_of(size, radius))
    sums.add(whole, photo, painted, seen)
    model = LocalAffine.fitted(sums.sums, full_scale=SCALE, epsilon=epsilon, detail=detail)
    found = model.apply(torch.from_numpy(photo / SCALE), whole, size).numpy()
    expected = kept_edges(
        photo.transpose(1, 2, 0) / SCALE, painted.transpose(1, 2, 0) / SCALE, radius, epsilon, detail, seen
    )
    # covariances lose at most 2^-53 of mean squares below 1 over epsilon, some hundred operations each
    np.testing.assert_allclose(found.transpose(1, 2, 0), expected, atol=1e3 * 2.0**-53 / epsilon)


@given(st.lists(st.integers(1, 46), max_size=4), st.lists(st.integers(1, 32), max_size=4), st.integers(1, 60))
def test_sums_are_the_same_in_any_parts(columns: list[int], rows: list[int], count: int) -> None:
    size = Size(47, 33)
    pair, cells = pictures(size.width, size.height), size.fitted(min(count, size.width))
    lefts, tops = [sorted({0, end, *cuts}) for cuts, end in ((columns, size.width), (rows, size.height))]
    parts = [
        Region(left, top, right, bottom)
        for top, bottom in itertools.pairwise(tops)
        for left, right in itertools.pairwise(lefts)
    ]
    in_parts = sums_in(parts[::-1], size, cells, pair)
    np.testing.assert_array_equal(in_parts, sums_in([Region.whole(size)], size, cells, pair))
    assert in_parts[0].sum() == size.pixels


def test_a_grey_photo_is_explained_too() -> None:
    size, epsilon = Size(48, 40), 1e-5
    photo, painted = pictures(48, 40)
    grey = np.repeat(photo[:1], 3, axis=0)
    sums = sums_in([Region.whole(size)], size, cells_of(size, 0.1), (grey, painted))
    model = LocalAffine.fitted(sums, full_scale=SCALE, epsilon=epsilon, detail=1.0)
    found = model.apply(torch.from_numpy(grey / SCALE), Region.whole(size), size).numpy()
    expected = kept_edges(grey.transpose(1, 2, 0) / SCALE, painted.transpose(1, 2, 0) / SCALE, 0.1, epsilon, 1.0)
    # cofactors of such covariances, of 0.1 at most, lose 0.1 over epsilon twice
    np.testing.assert_allclose(found.transpose(1, 2, 0), expected, atol=1e2 * (0.1 / epsilon) ** 2 * 2.0**-53)


def test_any_part_has_the_values_of_the_whole() -> None:
    size = Size(90, 70)
    pair, cells = pictures(90, 70), cells_of(size, 0.05)
    model = LocalAffine.fitted(
        sums_in([Region.whole(size)], size, cells, pair), full_scale=SCALE, epsilon=0.01, detail=1.0
    )
    photo, part = torch.from_numpy(pair[0] / SCALE), Region(31, 12, 77, 13)
    whole = model.apply(photo, Region.whole(size), size)[:, part.top : part.bottom, part.left : part.right]
    found = model.apply(photo[:, part.top : part.bottom, part.left : part.right], part, size)
    # a value is a sum of 16 cells' products; coefficients are below 10 here
    torch.testing.assert_close(found, whole, rtol=0, atol=64 * 10 * 2.0**-53)


def test_a_photo_in_other_colours_stays_sharp_and_itself_stays_itself() -> None:
    size = Size(60, 60)
    photo, _ = pictures(60, 60)
    toned = 0.5 * photo[[2, 0, 1]] + 6_000  # one affine map everywhere
    for painted, detail in ((photo, 1.0), (toned, 0.0)):
        sums = sums_in([Region.whole(size)], size, cells_of(size, 0.1), (photo, painted))
        model = LocalAffine.fitted(sums, full_scale=SCALE, epsilon=1e-12, detail=detail)
        found = model.apply(torch.from_numpy(photo / SCALE), Region.whole(size), size).numpy()
        # variances are above 1e-3 here, so that epsilon moves a colour by less than 1e-9 of its distance from the mean
        np.testing.assert_allclose(found, painted / SCALE, atol=1e-9)


def test_flat_parts_of_the_photo_take_the_mean_and_its_texture() -> None:
    size = Size(100, 100)
    random = np.random.default_rng(3)
    photo = np.rint(SCALE * (0.5 + random.normal(0, 0.01, (3, 100, 100))))  # texture of variance 1e-4
    strokes = np.rint(SCALE * (0.4 + 0.1 * random.normal(0, 1, (3, 100, 100))))
    sums = sums_in([Region.whole(size)], size, cells_of(size, 0.1), (photo, strokes))
    spread = {}
    for detail in (0.0, 1.0):
        model = LocalAffine.fitted(sums, full_scale=SCALE, epsilon=0.1, detail=detail)
        spread[detail] = model.apply(torch.from_numpy(photo / SCALE), Region.whole(size), size).std()
    assert spread[0.0] < 0.01, "the strokes are gone, down to how their means differ"
    assert spread[1.0] ** 2 - spread[0.0] ** 2 == pytest.approx(1e-4, rel=0.1), "the texture is there"


def test_what_nobody_sees_is_left_to_the_prior() -> None:
    model = LocalAffine.fitted(np.zeros((22, 4, 5)), full_scale=SCALE, epsilon=0.01, detail=0.6)
    photo = torch.rand(3, 8, 10, dtype=torch.float64)
    torch.testing.assert_close(model.apply(photo, Region(0, 0, 10, 8), Size(10, 8)), 0.6 * photo)
    with pytest.raises(ValueError, match="shape"):
        LocalAffine(torch.zeros(11, 4, 5))


def test_the_grid_is_as_fine_relative_to_any_size() -> None:
    assert cells_of(Size(6000, 4000), 0.02) == cells_of(Size(600, 400), 0.02) == Size(125, 83)
    assert cells_of(Size(40, 30), 0.005) == Size(40, 30), "no cell is smaller than a pixel"
