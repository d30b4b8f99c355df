from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import Cancelled, PictureError
from studio.geometry import Region, Size
from studio.images.limits import Limits
from studio.images.mask_export import write_mask_picture
from studio.images.masks import survey_mask
from studio.images.painted_masks import MaskRasterizer, as_stored
from studio.specs.export import BitDepth
from studio.specs.painted_mask import BrushStroke, PaintedMask, painted_mask_bytes

LIMITS = Limits(max_pixels=10**9, decode_budget_bytes=1 << 30)
MASK = PaintedMask(Size(60, 40), (BrushStroke(((0.25, 0.25, 1.0), (0.75, 0.3, 0.5)), 0.1, 0.4),))


def nothing() -> None:
    """The check of work that nobody stops."""


def export(target: Path, mask: Path, size: Size, bit_depth: BitDepth) -> np.ndarray:
    write_mask_picture(target, mask, size, LIMITS, bit_depth=bit_depth, check=nothing)
    with Image.open(target) as image:
        assert image.size == (size.width, size.height)
        return np.asarray(image)


@pytest.fixture
def mask(tmp_path: Path) -> Path:
    path = tmp_path / "spot.mask"
    path.write_bytes(painted_mask_bytes(MASK))
    return path


@pytest.mark.parametrize("size", [Size(60, 40), Size(3001, 2001)])
def test_a_painted_mask_is_written_with_16_bits_or_8(mask: Path, size: Size, tmp_path: Path) -> None:
    stored = as_stored(MaskRasterizer(MASK, size).pixels(Region.whole(size)))
    assert np.array_equal(export(tmp_path / "deep.png", mask, size, 16), stored)
    shallow = export(tmp_path / "shallow.png", mask, size, 8)
    assert shallow.dtype == np.uint8
    assert np.array_equal(shallow, np.rint(stored / 257).astype(np.uint8))
    assert survey_mask(tmp_path / "deep.png", size, LIMITS).bit_depth == 16


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_picture_is_written_upright(tmp_path: Path, orientation: int) -> None:
    grey = np.arange(300 * 200, dtype=np.uint32).reshape(200, 300) % 251
    image = Image.fromarray(grey.astype(np.uint8))
    exif = image.getexif()
    exif[0x0112] = orientation
    image.save(tmp_path / "turned.png", exif=exif)
    upright = {1: grey, 3: np.rot90(grey, 2), 6: np.rot90(grey, -1), 8: np.rot90(grey)}[orientation]
    size = Size(upright.shape[1], upright.shape[0])
    assert np.array_equal(export(tmp_path / "out.png", tmp_path / "turned.png", size, 8), upright)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.png", "turned.png"]


def test_stopping_leaves_what_was_there(mask: Path, tmp_path: Path) -> None:
    target = tmp_path / "old.png"
    target.write_bytes(b"old")

    def stop() -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        write_mask_picture(target, mask, Size(60, 40), LIMITS, bit_depth=8, check=stop)
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.png", "spot.mask"]


def test_a_place_that_cannot_be_written_is_told(mask: Path, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="nowhere"):
        write_mask_picture(tmp_path / "nowhere" / "a.png", mask, Size(60, 40), LIMITS, bit_depth=8, check=nothing)
