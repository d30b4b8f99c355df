from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.pair import Bundle
from studio.engine.job_folder import MAPS_NAME
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.engine.stylize_window import WindowOptions, stylize_window
from studio.errors import Cancelled, JobError, PictureError
from studio.geometry import Region
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.export import ExportSpec
from studio.specs.stylize import Resources
from tests.unit.engine.pictures import ON_CPU, read_pixels, spec_of, write_picture

WINDOW = Region(100, 31, 161, 90)


@pytest.fixture
def work(bundle: Bundle) -> SharedInputs:
    return SharedInputs(bundle, StyleCache())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", 190, 170)


def window_of(region: Region = WINDOW, *, maps: Path | None = None, resources: Resources = ON_CPU) -> WindowOptions:
    return WindowOptions(region, maps, FileOptions(resources))


def assert_is_part(found: Path, whole: Path, region: Region = WINDOW) -> None:
    """The same steps of 8 bit, but for values that rounding in float32 puts on the other side of a half."""
    expected = read_pixels(whole)[region.top : region.bottom, region.left : region.right].astype(int)
    apart = np.abs(read_pixels(found).astype(int) - expected)
    assert apart.max() <= 1 and apart.mean() < 0.02


def test_a_window_alone_collects_the_statistics_first(
    work: SharedInputs, content: Path, style: Path, tmp_path: Path
) -> None:
    whole, output = tmp_path / "whole.png", tmp_path / "window.png"
    stylize_file(content, whole, spec_of(style), work=work, options=FileOptions(ON_CPU), progress=Progress())
    result = stylize_window(content, output, spec_of(style), work=work, options=window_of(), progress=Progress())
    assert (result.size.width, result.size.height) == (61, 59)
    assert result.plan["maps"] == "measured" and result.plan["window"] == [100, 31, 61, 59]
    assert_is_part(output, whole)


def test_kept_maps_paint_a_window_without_the_statistics(
    work: SharedInputs, content: Path, style: Path, tmp_path: Path
) -> None:
    whole, output, maps = tmp_path / "whole.png", tmp_path / "window.png", tmp_path / "kept.maps"
    options = FileOptions(ON_CPU, keep_maps=maps)
    stylize_file(content, whole, spec_of(style), work=work, options=options, progress=Progress())
    stages: list[str] = []
    progress = Progress(on_report=lambda report: stages.append(report.stage))
    result = stylize_window(content, output, spec_of(style), work=work, options=window_of(maps=maps), progress=progress)
    assert result.plan["maps"] == "known" and set(stages) == {"painting the window", "writing the result"}
    assert_is_part(output, whole)


def test_maps_of_another_recipe_are_refused(work: SharedInputs, content: Path, style: Path, tmp_path: Path) -> None:
    maps = tmp_path / "kept.maps"
    options = FileOptions(ON_CPU, keep_maps=maps)
    stylize_file(content, tmp_path / "whole.png", spec_of(style), work=work, options=options, progress=Progress())
    weaker = spec_of(style, strength=0.3)
    with pytest.raises(JobError, match="are those of another recipe"):
        stylize_window(
            content, tmp_path / "w.png", weaker, work=work, options=window_of(maps=maps), progress=Progress()
        )
    assert not (tmp_path / "w.png").exists()


def test_statistics_of_a_window_serve_the_render_that_follows(
    work: SharedInputs, content: Path, style: Path, tmp_path: Path
) -> None:
    resources = replace(ON_CPU, job_dir=tmp_path / "job")
    whole, window = tmp_path / "whole.png", tmp_path / "window.png"
    stylize_window(
        content, window, spec_of(style), work=work, options=window_of(resources=resources), progress=Progress()
    )
    assert (tmp_path / "job" / MAPS_NAME).exists()
    stages: list[str] = []
    progress = Progress(on_report=lambda report: stages.append(report.stage))
    options = FileOptions(replace(resources, resume=True))
    stylize_file(content, whole, spec_of(style), work=work, options=options, progress=progress)
    assert set(stages) == {"painting level 1", "writing the result"}
    assert_is_part(window, whole)
    stylize_file(
        content, tmp_path / "plain.png", spec_of(style), work=work, options=FileOptions(ON_CPU), progress=Progress()
    )
    np.testing.assert_array_equal(read_pixels(whole), read_pixels(tmp_path / "plain.png"))
    assert not (tmp_path / "job").exists()


