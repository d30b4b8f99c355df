from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from studio.bench.plot import Axes, draw_report, round_up, seconds_per_megapixel, write_plot
from studio.bench.report import Report
from studio.bench.workload import Implementation
from studio.errors import SpaceError
from tests.unit.bench.reports import REPORT, ROW

OURS, REFERENCE = ImageColor.getrgb("#2166ac"), ImageColor.getrgb("#b2182b")


def report_of(*names: str) -> Report:
    rows = [replace(ROW, name=name, width_px=500 * (index + 1)) for index, name in enumerate(names)]
    return replace(REPORT, rows=tuple(rows))


def pixels_of(image: Image.Image, colour: tuple[int, ...]) -> int:
    return int((np.asarray(image) == colour).all(axis=2).sum())


@given(st.floats(1e-6, 1e6))
def test_an_axis_ends_at_the_next_round_number(value: float) -> None:
    top = round_up(value)
    assert value <= top * (1 + 1e-9) and top <= 2.5 * value * (1 + 1e-9)
    assert f"{top:.0e}"[0] in "125"


def test_values_lie_between_the_bottom_and_the_top() -> None:
    axes = Axes(0, 100, top=4.0)
    assert axes.y(4.0) < axes.y(1.0) < axes.y(0.0)
    assert axes.y(0.0) - axes.y(2.0) == axes.y(2.0) - axes.y(4.0)


def test_the_slower_side_has_the_taller_bars() -> None:
    bars = draw_report(report_of("cascade", "level 2", "level 1")).crop((700, 80, 1200, 490))
    assert pixels_of(bars, REFERENCE) / pixels_of(bars, OURS) == pytest.approx(ROW.ratio, rel=0.05)
    assert seconds_per_megapixel(ROW, Implementation.OURS) == 4.0


@pytest.mark.parametrize("names", [("cascade",), ("cascade", "cascade"), ("cascade", "cascade", "level 1")])
def test_any_report_can_be_drawn(names: tuple[str, ...]) -> None:
    curves = draw_report(report_of(*names)).crop((60, 80, 640, 490))
    assert pixels_of(curves, OURS) > 50 and pixels_of(curves, REFERENCE) > 50


def test_a_plot_is_a_picture_file(tmp_path: Path) -> None:
    write_plot(REPORT, tmp_path / "bench.png")
    with Image.open(tmp_path / "bench.png") as image:
        assert image.format == "PNG"
        assert pixels_of(image.convert("RGB"), OURS) > 50
    with pytest.raises(SpaceError, match="cannot write the plot"):
        write_plot(REPORT, tmp_path / "absent" / "bench.png")
