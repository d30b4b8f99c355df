from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.picture import read_picture
from tests.unit.images.samples import smooth, vips


def test_colours_come_as_floats_in_unit_range(tmp_path: Path) -> None:
    Image.fromarray(smooth(50, 30)).save(tmp_path / "a.png")
    picture = read_picture(tmp_path / "a.png")
    assert picture.alpha_hw is None and picture.size == Size(50, 30)
    assert picture.rgb_hwc.dtype == np.float32
    assert np.allclose(picture.rgb_hwc, smooth(50, 30) / 255, atol=1e-6)
    assert picture.rgb_hwc.max() <= 1.0


def test_alpha_comes_apart_from_colours_at_16_bits(tmp_path: Path) -> None:
    pixels = smooth(50, 30, 4, np.uint16)
    vips(pixels).tiffsave(str(tmp_path / "a.tif"))
    picture = read_picture(tmp_path / "a.tif")
    assert picture.alpha_hw is not None and picture.alpha_hw.shape == (30, 50)
    assert np.allclose(picture.alpha_hw, pixels[..., 3] / 65535, atol=1e-6)
    assert np.allclose(picture.rgb_hwc, pixels[..., :3] / 65535, atol=1e-6)


def test_sizes_may_be_asked_for(tmp_path: Path) -> None:
    Image.fromarray(smooth(50, 30)).save(tmp_path / "a.png")
    assert read_picture(tmp_path / "a.png", longer_side_px=100).size == Size(100, 60)
    assert read_picture(tmp_path / "a.png", at_most_px=100).size == Size(50, 30)
    with pytest.raises(PictureError, match="--max-pixels"):
        read_picture(tmp_path / "a.png", max_pixels=1000)
