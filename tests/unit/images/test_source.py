from pathlib import Path

import numpy as np
import pytest
import pyvips
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from studio.errors import PictureError
from studio.geometry import Region, Size
from studio.images.source import open_source
from tests.unit.images.samples import BUDGET_BYTES, encoded, exif, profile, smooth, vips, whole, with_profile


def opened(path: Path, **options: int):
    return open_source(path, decode_budget_bytes=BUDGET_BYTES, **options)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_every_orientation_stands_as_pillow_stands_it(tmp_path: Path, orientation: int, kind: str) -> None:
    path = tmp_path / "a picture"
    options = {"lossless": True} if kind == "WEBP" else {}
    path.write_bytes(encoded(smooth(53, 38), kind, exif=exif(orientation).tobytes(), **options))
    with opened(path) as source:
        found = whole(source, max_bytes=53 * 3 * 7)
        with Image.open(path) as image:
            expected = np.asarray(ImageOps.exif_transpose(image))
        assert source.facts.size == Size(expected.shape[1], expected.shape[0]) == source.facts.original_size
        assert found.shape == expected.shape
        assert np.abs(found.astype(int) - expected).max() <= (4 if kind == "JPEG" else 0)
        assert source.metadata.exif is not None and b"Acme" in source.metadata.exif


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    size=st.tuples(st.integers(1, 70), st.integers(1, 70)),
    orientation=st.integers(1, 8),
    max_bytes=st.integers(1, 5000),
    is_tiled=st.booleans(),
    kind=st.sampled_from([(np.uint8, 3), (np.uint8, 4), (np.uint16, 3), (np.uint16, 4)]),
)
def test_bands_tile_any_canvas_exactly_once_within_their_bytes(
    tmp_path: Path,
    size: tuple[int, int],
    orientation: int,
    max_bytes: int,
    is_tiled: bool,
    kind: tuple[type, int],
) -> None:
    path = tmp_path / "a.tif"
    (width, height), (dtype, channels) = size, kind
    pixels = smooth(width, height, channels, dtype)
    image = vips(pixels).copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    image.tiffsave(str(path), tile=is_tiled, tile_width=32, tile_height=16, compression="deflate", bigtiff=True)
    source = opened(path)
    row_bytes = width * channels * pixels.itemsize
    assert all(band.nbytes <= max(max_bytes, row_bytes) for _, band in source.bands(max_bytes))
    found = whole(source, max_bytes)
    swapped = pixels.swapaxes(0, 1) if orientation >= 5 else pixels
    mirrored = swapped[:, ::-1] if orientation in (2, 3, 6, 7) else swapped
    assert np.array_equal(found, mirrored[::-1] if orientation in (3, 4, 7, 8) else mirrored)


