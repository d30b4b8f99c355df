from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, StylizeResult, plan_for, stylize_file
from studio.errors import Cancelled, JobError, PictureError
from studio.images.embedded_recipe import embedded_recipe
from studio.images.source import open_source
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.export import ExportSpec
from studio.specs.stylize import Resources, StylizeSpec
from tests.unit.engine.pictures import ON_CPU, painting_of, read_pixels, spec_of, stored_picture, write_picture


@pytest.fixture
def work(bundle: Bundle) -> SharedInputs:
    return SharedInputs(bundle, StyleCache())


def painted(
    content: Path,
    output: Path,
    spec: StylizeSpec,
    work: SharedInputs,
    *,
    resources: Resources = ON_CPU,
    progress: Progress | None = None,
    export: ExportSpec = ExportSpec(),  # noqa: B008 — frozen
) -> StylizeResult:
    options = FileOptions(resources, export=export)
    return stylize_file(content, output, spec, work=work, options=options, progress=progress or Progress())


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("dtype", ["u1", "u2"])
def test_a_picture_keeps_its_size_depth_and_alpha(
    work: SharedInputs, style: Path, tmp_path: Path, channels: int, dtype: str
) -> None:
    content = write_picture(tmp_path / "content.png", 83, 61, channels=channels, dtype=dtype)
    result = painted(content, tmp_path / "out.png", spec_of(style), work)
    found, before = read_pixels(tmp_path / "out.png"), stored_picture(83, 61, channels=channels, dtype=dtype)
    assert found.shape == before.shape and found.dtype == before.dtype
    assert np.array_equal(found[..., 3:], before[..., 3:])
    assert np.abs(found[..., :3].astype(float) - before[..., :3]).mean() > np.iinfo(before.dtype).max / 50
    assert (result.output, str(result.size), result.notes) == (tmp_path / "out.png", "83 x 61", ())
    assert result.plan["levels"] == [5, 4, 3, 2, 1] and result.plan["method"] == "wct"
    assert result.elapsed_s > 0


def test_sixteen_bits_become_eight_where_the_format_has_no_more(
    work: SharedInputs, style: Path, tmp_path: Path
) -> None:
    content = write_picture(tmp_path / "content.png", 40, 40, channels=4, dtype="u2")
    result = painted(content, tmp_path / "out.jpg", spec_of(style, levels=(1,)), work)
    assert read_pixels(tmp_path / "out.jpg").shape == (40, 40, 3)
    assert any("no transparency" in note for note in result.notes)


@pytest.mark.parametrize("channels", [3, 4])
def test_a_deep_result_of_an_eight_bit_photo_carries_what_lies_between_the_eight_bits(
    work: SharedInputs, style: Path, tmp_path: Path, channels: int
) -> None:
    content = write_picture(tmp_path / "content.png", 90, 60, channels=channels)
    for depth in (8, 16):
        export = ExportSpec(depth=depth)
        painted(content, tmp_path / f"{depth}.tif", spec_of(style, levels=(2, 1)), work, export=export)
    eight, sixteen = read_pixels(tmp_path / "8.tif"), read_pixels(tmp_path / "16.tif")
    assert (eight.dtype, sixteen.dtype) == (np.uint8, np.uint16)
    assert np.abs(sixteen[..., :3] / 257 - eight[..., :3]).max() <= 0.5 + 1 / 257
    unclipped = sixteen[..., :3][(sixteen[..., :3] > 0) & (sixteen[..., :3] < 65_535)]
    assert (unclipped % 257 != 0).mean() > 0.9, "finer than eight bits can be"
    assert np.array_equal(sixteen[..., 3:], eight[..., 3:].astype(np.uint16) * 257)


