"""Matched histograms of features: against NumPy, on any grid, as files, jobs, windows and previews, and refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.torch import save_file

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.feature_tables import COPY_PX, with_tables_of_copy, with_tables_of_file, with_tables_of_pixels
from studio.engine.in_memory import measure_in_memory, paint_in_memory, paint_with_maps
from studio.engine.job_folder import TABLES_NAME
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, prepare_painting, stylize_file
from studio.engine.stylize_window import WindowOptions, stylize_window
from studio.errors import Cancelled, JobError, PictureError
from studio.geometry import Region
from studio.images.embedded_recipe import embedded_recipe
from studio.images.picture import read_picture
from studio.progress import Progress
from studio.specs.colour import ColourSettings, ColourSource, Mixing
from studio.specs.edges import EdgeSettings
from studio.specs.preview import PreviewRequest, WindowRequest
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from tests.reference import channel_tables as reference
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.colours import painted_on
from tests.unit.engine.pictures import (
    IN_FLOAT64,
    ON_CPU,
    canvas_of,
    painting_of,
    read_pixels,
    soft_picture,
    spec_of,
    stored_picture,
    write_picture,
    write_pixels,
)
from tests.unit.engine.stopping import stopped_after

STEEPEST = 24 * 64  # a table climbs by all its range within one bin at most
ROUNDING = STEEPEST * 1e-10  # streaming changes features by some 1e-12 in float64, three levels one after another


def matched(*styles: Path, **values: object) -> StylizeSpec:
    return spec_of(*styles, match_marginals=True, **{"detail": 0.6, **values})  # type: ignore[arg-type]  # fields of a spec


def networks(bundle: Bundle, level: int) -> list[dict[str, np.ndarray]]:
    pair = bundle.pair(level)
    return [
        {key: tensor.double().numpy() for key, tensor in chain.state_dict().items()}
        for chain in (pair.encoder, pair.decoder)
    ]


@pytest.mark.parametrize(("level", "strength", "detail"), [(1, 1.0, 0.6), (2, 0.7, 0.6), (3, 1.0, 0.0)])
def test_one_level_is_what_numpy_computes(
    bundle: Bundle, style: Path, level: int, strength: float, detail: float
) -> None:
    photo, own = soft_picture(64, 48), read_picture(style).rgb_hwc.astype(np.float64)
    spec = matched(style, levels=(level,), strength=strength, detail=detail)
    painting = with_tables_of_pixels(painting_of(bundle, spec, IN_FLOAT64), photo)
    expected = reference.paint_level(photo, own, networks(bundle, level), level=level, strength=strength, detail=detail)
    np.testing.assert_allclose(painted_on(painting, canvas_of(photo), 32, 16), expected, rtol=0, atol=ROUNDING)
    plain = painting_of(bundle, replace(spec, match_marginals=False), IN_FLOAT64)
    assert np.abs(painted_on(plain, canvas_of(photo), 32, 16) - expected).max() > 1e-2


@pytest.mark.parametrize(("strip_px", "band_px"), [(16, 16), (48, 32), (80, 96)])
@pytest.mark.parametrize(
    "values",
    [
        {},
        {"detail": 0.0, "mixing": Mixing.BARYCENTRE},
        {"colour": ColourSettings(0.8, ColourSource.STATISTICS), "level_strength": {2: 0.4}},
        {"edges": EdgeSettings(0.5)},
    ],
    ids=["residual", "plain", "colours", "edges"],
)
def test_strips_and_bands_change_nothing(
    bundle: Bundle, style: Path, other_style: Path, strip_px: int, band_px: int, values: dict
) -> None:
    photo = soft_picture(117, 90, channels=4)
    spec = replace(matched(style, levels=(3, 2, 1), **values))
    spec = replace(spec, styles=(StyleChoice(style, 2.0), StyleChoice(other_style, strength=0.6)))
    painting = with_tables_of_pixels(painting_of(bundle, spec, IN_FLOAT64), photo)
    whole = painted_on(painting, canvas_of(photo), 128, 96)
    np.testing.assert_allclose(painted_on(painting, canvas_of(photo), strip_px, band_px), whole, rtol=0, atol=ROUNDING)


def test_off_and_at_no_strength_nothing_changes(bundle: Bundle, style: Path) -> None:
    photo = stored_picture(90, 70)
    off = spec_of(style, detail=0.6)
    assert painting_of(bundle, off).histograms == ()
    plain = paint_in_memory(photo, painting_of(bundle, off), ON_CPU)
    assert not np.array_equal(paint_in_memory(photo, painting_of(bundle, matched(style)), ON_CPU), plain)
    none = paint_in_memory(photo, painting_of(bundle, matched(style, strength=0.0)), ON_CPU)
    np.testing.assert_array_equal(none, photo)


def test_twice_the_same_style_is_that_style(bundle: Bundle, style: Path) -> None:
    photo = soft_picture(90, 70)
    one = paint_in_memory(photo, painting_of(bundle, matched(style), IN_FLOAT64), IN_FLOAT64)
    mixed = replace(matched(style), styles=(StyleChoice(style, 0.25), StyleChoice(style, 0.75)))
    found = paint_in_memory(photo, painting_of(bundle, mixed, IN_FLOAT64), IN_FLOAT64)
    np.testing.assert_allclose(found, one, rtol=0, atol=ROUNDING)


def test_a_style_half_as_strong_is_half_the_strength(bundle: Bundle, style: Path) -> None:
    photo, spec = soft_picture(90, 70), matched(style)
    half = paint_in_memory(photo, painting_of(bundle, replace(spec, strength=0.5), IN_FLOAT64), IN_FLOAT64)
    weak = replace(spec, styles=(StyleChoice(style, strength=0.5),))
    found = paint_in_memory(photo, painting_of(bundle, weak, IN_FLOAT64), IN_FLOAT64)
    np.testing.assert_allclose(found, half, rtol=0, atol=ROUNDING)


@pytest.mark.parametrize("values", [{}, {"strokes": StrokeSettings(256)}], ids=["plain", "strokes"])
def test_known_maps_paint_what_a_render_paints(bundle: Bundle, style: Path, values: dict) -> None:
    photo, spec = soft_picture(350, 180), matched(style, levels=(3, 2, 1), **values)
    painting = painting_of(bundle, spec, IN_FLOAT64)
    expected = paint_in_memory(photo, painting, IN_FLOAT64)
    maps = measure_in_memory(photo, painting, IN_FLOAT64, Progress())
    found = paint_with_maps(photo, painting, maps, IN_FLOAT64, Progress())
    np.testing.assert_allclose(found, expected, rtol=0, atol=ROUNDING)


@pytest.mark.parametrize(("width", "is_own"), [(300, True), (COPY_PX + 300, False)])
def test_a_small_picture_is_its_own_copy_and_a_large_one_is_not(
    bundle: Bundle, style: Path, tmp_path: Path, width: int, is_own: bool
) -> None:
    painting = painting_of(bundle, matched(style, levels=(2,)), IN_FLOAT64)
    path = write_picture(tmp_path / "photo.png", width, 64)
    of_file, whole = (
        with_tables_of_file(painting, path, ON_CPU),
        with_tables_of_copy(painting, read_picture(path).rgb_hwc),
    )
    assert np.array_equal(of_file.tables[2].values, whole.tables[2].values) == is_own


@pytest.fixture
def work(bundle: Bundle) -> SharedInputs:
    return SharedInputs(bundle, StyleCache())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", 150, 290)


def to_file(content: Path, output: Path, spec: StylizeSpec, work: SharedInputs, resources: Resources = ON_CPU) -> Path:
    stylize_file(content, output, spec, work=work, options=FileOptions(resources), progress=Progress())
    return output


@pytest.mark.parametrize("reports", [2, 9, 15])
def test_a_job_goes_on_with_the_tables_that_it_began_with(
    tmp_path: Path, content: Path, style: Path, work: SharedInputs, reports: int
) -> None:
    spec = matched(style)
    resources = replace(ON_CPU, job_dir=tmp_path / "job", memory_budget_bytes=64 << 20)
    expected = read_pixels(to_file(content, tmp_path / "expected.png", spec, work, resources))
    options = FileOptions(resources)
    with pytest.raises(Cancelled):
        stylize_file(content, tmp_path / "out.png", spec, work=work, options=options, progress=stopped_after(reports))
    assert (tmp_path / "job" / TABLES_NAME).exists()
    if (tmp_path / "job" / "content.json").exists():
        content.unlink()
    fresh = SharedInputs(work.bundle, StyleCache())
    found = to_file(content, tmp_path / "out.png", spec, fresh, replace(resources, resume=True))
    assert np.array_equal(read_pixels(found), expected)
    assert not (tmp_path / "job").exists()


def test_a_job_without_sound_tables_is_refused(tmp_path: Path, content: Path, style: Path, work: SharedInputs) -> None:
    spec, resources = matched(style), replace(ON_CPU, job_dir=tmp_path / "job")
    options = FileOptions(resources)
    with pytest.raises(Cancelled):
        stylize_file(content, tmp_path / "o.png", spec, work=work, options=options, progress=stopped_after(9))
    with pytest.raises(JobError, match="another recipe"):
        to_file(content, tmp_path / "o.png", spec_of(style, detail=0.6), work, replace(resources, resume=True))
    (tmp_path / "job" / TABLES_NAME).write_bytes(b"nothing")
    with pytest.raises(JobError, match="damaged"):
        to_file(content, tmp_path / "o.png", spec, work, replace(resources, resume=True))
    save_file({}, tmp_path / "job" / TABLES_NAME)
    to_file(content, tmp_path / "o.png", spec, work, replace(resources, resume=True))


def test_a_window_and_a_preview_are_what_a_render_paints(
    tmp_path: Path, content: Path, style: Path, work: SharedInputs
) -> None:
    spec = matched(style, levels=(3, 2, 1))
    result = to_file(content, tmp_path / "out.png", spec, work)
    recipe, expected = embedded_recipe(result), read_pixels(result)
    assert recipe is not None and recipe["match_marginals"] is True
    region = Region(33, 100, 130, 250)
    options = WindowOptions(region, file=FileOptions(ON_CPU))
    stylize_window(content, tmp_path / "window.png", spec, work=work, options=options, progress=Progress())
    window = read_pixels(tmp_path / "window.png").astype(int)
    # float32 through three levels moves stored values by a step, and tables where they are steep by one more
    assert np.abs(window - expected[region.top : region.bottom, region.left : region.right]).max() <= 2
    write_tiny_bundle(tmp_path / "tiny")
    painter, request = PreviewPainter(RenderCaches.empty()), replace(spec, bundle=str(tmp_path / "tiny"))
    preview = painter.paint(PreviewRequest(1, content, request, 512), ON_CPU, Progress())
    assert np.array_equal(preview.pixels_hwc, expected)
    closeup = painter.paint_window(WindowRequest(2, content, request, region, estimate_px=512), ON_CPU, Progress())
    found = closeup.pixels_hwc.astype(int)
    assert np.abs(found - expected[region.top : region.bottom, region.left : region.right]).max() <= 2


def test_a_preview_is_a_render_of_its_size_whatever_was_shown_before(tmp_path: Path, style: Path) -> None:
    content = write_picture(tmp_path / "content.png", 700, 400)
    write_tiny_bundle(tmp_path / "tiny")
    work = SharedInputs(load_bundle(tmp_path / "tiny"), StyleCache())
    spec = matched(style, levels=(3, 2, 1), bundle=str(tmp_path / "tiny"))
    painter = PreviewPainter(RenderCaches.empty())
    for number, strength in enumerate((1.0, 0.5, 1.0)):
        shown = replace(spec, level_strength={3: strength})
        painter.paint(PreviewRequest(number, content, shown, 350, is_draft=True), ON_CPU, Progress())
        preview = painter.paint(PreviewRequest(number, content, shown, 350), ON_CPU, Progress())
        result = tmp_path / f"{number}.png"
        expected = read_pixels(to_file(content, result, replace(shown, content_size_px=350), work))
        assert np.array_equal(preview.pixels_hwc, expected)


def test_an_invisible_photo_is_refused(tmp_path: Path, style: Path, bundle: Bundle) -> None:
    pixels = stored_picture(64, 64, channels=4)
    pixels[..., 3] = 0
    path = tmp_path / "clear.png"
    painting, _ = prepare_painting(matched(style), SharedInputs(bundle, StyleCache()), ON_CPU)
    with pytest.raises(PictureError, match="no visible pixel"):
        with_tables_of_file(painting, write_pixels(path, pixels), ON_CPU)