def test_a_render_that_has_reached_its_last_sweep_lends_its_maps_while_it_runs(
    work: SharedInputs, content: Path, style: Path, tmp_path: Path
) -> None:
    resources = replace(ON_CPU, job_dir=tmp_path / "job")
    window, painted = tmp_path / "window.png", []

    def look(report: ProgressReport) -> None:
        if report.stage == "painting level 1" and not painted:
            options = window_of(resources=resources)
            painted.append(
                stylize_window(content, window, spec_of(style), work=work, options=options, progress=Progress())
            )

    options = FileOptions(resources)
    whole = tmp_path / "whole.png"
    stylize_file(content, whole, spec_of(style), work=work, options=options, progress=Progress(on_report=look))
    assert painted[0].plan["maps"] == "known"
    assert_is_part(window, whole)


def test_a_window_too_large_for_the_budget_goes_through_the_disk_and_leaves_nothing(
    work: SharedInputs, style: Path, tmp_path: Path
) -> None:
    content = write_picture(tmp_path / "large.png", 2700, 2250, channels=4)
    spec, deep = spec_of(style, levels=(1,)), ExportSpec(depth=16)
    whole, output, maps, scratch = (tmp_path / name for name in ("whole.tif", "window.tif", "maps", "scratch"))
    options = FileOptions(ON_CPU, export=deep, keep_maps=maps)
    stylize_file(content, whole, spec, work=work, options=options, progress=Progress())
    resources = replace(ON_CPU, memory_budget_bytes=64 << 20, scratch_dir=scratch)
    region = Region(10, 5, 2690, 2245)
    window = WindowOptions(region, maps, FileOptions(resources, export=deep))
    result = stylize_window(content, output, spec, work=work, options=window, progress=Progress())
    assert result.plan["scratch"] == "disk" and list(scratch.iterdir()) == []
    expected = read_pixels(whole)[region.top : region.bottom, region.left : region.right].astype(int)
    apart = np.abs(read_pixels(output).astype(int) - expected) / 257
    assert apart.max() <= 0.25 and apart.mean() <= 0.01


def test_a_deep_window_carries_sixteen_bits(work: SharedInputs, content: Path, style: Path, tmp_path: Path) -> None:
    options = WindowOptions(WINDOW, None, FileOptions(ON_CPU, export=ExportSpec(depth=16)))
    stylize_window(
        content, tmp_path / "w.tif", spec_of(style, levels=(2,)), work=work, options=options, progress=Progress()
    )
    pixels = read_pixels(tmp_path / "w.tif")
    assert pixels.dtype == np.uint16 and (pixels % 257 != 0).mean() > 0.5


def test_a_window_off_the_result_is_refused_before_any_work(
    work: SharedInputs, content: Path, style: Path, tmp_path: Path
) -> None:
    options = window_of(Region(150, 0, 250, 50))
    with pytest.raises(PictureError, match="which is 190 x 170 px; choose one inside"):
        stylize_window(content, tmp_path / "w.png", spec_of(style), work=work, options=options, progress=Progress())
    assert {path.name for path in tmp_path.iterdir()} == {"content.png"}


def test_a_window_can_be_stopped_and_leaves_no_result(
    work: SharedInputs, content: Path, style: Path, tmp_path: Path
) -> None:
    cancellation = Cancellation()
    cancellation.request()
    progress = Progress(cancellation=cancellation)
    with pytest.raises(Cancelled):
        stylize_window(content, tmp_path / "w.png", spec_of(style), work=work, options=window_of(), progress=progress)
    assert not (tmp_path / "w.png").exists()
