from pathlib import Path

import numpy as np
import pytest

from studio.errors import PictureError
from studio.images.libvips import number_of
from studio.images.limits import Limits
from studio.images.tiff_opening import open_tiff
from tests.unit.images.samples import smooth
from tests.unit.images.strange_files import LONG, SHORT, raw_tiff

LIMITS = Limits(10_000_000, 0)


def test_pixels_orientation_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(raw_tiff(smooth(30, 20), {274: (SHORT, (6,))}))
    opened = open_tiff(path, LIMITS)
    assert np.array_equal(opened.image.numpy(), smooth(30, 20))
    assert number_of(opened.image, "orientation", 1) == 6 and opened.notes == ()


def test_too_many_pixels_and_a_broken_directory(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(raw_tiff(smooth(30, 20), {256: (LONG, (1_000_000,))}))
    with pytest.raises(PictureError, match="--max-pixels"):
        open_tiff(path, LIMITS)
    path.write_bytes(b"II*\0\xff\0\0\0")
    with pytest.raises(PictureError, match="cannot be read as TIFF"):
        open_tiff(path, LIMITS)
    path.write_bytes(raw_tiff(smooth(30, 20), {256: None}))
    with pytest.raises(PictureError, match="it has no size"):
        open_tiff(path, LIMITS)
