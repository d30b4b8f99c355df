import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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


_GROWTH = """
import re, sys
from pathlib import Path
from studio.images.picture import read_picture

def status(name):
    return 1024 * int(re.search(name + r":\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])

small, large = map(Path, sys.argv[1:])
read_picture(small, longer_side_px=1024)
Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
before = status("VmRSS")
read_picture(large, longer_side_px=1024)
print(status("VmHWM") - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from Linux")
@pytest.mark.parametrize(("options", "most_bytes"), [({"progressive": True, "subsampling": 0}, 155e6), ({}, 86e6)])
def test_a_large_photo_is_made_smaller_in_little_more_than_its_decoder_needs(
    tmp_path: Path, options: dict[str, Any], most_bytes: float
) -> None:
    Image.fromarray(smooth(1500, 1200)).save(tmp_path / "small.jpg")
    Image.fromarray(smooth(64, 64)).resize((4000, 3000)).save(tmp_path / "large.jpg", **options)
    files = [str(tmp_path / "small.jpg"), str(tmp_path / "large.jpg")]
    one_thread = {**os.environ, "VIPS_CONCURRENCY": "1"}  # what libvips keeps grows with its threads
    told = subprocess.run(
        [sys.executable, "-c", _GROWTH, *files], check=True, capture_output=True, text=True, env=one_thread
    )
    assert int(told.stdout) < most_bytes, told.stdout
