from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.compression.decoding import decode_for_crops
from studio.errors import StudioError
from tests.unit.engine.pictures import write_picture


def test_a_picture_keeps_its_size_or_is_enlarged_to_a_crop(tmp_path: Path) -> None:
    write_picture(tmp_path / "large.png", 90, 70, seed=1)
    pixels = decode_for_crops(tmp_path / "large.png", 64)
    assert pixels.dtype == np.uint8
    assert np.array_equal(pixels, np.asarray(Image.open(tmp_path / "large.png").convert("RGB")))
    write_picture(tmp_path / "small.png", 48, 40, seed=2)
    height, width, _ = decode_for_crops(tmp_path / "small.png", 64).shape
    assert 64 <= height <= 66 and 77 <= width <= 79


@pytest.mark.parametrize(("width", "height"), [(90, 70), (70, 90), (40, 48), (300, 301)])
def test_the_shorter_side_is_brought_to_what_is_asked_for(tmp_path: Path, width: int, height: int) -> None:
    write_picture(tmp_path / "picture.png", width, height, seed=1)
    shorter, longer = sorted(decode_for_crops(tmp_path / "picture.png", 64, resize_px=80).shape[:2])
    assert 80 <= shorter <= 81
    assert longer / shorter == pytest.approx(max(width, height) / min(width, height), rel=0.03)


def test_a_broken_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(StudioError, match=r"broken\.png"):
        decode_for_crops(tmp_path / "broken.png", 64)
