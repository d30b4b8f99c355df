"""Edges kept from the photo: against their definition, on any grid, in windows, previews, and after an interruption."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.bundles.pair import Bundle
from studio.engine.edges import measure_edges
from studio.engine.in_memory import measure_in_memory, paint_in_memory, paint_with_maps
from studio.engine.maps_file import read_maps, write_maps
from studio.engine.picture_maps import PictureMaps, edges_of
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.engine.stylize_window import WindowOptions, stylize_window
from studio.errors import Cancelled
from studio.geometry import Region
from studio.images.rasters import Pixels
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.colour import ColourSettings
from studio.specs.edges import EdgeSettings
from studio.specs.export import ExportSpec
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import StyleChoice, StylizeSpec
from tests.reference.local_affine import kept_edges
from tests.unit.engine.colours import HISTOGRAM, LUMINANCE, ONLY, STATISTICS, lab_of, painted_on
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
)

EDGES = EdgeSettings(0.8, radius=0.05, detail=0.7)


def spec_with(style: Path, **values: object) -> StylizeSpec:
    return spec_of(style, **{"levels": (2, 1), "edges": EDGES, **values})  # type: ignore[arg-type]  # fields of a spec


def test_a_result_is_the_painting_explained_by_the_photo(bundle: Bundle, style: Path) -> None:
    photo, spec = soft_picture(80, 64), spec_with(style)
    painted = painted_on(painting_of(bundle, replace(spec, edges=None), IN_FLOAT64), canvas_of(photo), 80, 64)
    plain = np.clip(painted, 0, 1)
    found = painted_on(painting_of(bundle, spec, IN_FLOAT64), canvas_of(photo), 80, 64)
    explained = kept_edges(photo, plain, EDGES.radius, EDGES.epsilon, EDGES.detail)
    # covariances lose at most 2^-53 of mean squares below 1 over epsilon, some hundred operations each
    np.testing.assert_allclose(found, plain + 0.8 * (explained - plain), atol=1e3 * 2.0**-53 / EDGES.epsilon)
    assert np.abs(found - plain).max() > 0.05


@pytest.mark.parametrize("colour", [ColourSettings(), LUMINANCE, STATISTICS, HISTOGRAM])
@pytest.mark.parametrize(("dtype", "channels"), [("u1", 3), ("u2", 4)])
def test_strips_and_bands_change_nothing(
    bundle: Bundle, style: Path, colour: ColourSettings, dtype: str, channels: int
) -> None:
    painting = painting_of(bundle, spec_with(style, colour=colour), IN_FLOAT64)
    canvas = canvas_of(stored_picture(150, 170, channels=channels, dtype=dtype))
    whole, streamed = painted_on(painting, canvas, 160, 176), painted_on(painting, canvas, 48, 32)
    np.testing.assert_array_equal(streamed, whole)
    if channels == 4:
        np.testing.assert_array_equal(whole[..., 3], canvas.raster.read(Region.whole(canvas.size))[..., 3])


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strip=st.integers(1, 6), band=st.integers(1, 6), radius=st.floats(0.005, 0.1), detail=st.floats(0, 1))
def test_any_grid_gives_the_same(
    bundle: Bundle, style: Path, strip: int, band: int, radius: float, detail: float
) -> None:
    edges = EdgeSettings(1.0, radius=radius, detail=detail)
    painting = painting_of(bundle, spec_with(style, levels=(1,), edges=edges), IN_FLOAT64)
    canvas = canvas_of(stored_picture(90, 83, dtype="u2"))
    whole, streamed = painted_on(painting, canvas, 96, 96), painted_on(painting, canvas, 16 * strip, 16 * band)
    np.testing.assert_array_equal(streamed, whole)


def test_nothing_kept_and_no_strength_change_nothing(bundle: Bundle, style: Path) -> None:
    photo, spec = stored_picture(64, 48), spec_with(style)
    plain = paint_in_memory(photo, painting_of(bundle, replace(spec, edges=None)), ON_CPU)
    unkept = paint_in_memory(photo, painting_of(bundle, replace(spec, edges=EdgeSettings(0.0))), ON_CPU)
    np.testing.assert_array_equal(unkept, plain)
    np.testing.assert_array_equal(
        paint_in_memory(photo, painting_of(bundle, replace(spec, strength=0.0)), ON_CPU), photo
    )
    only = replace(spec, colour=ONLY)
    graded = paint_in_memory(photo, painting_of(bundle, replace(only, edges=None)), ON_CPU)
    np.testing.assert_array_equal(paint_in_memory(photo, painting_of(bundle, only), ON_CPU), graded)


def test_what_nobody_sees_does_not_count(bundle: Bundle, style: Path) -> None:
    del bundle, style
    photo, painted = stored_picture(64, 50, channels=4), stored_picture(64, 50, channels=4, seed=3)
    photo[:20, :, 3] = 0
    other = painted.copy()
    other[:20, :, :3] = 255
    canvas = canvas_of(photo)
    models = [measure_edges(canvas_of(each).raster, canvas, EDGES, Progress()) for each in (painted, other)]
    np.testing.assert_array_equal(models[0].coefficients, models[1].coefficients)


def test_arrays_are_measured_without_edges(bundle: Bundle, style: Path) -> None:
    painting, photo = painting_of(bundle, spec_with(style)), stored_picture(96, 80)
    maps = measure_in_memory(photo, painting, ON_CPU, Progress())
    assert edges_of(maps) is None
    assert_alike(paint_with_maps(photo, painting, maps, ON_CPU, Progress()), paint_in_memory(photo, painting, ON_CPU))


def test_known_maps_paint_the_same_and_another_picture_has_its_own_edges(
    bundle: Bundle, style: Path, tmp_path: Path
) -> None:
    painting, photo = painting_of(bundle, spec_with(style, colour=HISTOGRAM)), stored_picture(96, 80)
    maps = measure_in_memory(photo, painting, ON_CPU, Progress())
    write_maps(tmp_path / "maps", maps, {})
    kept = read_maps(tmp_path / "maps").maps
    model, read = edges_of(maps), edges_of(kept)
    assert model is not None and read is not None
    np.testing.assert_array_equal(read.coefficients, model.coefficients)
    whole = paint_in_memory(photo, painting, ON_CPU).astype(int)
    for each in (maps, kept):
        apart = np.abs(paint_with_maps(photo, painting, each, ON_CPU, Progress()) - whole)
        assert apart.max() <= 1 and apart.mean() < 0.02, "rounding in float32 puts few on the other side of a half"
    turned = np.ascontiguousarray(photo[:, ::-1])
    with_other = PictureMaps(maps, maps.tables, None)
    np.testing.assert_array_equal(
        paint_with_maps(turned, painting, maps, ON_CPU, Progress()),
        paint_with_maps(turned, painting, with_other, ON_CPU, Progress()),
    )


@pytest.mark.parametrize("colour", [ColourSettings(), LUMINANCE, HISTOGRAM])
@pytest.mark.parametrize("keeps_maps", [False, True])
def test_a_window_has_the_pixels_of_the_whole(
    bundle: Bundle, style: Path, tmp_path: Path, colour: ColourSettings, keeps_maps: bool
) -> None:
    content, whole, output = write_picture(tmp_path / "c.png", 130, 120), tmp_path / "w.png", tmp_path / "o.png"
    work, spec = SharedInputs(bundle, StyleCache()), spec_with(style, colour=colour)
    maps = tmp_path / "maps" if keeps_maps else None
    stylize_file(content, whole, spec, work=work, options=FileOptions(ON_CPU, keep_maps=maps), progress=Progress())
    region = Region(33, 21, 94, 100)
    window = WindowOptions(region, maps, FileOptions(ON_CPU))
    result = stylize_window(content, output, spec, work=work, options=window, progress=Progress())
    assert result.plan["maps"] == ("known" if keeps_maps else "measured")
    assert_alike(read_pixels(output), read_pixels(whole)[region.top : region.bottom, region.left : region.right])


@pytest.mark.parametrize(
    ("colour", "at"),
    [
        *((ColourSettings(), at) for at in (0.2, 0.5, "keeping edges", "finishing the picture")),
        *((HISTOGRAM, at) for at in ("matching colours", "finishing the picture")),
    ],
)
def test_an_interrupted_job_goes_on_to_the_same_bytes(
    bundle: Bundle, style: Path, tmp_path: Path, colour: ColourSettings, at: float | str
) -> None:
    content = write_picture(tmp_path / "content.png", 200, 180, channels=4)
    spec = spec_with(style, colour=colour)
    resources = replace(ON_CPU, job_dir=tmp_path / "job", memory_budget_bytes=64 << 20)
    cancellation = Cancellation()

    def stop(report: ProgressReport) -> None:
        if report.stage == at or (isinstance(at, float) and report.fraction >= at):
            cancellation.request()

    def run(output: Path, progress: Progress, *, resume: bool = False) -> None:
        options = FileOptions(replace(resources, resume=resume), export=ExportSpec(depth=16))
        work = SharedInputs(bundle, StyleCache())
        stylize_file(content, output, spec, work=work, options=options, progress=progress)

    run(tmp_path / "whole.png", Progress())
    with pytest.raises(Cancelled):
        run(tmp_path / "resumed.png", Progress(cancellation=cancellation, on_report=stop))
    run(tmp_path / "resumed.png", Progress(), resume=True)
    np.testing.assert_array_equal(read_pixels(tmp_path / "resumed.png"), read_pixels(tmp_path / "whole.png"))


def test_progress_ends_where_it_was_planned_to(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    content, told = write_picture(tmp_path / "c.png", 200, 180), []
    for number, colour in enumerate((ColourSettings(), LUMINANCE, HISTOGRAM)):
        told.clear()
        stylize_file(
            content,
            tmp_path / f"{number}.png",
            spec_with(style, colour=colour),
            work=SharedInputs(bundle, StyleCache()),
            options=FileOptions(ON_CPU),
            progress=Progress(on_report=lambda report: told.append((report.stage, report.fraction))),
        )
        fractions = [fraction for _, fraction in told]
        assert fractions == sorted(fractions)
        # what was planned is what is done, but for the writing of the file, which is told as a whole
        before_writing = max(fraction for stage, fraction in told if stage != "writing the result")
        assert 0.85 < before_writing < 1.0


def test_under_masks_what_no_style_paints_stays(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    content, whole, output = write_picture(tmp_path / "c.png", 150, 130), tmp_path / "w.png", tmp_path / "o.png"
    shares = np.zeros((130, 150), np.uint8)
    shares[:, 60:] = np.linspace(0, 255, 90).astype(np.uint8)
    Image.fromarray(shares).save(tmp_path / "mask.png")
    spec = replace(spec_with(style), styles=(StyleChoice(style, mask=tmp_path / "mask.png"),))
    work, maps = SharedInputs(bundle, StyleCache()), tmp_path / "maps"
    stylize_file(content, whole, spec, work=work, options=FileOptions(ON_CPU, keep_maps=maps), progress=Progress())
    photo, painted = read_pixels(content), read_pixels(whole)
    np.testing.assert_array_equal(painted[:, :60], photo[:, :60])
    assert np.abs(painted[:, 100:].astype(int) - photo[:, 100:]).max() > 10
    region = Region(50, 21, 140, 100)
    window = WindowOptions(region, maps, FileOptions(ON_CPU))
    stylize_window(content, output, spec, work=work, options=window, progress=Progress())
    assert_alike(read_pixels(output), painted[21:100, 50:140])


@pytest.mark.parametrize("colour", [ColourSettings(), LUMINANCE, HISTOGRAM])
def test_they_lie_over_strokes_and_under_colours(
    bundle: Bundle, style: Path, tmp_path: Path, colour: ColourSettings
) -> None:
    content, whole, output = write_picture(tmp_path / "c.png", 400, 330), tmp_path / "w.png", tmp_path / "o.png"
    spec = spec_with(style, levels=(4, 2, 1), strokes=StrokeSettings(seen_px=256), colour=colour)
    work, maps = SharedInputs(bundle, StyleCache()), tmp_path / "maps"
    stylize_file(content, whole, spec, work=work, options=FileOptions(ON_CPU, keep_maps=maps), progress=Progress())
    window = WindowOptions(Region(33, 21, 194, 160), maps, FileOptions(ON_CPU))
    stylize_window(content, output, spec, work=work, options=window, progress=Progress())
    assert_alike(read_pixels(output), read_pixels(whole)[21:160, 33:194])
    photo, painting = read_pixels(content), painting_of(bundle, spec)
    own = paint_with_maps(photo, painting, measure_in_memory(photo, painting, ON_CPU, Progress()), ON_CPU, Progress())
    assert_alike(own, paint_in_memory(photo, painting, ON_CPU))
    if colour is HISTOGRAM:
        means = lab_of(read_pixels(whole)).mean(0) - lab_of(photo).mean(0)
        assert np.abs(means).max() < 0.02, "histograms are those of the photo after all else"


def assert_alike(found: Pixels, expected: Pixels) -> None:
    """Rounding in float32 puts few on the other side of a half."""
    apart = np.abs(found.astype(int) - expected)
    assert apart.max() <= 1 and apart.mean() < 0.02
