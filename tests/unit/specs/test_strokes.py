import pytest

from studio.errors import SpecError
from studio.specs.strokes import StrokeSettings, seen_px_in_print


def test_strokes_are_sixteen_pixels_of_the_copy() -> None:
    assert StrokeSettings(1024).stroke_share == pytest.approx(1 / 64)
    assert seen_px_in_print(stroke_mm=1000 / 64, print_mm=1000) == 1024


@pytest.mark.parametrize(("stroke_mm", "print_mm"), [(0.0, 100.0), (1.0, 0.0), (float("nan"), 100.0), (2.0, -1.0)])
def test_sizes_are_above_0(stroke_mm: float, print_mm: float) -> None:
    with pytest.raises(SpecError, match="larger than 0 mm"):
        seen_px_in_print(stroke_mm, print_mm)


@pytest.mark.parametrize("stroke_mm", [0.1, 1000.0])
def test_strokes_that_no_copy_gives_are_refused(stroke_mm: float) -> None:
    with pytest.raises(SpecError, match=r"in a print of 500 mm strokes are 1.95 to 31.2 mm wide"):
        seen_px_in_print(stroke_mm, 500.0)
