from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.compression.evaluation.pictures import EvaluationPicture
from studio.compression.evaluation.sheet import Gallery, flattest_region
from tests.unit.engine.pictures import stored_picture

CONTENT = EvaluationPicture(Path("c.png"), stored_picture(200, 150))
STYLE = EvaluationPicture(Path("s.png"), stored_picture(150, 200, seed=1))


@pytest.mark.parametrize("count", [1, 2])
def test_one_row_for_each_pair_and_one_column_for_each_picture(tmp_path: Path, count: int) -> None:
    gallery = Gallery(pairs=2, size_px=128)
    for seed in range(2):
        results = [(f"result {number}", stored_picture(200, 150, seed=seed + number)) for number in range(count)]
        gallery.add(CONTENT, STYLE, results)
    gallery.write(tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == ((2 + count) * 134 + 6, 2 * (20 + 128 + 6 + 96 + 6) + 6)


def test_the_photographs_flattest_region_stands_below_each_at_its_own_pixels(tmp_path: Path) -> None:
    painted = stored_picture(200, 150, seed=5)
    gallery = Gallery(pairs=1, size_px=128)
    gallery.add(CONTENT, STYLE, [("result", painted)])
    gallery.write(tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as sheet:
        pixels = np.asarray(sheet)
    flat = flattest_region(CONTENT.pixels_hwc)
    top = 6 + 20 + 128 + 6
    for column, whole in ((0, CONTENT.pixels_hwc), (2, painted)):
        left = 6 + column * 134 + 16
        crop = whole[flat.top : flat.bottom, flat.left : flat.right]
        np.testing.assert_array_equal(pixels[top : top + 96, left : left + 96], crop)
    assert (pixels[top : top + 96, 140:268] == 255).all(), "a style has no such region"
