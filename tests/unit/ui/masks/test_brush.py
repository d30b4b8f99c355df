import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.masks.brush import SIZES, Brush, Tool
from studio.ui.masks.brush_keys import brush_by_text


@given(st.integers(*SIZES), st.sampled_from([-1, 1]))
def test_a_brush_grows_and_shrinks_within_its_range(size: int, steps: int) -> None:
    changed = Brush(size=size).resized(steps).size
    assert SIZES[0] <= changed <= SIZES[1]
    assert changed == size or (changed > size) == (steps > 0)
    assert changed != size or size in SIZES


def test_hardness_goes_by_tenths_and_stays_within_its_range() -> None:
    brush = Brush(hardness=0.5)
    for _ in range(7):
        brush = brush.hardened(1)
    assert brush.hardness == 1.0
    assert brush.hardened(-1).hardness == 0.9
    assert Brush(hardness=0.05).hardened(-1).hardness == 0.0


def test_the_width_is_twice_the_radius_in_thousandths() -> None:
    assert Brush(size=100).radius == 0.05


@pytest.mark.parametrize(
    ("text", "size", "hardness"), [("[", 64, 0.5), ("]", 100, 0.5), ("{", 80, 0.4), ("}", 80, 0.6)]
)
def test_brackets_change_the_brush(text: str, size: int, hardness: float) -> None:
    changed = brush_by_text(Brush(), text)
    assert changed is not None
    assert (changed.size, changed.hardness) == (size, hardness)


def test_other_texts_change_nothing() -> None:
    assert brush_by_text(Brush(), "a") is None and brush_by_text(Brush(), "") is None


def test_only_brush_and_eraser_have_a_size() -> None:
    assert [tool for tool in Tool if Brush(tool).is_round] == [Tool.BRUSH, Tool.ERASER]
