import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import PictureError
from studio.geometry import Region, Size
from studio.images.limits import Limits
from studio.images.masks import MaskSource, open_mask, survey_mask
from studio.images.painted_masks import MaskRasterizer, as_stored
from studio.images.rasters import Pixels
from studio.specs.painted_mask import BasePicture, BrushStroke, PaintedMask, painted_mask_bytes

LIMITS = Limits(max_pixels=10**9, decode_budget_bytes=1 << 30)


def saved(path: Path, pixels: Pixels) -> Path:
    Image.fromarray(pixels).save(path)
    return path


def read(path: Path, size: Size | None = None) -> Pixels:
    with Image.open(path) as image:
        facts = survey_mask(path, size or Size(*image.size), LIMITS)
    wanted = size or facts.size
    found = np.zeros((wanted.height, wanted.width), f"uint{facts.bit_depth}")
    with MaskSource(path, LIMITS, is_by_alpha=facts.is_by_alpha, size=size) as source:
        for region, pixels in source.bands(4096):
            found[region.top : region.bottom, region.left : region.right] = pixels[..., 0]
    return found


def steps(width: int, height: int, dtype: type[np.integer] = np.uint8) -> Pixels:
    full = np.iinfo(dtype).max
    return np.broadcast_to(np.linspace(0, full, width).astype(dtype), (height, width)).copy()


def test_grey_is_read_as_it_is(tmp_path: Path) -> None:
    for dtype in (np.uint8, np.uint16):
        grey = steps(50, 30, dtype)
        np.testing.assert_array_equal(read(saved(tmp_path / "grey.png", grey)), grey)


def test_colours_count_by_their_brightness(tmp_path: Path) -> None:
    colours = np.zeros((10, 40, 3), np.uint8)
    for start, colour in ((0, (255, 0, 0)), (10, (0, 255, 0)), (20, (0, 0, 255)), (30, (255, 255, 255))):
        colours[:, start : start + 10] = colour
    found = read(saved(tmp_path / "colours.png", colours))
    assert [int(found[5, x]) for x in (5, 15, 25, 35)] == [54, 182, 18, 255]  # of 255: 0.2126, 0.7152, 0.0722


def test_transparency_counts_where_there_is_any_and_brightness_where_there_is_none(tmp_path: Path) -> None:
    rgba = np.zeros((20, 40, 4), np.uint8)
    rgba[:, :, 3] = steps(40, 20)
    np.testing.assert_array_equal(read(saved(tmp_path / "cutout.png", rgba)), rgba[:, :, 3])
    rgba[:, :, :3], rgba[:, :, 3] = steps(40, 20)[..., None], 255
    np.testing.assert_array_equal(read(saved(tmp_path / "opaque.png", rgba)), rgba[:, :, 0])


def test_a_mask_is_scaled_without_overshooting(tmp_path: Path) -> None:
    edge = np.full((20, 30), 64, np.uint8)
    edge[:, 15:] = 192
    path = saved(tmp_path / "edge.png", edge)
    for size in (Size(300, 200), Size(15, 10), Size(301, 200)):
        found = read(path, size)
        assert found.shape == (size.height, size.width)
        assert found.min() == 64 and found.max() == 192
        assert (np.diff(found.astype(int), axis=1) >= 0).all()


def test_a_turned_mask_stands_upright(tmp_path: Path) -> None:
    image = Image.fromarray(steps(40, 20))
    exif = image.getexif()
    exif[0x0112] = 6  # shown turned clockwise by 90 degrees: 20 wide, 40 tall
    image.save(tmp_path / "turned.png", exif=exif)
    for size in (Size(20, 40), Size(40, 80)):
        found = read(tmp_path / "turned.png", size)
        assert found.shape == (size.height, size.width)
        assert found[0].max() < 10 and found[-1].min() > 245


@pytest.mark.parametrize("size", [Size(40, 20), Size(400, 201), Size(4000, 1990), Size(41, 20), Size(13, 7)])
def test_the_same_shape_at_any_size_is_taken(tmp_path: Path, size: Size) -> None:
    survey_mask(saved(tmp_path / "mask.png", steps(40, 20)), size, LIMITS)


@pytest.mark.parametrize("size", [Size(20, 40), Size(40, 23), Size(4000, 2300)])
def test_another_shape_is_refused_with_both_sizes(tmp_path: Path, size: Size) -> None:
    with pytest.raises(PictureError, match=rf"mask\.png is 40 x 20 px and its picture {size} px.*not stretched"):
        survey_mask(saved(tmp_path / "mask.png", steps(40, 20)), size, LIMITS)


@pytest.mark.parametrize("channels", [1, 4])
def test_an_empty_mask_is_refused_by_name(tmp_path: Path, channels: int) -> None:
    black = np.zeros((20, 40, 4), np.uint8)
    if channels == 4:
        black[..., :3] = 255  # white, and nowhere to be seen
    path = saved(tmp_path / "nothing.png", black if channels == 4 else black[..., 0])
    with pytest.raises(PictureError, match=r"nothing\.png is empty.*leave it out"):
        survey_mask(path, Size(40, 20), LIMITS)


def test_what_is_white_everywhere_is_told(tmp_path: Path) -> None:
    white = np.full((20, 40), 255, np.uint8)
    assert survey_mask(saved(tmp_path / "white.png", white), Size(40, 20), LIMITS).is_full
    white[3, 3] = 254
    assert not survey_mask(saved(tmp_path / "almost.png", white), Size(40, 20), LIMITS).is_full


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    for path in (tmp_path / "text.png", tmp_path / "gone.png"):
        with pytest.raises(PictureError, match=path.name):
            survey_mask(path, Size(40, 20), LIMITS)


