import os
import shutil
from pathlib import Path

import numpy as np
import pytest
import tifffile
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.painting import prepare_chains
from studio.engine.style_pictures import StyleLimits
from studio.engine.styles import StyleCache, measure_style
from studio.errors import PictureError, SpaceError
from studio.streaming.prepared import PreparedChain
from studio.transforms.moments import measure_moments
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import stored_picture, write_picture, write_pixels

Encoders = dict[int, PreparedChain]


def encoders_of(bundle: Bundle, *levels: int, dtype: torch.dtype = torch.float64) -> Encoders:
    return prepare_chains(bundle, levels, dtype=dtype, device=torch.device("cpu"))[0]


def test_a_style_is_measured_as_the_whole_encoder_sees_it(bundle: Bundle, tmp_path: Path) -> None:
    path = write_picture(tmp_path / "style.png", 75, 300)
    measured = measure_style(path, encoders_of(bundle, 3, 1), style_size_px=None)
    rgb = torch.from_numpy(stored_picture(75, 300) / np.float32(255)).permute(2, 0, 1)[None].double()
    padded = F.pad(rgb, (0, 5, 0, 4), mode="reflect")
    for level in (3, 1):
        with torch.no_grad():
            features = bundle.pair(level).encoder.double()(padded)
            bundle.pair(level).encoder.float()
        expected = measure_moments(features, precision="float64").to_vector()
        np.testing.assert_allclose(measured.moments[level].to_vector(), expected, rtol=1e-6, atol=1e-5)
    assert measured.notes == ()


def test_a_style_size_is_the_longer_side(bundle: Bundle, style: Path) -> None:
    measured = measure_style(style, encoders_of(bundle, 1), style_size_px=48)
    assert (measured.size.width, measured.size.height) == (48, 40)


def test_a_size_above_1024_px_is_what_was_asked_for_or_refused(bundle: Bundle, tmp_path: Path) -> None:
    path = write_picture(tmp_path / "style.png", 60, 40)
    assert measure_style(path, encoders_of(bundle, 1), style_size_px=1500).size.width == 1500
    with pytest.raises(SpaceError, match=r"style.png is measured at 6000 x 4000 px"):
        measure_style(path, encoders_of(bundle, 1), style_size_px=6000, limits=StyleLimits(10**9, 200_000_000))


def test_a_page_is_chosen_and_the_first_is_told(bundle: Bundle, tmp_path: Path) -> None:
    path, styles = tmp_path / "style.tif", StyleCache()
    with tifffile.TiffWriter(path) as file:
        for seed in (40, 64):
            file.write(np.full((seed, 48, 3), seed, np.uint8), photometric="rgb", metadata=None)
    told = styles.measured(path, encoders_of(bundle, 1), bundle=bundle, style_size_px=None)
    assert told.notes == ("style style.tif: it holds 2 pages, of which the first was read",)
    second = styles.measured(path, encoders_of(bundle, 1), bundle=bundle, style_size_px=None, page=2)
    assert (told.size.height, second.size.height, second.notes) == (40, 64, ())


def test_large_styles_come_down_to_1024_px(bundle: Bundle, tmp_path: Path) -> None:
    path = write_picture(tmp_path / "style.png", 1200, 60)
    assert measure_style(path, encoders_of(bundle, 1), style_size_px=None).size.width == 1024


@settings(max_examples=12)
@given(width=st.integers(2, 40), height=st.integers(2, 31))
def test_a_tiny_style_is_scaled_up_and_said_so(
    bundle: Bundle, tmp_path_factory: pytest.TempPathFactory, width: int, height: int
) -> None:
    path = write_picture(tmp_path_factory.mktemp("style") / "tiny.png", width, height)
    measured = measure_style(path, encoders_of(bundle, 1), style_size_px=None)
    assert min(measured.size.width, measured.size.height) == 32
    assert measured.notes == (f"style tiny.png is only {width} x {height}: it was scaled up to 32 px",)


def test_what_is_transparent_does_not_count(bundle: Bundle, tmp_path: Path) -> None:
    pixels = stored_picture(64, 64, channels=4)
    pixels[..., 3] = 255
    pixels[:, 32:, 3] = 0
    noisy = pixels.copy()
    noisy[:, 32:, :3] = np.random.default_rng(0).integers(0, 256, (64, 32, 3), dtype=np.uint8)
    encoders = encoders_of(bundle, 3, 1)
    one, two = (
        measure_style(write_pixels(tmp_path / f"{name}.png", each), encoders, style_size_px=None).moments
        for name, each in (("one", pixels), ("two", noisy))
    )
    for level in (3, 1):
        assert one[level].to_vector().tolist() == two[level].to_vector().tolist()
    assert one[1].weight == 64 * 32


