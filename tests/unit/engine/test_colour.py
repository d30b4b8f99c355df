"""Colours of results: kept three ways, or taken alone; on any grid, in windows, and after an interruption."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.colour import KeptChroma, with_photo_colours
from studio.engine.finishing import finish_painted, finish_with, measure_tables
from studio.engine.in_memory import measure_in_memory, paint_in_memory, paint_with_maps
from studio.engine.maps_file import read_maps, write_maps
from studio.engine.painting import Painting
from studio.engine.picture_maps import PIXELS, PictureMaps, tables_of
from studio.engine.render import Render
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.engine.stylize_window import WindowOptions, stylize_window
from studio.engine.workspace import MemoryWorkspace
from studio.errors import Cancelled, PictureError, StudioError
from studio.geometry import Region
from studio.images.rasters import MemoryRaster, Pixels
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.colour import ColourSettings, ColourSource
from studio.specs.export import ExportSpec
from studio.streaming.row_chain import RowChain
from studio.streaming.strips import Grid
from studio.transforms.moments import Moments, measure_moments
from tests.reference.colour import oklab
from tests.reference.maps import optimal_transport, wct
from tests.reference.moments import mean_and_covariance
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
    write_pixels,
)

ALL = [LUMINANCE, STATISTICS, HISTOGRAM, ONLY, ColourSettings(0.4, ColourSource.HISTOGRAM)]


@pytest.mark.parametrize("colour", ALL)
@pytest.mark.parametrize(("dtype", "channels"), [("u1", 3), ("u2", 4)])
def test_strips_and_bands_change_nothing(
    bundle: Bundle, style: Path, colour: ColourSettings, dtype: str, channels: int
) -> None:
    painting = painting_of(bundle, spec_of(style, levels=(2, 1), colour=colour), IN_FLOAT64)
    canvas = canvas_of(stored_picture(150, 170, channels=channels, dtype=dtype))
    whole, streamed = painted_on(painting, canvas, 160, 176), painted_on(painting, canvas, 48, 32)
    np.testing.assert_array_equal(streamed, whole)
    if channels == 4:
        np.testing.assert_array_equal(whole[..., 3], canvas.raster.read(Region.whole(canvas.size))[..., 3])


def test_kept_chroma_is_the_photos_at_the_paintings_lightness(bundle: Bundle, style: Path) -> None:
    photo = (stored_picture(96, 80) // 4 + 96).astype(np.uint8)  # soft colours: none leaves sRGB
    spec = spec_of(style, levels=(1,), strength=0.3)
    plain = paint_in_memory(photo, painting_of(bundle, spec), ON_CPU)
    kept = paint_in_memory(photo, painting_of(bundle, replace(spec, colour=LUMINANCE)), ON_CPU)
    step = 0.012  # of Oklab to one of 8 bits, at most here
    assert np.abs(lab_of(kept)[:, 1:] - lab_of(photo)[:, 1:]).max() < step
    assert np.abs(lab_of(kept)[:, 0] - lab_of(plain)[:, 0]).max() < step
    assert np.abs(lab_of(plain)[:, 1:] - lab_of(photo)[:, 1:]).max() > 5 * step, "and without it they differ"


def test_half_of_the_chroma_lies_half_way() -> None:
    generator = torch.Generator().manual_seed(0)
    painted, photo = (0.35 + 0.3 * torch.rand(3, 50, generator=generator).double() for _ in range(2))
    expected = oklab(painted.T.numpy())
    expected[:, 1:] = (expected[:, 1:] + oklab(photo.T.numpy())[:, 1:]) / 2
    found = oklab(KeptChroma(0.5).colours(painted, photo).T.numpy())
    np.testing.assert_allclose(found, expected, atol=1e-7)


def test_histograms_become_the_photos(bundle: Bundle, style: Path) -> None:
    photo = stored_picture(160, 144, dtype="u2")
    spec = spec_of(style, levels=(2, 1))
    plain = paint_in_memory(photo, painting_of(bundle, spec), ON_CPU)
    matched = paint_in_memory(photo, painting_of(bundle, replace(spec, colour=HISTOGRAM)), ON_CPU)

    def apart(pixels: Pixels) -> float:
        return max(
            float(np.abs(np.sort(ours) - np.sort(theirs)).mean())
            for ours, theirs in zip(lab_of(pixels).T, lab_of(photo).T, strict=True)
        )

    # what is reduced into sRGB afterwards strays, and nothing else
    assert apart(matched) < 0.1 * apart(plain)


def test_counts_and_tables_hold_for_transparent_pictures(bundle: Bundle, style: Path) -> None:
    del bundle, style
    photo, painted = stored_picture(64, 50, channels=4), stored_picture(64, 50, channels=4, seed=3)
    photo[:20, :, 3], painted[:20, :, :3] = 0, 255
    canvas = canvas_of(photo)
    visible = canvas_of(np.ascontiguousarray(photo[20:]))
    whole = measure_tables(canvas_of(painted).raster, canvas, Progress())
    part = measure_tables(canvas_of(np.ascontiguousarray(painted[20:])).raster, visible, Progress())
    np.testing.assert_array_equal(whole.ends, part.ends), "what nobody sees does not count"


def test_matched_styles_have_the_colours_of_the_photo(bundle: Bundle, style: Path) -> None:
    spec = spec_of(style, levels=(1,), colour=replace(STATISTICS, keep=0.7))
    canvas = canvas_of(soft_picture(90, 64, seed=9) * [0.6, 0.9, 0.3] + [0.3, 0.0, 0.1])
    painting = with_photo_colours(painting_of(bundle, spec, IN_FLOAT64), canvas)
    colours = read_pixels(style).reshape(-1, 3) / 255
    photo = canvas.raster.read(Region.whole(canvas.size)).reshape(-1, 3)
    matrix, bias = wct(mean_and_covariance(colours), mean_and_covariance(photo))
    matched = colours + 0.7 * (colours @ matrix.T + bias - colours)
    height, width = read_pixels(style).shape[:2]
    picture = matched.reshape(height, width, 3)
    alone = replace(spec, colour=ColourSettings())
    features = painting_of(bundle, alone, IN_FLOAT64).encoders[1]
    raster = canvas_of(picture).raster
    rows = Canvas(raster).rgb(Region.whole(Canvas(raster).padded), dtype=torch.float64, device=torch.device("cpu"))
    chain = RowChain(features, width_px=rows.shape[3], band_px=rows.shape[2])
    expected = Moments.empty(4)
    for each in chain.stream(iter([rows.contiguous(memory_format=torch.channels_last)])):
        expected = expected.merged(measure_moments(each, precision="float64"))
    found = painting.styles[0][1]
    np.testing.assert_allclose(found.mean.numpy(), expected.mean.numpy(), atol=1e-6)  # styles are read in float32
    np.testing.assert_allclose(found.covariance.numpy(), expected.covariance.numpy(), atol=1e-6)


def test_colours_alone_are_the_transport_of_the_pixels(bundle: Bundle, style: Path) -> None:
    photo = stored_picture(70, 60, seed=4, dtype="u2")
    painted = paint_in_memory(photo, painting_of(bundle, spec_of(style, colour=ONLY, strength=0.8)), ON_CPU)
    colours = photo.reshape(-1, 3) / 65535
    matrix, bias = optimal_transport(
        mean_and_covariance(colours), mean_and_covariance(read_pixels(style).reshape(-1, 3) / 255)
    )
    expected = (colours + 0.8 * (colours @ matrix.T + bias - colours)).clip(0, 1) * 65535
    # the style comes in float32: its moments are right to some 1e-7 of the range
    assert np.abs(painted.reshape(-1, 3) - expected).max() <= 0.5 + 0.1


@pytest.mark.parametrize("colour", ALL)
@pytest.mark.parametrize("strength", [0.0, 1.0])
def test_nothing_kept_and_no_strength_change_nothing(
    bundle: Bundle, style: Path, colour: ColourSettings, strength: float
) -> None:
    photo = stored_picture(64, 48)
    spec = spec_of(style, levels=(1,), strength=strength)
    plain = paint_in_memory(photo, painting_of(bundle, spec), ON_CPU)
    other = replace(spec, colour=replace(colour, keep=0.0, only=colour.only and strength == 0))
    np.testing.assert_array_equal(paint_in_memory(photo, painting_of(bundle, other), ON_CPU), plain)
    if strength == 0:
        at_zero = replace(spec, colour=colour)
        np.testing.assert_array_equal(paint_in_memory(photo, painting_of(bundle, at_zero), ON_CPU), photo)


@pytest.mark.parametrize("colour", ALL)
def test_known_maps_paint_the_same(bundle: Bundle, style: Path, tmp_path: Path, colour: ColourSettings) -> None:
    painting = painting_of(bundle, spec_of(style, levels=(2, 1), colour=colour))
    photo = stored_picture(96, 80)
    maps = measure_in_memory(photo, painting, ON_CPU, Progress())
    assert (PIXELS in maps) == colour.only and (tables_of(maps) is not None) == (colour.by is ColourSource.HISTOGRAM)
    write_maps(tmp_path / "maps", maps, {})
    kept = read_maps(tmp_path / "maps").maps
    assert isinstance(kept, PictureMaps)
    whole = paint_in_memory(photo, painting, ON_CPU).astype(int)
    for each in (maps, kept):
        apart = np.abs(paint_with_maps(photo, painting, each, ON_CPU, Progress()) - whole)
        assert apart.max() <= 1 and apart.mean() < 0.02, "rounding in float32 puts few on the other side of a half"


@pytest.mark.parametrize("colour", ALL)
@pytest.mark.parametrize("keeps_maps", [False, True])
def test_a_window_has_the_pixels_of_the_whole(
    bundle: Bundle, style: Path, tmp_path: Path, colour: ColourSettings, keeps_maps: bool
) -> None:
    content, whole, output = write_picture(tmp_path / "c.png", 130, 120), tmp_path / "w.png", tmp_path / "o.png"
    work, spec = SharedInputs(bundle, StyleCache()), spec_of(style, levels=(2, 1), colour=colour)
    maps = tmp_path / "maps" if keeps_maps else None
    options = FileOptions(ON_CPU, keep_maps=maps)
    stylize_file(content, whole, spec, work=work, options=options, progress=Progress())
    region = Region(33, 21, 94, 100)
    window = WindowOptions(region, maps, FileOptions(ON_CPU))
    result = stylize_window(content, output, spec, work=work, options=window, progress=Progress())
    assert result.plan["maps"] == ("known" if keeps_maps else "measured")
    expected = read_pixels(whole)[region.top : region.bottom, region.left : region.right].astype(int)
    apart = np.abs(read_pixels(output) - expected)
    assert apart.max() <= 1 and apart.mean() < 0.02


@pytest.mark.parametrize(
    ("colour", "at"),
    [
        *((colour, at) for colour in (LUMINANCE, STATISTICS, HISTOGRAM, ONLY) for at in (0.2, 0.5)),
        (HISTOGRAM, 0.8),
        (HISTOGRAM, 0.95),
    ],
)
def test_an_interrupted_job_goes_on_to_the_same_bytes(
    bundle: Bundle, style: Path, tmp_path: Path, colour: ColourSettings, at: float
) -> None:
    content = write_picture(tmp_path / "content.png", 200, 180, channels=4)
    spec = spec_of(style, levels=(2, 1), colour=colour)
    resources = replace(ON_CPU, job_dir=tmp_path / "job", memory_budget_bytes=64 << 20)
    cancellation = Cancellation()

    def stop(report: ProgressReport) -> None:
        if report.fraction >= at:
            cancellation.request()

    def run(output: Path, progress: Progress, *, resume: bool = False) -> None:
        options = FileOptions(replace(resources, resume=resume), export=ExportSpec(depth=16))
        work = SharedInputs(bundle, StyleCache())
        stylize_file(content, output, spec, work=work, options=options, progress=progress)

    run(tmp_path / "whole.png", Progress())
    with pytest.raises(Cancelled):
        run(tmp_path / "resumed.png", Progress(cancellation=cancellation, on_report=stop))
    assert not (tmp_path / "resumed.png").exists()
    run(tmp_path / "resumed.png", Progress(), resume=True)
    np.testing.assert_array_equal(read_pixels(tmp_path / "resumed.png"), read_pixels(tmp_path / "whole.png"))
    assert not (tmp_path / "job").exists()


def test_an_observer_sees_matched_colours(bundle: Bundle, style: Path) -> None:
    class Observer:
        def __init__(self) -> None:
            self.painted: list[Region] = []
            self.maps: PictureMaps | None = None

        def begin_result(self, painting: Painting, maps: PictureMaps, result: MemoryRaster) -> None:
            del painting
            self.maps, self.result = maps, result

        def note_painted(self, region: Region) -> None:
            self.painted.append(region)

        def end_result(self) -> None:
            self.seen = self.result.read(Region.whole(self.result.size))

    canvas, observer = canvas_of(stored_picture(64, 48)), Observer()
    painting = painting_of(bundle, spec_of(style, levels=(1,), colour=HISTOGRAM))
    grid = Grid(canvas.padded, strip_px=64, band_px=48)
    result = Render(painting, canvas, grid, MemoryWorkspace(), observer).run(Progress())  # type: ignore[arg-type]  # it takes what it is given
    assert observer.maps is not None and tables_of(observer.maps) is not None
    assert sum(region.pixels for region in observer.painted) == 64 * 48
    np.testing.assert_array_equal(observer.seen, result.read(Region.whole(canvas.size)))


def test_the_result_in_other_bits_is_rounded_once(bundle: Bundle, style: Path) -> None:
    painting = painting_of(bundle, spec_of(style, levels=(1,), colour=HISTOGRAM))
    deep = stored_picture(64, 48, dtype="u2")
    fine, coarse = (Canvas(canvas_of(deep).raster, bits) for bits in (None, 8))
    one, other = (painted_on(painting, canvas, 64, 48) for canvas in (fine, coarse))
    assert other.dtype == np.uint8
    assert np.abs(other - one / 257.0).max() <= 0.5 + 1e-9


def test_finishing_can_be_stopped(bundle: Bundle, style: Path) -> None:
    painting = painting_of(bundle, spec_of(style, levels=(1,), colour=HISTOGRAM))
    canvas = canvas_of(stored_picture(64, 48))
    tables = measure_tables(canvas.raster, canvas, Progress())
    finish = finish_with(painting, PictureMaps({}, tables), canvas.size)
    assert finish.colour is not None

    def refuse(region: Region) -> None:
        raise Cancelled(f"at {region}")

    with pytest.raises(Cancelled):
        finish_painted(canvas.raster, canvas, MemoryRaster(canvas.size, 3, np.uint8), finish, refuse)


def test_a_style_that_is_missing_or_shows_nothing_is_named(bundle: Bundle, tmp_path: Path) -> None:
    hidden = write_picture(tmp_path / "hidden.png", 64, 64, channels=4)
    pixels = read_pixels(hidden)
    pixels[..., 3] = 0
    write_pixels(hidden, pixels)
    for colour in (STATISTICS, ONLY):
        with pytest.raises(PictureError, match="hidden"):
            painting_of(bundle, spec_of(hidden, colour=colour))
        with pytest.raises(StudioError, match="gone"):
            painting_of(bundle, spec_of(tmp_path / "gone.png", colour=colour))


def test_a_photo_that_shows_nothing_has_no_colours(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    content = write_pixels(tmp_path / "nothing.png", np.zeros((48, 64, 4), np.uint8))
    with pytest.raises(PictureError, match="no visible pixel"):
        stylize_file(
            content,
            tmp_path / "out.png",
            spec_of(style, colour=ONLY),
            work=SharedInputs(bundle, StyleCache()),
            options=FileOptions(ON_CPU),
            progress=Progress(),
        )
