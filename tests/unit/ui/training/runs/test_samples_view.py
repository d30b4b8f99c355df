from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from studio.errors import PictureError
from studio.ui.training.runs.samples_view import placed_rows, read_sheet
from tests.unit.ui.training.runs.sheets import write_sheet


@given(
    st.lists(st.tuples(st.integers(10, 900), st.integers(10, 300)), min_size=1, max_size=5),
    st.integers(300, 2500),
    st.integers(400, 1500),
)
def test_rows_stay_within_the_room_and_never_overlap(sizes: list[tuple[int, int]], width: int, height: int) -> None:
    room = QRect(0, 0, width, height)
    placed = placed_rows([QSize(*size) for size in sizes], room)
    assert len(placed) == len(sizes)
    assert all(room.adjusted(-2, -2, 2, 2).contains(rect) for rect in placed)
    assert not any(one.intersects(other) for one, other in combinations(placed, 2))


def test_wide_rows_stand_above_each_other_and_narrow_ones_in_columns() -> None:
    room = QRect(0, 0, 1200, 600)
    wide = placed_rows([QSize(800, 100)] * 4, room)
    assert len({rect.left() for rect in wide}) == 1
    narrow = placed_rows([QSize(128, 64)] * 4, room)
    assert len({rect.left() for rect in narrow}) > 1


def test_no_rows_need_no_room() -> None:
    assert placed_rows([], QRect(0, 0, 10, 10)) == []


def test_the_three_rows_are_told_apart(tmp_path: Path) -> None:
    write_sheet(tmp_path / "step-000010.png", ("#ff0000", "#00ff00", "#0000ff"))
    sheet = read_sheet(tmp_path / "step-000010.png", 10)
    rows = (sheet.contents, sheet.styles, sheet.painted)
    assert sheet.step == 10
    assert [(row.width(), row.height()) for row in rows] == [(40, 10)] * 3
    assert [row.pixelColor(5, 5).name() for row in rows] == ["#ff0000", "#00ff00", "#0000ff"]


def test_a_picture_of_another_kind_is_refused(tmp_path: Path) -> None:
    write_sheet(tmp_path / "odd.png", ("#000000", "#000000", "#000000"), height=31)
    with pytest.raises(PictureError, match="three rows"):
        read_sheet(tmp_path / "odd.png", 1)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"gone\.png"):
        read_sheet(tmp_path / "gone.png", 1)