def test_depth_and_job_folder_belong_together(work: SharedInputs, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 75, 90)
    resources, cancellation = replace(ON_CPU, job_dir=tmp_path / "job"), Cancellation()
    stopping = Progress(on_report=lambda _report: cancellation.request(), cancellation=cancellation)
    with pytest.raises(Cancelled):
        painted(content, tmp_path / "a.png", spec_of(style), work, resources=resources, progress=stopping)
    resources = replace(resources, resume=True)
    with pytest.raises(JobError, match="another result depth"):
        painted(content, tmp_path / "a.png", spec_of(style), work, resources=resources, export=ExportSpec(depth=16))
    painted(content, tmp_path / "a.png", spec_of(style), work, resources=resources)
    assert read_pixels(tmp_path / "a.png").dtype == np.uint8


def test_what_a_format_does_not_know_is_refused_before_any_work(
    work: SharedInputs, style: Path, tmp_path: Path
) -> None:
    content = write_picture(tmp_path / "content.png", 40, 40)
    with pytest.raises(PictureError, match="JPEG cannot hold 16 bits"):
        painted(content, tmp_path / "a.jpg", spec_of(style), work, export=ExportSpec(depth=16))
    with pytest.raises(PictureError, match="no pyramid"):
        painted(content, tmp_path / "a.png", spec_of(style), work, export=ExportSpec(pyramid=True))


def test_a_picture_takes_its_recipe_along_unless_it_shall_not(work: SharedInputs, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 40, 40)
    painted(content, tmp_path / "a.jpg", spec_of(style, levels=(1,), strength=0.25), work)
    recipe = embedded_recipe(tmp_path / "a.jpg")
    assert recipe is not None and (recipe["strength"], recipe["levels"]) == (0.25, [1])
    assert recipe["bundle"] == work.bundle.manifest.id
    assert recipe["styles"][0]["name"] == style.name
    assert str(tmp_path) not in str(recipe) and str(style.parent) not in str(recipe)
    painted(content, tmp_path / "b.jpg", spec_of(style, levels=(1,)), work, export=ExportSpec(with_recipe=False))
    assert embedded_recipe(tmp_path / "b.jpg") is None


def test_a_content_size_is_the_longer_side_of_the_result(work: SharedInputs, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 90, 60)
    result = painted(content, tmp_path / "out.png", spec_of(style, content_size_px=51), work)
    assert str(result.size) == "51 x 34" and read_pixels(tmp_path / "out.png").shape == (34, 51, 3)


def test_memory_and_job_folder_give_the_same_file(work: SharedInputs, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 75, 90)
    in_memory = painted(content, tmp_path / "one.png", spec_of(style), work)
    on_disk = painted(
        content, tmp_path / "two.png", spec_of(style), work, resources=replace(ON_CPU, job_dir=tmp_path / "job")
    )
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
    assert (in_memory.plan["scratch"], on_disk.plan["scratch"]) == ("memory", "disk")
    assert {path.name for path in tmp_path.iterdir()} == {"content.png", "one.png", "two.png"}, "scratch is removed"


def test_what_was_done_until_a_cancel_is_kept_for_the_next_run(work: SharedInputs, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 75, 90)
    painted(content, tmp_path / "whole.png", spec_of(style), work)
    resources = replace(ON_CPU, job_dir=tmp_path / "job")
    cancellation = Cancellation()
    reports: list[ProgressReport] = []

    def on_report(report: ProgressReport) -> None:
        reports.append(report)
        if report.stage.startswith("painting level 3"):
            cancellation.request()

    with pytest.raises(Cancelled):
        painted(
            content,
            tmp_path / "out.png",
            spec_of(style),
            work,
            resources=resources,
            progress=Progress(on_report=on_report, cancellation=cancellation),
        )
    assert not (tmp_path / "out.png").exists() and (tmp_path / "job" / "job.json").exists()
    left_off = reports[-1].fraction

    resumed: list[ProgressReport] = []
    painted(
        content,
        tmp_path / "out.png",
        spec_of(style),
        work,
        resources=replace(resources, resume=True),
        progress=Progress(on_report=resumed.append),
    )
    assert resumed[0].fraction > left_off and resumed[-1].fraction == pytest.approx(1.0)
    assert all(report.stage != "reading the picture" for report in resumed)
    assert (tmp_path / "out.png").read_bytes() == (tmp_path / "whole.png").read_bytes()
    assert not (tmp_path / "job").exists()


