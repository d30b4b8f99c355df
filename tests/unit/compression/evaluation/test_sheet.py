from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.compression.evaluation.sheet import cell_side_px, check_sheet_path, write_sheet
from studio.errors import PictureError
from studio.geometry import Size
from studio.images.contact_sheet import CellLayout, cell, compose_sheet

RED = np.full((40, 80, 3), (200, 10, 10), np.uint8)
SQUARE = Size(64, 64)


def test_cells_shrink_where_rows_are_many() -> None:
    assert [cell_side_px(20, size) for size in (256, 512, 4000)] == [256, 512, 512]
    assert cell_side_px(200, 512) == 124
    assert cell_side_px(200, 512, crop_px=60) == 58
    assert cell_side_px(100_000, 512) == 32


@pytest.mark.parametrize("name", ["sheet.png", "sheet.JPG"])
def test_a_sheet_is_written_by_its_suffix_and_leaves_nothing_else(tmp_path: Path, name: str) -> None:
    write_sheet(tmp_path / name, compose_sheet([[cell("red", RED, SQUARE)]], CellLayout(SQUARE)))
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with Image.open(tmp_path / name) as found:
        assert (found.format, found.size) == ("PNG" if name.endswith("png") else "JPEG", (76, 64))


def test_places_that_cannot_take_a_sheet_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="must end in"):
        check_sheet_path(tmp_path / "sheet.gif", overwrite=False)
    with pytest.raises(PictureError, match="there is no folder"):
        check_sheet_path(tmp_path / "absent" / "sheet.png", overwrite=False)
    (tmp_path / "sheet.png").touch()
    with pytest.raises(PictureError, match="--overwrite"):
        check_sheet_path(tmp_path / "sheet.png", overwrite=False)
    check_sheet_path(tmp_path / "sheet.png", overwrite=True)
    with pytest.raises(PictureError, match="cannot be written"):
        write_sheet(tmp_path / "gone" / "sheet.png", compose_sheet([[cell("red", RED, SQUARE)]], CellLayout(SQUARE)))


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "sheet.png").symlink_to(elsewhere / "kept.png")
    check_sheet_path(tmp_path / "sheet.png", overwrite=False)
    write_sheet(tmp_path / "sheet.png", Image.new("RGB", (9, 9)))
    assert (tmp_path / "sheet.png").is_symlink() and [path.name for path in elsewhere.iterdir()] == ["kept.png"]
    (tmp_path / "lost.png").symlink_to(tmp_path / "nowhere" / "a.png")
    with pytest.raises(PictureError, match=r"there is no folder .*nowhere"):
        check_sheet_path(tmp_path / "lost.png", overwrite=False)