def painted(path: Path, mask: PaintedMask) -> Path:
    path.write_bytes(painted_mask_bytes(mask))
    return path


SPOT = BrushStroke(((0.25, 0.25, 1.0), (0.75, 0.3, 0.5)), 0.1, 0.4)


def read_painted(path: Path, size: Size, *, band_bytes: int, part: Region | None = None) -> Pixels:
    facts = survey_mask(path, size, LIMITS)
    assert facts.bit_depth == 16 and not facts.is_full
    found = np.zeros((size.height, size.width), np.uint16)
    with open_mask(path, LIMITS, is_by_alpha=facts.is_by_alpha, size=size) as source:
        for region, pixels in source.bands_within(part or Region.whole(size), band_bytes):
            assert not found[region.top : region.bottom, region.left : region.right].any(), "regions do not meet"
            found[region.top : region.bottom, region.left : region.right] = pixels[..., 0]
    return found


@pytest.mark.parametrize("size", [Size(60, 40), Size(301, 200), Size(45, 30)])
def test_a_painted_mask_is_read_at_any_size_in_any_bands(tmp_path: Path, size: Size) -> None:
    mask = PaintedMask(Size(60, 40), (SPOT,))
    path = painted(tmp_path / "spot.mask", mask)
    expected = as_stored(MaskRasterizer(mask, size).pixels(Region.whole(size)))
    assert expected.max() == 65_535
    for band_bytes in (1, 10_000, 1 << 20):
        assert np.array_equal(read_painted(path, size, band_bytes=band_bytes), expected)
    part = Region(10, 5, 40, 25)
    found = read_painted(path, size, band_bytes=2000, part=part)
    assert np.array_equal(found[5:25, 10:40], expected[5:25, 10:40])
    assert not found[:5].any() and not found[25:].any() and not found[:, 40:].any()


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_painted_mask_lies_on_its_picture(tmp_path: Path, orientation: int) -> None:
    """A share of 0 leaves the picture as it is read without paint, a share of 1 fills it."""
    shape = (60, 30) if orientation == 1 else (30, 60)
    image = Image.fromarray(steps(*shape))
    exif = image.getexif()
    exif[0x0112] = orientation
    picture = tmp_path / "sky.png"
    image.save(picture, exif=exif)
    size = Size(60, 30)
    digest = hashlib.sha256(picture.read_bytes()).hexdigest()
    mask = PaintedMask(size, (SPOT,), picture=BasePicture("sky.png", digest))
    path = painted(tmp_path / "on.mask", mask)
    large = Size(120, 60)
    found, below = read_painted(path, large, band_bytes=9000), read(picture, large)
    share = MaskRasterizer(PaintedMask(size, (SPOT,)), large).pixels(Region.whole(large))
    assert np.array_equal(found[share == 0], below[share == 0].astype(np.uint16) * 257)
    assert (found[share == 1] == 65_535).all() and (share == 1).any()


def test_a_picture_below_that_is_gone_or_another_one_is_refused(tmp_path: Path) -> None:
    mask = PaintedMask(Size(60, 30), (SPOT,), picture=BasePicture("sky.png", "0" * 64))
    path = painted(tmp_path / "on.mask", mask)
    with pytest.raises(PictureError, match=r"sky\.png"):
        survey_mask(path, Size(60, 30), LIMITS)
    saved(tmp_path / "sky.png", steps(60, 30))
    with pytest.raises(PictureError, match=r"not the picture that the mask .*on\.mask was painted on"):
        survey_mask(path, Size(60, 30), LIMITS)


def test_a_painted_mask_may_be_empty_and_says_so(tmp_path: Path) -> None:
    gone = BrushStroke(((0.5, 0.3, 1.0),), 2.0, 1.0, erases=True)
    for number, operations in enumerate([(), (SPOT, gone)]):
        path = painted(tmp_path / f"{number}.mask", PaintedMask(Size(60, 40), operations))
        facts = survey_mask(path, Size(60, 40), LIMITS)
        assert not facts.is_full
        assert any("empty" in note for note in facts.notes)


def test_a_painted_mask_that_is_full_is_told(tmp_path: Path) -> None:
    full = PaintedMask(Size(60, 40), fill=1.0)
    assert survey_mask(painted(tmp_path / "full.mask", full), Size(60, 40), LIMITS).is_full
    dot = BrushStroke(((0.31, 0.47, 1.0),), 0.01, 1.0, erases=True)
    assert not survey_mask(painted(tmp_path / "almost.mask", full.with_operation(dot)), Size(60, 40), LIMITS).is_full


def test_a_painted_mask_of_another_shape_or_too_large_is_refused(tmp_path: Path) -> None:
    path = painted(tmp_path / "spot.mask", PaintedMask(Size(60, 40), (SPOT,)))
    with pytest.raises(PictureError, match=r"spot\.mask is 60 x 40 px and its picture 40 x 60 px"):
        survey_mask(path, Size(40, 60), LIMITS)
    huge = painted(tmp_path / "huge.mask", PaintedMask(Size(600_000, 400_000), (SPOT,)))
    with pytest.raises(PictureError, match=r"huge\.mask says it is 600000 x 400000"):
        survey_mask(huge, Size(60, 40), LIMITS)
