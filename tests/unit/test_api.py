"""`studio.api` paints what the command line paints, and refuses what it cannot use by a StudioError."""

from __future__ import annotations

import gc
import inspect
import tempfile
from pathlib import Path

import numpy as np
import pytest
import tifffile

from studio import api
from studio.app import main
from studio.compression.evaluation.evaluate import evaluate
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, read_pixels, stored_picture, write_picture, write_pixels


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundles") / "tiny"
    write_tiny_bundle(folder)
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", 150, 110)


@pytest.fixture
def style(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "style.png", 96, 64, seed=1)


def painted_by_command(content: Path, style: Path, tiny: Path, *options: str, output: str = "command.png") -> Path:
    path = content.parent / output
    files = ["stylize", str(content), "--style", str(style), "--output", str(path), "--bundle", str(tiny)]
    assert main([*files, "--device", "cpu", "--threads", "1", *options]) == 0
    return path


def test_a_file_has_the_bytes_that_the_command_line_writes(content: Path, style: Path, tiny: Path) -> None:
    expected = painted_by_command(content, style, tiny)
    painter = api.Painter(style, bundle=tiny, resources=ON_CPU)
    result = painter.paint_file(content, content.parent / "painted.png")
    assert (result.size.width, result.size.height) == (150, 110)
    assert result.output.read_bytes() == expected.read_bytes()


def test_looks_mixes_and_levels_are_those_of_the_command_line(content: Path, style: Path, tiny: Path) -> None:
    other = write_picture(content.parent / "other.png", 64, 64, seed=5)
    said = ("--preset", "gentle", "--levels", "5,3,1", "--style", str(other), "--method", "adain", "--style-size", "80")
    expected = painted_by_command(content, style, tiny, *said, "--style-weight", "3", "1")
    options = api.PaintOptions("gentle", weights=(3, 1), levels=(5, 3, 1), method=api.Method.ADAIN, style_size_px=80)
    painter = api.Painter([style, str(other)], bundle=api.load_bundle(tiny), options=options, resources=ON_CPU)
    painter.paint_file(content, content.parent / "painted.png")
    assert (content.parent / "painted.png").read_bytes() == expected.read_bytes()


def test_a_built_in_look_fits_the_levels_of_the_bundle_and_ones_own_stays() -> None:
    own, style = api.Look("mine", level_strength={4: 0.5}), Path("style.png")
    assert api.PaintOptions("balanced").spec([style], bundle_levels=(4, 1)).strength_at(4) == 1.0
    assert api.PaintOptions("balanced").spec([style]).strength_at(4) == 0.5
    assert api.PaintOptions(own).spec([style], bundle_levels=(4, 1)).strength_at(4) == 0.5


@pytest.mark.parametrize("dtype", ["u1", "u2"])
def test_an_array_gets_the_pixels_of_the_file(content: Path, style: Path, tiny: Path, dtype: str) -> None:
    pixels = stored_picture(97, 75, seed=3, dtype=dtype)
    expected = painted_by_command(write_pixels(content, pixels), style, tiny)
    before = pixels.copy()
    painted = api.Painter(style, bundle=tiny, resources=ON_CPU).paint(pixels)
    assert painted.dtype == pixels.dtype
    np.testing.assert_array_equal(painted, read_pixels(expected))
    np.testing.assert_array_equal(pixels, before)


def test_floats_lie_in_their_range_and_stand_for_the_same_picture(content: Path, style: Path, tiny: Path) -> None:
    painter = api.Painter(style, bundle=tiny, resources=ON_CPU)
    pixels = read_pixels(content)
    painted = painter.paint((pixels / 255).astype(np.float32))
    assert painted.dtype == np.float32 and painted.min() >= 0 and painted.max() <= 1
    np.testing.assert_array_equal(np.rint(painted * 255), painter.paint(pixels))


@pytest.mark.parametrize("size", [(96, 64), (1300, 500)])
def test_a_style_in_an_array_is_the_style_in_a_file(content: Path, tiny: Path, size: tuple[int, int]) -> None:
    style = stored_picture(*size, seed=1)
    expected = painted_by_command(content, write_pixels(content.parent / "s.png", style), tiny)
    mirrored = np.ascontiguousarray(style[:, ::-1])[:, ::-1]  # in another order in memory
    painter = api.Painter(mirrored, bundle=tiny, resources=ON_CPU)
    np.testing.assert_array_equal(painter.paint(read_pixels(content)), read_pixels(expected))
    painter.paint_file(content, content.parent / "painted.png")
    np.testing.assert_array_equal(read_pixels(content.parent / "painted.png"), read_pixels(expected))


