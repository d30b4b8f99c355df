import numpy as np
import pytest
from PIL import ImageFont

from studio.geometry import Size
from studio.images.contact_sheet import FONT_PX, GAP_PX, CellLayout, cell, compose_sheet

SQUARE = Size(64, 64)
LAYOUT = CellLayout(SQUARE)
RED = np.full((40, 80, 3), (200, 10, 10), np.uint8)
BLUE = np.full((80, 40, 3), (10, 10, 200), np.uint8)


def test_every_picture_lies_in_its_square_under_its_caption() -> None:
    row = [cell("a red one", RED, SQUARE), cell("a blue one", BLUE, SQUARE)]
    sheet = np.asarray(compose_sheet([row, row], LAYOUT))
    assert sheet.shape == (2 * 90 + 6, 2 * 70 + 6, 3)
    for top in (26, 116):
        assert tuple(sheet[top + 32, 6 + 32]) == (200, 10, 10)
        assert tuple(sheet[top + 32, 76 + 32]) == (10, 10, 200)
        assert tuple(sheet[top + 2, 6 + 32]) == (255, 255, 255)  # 64 x 32 in a square of 64
        assert sheet[top - 20 : top, 6:70].min() < 100, "no caption was drawn"


def test_cells_need_not_be_square() -> None:
    layout = CellLayout(Size(80, 40))
    sheet = np.asarray(compose_sheet([[cell("red", RED, layout.size)]], layout))
    assert sheet.shape == (GAP_PX + layout.caption_px + 40 + GAP_PX, GAP_PX + 80 + GAP_PX, 3)
    assert (sheet[GAP_PX + layout.caption_px : -GAP_PX, GAP_PX:-GAP_PX] == (200, 10, 10)).all()


def test_a_row_is_as_high_as_its_highest_picture() -> None:
    rows = [[cell("low", RED, SQUARE)], [cell("high", BLUE, SQUARE), cell("low", RED, SQUARE)]]
    sheet = np.asarray(compose_sheet(rows, LAYOUT))
    most = LAYOUT.sheet_size(2, 2)
    assert sheet.shape == (most.height - 32, most.width, 3)
    second = GAP_PX + 20 + 32 + GAP_PX + 20
    assert (sheet[GAP_PX + 20 : GAP_PX + 20 + 32, GAP_PX : GAP_PX + 64] == (200, 10, 10)).all()
    assert (sheet[second : second + 64, GAP_PX + 16 : GAP_PX + 48] == (10, 10, 200)).all()
    assert (sheet[second + 16 : second + 48, 2 * GAP_PX + 64 : -GAP_PX] == (200, 10, 10)).all()


@pytest.mark.parametrize("caption", ["w" * 200, "ill " * 60, "on\ntwo lines " * 20])
@pytest.mark.parametrize("font_px", [FONT_PX, 20])
def test_a_long_caption_stays_in_its_column(caption: str, font_px: int) -> None:
    layout = CellLayout(SQUARE, font_px)
    row = [cell(caption, RED, SQUARE), cell("", RED, SQUARE)]
    captions = np.asarray(compose_sheet([row], layout))[GAP_PX : GAP_PX + layout.caption_px]
    assert captions[:, : GAP_PX + 64].min() < 100
    assert (captions[:, GAP_PX + 64 + GAP_PX :] == 255).all()


def test_only_a_caption_that_is_too_wide_is_cut() -> None:
    width = round(ImageFont.load_default(FONT_PX).getlength("Harbour at sunset"))
    whole, cut = (
        np.asarray(compose_sheet([[cell("Harbour at sunset", RED, SQUARE)]], CellLayout(Size(width + more, 64))))
        for more in (1, -1)
    )
    caption_right = [int(np.nonzero(sheet[GAP_PX:20].min((0, 2)) < 100)[0].max()) for sheet in (whole, cut)]
    assert caption_right[0] > GAP_PX + 0.9 * width
    assert caption_right[1] <= GAP_PX + width - 1
    assert not np.array_equal(whole[GAP_PX:20, : width - 2], cut[GAP_PX:20, : width - 2])


def test_a_part_at_its_own_size_stands_below_and_makes_every_row_higher() -> None:
    row = [cell("with", RED, SQUARE, crop=BLUE[:30, :20]), cell("without", RED, SQUARE)]
    sheet = np.asarray(compose_sheet([row, row], LAYOUT))
    assert sheet.shape == (2 * (58 + 36) + 6, 2 * 70 + 6, 3)
    below = 6 + 20 + 32 + 6
    assert (sheet[below : below + 30, 6 + 22 : 6 + 42] == (10, 10, 200)).all()
    assert (sheet[below : below + 36, 76:140] == 255).all()


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (4, 2), (5, 3), (12, 4), (24, 6)])
def test_columns_bring_square_cells_near_four_to_three(count: int, columns: int) -> None:
    assert CellLayout(Size(300, 280)).columns_for(count) == columns  # with caption and gaps 306 px each way


@pytest.mark.parametrize("count", range(1, 60))
@pytest.mark.parametrize("size", [Size(320, 60), Size(60, 320), Size(320, 240)])
def test_no_row_of_a_sheet_is_empty(count: int, size: Size) -> None:
    columns = CellLayout(size).columns_for(count)
    rows = -(-count // columns)
    assert 1 <= columns <= count
    assert columns == 1 or -(-count // (columns - 1)) > rows, "a column less would need no more rows"