def test_a_cancel_while_reading_begins_again_at_the_picture(work: SharedInputs, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 48, 48)
    cancellation = Cancellation()
    cancellation.request()
    resources = replace(ON_CPU, job_dir=tmp_path / "job")
    with pytest.raises(Cancelled):
        painted(
            content,
            tmp_path / "out.png",
            spec_of(style),
            work,
            resources=resources,
            progress=Progress(cancellation=cancellation),
        )
    painted(content, tmp_path / "out.png", spec_of(style), work, resources=replace(resources, resume=True))
    painted(content, tmp_path / "whole.png", spec_of(style), work)
    assert (tmp_path / "out.png").read_bytes() == (tmp_path / "whole.png").read_bytes()


def test_a_picture_too_small_to_paint_is_refused(work: SharedInputs, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 31, 400)
    with pytest.raises(PictureError, match="31 x 400 px; both sides must be at least 32 px"):
        painted(content, tmp_path / "out.png", spec_of(style), work)
    assert {path.name for path in tmp_path.iterdir()} == {"content.png"}


def test_an_older_result_stays_unless_overwriting_is_allowed(work: SharedInputs, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 40, 40)
    output = tmp_path / "out.png"
    output.write_bytes(b"older")
    with pytest.raises(PictureError, match="exists already"):
        painted(content, output, spec_of(style, levels=(1,)), work)
    assert output.read_bytes() == b"older"
    options = FileOptions(ON_CPU, overwrite=True)
    stylize_file(content, output, spec_of(style, levels=(1,)), work=work, options=options, progress=Progress())
    assert read_pixels(output).shape == (40, 40, 3)


def test_notes_of_styles_reach_the_result(work: SharedInputs, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 40, 40)
    tiny = write_picture(tmp_path / "tiny.png", 12, 20)
    result = painted(content, tmp_path / "out.png", spec_of(tiny, levels=(1,)), work)
    assert result.notes == ("style tiny.png is only 12 x 20: it was scaled up to 32 px",)


def test_progress_rises_to_one_and_begins_with_reading(work: SharedInputs, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 60, 60)
    reports: list[ProgressReport] = []
    painted(content, tmp_path / "out.png", spec_of(style), work, progress=Progress(on_report=reports.append))
    fractions = [report.fraction for report in reports]
    assert reports[0].stage == "reading the picture"
    assert fractions == sorted(fractions) and fractions[-1] == pytest.approx(1.0)


def test_a_plan_counts_the_precision_and_keeps_a_job_folder_on_disk(
    bundle: Bundle, style: Path, tmp_path: Path
) -> None:
    with open_source(write_picture(tmp_path / "content.png", 200, 100), decode_budget_bytes=1 << 28) as source:
        facts = source.facts
    single = plan_for(painting_of(bundle, spec_of(style)), facts, ON_CPU)
    in_float64 = replace(ON_CPU, precision="float64")
    double = plan_for(painting_of(bundle, spec_of(style), in_float64), facts, in_float64)
    assert double.working_bytes == pytest.approx(2 * single.working_bytes, rel=1e-3)
    assert single.is_in_memory
    assert not plan_for(
        painting_of(bundle, spec_of(style)), facts, replace(ON_CPU, job_dir=tmp_path / "job")
    ).is_in_memory


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a CUDA device")
def test_the_fast_mode_without_a_device_for_it_is_exact_and_says_so(
    work: SharedInputs, style: Path, tmp_path: Path
) -> None:
    content = write_picture(tmp_path / "content.png", 60, 60)
    exact = painted(content, tmp_path / "exact.png", spec_of(style, levels=(2, 1)), work)
    fast = painted(
        content, tmp_path / "fast.png", spec_of(style, levels=(2, 1)), work, resources=replace(ON_CPU, mode="fast")
    )
    assert exact.notes == () and "the fast mode needs a CUDA device" in fast.notes[0]
    assert (tmp_path / "exact.png").read_bytes() == (tmp_path / "fast.png").read_bytes()