def test_a_style_in_floats_is_nearly_the_same(content: Path, tiny: Path) -> None:
    style, pixels = stored_picture(96, 64, seed=1), read_pixels(content)
    options = api.PaintOptions(levels=(3, 2, 1))  # so small a style says too little of the covariances of the others
    whole = api.Painter(style, bundle=tiny, options=options, resources=ON_CPU).paint(pixels)
    floats = api.Painter((style / 255).astype(np.float32), bundle=tiny, options=options, resources=ON_CPU).paint(pixels)
    assert np.abs(whole.astype(int) - floats.astype(int)).max() <= 1


def test_array_styles_leave_nothing_behind(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    painter = api.Painter(stored_picture(64, 48), bundle=tiny, resources=ON_CPU)
    assert len(list(tmp_path.iterdir())) == 1
    del painter
    gc.collect()
    assert not list(tmp_path.iterdir())


def test_measured_maps_paint_many_pictures(content: Path, style: Path, tiny: Path) -> None:
    painter = api.Painter(style, bundle=tiny, resources=ON_CPU)
    pixels = read_pixels(content)
    maps = painter.measure(pixels)
    assert sorted(maps) == [1, 2, 3, 4]  # the balanced look leaves level 5 out
    own = painter.paint(pixels, maps=maps)
    assert np.abs(own.astype(int) - painter.paint(pixels).astype(int)).max() <= 1


@pytest.mark.parametrize(
    "colour", [*(api.ColourSettings(0.7, source) for source in api.ColourSource), api.ColourSettings(only=True)]
)
def test_measured_maps_keep_colours(content: Path, style: Path, tiny: Path, colour: api.ColourSettings) -> None:
    painter = api.Painter(style, bundle=tiny, options=api.PaintOptions(colour=colour), resources=ON_CPU)
    pixels = read_pixels(content)
    own, whole = painter.paint(pixels, maps=painter.measure(pixels)), painter.paint(pixels)
    assert np.abs(own.astype(int) - whole.astype(int)).max() <= 1
    plain = api.Painter(style, bundle=tiny, resources=ON_CPU)
    assert np.abs(own.astype(int) - plain.paint(pixels)).max() > 5
    in_floats = painter.paint((pixels / 255).astype(np.float32))
    assert np.abs(in_floats * 255 - whole).max() <= 1
    if colour.only or colour.by is api.ColourSource.HISTOGRAM:
        with pytest.raises(api.SpecError, match="these maps"):
            painter.paint(pixels, maps=plain.measure(pixels))


def test_a_mix_can_be_a_barycentre(content: Path, style: Path, tiny: Path) -> None:
    styles, pixels = [style, stored_picture(64, 64, seed=8)], read_pixels(content)
    options = [api.PaintOptions(mixing=mixing) for mixing in api.Mixing]
    maps, mixed = (api.Painter(styles, bundle=tiny, options=each, resources=ON_CPU).paint(pixels) for each in options)
    assert (maps != mixed).any()


def test_a_table_of_colours_is_written(style: Path, tmp_path: Path) -> None:
    api.write_lut(api.LutRequest((api.StyleChoice(style),), size=4), tmp_path / "look.cube")
    assert len((tmp_path / "look.cube").read_text().splitlines()) == 4 + 4**3
    with pytest.raises(api.PictureError, match="exists already"):
        api.write_lut(api.LutRequest((api.StyleChoice(style),)), str(tmp_path / "look.cube"))


def test_a_part_painted_with_the_maps_of_the_whole_is_that_part_of_it(content: Path, style: Path, tiny: Path) -> None:
    options = api.PaintOptions(api.Look("mine"), levels=(2, 1))
    painter = api.Painter(style, bundle=tiny, options=options, resources=ON_CPU)
    pixels = read_pixels(content)
    maps = painter.measure(pixels)
    part, whole = painter.paint(pixels[:, :96], maps=maps), painter.paint(pixels, maps=maps)
    far_from_the_cut = slice(0, 64)
    assert np.abs(part[:, far_from_the_cut].astype(int) - whole[:, far_from_the_cut].astype(int)).max() <= 1
    assert np.abs(painter.paint(pixels[:, :96])[:, far_from_the_cut].astype(int) - whole[:, far_from_the_cut]).max() > 1


def test_progress_reaches_the_end_and_can_be_stopped(content: Path, style: Path, tiny: Path) -> None:
    painter = api.Painter(style, bundle=tiny, resources=ON_CPU)
    heard: list[float] = []
    output = content.parent / "painted.png"
    progress = api.Progress(on_report=lambda report: heard.append(report.fraction))
    painter.paint(read_pixels(content), progress=progress)
    assert heard == sorted(heard) and heard[-1] == pytest.approx(1)
    heard.clear()
    painter.paint_file(content, output, progress=progress)
    assert heard[-1] == pytest.approx(1)

    cancellation = api.Cancellation()
    stopping = api.Progress(on_report=lambda _: cancellation.request(), cancellation=cancellation)
    for work in (
        lambda: painter.paint(read_pixels(content), progress=stopping),
        lambda: painter.measure(read_pixels(content), progress=stopping),
        lambda: painter.paint_file(content, output, overwrite=True, progress=stopping),
    ):
        with pytest.raises(api.Cancelled):
            work()
    assert output.exists()


@pytest.mark.parametrize(
    ("pixels", "complaint"),
    [
        (np.zeros((64, 64), np.uint8), "shape"),
        (np.zeros((64, 64, 4), np.uint8), "drop alpha"),
        (np.zeros((64, 0, 3), np.uint8), "shape"),
        (np.zeros((64, 64, 3), np.float64), "float64"),
        (np.zeros((64, 64, 3), np.dtype(">u2")), "uint8, uint16 or float32"),
        (np.full((64, 64, 3), 1.5, np.float32), "0..1"),
        (np.full((64, 64, 3), np.nan, np.float32), "0..1"),
        ([[[0, 0, 0]]], "NumPy array"),
    ],
)
def test_pixels_that_cannot_be_used_are_refused(pixels: api.Pixels, complaint: str, style: Path, tiny: Path) -> None:
    painter = api.Painter(style, bundle=tiny, resources=ON_CPU)
    for refused in (lambda: painter.paint(pixels), lambda: painter.measure(pixels)):
        with pytest.raises(api.PictureError, match=complaint):
            refused()
    if isinstance(pixels, np.ndarray):
        with pytest.raises(api.PictureError, match=f"style 1.*{complaint}"):
            api.Painter(pixels, bundle=tiny)


def test_what_does_not_fit_together_is_refused(content: Path, style: Path, tiny: Path) -> None:
    pixels = read_pixels(content)
    painter = api.Painter(style, bundle=tiny, resources=ON_CPU)
    other = api.Painter(style, bundle=tiny, options=api.PaintOptions(levels=(3, 1)), resources=ON_CPU)
    with pytest.raises(api.SpecError, match="measure with a painter"):
        painter.paint(pixels, maps=other.measure(pixels))
    with pytest.raises(api.SpecError, match="weights"):
        api.Painter(style, bundle=tiny, options=api.PaintOptions(weights=(1, 2)))
    with pytest.raises(api.SpecError, match="balanced, gentle, bold, plain"):
        api.Painter(style, bundle=tiny, options=api.PaintOptions("fierce"))
    with pytest.raises(api.SpecError, match="at least one style"):
        api.Painter([], bundle=tiny)
    with pytest.raises(api.SpecError, match="content_size_px"):
        api.Painter(style, bundle=tiny, options=api.PaintOptions(content_size_px=64)).paint(pixels)
    with pytest.raises(api.PictureError, match="at least 32"):
        painter.paint(pixels[:20])
    with pytest.raises(api.BundleError):
        api.Painter(style, bundle="nothing of that name")
    with pytest.raises(api.StudioError, match="gone"):
        api.Painter(content.parent / "gone.png", bundle=tiny)
    with pytest.raises(api.StudioError, match="gone"):
        painter.paint_file(content.parent / "gone.png", content.parent / "painted.png")
    with pytest.raises(api.PictureError):
        painter.paint_file(content, content)


def test_a_job_folder_is_for_files_and_no_hindrance_for_arrays(content: Path, style: Path, tiny: Path) -> None:
    job = content.parent / "job"
    painter = api.Painter(style, bundle=tiny, resources=api.Resources(device="cpu", threads=1, job_dir=job))
    painter.paint(read_pixels(content))
    assert not job.exists()
    painter.paint_file(content, content.parent / "painted.png")


def test_evaluates_as_the_engine_does(content: Path, style: Path, tiny: Path) -> None:
    folders = []
    for name, picture in (("contents", content), ("styles", style)):
        folders.append(content.parent / name)
        folders[-1].mkdir()
        picture.rename(folders[-1] / picture.name)
    request = api.EvaluationRequest(
        api.find_bundle(str(tiny)), *folders, size_px=64, levels=(1,), repeats=1, latency_megapixels=0.01
    )
    stages: list[str] = []
    report = api.evaluate(request, progress=api.Progress(on_report=lambda told: stages.append(told.stage)))
    figures = api.report_to_json(report)
    assert figures["pairs"] == api.report_to_json(evaluate(request, progress=api.Progress()))["pairs"]
    assert figures["pairs"][0]["content"] == "content.png" and "pair 1 of 1" in stages
    with pytest.raises(api.InputError):
        api.evaluate(api.EvaluationRequest(tiny, content.parent / "gone", folders[1]))


def test_everything_offered_is_documented() -> None:
    offered = [getattr(api, name) for name in api.__all__]
    assert all(inspect.getdoc(each) for each in offered if inspect.isclass(each) or inspect.isfunction(each))


FEW = api.OptimizeSettings(iterations=3)


def test_an_optimised_file_has_the_bytes_that_the_command_line_writes(content: Path, style: Path, tiny: Path) -> None:
    expected = painted_by_command(content, style, tiny, "--method", "optimize", "--iterations", "3")
    painter = api.Painter(style, bundle=tiny, options=api.PaintOptions(optimize=FEW), resources=ON_CPU)
    result = painter.paint_file(content, content.parent / "painted.png")
    assert result.output.read_bytes() == expected.read_bytes()


def test_an_optimised_array_is_the_optimised_file_of_its_depth(content: Path, style: Path, tiny: Path) -> None:
    painter = api.Painter(style, bundle=tiny, options=api.PaintOptions(optimize=FEW), resources=ON_CPU)
    bytes_hwc = read_pixels(content)
    expected = read_pixels(painter.paint_file(content, content.parent / "painted.png").output)
    before = bytes_hwc.copy()
    assert np.array_equal(painter.paint(bytes_hwc), expected)
    assert np.array_equal(bytes_hwc, before)
    words_hwc = bytes_hwc.astype(np.uint16) * 257
    tifffile.imwrite(content.with_suffix(".tif"), words_hwc, photometric="rgb")
    written = painter.paint_file(content.with_suffix(".tif"), content.parent / "painted.tif").output
    painted = painter.paint(words_hwc)
    assert painted.dtype == np.uint16
    assert np.array_equal(painted, tifffile.imread(written))
    floats = painter.paint((words_hwc / 65_535).astype(np.float32))
    assert floats.dtype == np.float32
    assert np.array_equal(np.rint(floats * 65_535.0), painted)


def test_iterations_are_followed_and_ended(content: Path, style: Path, tiny: Path) -> None:
    class Seen:
        def __init__(self, stop: api.Cancellation) -> None:
            self.stop, self.numbers = stop, list[int]()

        def note_iteration(self, report: api.IterationReport, picture: object) -> None:
            assert picture is not None
            self.numbers.append(report.number)
            if report.number == 2:
                self.stop.request()

    stop = api.Cancellation()
    seen = Seen(stop)
    painter = api.Painter(
        style,
        bundle=tiny,
        options=api.PaintOptions(optimize=api.OptimizeSettings(iterations=50)),
        resources=ON_CPU,
        iterations=api.Iterations(seen, stop),
    )
    result = painter.paint_file(content, content.parent / "painted.png")
    assert seen.numbers == [1, 2]
    assert any("stopped after iteration 2" in note for note in result.notes)
    assert result.output.exists()


def test_optimised_pictures_have_no_maps_and_need_the_layers_of_the_bundle(
    content: Path, style: Path, tiny: Path
) -> None:
    pixels = read_pixels(content)
    maps = api.Painter(style, bundle=tiny, resources=ON_CPU).measure(pixels)
    painter = api.Painter(style, bundle=tiny, options=api.PaintOptions(optimize=FEW), resources=ON_CPU)
    for call in (lambda: painter.measure(pixels), lambda: painter.paint(pixels, maps=maps)):
        with pytest.raises(api.SpecError, match="a picture by optimisation has no maps"):
            call()
    absent = api.PaintOptions(optimize=api.OptimizeSettings(content_layer="conv5_3"))
    with pytest.raises(api.BundleError, match="tiny has no layer conv5_3"):
        api.Painter(style, bundle=tiny, options=absent, resources=ON_CPU)