@pytest.mark.parametrize(("dtype", "channels"), [(np.uint8, 3), (np.uint8, 4), (np.uint16, 3), (np.uint16, 4)])
@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_lossless_files_give_their_own_pixels(tmp_path: Path, dtype: type, channels: int, suffix: str) -> None:
    path = tmp_path / f"naïve [n=2], 写真 1{suffix}"
    pixels = smooth(301, 517, channels, dtype)
    vips(pixels).write_to_target(pyvips.Target.new_to_file(str(path)), suffix)
    with opened(path) as source:
        assert (source.facts.bit_depth, source.facts.has_alpha) == (8 * pixels.itemsize, channels == 4)
        assert source.facts.format_name == {".png": "PNG", ".tif": "TIFF"}[suffix]
        assert source.facts.channels == channels
        assert np.array_equal(whole(source, 10**9), pixels)
        assert np.array_equal(whole(source, 1), pixels)  # a second reading starts anew


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_alpha_and_a_profile_together_stream(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    pixels = smooth(400, 1500, 4)
    image = with_profile(vips(pixels), profile("p3"))
    image.pngsave(str(path)) if suffix == ".png" else image.tiffsave(str(path), tile=True)
    with opened(path) as source:
        found = whole(source, 10**9)
        assert source.metadata.is_colour_converted
    assert np.array_equal(found[..., 3], pixels[..., 3])
    assert np.abs(found[..., :3].astype(int) - pixels[..., :3]).max() > 5
    with opened(path, longer_side_px=333) as source:
        assert whole(source, 10**9).shape[0] == 333


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "CMYK", "LAB"])
def test_other_colour_models_become_rgb(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.tif"
    grey = smooth(64, 48, 1)[..., 0]
    image = Image.fromarray(np.dstack([grey // 2 + 60] * 3))
    expected = np.asarray(image).astype(int)
    if mode == "LAB":
        from PIL import ImageCms

        steps = [ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")]
        image = ImageCms.profileToProfile(image, *steps, outputMode="LAB")
    elif mode in ("1", "P"):
        image = image.convert(mode)
        expected = np.asarray(image.convert("RGB")).astype(int)
    else:
        image = image.convert(mode)
    image.save(path)
    with opened(path) as source:
        found = whole(source).astype(int)
        assert source.facts.has_alpha == (mode == "LA")
        assert source.facts.bit_depth == (16 if mode == "LAB" else 8)
    if mode == "CMYK":  # inks without a profile: the order of tones is all there is to check
        assert np.corrcoef(found[..., 1].ravel(), expected[..., 1].ravel())[0, 1] > 0.95
    else:
        assert np.abs(found[..., :3] / (257 if mode == "LAB" else 1) - expected).max() <= (3 if mode == "LAB" else 0)


def test_a_bmp_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.bmp"
    Image.fromarray(smooth(33, 21)).save(path)
    with opened(path) as source:
        assert np.array_equal(whole(source), smooth(33, 21))
        assert np.array_equal(whole(source), smooth(33, 21))


@pytest.mark.parametrize("share", [0.4, 0.7, 0.97])
@pytest.mark.parametrize("kind", ["JPEG", "progressive", "PNG", "TIFF", "deflate", "tiled", "BMP"])
def test_a_truncated_file_never_passes(tmp_path: Path, kind: str, share: float) -> None:
    path = tmp_path / "cut"
    pixels = np.random.default_rng(1).integers(0, 256, (300, 200, 3), np.uint8)
    if kind == "deflate":
        tifffile.imwrite(path, pixels, photometric="rgb", compression="zlib", rowsperstrip=16)
    elif kind == "tiled":
        tifffile.imwrite(path, pixels, photometric="rgb", tile=(64, 64), bigtiff=True)
    elif kind == "progressive":
        path.write_bytes(encoded(pixels, "JPEG", progressive=True))
    else:
        path.write_bytes(encoded(pixels, kind))
    intact = path.read_bytes()
    path.write_bytes(intact[: int(len(intact) * share)])
    with pytest.raises(PictureError, match=r"damaged|cut short") as raised:
        whole(opened(path))
    assert str(path) in str(raised.value)
    with pytest.raises(PictureError, match=r"damaged|cut short"):
        whole(opened(path, longer_side_px=90))


def test_float_and_32_bit_pictures_are_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    for dtype in (np.float32, np.uint32):
        tifffile.imwrite(path, smooth(20, 20).astype(dtype), photometric="rgb")
        with pytest.raises(PictureError, match=r"a\.tif .*export it as 8- or 16-bit RGB"):
            opened(path)


def test_premultiplied_tiff_is_straightened(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    stored = np.full((10, 10, 4), 50, np.uint8)
    stored[..., 3] = 100
    tifffile.imwrite(path, stored, photometric="rgb", extrasamples=["assocalpha"])
    assert (whole(opened(path)) == [127, 127, 127, 100]).all()


def test_private_tags_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, smooth(40, 40), photometric="rgb", extratags=[(50_000, "s", 0, "mine", True)])
    assert np.array_equal(whole(opened(path)), smooth(40, 40))


@pytest.mark.parametrize("longer_side_px", [1, 37, 100, 333])
@pytest.mark.parametrize("orientation", [1, 6])
def test_resizing_gives_exactly_the_size_asked_for(tmp_path: Path, longer_side_px: int, orientation: int) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(encoded(smooth(120, 80), "PNG", exif=exif(orientation).tobytes()))
    with opened(path, longer_side_px=longer_side_px) as source:
        upright = Size(120, 80) if orientation == 1 else Size(80, 120)
        assert source.facts.original_size == upright
        assert source.facts.size == upright.fitted(longer_side_px)
        assert whole(source, 700).shape[:2] == (source.facts.size.height, source.facts.size.width)


def test_at_most_shrinks_and_never_enlarges(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(smooth(120, 80)).save(path)
    assert opened(path, at_most_px=60).facts.size == Size(60, 40)
    assert opened(path, at_most_px=500).facts.size == Size(120, 80)
    assert opened(path, longer_side_px=240, at_most_px=180).facts.size == Size(180, 120)
    with pytest.raises(ValueError, match="at_most_px"):
        opened(path, at_most_px=0)
    with pytest.raises(PictureError, match="--max-pixels"):
        opened(path, longer_side_px=1200, max_pixels=100_000)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_hidden_colours_do_not_bleed_when_resizing(tmp_path: Path, dtype: type) -> None:
    most = np.iinfo(dtype).max
    pixels = np.zeros((64, 64, 4), dtype)
    pixels[:, :32] = [most, 0, 0, most]  # opaque red beside green that nobody sees
    pixels[:, 32:] = [0, most, 0, 0]
    vips(pixels).pngsave(str(tmp_path / "a.png"))
    found = whole(opened(tmp_path / "a.png", longer_side_px=20)).astype(int)
    visible = found[..., 3] > most // 100
    assert visible.any() and (found[visible][:, 1] <= most // 100).all() and (found[visible][:, 0] > most * 0.9).all()


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (50, 1)])
def test_the_thinnest_pictures_read(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(smooth(*size)).save(path)
    assert np.array_equal(whole(opened(path)), smooth(*size))


def test_a_file_that_changes_meanwhile_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(smooth(30, 20)).save(path)
    source = opened(path)
    next(source.bands(100))
    Image.fromarray(smooth(31, 20)).save(path)
    with pytest.raises(PictureError, match="changed"):
        next(source.bands(100))


def test_bands_of_an_upright_file_come_from_top_to_bottom(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(smooth(30, 20)).save(path)
    regions = [region for region, _ in opened(path).bands(30 * 3 * 8)]
    assert regions == [Region(0, 0, 30, 8), Region(0, 8, 30, 16), Region(0, 16, 30, 20)]
