from __future__ import annotations

from pathlib import Path

import pytest

from studio.errors import PictureError
from studio.ui.training.runs.sample_sheet import read_sheet
from tests.unit.ui.training.runs.sheets import write_sheet


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
