from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.in_memory import measure_in_memory, paint_in_memory, paint_with_maps
from studio.engine.strokes import StrokeCanvas, copy_of, stroke_paintings
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.engine.stylize_window import WindowOptions, stylize_window
from studio.errors import Cancelled
from studio.geometry import Region, Size
from studio.images.picture import read_picture
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import Resources, StylizeSpec
from tests.unit.engine.copies import shifted_mean, spline_enlarged
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

STROKES = StrokeSettings(seen_px=256, detail=0.5)
CPU = torch.device("cpu")


@pytest.fixture
def spec(style: Path) -> StylizeSpec:
    return spec_of(style, levels=(4, 3, 2, 1), detail=0.5, strokes=STROKES)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", 660, 350, seed=7)


def painted(
    bundle: Bundle, content: Path, output: Path, spec: StylizeSpec, resources: Resources = ON_CPU, **progress: object
) -> None:
    work = SharedInputs(bundle, StyleCache())
    options = FileOptions(resources=resources)
    stylize_file(content, output, spec, work=work, options=options, progress=Progress(**progress))  # type: ignore[arg-type]  # what a progress takes


def test_the_copy_is_enlarged_by_a_b_spline() -> None:
    change, size = soft_picture(24, 18, seed=1), Size(90, 71)
    canvas = StrokeCanvas.over(canvas_of(np.zeros((71, 90, 3))), change, 0.5, size)
    expected = spline_enlarged(change, (71, 90))
    np.testing.assert_allclose(canvas.pixels(Region.whole(size)), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("region", [(0, 0, 96, 80), (16, 32, 48, 80), (80, 0, 96, 16), (0, 64, 96, 80)])
def test_any_region_is_that_of_the_whole(channels: int, region: tuple[int, int, int, int]) -> None:
    own = canvas_of(stored_picture(90, 71, channels=channels, seed=2))
    canvas = StrokeCanvas.over(own, soft_picture(24, 18, seed=1).astype(np.float32), 0.5, Size(90, 71))
    whole = canvas.rgb(Region.whole(canvas.padded), dtype=torch.float64, device=CPU)
    part = Region(*region)
    found = canvas.rgb(part, dtype=torch.float64, device=CPU)
    assert torch.equal(found, whole[:, :, part.top : part.bottom, part.left : part.right])


def test_where_nothing_changes_and_all_detail_stays_the_photo_stays() -> None:
    own = canvas_of(stored_picture(90, 71, seed=2))
    canvas = StrokeCanvas.over(own, np.zeros((18, 24, 3), np.float32), 1.0, Size(90, 71))
    region = Region(0, 0, 96, 80)
    torch.testing.assert_close(
        canvas.rgb(region, dtype=torch.float32, device=CPU), own.rgb(region, dtype=torch.float32, device=CPU)
    )


def test_a_part_of_the_picture_gets_its_part_of_the_strokes() -> None:
    pixels, change = stored_picture(96, 80, seed=2), soft_picture(24, 20, seed=1).astype(np.float32)
    whole = StrokeCanvas.over(canvas_of(pixels), change, 0.5, Size(96, 80))
    part = StrokeCanvas.over(canvas_of(pixels[16:64, 32:80]), change, 0.5, Size(96, 80), (32, 16))
    np.testing.assert_array_equal(part.pixels(Region(0, 0, 48, 48)), whole.pixels(Region(32, 16, 80, 64)))


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("dtype", ["u1", "u2"])
def test_the_copy_of_an_array_is_that_of_its_file(tmp_path: Path, channels: int, dtype: str) -> None:
    pixels = stored_picture(160, 120, channels=channels, seed=3, dtype=dtype)
    path = write_pixels(tmp_path / "picture.png", pixels)
    of_file = read_picture(path, at_most_px=70)
    copy = copy_of(pixels, 70)
    np.testing.assert_allclose(copy[..., :3], of_file.rgb_hwc, rtol=0, atol=1e-6)
    floats = copy_of(pixels / np.float32(np.iinfo(pixels.dtype).max), 70)
    # whole numbers are summed with coefficients of 12 bits and rounded after rows and after columns, floats are not
    assert np.abs(floats[..., :3].clip(0, 1) - copy[..., :3]).max() <= 2 / 255


def test_files_and_arrays_are_painted_alike(bundle: Bundle, spec: StylizeSpec, content: Path, tmp_path: Path) -> None:
    painted(bundle, content, tmp_path / "out.png", spec)
    array = paint_in_memory(read_pixels(content), painting_of(bundle, spec), ON_CPU)
    np.testing.assert_array_equal(array, read_pixels(tmp_path / "out.png"))


@pytest.mark.parametrize(
    ("levels", "side", "split"),
    [
        ((4, 3, 2, 1), 300, None),
        ((4, 3, 2, 1), 400, ((4, 3), 256, (2, 1))),
        ((4, 3, 2, 1), 639, ((4, 3), 256, (2, 1))),
        ((4, 3, 2, 1), 640, ((4, 3, 2), 512, (1,))),
        ((4, 3, 1), 640, ((4, 3), 256, (1,))),
        ((2, 1), 400, None),
        ((2, 1), 640, ((2,), 512, (1,))),
        ((4, 3), 640, None),
    ],
)
def test_when_a_painting_is_split(
    bundle: Bundle,
    spec: StylizeSpec,
    levels: tuple[int, ...],
    side: int,
    split: tuple[tuple[int, ...], int, tuple[int, ...]] | None,
) -> None:
    parts = stroke_paintings(painting_of(bundle, replace(spec, levels=levels)), Size(side, 200))
    found = parts and (tuple(parts.coarse.encoders), parts.reduced_px, tuple(parts.fine.encoders))
    assert found == split
    assert parts is None or parts.levels == levels
    assert stroke_paintings(painting_of(bundle, replace(spec, strokes=None)), Size(640, 200)) is None


def test_the_copy_of_level_2_is_in_two_again(bundle: Bundle, spec: StylizeSpec) -> None:
    parts = stroke_paintings(painting_of(bundle, spec), Size(800, 400))
    assert parts is not None
    inner = stroke_paintings(parts.coarse, Size(512, 256))
    assert inner is not None
    assert (tuple(inner.coarse.encoders), inner.reduced_px, tuple(inner.fine.encoders)) == ((4, 3), 256, (2,))
    assert stroke_paintings(inner.coarse, Size(256, 128)) is None
    assert stroke_paintings(inner.fine, Size(512, 256)) is None


def test_level_2_paints_over_the_strokes_of_the_deeper_ones(bundle: Bundle, spec: StylizeSpec) -> None:
    """The copy's painting, put together by hand from what each level does alone."""
    pixels = soft_picture(640, 320, seed=5)
    detail = STROKES.detail
    alone = {
        level: painting_of(bundle, replace(spec, levels=(level,), strokes=None), IN_FLOAT64) for level in (4, 3, 2, 1)
    }
    copy = copy_of(pixels, 512)
    small = copy_of(copy, 256)
    deep = painting_of(bundle, replace(spec, levels=(4, 3), strokes=None), IN_FLOAT64)
    small_change = shifted_mean(small, deep, 4) - detail * small
    seen = spline_enlarged(small_change, copy.shape) + detail * copy
    change = shifted_mean(seen, alone[2], 2) - detail * copy
    whole = paint_in_memory(spline_enlarged(change, pixels.shape) + detail * pixels, alone[1], IN_FLOAT64)
    found = paint_in_memory(pixels, painting_of(bundle, spec, IN_FLOAT64), IN_FLOAT64)
    assert np.abs(found - whole).max() * 255 < 1e-5


def test_a_small_picture_is_painted_as_without(bundle: Bundle, spec: StylizeSpec, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "small.png", 300, 200)
    painted(bundle, content, tmp_path / "with.png", spec)
    painted(bundle, content, tmp_path / "without.png", replace(spec, strokes=None))
    np.testing.assert_array_equal(read_pixels(tmp_path / "with.png"), read_pixels(tmp_path / "without.png"))


def test_streamed_equals_whole(bundle: Bundle, spec: StylizeSpec) -> None:
    pixels = soft_picture(1400, 200, seed=5)
    one = paint_in_memory(pixels, painting_of(bundle, spec, IN_FLOAT64), IN_FLOAT64)
    narrow = replace(IN_FLOAT64, memory_budget_bytes=64 << 20)
    several = paint_in_memory(pixels, painting_of(bundle, spec, narrow), narrow)
    assert np.abs(one - several).max() * 255 < 1e-5


def test_strokes_change_the_picture_and_less_detail_leaves_less_of_the_photo(bundle: Bundle, spec: StylizeSpec) -> None:
    pixels = soft_picture(660, 350, seed=7).astype(np.float32)
    images = [
        paint_in_memory(pixels, painting_of(bundle, replace(spec, strokes=strokes)), ON_CPU)
        for strokes in (None, STROKES, replace(STROKES, detail=0.0))
    ]
    assert np.abs(images[0] - images[1]).mean() > 1e-3
    assert np.abs(images[1] - images[2]).mean() > 1e-3


def test_with_measured_maps_a_picture_is_painted_as_it_would_be(bundle: Bundle, spec: StylizeSpec) -> None:
    painting = painting_of(bundle, spec)
    pixels = stored_picture(660, 350, seed=7)
    maps = measure_in_memory(pixels, painting, ON_CPU, Progress())
    assert tuple(maps) == (4, 3, 2, 1)
    known = paint_with_maps(pixels, painting, maps, ON_CPU, Progress())
    apart = known.astype(int) - paint_in_memory(pixels, painting, ON_CPU)
    assert np.abs(apart).max() <= 1


def test_a_window_has_the_pixels_of_the_whole(bundle: Bundle, spec: StylizeSpec, content: Path, tmp_path: Path) -> None:
    painted(bundle, content, tmp_path / "whole.png", spec)
    window = WindowOptions(Region(150, 100, 390, 320), file=FileOptions(resources=ON_CPU))
    work = SharedInputs(bundle, StyleCache())
    stylize_window(content, tmp_path / "window.png", spec, work=work, options=window, progress=Progress())
    whole = read_pixels(tmp_path / "whole.png")[100:320, 150:390].astype(int)
    assert np.abs(whole - read_pixels(tmp_path / "window.png")).max() <= 1


def test_a_cancelled_render_goes_on_to_the_same_bytes_without_the_file(
    bundle: Bundle, spec: StylizeSpec, content: Path, tmp_path: Path
) -> None:
    in_folder = replace(ON_CPU, job_dir=tmp_path / "job")
    painted(bundle, content, tmp_path / "straight.png", spec, replace(in_folder, job_dir=tmp_path / "other"))
    cancellation = Cancellation()

    def cancel(report: ProgressReport) -> None:
        if "level 2" in report.stage or report.fraction > 0.6:
            cancellation.request()

    with pytest.raises(Cancelled):
        painted(bundle, content, tmp_path / "out.png", spec, in_folder, on_report=cancel, cancellation=cancellation)
    content.unlink()
    painted(bundle, content, tmp_path / "out.png", spec, replace(in_folder, resume=True))
    assert (tmp_path / "out.png").read_bytes() == (tmp_path / "straight.png").read_bytes()


def test_progress_never_goes_back(bundle: Bundle, spec: StylizeSpec, content: Path, tmp_path: Path) -> None:
    told: list[float] = []
    painted(bundle, content, tmp_path / "out.png", spec, on_report=lambda report: told.append(report.fraction))
    assert told == sorted(told)


def test_transparent_pictures_and_masks_take_strokes(bundle: Bundle, spec: StylizeSpec, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 660, 350, channels=4, seed=7)
    mask = write_picture(tmp_path / "mask.png", 660, 350, seed=2)
    masked = replace(spec, styles=(replace(spec.styles[0], mask=mask),))
    painted(bundle, content, tmp_path / "out.png", masked)
    np.testing.assert_array_equal(read_pixels(tmp_path / "out.png")[..., 3], read_pixels(content)[..., 3])
