import io
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from studio.images.source import open_source
from tests.unit.images.samples import BUDGET_BYTES, smooth, whole
from tests.unit.images.strange_files import LONG, SHORT, raw_tiff

LEFT_OUT = "an extra channel that the file does not declare to be transparency was left out"


def read(path: Path, stored: bytes) -> tuple[np.ndarray, tuple[str, ...]]:
    path.write_bytes(stored)
    with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
        return whole(source), source.facts.notes


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("kinds", [(0, 2), (2, 0), (0, 1), (1, 0), (0, 0, 2)])
def test_the_file_says_which_channel_is_alpha(tmp_path: Path, kinds: tuple[int, ...], dtype: type) -> None:
    colours, extra = smooth(40, 30, 3, dtype), [smooth(40, 30, 1, dtype)[:, ::-1] for _ in kinds]
    at = next(index for index, kind in enumerate(kinds) if kind)
    alpha = np.maximum(smooth(40, 30, 4, dtype)[..., 3:], 1)
    extra[at] = alpha
    stored = colours
    if kinds[at] == 1:
        colours = np.minimum(colours, alpha)
        stored = colours
    found, notes = read(tmp_path / "a.tif", raw_tiff(np.concatenate([stored, *extra], axis=2), {338: (SHORT, kinds)}))
    assert found.shape == (30, 40, 4) and found.dtype == dtype
    assert np.array_equal(found[..., 3:], alpha)
    most = np.iinfo(dtype).max
    expected = colours if kinds[at] == 2 else colours.astype(float) * most / alpha
    assert np.abs(found[..., :3] - expected).max() <= 1
    several = "2 extra channels that the file does not declare to be transparency were left out"
    assert notes == (LEFT_OUT if len(kinds) == 2 else several,)


@pytest.mark.parametrize("tags", [{}, {338: (SHORT, (0,))}])
@pytest.mark.parametrize(("channels", "photometric"), [(1, 1), (3, 2), (4, 5)])
def test_a_channel_that_nobody_declares_is_no_alpha(
    tmp_path: Path, channels: int, photometric: int, tags: dict[int, tuple[int, tuple[int, ...]]]
) -> None:
    pixels = smooth(40, 30, 4)[..., :channels]
    opaque, _ = read(tmp_path / "a.tif", raw_tiff(pixels, {262: (SHORT, (photometric,))}))
    spot = np.zeros((30, 40, 1), np.uint8)
    found, notes = read(
        tmp_path / "b.tif", raw_tiff(np.concatenate([pixels, spot], axis=2), {262: (SHORT, (photometric,)), **tags})
    )
    assert np.array_equal(found, opaque) and found.shape[2] == 3
    assert notes == (LEFT_OUT,)


@pytest.mark.parametrize("tags", [{530: (SHORT, (1, 1))}, {}])
def test_uncompressed_ycbcr_is_converted(tmp_path: Path, tags: dict[int, tuple[int, tuple[int, ...]]]) -> None:
    seen = np.asarray(Image.linear_gradient("L").resize((50, 40)).convert("RGB")) // 2 + smooth(50, 40) // 3
    luma = seen @ np.array([0.299, 0.587, 0.114])
    chroma = [128 + (seen[..., 2] - luma) / 1.772, 128 + (seen[..., 0] - luma) / 1.402]
    stored = np.dstack([luma, *chroma]).round().astype(np.uint8)
    found, notes = read(tmp_path / "a.tif", raw_tiff(stored, {262: (SHORT, (6,)), **tags}))
    assert np.abs(found.astype(int) - seen).max() <= 2 and notes == ()


def test_ycbcr_by_its_own_reference_levels(tmp_path: Path) -> None:
    stored = np.array([[[16, 128, 128], [235, 128, 128], [126, 128, 128]]], np.uint8).repeat(20, 0).repeat(10, 1)
    levels = (16, 1, 235, 1, 128, 1, 240, 1, 128, 1, 240, 1)
    found, _ = read(tmp_path / "a.tif", raw_tiff(stored, {262: (SHORT, (6,)), 530: (SHORT, (1, 1)), 532: (5, levels)}))
    assert found[0, ::10, 0].tolist() == [0, 255, 128]


