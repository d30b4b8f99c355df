from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, StylizeResult
from studio.errors import BundleError, Cancelled, JobError, PictureError, SpaceError, SpecError
from studio.geometry import Size
from studio.images.rasters import Raster
from studio.optimize.optimize_file import OptimizeOptions, paint_file
from studio.optimize.reports import IterationReport
from studio.progress import Cancellation, Progress
from studio.specs.optimize import Optimizer, OptimizeSettings, Start, StyleLoss
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from tests.style_cards import card_of
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, read_pixels, soft_masks, spec_of, write_picture, write_pixels

QUICK = OptimizeSettings(iterations=8, smallest_px=64)


class Follower:
    """Keeps every report, and calls ``then`` with each."""

    def __init__(self, then: Callable[[IterationReport], None] = lambda _: None) -> None:
        self.reports: list[IterationReport] = []
        self._then = then

    def note_iteration(self, report: IterationReport, picture: Raster) -> None:
        assert picture.size == report.size.aligned(16)
        self.reports.append(report)
        self._then(report)


def optimized(
    bundle: Bundle,
    content: Path,
    output: Path,
    spec: StylizeSpec,
    resources: Resources = ON_CPU,
    **options: Any,
) -> StylizeResult:
    progress = options.pop("progress", None) or Progress()
    return paint_file(
        content,
        output,
        spec,
        work=SharedInputs(bundle, StyleCache()),
        options=OptimizeOptions(FileOptions(resources=resources), **options),
        progress=progress,
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", 150, 118, seed=7)


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize(("start", "loss"), list(zip(Start, [StyleLoss.W2, StyleLoss.GRAM, StyleLoss.W2], strict=True)))
def test_the_loss_falls_at_every_scale(
    bundle: Bundle, style: Path, content: Path, tmp_path: Path, *, optimizer: Optimizer, start: Start, loss: StyleLoss
) -> None:
    follower = Follower()
    spec = spec_of(
        style, optimize=replace(QUICK, optimizer=optimizer, start=start, style_loss=loss, iterations=12, step=0.01)
    )
    result = optimized(bundle, content, tmp_path / "out.png", spec, observer=follower)
    sizes = [report.size for report in follower.reports]
    assert sizes == [Size(75, 59)] * 12 + [Size(150, 118)] * 6
    assert [report.done for report in follower.reports] == list(range(1, 19))
    for scale in (1, 2):
        totals = [report.losses.total for report in follower.reports if report.scale == scale]
        assert totals[-1] < totals[0]
    assert read_pixels(tmp_path / "out.png").shape == (118, 150, 3)
    assert result.plan["losses"] == [report.losses.total for report in follower.reports]


def test_what_is_transparent_and_how_deep_it_is_stays(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 70, 66, channels=4, dtype="u2", seed=3)
    optimized(bundle, content, tmp_path / "out.png", spec_of(style, optimize=QUICK))
    before, after = read_pixels(content), read_pixels(tmp_path / "out.png")
    assert after.dtype == np.uint16
    np.testing.assert_array_equal(after[..., 3], before[..., 3])
    assert (after[..., :3] != before[..., :3]).any()


def test_small_tiles_paint_the_picture_of_one(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 400, 368, seed=7)
    spec = spec_of(style, optimize=replace(QUICK, iterations=2, smallest_px=400))
    double = replace(ON_CPU, precision="float64")
    small = replace(double, memory_budget_bytes=64 << 20, scratch_dir=tmp_path / "scratch")
    whole = optimized(bundle, content, tmp_path / "whole.png", spec, double)
    tiled = optimized(bundle, content, tmp_path / "tiled.png", spec, small)
    assert (whole.plan["strip_px"], whole.plan["scratch"]) == (400, "memory")
    assert tiled.plan["strip_px"] < 400
    apart = read_pixels(tmp_path / "tiled.png").astype(int) - read_pixels(tmp_path / "whole.png")
    assert np.abs(apart).max() <= 1  # where a value lies within rounding of the middle between two steps
    assert np.count_nonzero(apart) < 10


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize("scale", [1, 2])
def test_a_cancelled_run_goes_on_to_the_same_bytes(
    bundle: Bundle, style: Path, content: Path, tmp_path: Path, *, optimizer: Optimizer, scale: int
) -> None:
    spec = spec_of(style, optimize=replace(QUICK, optimizer=optimizer, iterations=16))
    straight, resumed = Follower(), Follower()
    plain = replace(ON_CPU, job_dir=tmp_path / "other")
    optimized(bundle, content, tmp_path / "straight.png", spec, plain, observer=straight)
    cancellation = Cancellation()
    last = {1: 12, 2: 6}[scale]

    def cancel(report: IterationReport) -> None:
        if (report.scale, report.number) == (scale, last):
            cancellation.request()

    in_folder = replace(ON_CPU, job_dir=tmp_path / "job")
    with pytest.raises(Cancelled):
        optimized(
            bundle, content, tmp_path / "out.png", spec, in_folder,
            observer=Follower(cancel), progress=Progress(cancellation=cancellation),
        )  # fmt: skip
    assert not (tmp_path / "out.png").exists()
    content.unlink()  # it has been read
    result = optimized(bundle, content, tmp_path / "out.png", spec, replace(in_folder, resume=True), observer=resumed)
    assert (tmp_path / "out.png").read_bytes() == (tmp_path / "straight.png").read_bytes()
    assert resumed.reports[0].done == {1: 11, 2: 17}[scale], "it went on from the last checkpoint"
    assert resumed.reports == straight.reports[-len(resumed.reports) :]
    assert result.plan["losses"] == [report.losses.total for report in straight.reports]
    assert not (tmp_path / "job").exists()


@pytest.mark.parametrize("scale", [1, 2])
def test_a_run_that_is_stopped_keeps_its_picture(
    bundle: Bundle, style: Path, content: Path, tmp_path: Path, scale: int
) -> None:
    stop = Cancellation()

    def ask(report: IterationReport) -> None:
        if (report.scale, report.number) == (scale, 3):
            stop.request()

    follower = Follower(ask)
    result = optimized(
        bundle, content, tmp_path / "out.png", spec_of(style, optimize=QUICK), observer=follower, stop=stop
    )
    assert (follower.reports[-1].scale, follower.reports[-1].number) == (scale, 3)
    assert any("stopped after iteration" in note for note in result.notes)
    assert read_pixels(tmp_path / "out.png").shape == (118, 150, 3)


def test_a_stop_is_told_by_the_run_that_goes_on(bundle: Bundle, style: Path, content: Path, tmp_path: Path) -> None:
    stop, cancellation = Cancellation(), Cancellation()

    def ask(report: IterationReport) -> None:
        if report.number == 3:
            stop.request()
            cancellation.request()

    spec, in_folder = spec_of(style, optimize=QUICK), replace(ON_CPU, job_dir=tmp_path / "job")
    with pytest.raises(Cancelled):
        optimized(
            bundle, content, tmp_path / "out.png", spec, in_folder,
            observer=Follower(ask), stop=stop, progress=Progress(cancellation=cancellation),
        )  # fmt: skip
    again = Follower()
    result = optimized(bundle, content, tmp_path / "out.png", spec, replace(in_folder, resume=True), observer=again)
    assert not again.reports
    assert [note for note in result.notes if "stopped after iteration 3" in note]


def test_starts_of_finished_scales_do_not_stay_in_the_scratch(
    bundle: Bundle, style: Path, content: Path, tmp_path: Path
) -> None:
    folder, seen = tmp_path / "job", {}

    def look(report: IterationReport) -> None:
        seen[report.scale] = sorted(path.name for path in folder.glob("start-*"))

    in_folder = replace(ON_CPU, job_dir=folder)
    optimized(bundle, content, tmp_path / "out.png", spec_of(style, optimize=QUICK), in_folder, observer=Follower(look))
    assert seen == {1: ["start-0.raw"], 2: ["start-1.raw"]}


def test_without_optimisation_or_strength_the_networks_alone_paint(
    bundle: Bundle, style: Path, content: Path, tmp_path: Path
) -> None:
    follower = Follower()
    optimized(bundle, content, tmp_path / "plain.png", spec_of(style), observer=follower)
    optimized(bundle, content, tmp_path / "still.png", spec_of(style, optimize=QUICK, strength=0.0), observer=follower)
    np.testing.assert_array_equal(read_pixels(tmp_path / "still.png"), read_pixels(content))
    assert not follower.reports


def test_more_strength_is_more_style(bundle: Bundle, style: Path, content: Path, tmp_path: Path) -> None:
    ends = []
    for strength in (0.05, 1.0):
        follower = Follower()
        settings = replace(QUICK, content_weight=0.5, iterations=20, smallest_px=150, start=Start.PHOTO, step=0.004)
        spec = spec_of(style, optimize=settings, strength=strength)
        optimized(bundle, content, tmp_path / f"{strength}.png", spec, observer=follower)
        ends.append(follower.reports[-1].losses)
    assert ends[1].style < ends[0].style
    assert ends[1].content / 0.5 > ends[0].content / (0.5 / 0.05)


def test_a_layer_that_the_encoder_lacks_is_named(tmp_path: Path, style: Path, content: Path) -> None:
    write_tiny_bundle(tmp_path / "shallow", levels=(2, 1))
    spec = spec_of(style, optimize=replace(QUICK, content_layer="conv3_1"))
    with pytest.raises(BundleError, match=r"bundle shallow has no layer conv3_1; it has conv1_1, conv1_2, conv2_1"):
        optimized(load_bundle(tmp_path / "shallow"), content, tmp_path / "out.png", spec)
    optimized(load_bundle(tmp_path / "shallow"), content, tmp_path / "out.png", spec_of(style, optimize=QUICK))


def test_a_loss_that_is_infinite_names_the_setting(bundle: Bundle, style: Path, content: Path, tmp_path: Path) -> None:
    settings = replace(QUICK, content_weight=1e6, smoothness=1e6, start=Start.PHOTO)
    spec = spec_of(style, optimize=settings, strength=1e-320)  # a denormal number: the content weight overflows
    with pytest.raises(SpecError, match="lower the content weight"):
        optimized(bundle, content, tmp_path / "out.png", spec)
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize("start", Start)
def test_under_masks_a_job_goes_on_without_its_files_and_keeps_what_no_style_paints(
    bundle: Bundle, style: Path, content: Path, tmp_path: Path, *, start: Start
) -> None:
    left, spot = soft_masks(150, 118)
    masks = (write_pixels(tmp_path / "left.png", left), write_pixels(tmp_path / "spot.png", spot))
    styles = (StyleChoice(style, mask=masks[0]), StyleChoice(style, mask=masks[1], strength=0.5))
    spec = StylizeSpec(styles, optimize=replace(QUICK, start=start, iterations=16))
    before = read_pixels(content)
    optimized(bundle, content, tmp_path / "straight.png", spec, replace(ON_CPU, job_dir=tmp_path / "other"))
    found = read_pixels(tmp_path / "straight.png")
    is_kept = (left[..., 0] == 0) & (spot[..., 0] == 0)
    assert is_kept.mean() > 0.1
    np.testing.assert_array_equal(found[is_kept], before[is_kept])
    assert np.abs(found[left[..., 0] == 255].astype(int) - before[left[..., 0] == 255]).mean() > 3
    cancellation = Cancellation()

    def cancel(report: IterationReport) -> None:
        if (report.scale, report.number) == (2, 3):
            cancellation.request()

    in_folder = replace(ON_CPU, job_dir=tmp_path / "job")
    with pytest.raises(Cancelled):
        optimized(
            bundle, content, tmp_path / "out.png", spec, in_folder,
            observer=Follower(cancel), progress=Progress(cancellation=cancellation),
        )  # fmt: skip
    for path in (content, *masks):
        path.unlink()
    optimized(bundle, content, tmp_path / "out.png", spec, replace(in_folder, resume=True))
    assert (tmp_path / "out.png").read_bytes() == (tmp_path / "straight.png").read_bytes()


def test_a_white_mask_is_none(bundle: Bundle, style: Path, content: Path, tmp_path: Path) -> None:
    white = write_pixels(tmp_path / "white.png", np.full((118, 150, 1), 255, np.uint8))
    for name, choice in (("plain", StyleChoice(style)), ("masked", StyleChoice(style, mask=white))):
        optimized(bundle, content, tmp_path / f"{name}.png", StylizeSpec((choice,), optimize=QUICK))
    np.testing.assert_array_equal(read_pixels(tmp_path / "masked.png"), read_pixels(tmp_path / "plain.png"))


def test_what_lbfgs_must_remember_has_to_fit(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 640, 512)
    spec = spec_of(style, optimize=replace(QUICK, optimizer=Optimizer.LBFGS))
    with pytest.raises(SpaceError, match=r"L-BFGS keeps .* choose Adam"):
        optimized(bundle, content, tmp_path / "out.png", spec, replace(ON_CPU, memory_budget_bytes=64 << 20))


def test_a_job_of_other_settings_is_not_mixed_in(bundle: Bundle, style: Path, content: Path, tmp_path: Path) -> None:
    cancellation = Cancellation()
    in_folder = replace(ON_CPU, job_dir=tmp_path / "job")
    with pytest.raises(Cancelled):
        optimized(
            bundle, content, tmp_path / "out.png", spec_of(style, optimize=QUICK), in_folder,
            observer=Follower(lambda _: cancellation.request()), progress=Progress(cancellation=cancellation),
        )  # fmt: skip
    other = spec_of(style, optimize=replace(QUICK, smoothness=0.1))
    with pytest.raises(JobError, match="another recipe"):
        optimized(bundle, content, tmp_path / "out.png", other, replace(in_folder, resume=True))


def test_the_copy_in_a_style_card_is_optimised_by_or_missed(
    bundle: Bundle, style: Path, content: Path, tmp_path: Path
) -> None:
    card = card_of(style, tmp_path / "a.style", bundle)
    spec = spec_of(card, optimize=replace(QUICK, iterations=1))
    result = optimized(bundle, content, tmp_path / "a.png", spec)
    assert [note for note in result.notes if "measured anew" in note] == [
        "style a.style: the copy of 96 x 80 px in the card was measured anew, at 96 x 80 px"
    ]
    bare = card_of(style, tmp_path / "bare.style", bundle, has_source=False)
    with pytest.raises(PictureError, match="holds no picture"):
        optimized(bundle, content, tmp_path / "b.png", replace(spec, styles=(StyleChoice(bare),)))
    assert not (tmp_path / "b.png").exists()
