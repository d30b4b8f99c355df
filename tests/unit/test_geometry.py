import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.geometry import Region, Size, align_up, reflect_index, reflected_indices, spans

sides = st.integers(1, 500)
sizes = st.builds(Size, sides, sides)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    left, top = draw(st.integers(-200, 200)), draw(st.integers(-200, 200))
    return Region(left, top, left + draw(st.integers(0, 200)), top + draw(st.integers(0, 200)))


def cells(region: Region) -> set[tuple[int, int]]:
    return {(x, y) for x in range(region.left, region.right) for y in range(region.top, region.bottom)}


@pytest.mark.parametrize("width, height", [(0, 5), (5, 0), (-1, 5)])
def test_a_size_has_pixels(width: int, height: int) -> None:
    with pytest.raises(ValueError, match="at least one pixel"):
        Size(width, height)


def test_pixels_and_text() -> None:
    assert (Size(4000, 3000).pixels, Size(4000, 3000).megapixels) == (12_000_000, 12.0)
    assert str(Size(4000, 3000)) == "4000 x 3000"
    assert str(Region(512, 64, 576, 160)) == "64 x 96 px at 512, 64"


@given(sizes, st.integers(1, 64))
def test_alignment_is_the_smallest_step_up(size: Size, multiple: int) -> None:
    aligned = size.aligned(multiple)
    assert aligned.width % multiple == 0 and aligned.height % multiple == 0
    assert 0 <= aligned.width - size.width < multiple and 0 <= aligned.height - size.height < multiple


@given(sizes, sides)
def test_fitting_sets_the_longer_side_and_keeps_the_shape(size: Size, longer: int) -> None:
    fitted = size.fitted(longer)
    assert max(fitted.width, fitted.height) == longer
    assert min(fitted.width, fitted.height) == max(
        1, round(min(size.width, size.height) * longer / max(size.width, size.height))
    )


def test_a_region_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Region(5, 0, 4, 3)


@given(regions(), regions())
def test_intersection_is_what_both_share(first: Region, second: Region) -> None:
    shared = first.intersection(second)
    assert cells(shared) == cells(first) & cells(second) if shared.pixels < 400 else shared.pixels > 0
    assert shared.pixels == second.intersection(first).pixels


@given(sizes, st.integers(0, 40))
def test_growing_stays_on_the_canvas(canvas: Size, margin_px: int) -> None:
    inner = Region(canvas.width // 3, canvas.height // 3, canvas.width // 2 + 1, canvas.height // 2 + 1)
    grown = inner.expanded(margin_px, within=canvas)
    assert grown.intersection(Region.whole(canvas)) == grown
    assert (grown.left, grown.top) == (max(0, inner.left - margin_px), max(0, inner.top - margin_px))
    assert (grown.right, grown.bottom) == (
        min(canvas.width, inner.right + margin_px),
        min(canvas.height, inner.bottom + margin_px),
    )


@given(regions(), st.integers(-50, 50), st.integers(-50, 50))
def test_shifting_there_and_back(region: Region, dx: int, dy: int) -> None:
    moved = region.shifted(dx, dy)
    assert (moved.left - region.left, moved.top - region.top, moved.width, moved.height) == (
        dx, dy, region.width, region.height,
    )  # fmt: skip
    assert moved.shifted(-dx, -dy) == region


@given(regions(), st.sampled_from([1, 2, 4, 8, 16]))
def test_division_needs_a_grid(region: Region, scale: int) -> None:
    edges = (region.left, region.top, region.right, region.bottom)
    if all(edge % scale == 0 for edge in edges):
        coarse = region.divided(scale)
        assert (coarse.left * scale, coarse.top * scale, coarse.right * scale, coarse.bottom * scale) == edges
    else:
        with pytest.raises(ValueError, match="grid"):
            region.divided(scale)


@given(st.integers(0, 10_000), st.integers(1, 300))
def test_spans_cover_in_order_without_overlap(total: int, step: int) -> None:
    covered = [position for start, stop in spans(total, step) for position in range(start, stop)]
    assert covered == list(range(total))
    assert all(0 < stop - start <= step for start, stop in spans(total, step))


def test_a_step_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        next(spans(10, 0))


@given(st.integers(0, 10_000), st.integers(1, 300))
def test_align_up(value: int, multiple: int) -> None:
    assert align_up(value, multiple) % multiple == 0
    assert 0 <= align_up(value, multiple) - value < multiple


@given(st.integers(1, 40), st.integers(0, 60), st.integers(0, 60))
def test_reflection_is_that_of_numpy(length: int, before: int, after: int) -> None:
    expected = np.pad(np.arange(length), (before, after), mode="reflect")
    assert [reflect_index(index, length) for index in range(-before, length + after)] == expected.tolist()


@given(st.integers(1, 20), st.integers(-50, 50), st.integers(0, 60))
def test_reflected_indices_are_those_of_each_position(length: int, start: int, count: int) -> None:
    expected = [reflect_index(index, length) for index in range(start, start + count)]
    assert reflected_indices(start, start + count, length) == expected


def test_a_region_grows_to_a_grid_and_is_scaled_outwards() -> None:
    assert Region(5, 64, 65, 128).on_grid(64) == Region(0, 64, 128, 128)
    assert Region(1, 2, 4, 7).scaled(1.5, 0.5) == Region(1, 1, 6, 4)