def test_subsampled_ycbcr_gains_no_alpha(tmp_path: Path) -> None:
    block = np.array([100, 100, 100, 100, 128, 128], np.uint8)  # four of brightness share two of colour
    strip = np.tile(block, 16 * 16).reshape(1, -1, 1)
    tags = {256: (LONG, (32,)), 257: (LONG, (32,)), 258: (SHORT, (8, 8, 8)), 277: (SHORT, (3,)), 278: (LONG, (32,))}
    found, _ = read(tmp_path / "a.tif", raw_tiff(strip, {**tags, 262: (SHORT, (6,)), 530: (SHORT, (2, 2))}))
    assert found.shape == (32, 32, 3) and (found == 100).all()


def test_jpeg_in_tiff_keeps_its_colours(tmp_path: Path) -> None:
    written = io.BytesIO()
    Image.fromarray(smooth(64, 64) // 4 + 90).save(written, "TIFF", compression="jpeg", quality=95)
    found, _ = read(tmp_path / "a.tif", written.getvalue())
    assert np.abs(found.astype(int) - (smooth(64, 64) // 4 + 90)).mean() < 8 and found.shape[2] == 3


def lab_of(colours: list[tuple[int, int, int]]) -> np.ndarray:
    """Lab with D50 white (1, n, 3), floats, as lcms and Photoshop have it."""
    image = Image.new("RGB", (len(colours), 1))
    image.putdata(colours)
    steps = [ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB", 5000)]
    stored = np.asarray(ImageCms.profileToProfile(image, *steps, outputMode="LAB"))
    return np.dstack([stored[..., :1] * (100 / 255), stored[..., 1:].view(np.int8)])


COLOURS = [(255, 255, 255), (128, 128, 128), (222, 180, 150), (40, 70, 160), (200, 60, 50), (0, 0, 0)]


@pytest.mark.parametrize(("photometric", "dtype"), [(8, np.uint8), (8, np.uint16), (9, np.uint8), (9, np.uint16)])
@pytest.mark.parametrize("has_alpha", [False, True])
def test_lab_is_relative_to_d50(tmp_path: Path, photometric: int, dtype: type, has_alpha: bool) -> None:
    lab = lab_of(COLOURS).repeat(8, 0).repeat(8, 1)
    is_deep, is_icc = dtype is np.uint16, photometric == 9
    lightness = lab[..., :1] * ((65280 if is_icc else 65535) if is_deep else 255) / 100
    chroma = (lab[..., 1:] + (128 if is_icc else 0)) * (256 if is_deep else 1)
    stored = np.dstack([lightness, chroma]).round().astype(np.int64).astype(dtype)
    tags = {262: (SHORT, (photometric,))}
    if has_alpha:
        alpha = np.full((*stored.shape[:2], 1), np.iinfo(dtype).max // 3, dtype)
        stored, tags = np.concatenate([stored, alpha], axis=2), {**tags, 338: (SHORT, (2,))}
    found, notes = read(tmp_path / "a.tif", raw_tiff(stored, tags))
    assert found.dtype == np.uint16 and notes == ()
    assert np.abs(found[0, ::8, :3] / 257 - np.array(COLOURS)).max() <= 2
    assert found.shape[2] == 3 + has_alpha
    if has_alpha:
        assert (found[..., 3] == 65535 // 3).all()


def test_planes_with_alpha(tmp_path: Path) -> None:
    pixels = smooth(40, 30, 4)
    written = io.BytesIO()
    planes = np.ascontiguousarray(np.moveaxis(pixels, -1, 0))
    tifffile.imwrite(written, planes, planarconfig="separate", photometric="rgb", extrasamples=["unassalpha"])
    found, _ = read(tmp_path / "a.tif", written.getvalue())
    assert np.array_equal(found, pixels)


def test_a_palette_reads(tmp_path: Path) -> None:
    image = Image.fromarray(smooth(40, 30)).quantize(50)
    written = io.BytesIO()
    image.save(written, "TIFF")
    found, _ = read(tmp_path / "a.tif", written.getvalue())
    assert np.array_equal(found, np.asarray(image.convert("RGB")))


def test_grey_where_white_is_zero(tmp_path: Path) -> None:
    grey, alpha = smooth(40, 30, 1), smooth(40, 30, 4)[..., 3:]
    found, _ = read(tmp_path / "a.tif", raw_tiff(grey, {262: (SHORT, (0,))}))
    assert np.array_equal(found[..., :1], 255 - grey)
    both = np.concatenate([grey, alpha], axis=2)
    found, _ = read(tmp_path / "b.tif", raw_tiff(both, {262: (SHORT, (0,)), 338: (SHORT, (2,))}))
    assert np.array_equal(found[..., :1], 255 - grey) and np.array_equal(found[..., 3:], alpha)