def test_a_style_is_measured_once_until_its_file_changes(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(style, tmp_path / "style.png"))
    cache, encoders = StyleCache(), encoders_of(bundle, 2)
    first = cache.measured(path, encoders, bundle=bundle, style_size_px=None)
    assert cache.measured(path, encoders_of(bundle, 2), bundle=bundle, style_size_px=None) is first
    assert cache.measured(path, encoders, bundle=bundle, style_size_px=64) is not first
    assert cache.measured(path, encoders_of(bundle, 2, dtype=torch.float32), bundle=bundle, style_size_px=None) is not (
        first
    )
    write_picture(path, 96, 80, seed=77)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 10**9))
    again = cache.measured(path, encoders, bundle=bundle, style_size_px=None)
    assert again.moments[2].to_vector().tolist() != first.moments[2].to_vector().tolist()


def test_two_bundles_of_one_name_are_told_apart(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny", seed=9)
    namesake = load_bundle(tmp_path / "tiny")
    assert namesake.manifest.id == bundle.manifest.id
    cache = StyleCache()
    one, two = (
        cache.measured(style, encoders_of(each, 2), bundle=each, style_size_px=None) for each in (bundle, namesake)
    )
    assert one.moments[2].to_vector().tolist() != two.moments[2].to_vector().tolist()


def test_an_absent_style_is_named(bundle: Bundle, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"absent\.png"):
        StyleCache().measured(tmp_path / "absent.png", encoders_of(bundle, 1), bundle=bundle, style_size_px=None)


@pytest.mark.parametrize(("width", "height"), [(3000, 1), (1, 3000)])
def test_a_very_narrow_style_is_measured_or_refused_in_a_sentence(
    bundle: Bundle, tmp_path: Path, width: int, height: int
) -> None:
    path = write_picture(tmp_path / "line.png", width, height)
    encoders = encoders_of(bundle, 3)
    small = StyleLimits(memory_budget_bytes=50 << 20)
    with pytest.raises(SpaceError, match=r"line\.png is measured at .* allow more memory with --memory-budget"):
        measure_style(path, encoders, style_size_px=None, limits=small)
    measured = measure_style(path, encoders, style_size_px=None, limits=StyleLimits(memory_budget_bytes=2 << 30))
    assert min(measured.size.width, measured.size.height) == 32 and measured.moments[3].weight > 0


def test_styles_obey_the_limits_and_the_advice_given_helps(bundle: Bundle, tmp_path: Path) -> None:
    path, encoders = write_picture(tmp_path / "style.webp", 1200, 900), encoders_of(bundle, 1)
    with pytest.raises(PictureError, match="--max-pixels 1080000"):
        measure_style(path, encoders, style_size_px=None, limits=StyleLimits(max_pixels=10**6))
    measure_style(path, encoders, style_size_px=None, limits=StyleLimits(max_pixels=1_080_000))
    with pytest.raises(SpaceError, match="must be decoded whole"):
        measure_style(path, encoders, style_size_px=None, limits=StyleLimits(memory_budget_bytes=6_000_000))


def test_a_smaller_budget_takes_shorter_bands_and_gives_the_same(bundle: Bundle, style: Path) -> None:
    encoders = encoders_of(bundle, 3)
    wide = measure_style(style, encoders, style_size_px=1024)
    narrow = measure_style(style, encoders, style_size_px=1024, limits=StyleLimits(memory_budget_bytes=60 << 20))
    np.testing.assert_allclose(narrow.moments[3].to_vector(), wide.moments[3].to_vector(), rtol=1e-9, atol=1e-9)


def test_a_style_that_shows_nothing_is_named(bundle: Bundle, tmp_path: Path) -> None:
    path = write_pixels(tmp_path / "nothing.png", np.zeros((64, 64, 4), np.uint8))
    with pytest.raises(PictureError, match=r"nothing\.png has no visible pixel"):
        measure_style(path, encoders_of(bundle, 1), style_size_px=None)
