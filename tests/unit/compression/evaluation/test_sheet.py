from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.compression.evaluation.sheet import cell, cell_side_px, check_sheet_path, compose_sheet, write_sheet
from studio.errors import PictureError

RED = np.full((40, 80, 3), (200, 10, 10), np.uint8)
BLUE = np.full((80, 40, 3), (10, 10, 200), np.uint8)


def test_every_picture_lies_in_its_square_under_its_caption() -> None:
    row = [cell("a red one", RED, 64), cell("a blue one", BLUE, 64)]
    sheet = np.asarray(compose_sheet([row, row], 64))
    assert sheet.shape == (2 * 90 + 6, 2 * 70 + 6, 3)
    for top in (26, 116):
        assert tuple(sheet[top + 32, 6 + 32]) == (200, 10, 10)
        assert tuple(sheet[top + 32, 76 + 32]) == (10, 10, 200)
        assert tuple(sheet[top + 2, 6 + 32]) == (255, 255, 255)  # 64 x 32 in a square of 64
        assert sheet[top - 20 : top, 6:70].min() < 100, "no caption was drawn"


def test_a_long_caption_stays_in_its_column() -> None:
    row = [cell("w" * 200, RED, 64), cell("", RED, 64)]
    assert (np.asarray(compose_sheet([row], 64))[6:26, 76:] == 255).all()


def test_a_part_at_its_own_size_stands_below_and_makes_every_row_higher() -> None:
    row = [cell("with", RED, 64, crop=BLUE[:30, :20]), cell("without", RED, 64)]
    sheet = np.asarray(compose_sheet([row, row], 64))
    assert sheet.shape == (2 * (90 + 36) + 6, 2 * 70 + 6, 3)
    below = 6 + 20 + 64 + 6
    assert (sheet[below : below + 30, 6 + 22 : 6 + 42] == (10, 10, 200)).all()
    assert (sheet[below : below + 36, 76:140] == 255).all()


def test_cells_shrink_where_rows_are_many() -> None:
    assert [cell_side_px(20, size) for size in (256, 512, 4000)] == [256, 512, 512]
    assert cell_side_px(200, 512) == 124
    assert cell_side_px(200, 512, crop_px=60) == 58
    assert cell_side_px(100_000, 512) == 32


@pytest.mark.parametrize("name", ["sheet.png", "sheet.JPG"])
def test_a_sheet_is_written_by_its_suffix_and_leaves_nothing_else(tmp_path: Path, name: str) -> None:
    write_sheet(tmp_path / name, compose_sheet([[cell("red", RED, 64)]], 64))
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with Image.open(tmp_path / name) as found:
        assert (found.format, found.size) == ("PNG" if name.endswith("png") else "JPEG", (76, 96))


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
        write_sheet(tmp_path / "gone" / "sheet.png", compose_sheet([[cell("red", RED, 64)]], 64))


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
