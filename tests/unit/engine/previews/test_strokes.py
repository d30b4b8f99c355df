"""Previews and windows of pictures whose strokes have a fixed size."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.loader import load_bundle
from studio.engine.in_memory import paint_in_memory
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.geometry import Region
from studio.images.picture import read_picture
from studio.progress import Progress
from studio.specs.preview import PreviewRequest, WindowRequest
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import StylizeSpec
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.copies import shifted_mean
from tests.unit.engine.pictures import IN_FLOAT64, ON_CPU, painting_of, read_pixels, spec_of, write_picture

COPY_PX = 256


@pytest.fixture(scope="module")
def bundle_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundles") / "tiny"
    write_tiny_bundle(folder)
    return folder


@pytest.fixture
def spec(bundle_dir: Path, style: Path) -> StylizeSpec:
    strokes = StrokeSettings(COPY_PX)
    return spec_of(style, bundle=str(bundle_dir), levels=(4, 3, 2, 1), strength=0.7, detail=0.5, strokes=strokes)


def previewed(content: Path, spec: StylizeSpec, longer_side_px: int) -> np.ndarray:
    painter = PreviewPainter(RenderCaches.empty())
    return painter.paint(PreviewRequest(1, content, spec, longer_side_px), ON_CPU, Progress()).pixels_hwc


def test_a_preview_of_the_copys_size_has_the_strokes_of_the_result(spec: StylizeSpec, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 660, 330, seed=7)
    bundle = load_bundle(Path(str(spec.bundle)))
    alone = replace(spec, strokes=None)
    copy = read_picture(content, at_most_px=COPY_PX).rgb_hwc.astype(np.float64)
    coarse = shifted_mean(copy, painting_of(bundle, replace(alone, levels=(4, 3)), IN_FLOAT64), 4)
    fine = paint_in_memory(coarse, painting_of(bundle, replace(alone, levels=(2, 1)), IN_FLOAT64), IN_FLOAT64)
    apart = previewed(content, spec, COPY_PX) - 255 * fine.clip(0, 1)
    assert np.abs(apart).max() <= 1  # one for rounding and float32


@pytest.mark.parametrize(("width", "longer_side_px"), [(660, 200), (300, 256)])
def test_previews_of_other_sizes_and_of_small_photos_are_painted_as_they_are(
    spec: StylizeSpec, tmp_path: Path, width: int, longer_side_px: int
) -> None:
    content = write_picture(tmp_path / "content.png", width, 330 * width // 660, seed=7)
    plain = previewed(content, replace(spec, strokes=None), longer_side_px)
    np.testing.assert_array_equal(previewed(content, spec, longer_side_px), plain)


@pytest.mark.parametrize("width", [400, 660])
def test_a_window_at_full_size_is_that_part_of_the_result(spec: StylizeSpec, tmp_path: Path, width: int) -> None:
    """With maps estimated on a preview as large as the photo, and level 1 alone on it, they are those of the render."""
    content = write_picture(tmp_path / "content.png", width, 330, seed=7)
    of_one_level = replace(spec, levels=(4, 1), level_strength={1: 0.0})
    region = Region(150, 100, 250, 200)
    painter = PreviewPainter(RenderCaches.empty())
    request = WindowRequest(1, content, of_one_level, region, estimate_px=width)
    window = painter.paint_window(request, ON_CPU, Progress())
    bundle = load_bundle(Path(str(spec.bundle)))
    whole = paint_in_memory(read_pixels(content), painting_of(bundle, of_one_level), ON_CPU)
    expected = whole[region.top : region.bottom, region.left : region.right]
    assert np.abs(window.pixels_hwc.astype(int) - expected).max() <= 1
