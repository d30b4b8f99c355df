from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.pair import Bundle
from studio.engine.final_maps_cache import maps_key
from studio.engine.in_memory import measure_in_memory, paint_in_memory, paint_with_maps
from studio.engine.maps_file import maps_request, read_maps
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.engine.stylize_window import WindowOptions, stylize_window
from studio.engine.verify import VerifyOptions, verify_exact
from studio.errors import Cancelled, JobError, PictureError
from studio.geometry import Region
from studio.images.embedded_recipe import embedded_recipe
from studio.progress import Progress
from studio.specs.preview import PreviewRequest, WindowRequest
from studio.specs.recipe import embedded_styles
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from studio.transforms.affine import AffineMapStack
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, painting_of, read_pixels, soft_masks, write_picture, write_pixels
from tests.unit.engine.stopping import stopped_after

WIDTH, HEIGHT = 150, 290


@pytest.fixture
def work(bundle: Bundle) -> SharedInputs:
    return SharedInputs(bundle, StyleCache())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", WIDTH, HEIGHT)


@pytest.fixture
def spec(tmp_path: Path, style: Path, other_style: Path) -> StylizeSpec:
    """Two masks, one of 16 bits and half the size; the rest stays as it is."""
    left, _ = soft_masks(WIDTH, HEIGHT)
    _, spot = soft_masks(WIDTH // 2, HEIGHT // 2)
    paths = (write_pixels(tmp_path / "left.png", left), write_pixels(tmp_path / "spot.png", spot))
    styles = tuple(StyleChoice(path, mask=mask) for path, mask in zip((style, other_style), paths, strict=True))
    return StylizeSpec(styles, detail=0.5)


def painted(content: Path, output: Path, spec: StylizeSpec, work: SharedInputs, resources: Resources = ON_CPU) -> Path:
    stylize_file(content, output, spec, work=work, options=FileOptions(resources), progress=Progress())
    return output


@pytest.mark.parametrize("reports", [6, 9, 15])
def test_a_masked_job_goes_on_to_the_same_bytes_without_its_files(
    work: SharedInputs, content: Path, spec: StylizeSpec, tmp_path: Path, reports: int
) -> None:
    expected = read_pixels(painted(content, tmp_path / "whole.png", spec, work))
    resources = replace(ON_CPU, job_dir=tmp_path / "job")
    with pytest.raises(Cancelled):
        stylize_file(
            content,
            tmp_path / "out.png",
            spec,
            work=work,
            options=FileOptions(resources),
            progress=stopped_after(reports),
        )
    for path in (content, *spec.masks):
        path.unlink()
    found = painted(content, tmp_path / "out.png", spec, work, replace(resources, resume=True))
    np.testing.assert_array_equal(read_pixels(found), expected)
    assert not (tmp_path / "job").exists()


def test_a_job_is_not_resumed_under_another_mask(
    work: SharedInputs, content: Path, spec: StylizeSpec, tmp_path: Path
) -> None:
    resources = replace(ON_CPU, job_dir=tmp_path / "job")
    options = FileOptions(resources)
    with pytest.raises(Cancelled):
        stylize_file(content, tmp_path / "out.png", spec, work=work, options=options, progress=stopped_after(4))
    write_pixels(spec.masks[0], soft_masks(WIDTH, HEIGHT)[0][:, ::-1].copy())
    with pytest.raises(JobError, match="another mask files"):
        painted(content, tmp_path / "out.png", spec, work, replace(resources, resume=True))


def test_bad_masks_are_refused_before_any_work(
    work: SharedInputs, content: Path, spec: StylizeSpec, style: Path, tmp_path: Path
) -> None:
    black = write_pixels(tmp_path / "black.png", np.zeros((HEIGHT, WIDTH, 1), np.uint8))
    square = write_pixels(tmp_path / "square.png", np.full((90, 90, 1), 200, np.uint8))
    for mask, reason in ((black, r"black\.png is empty"), (square, r"square\.png is 90 x 90 px and its picture 150")):
        masked = replace(spec, styles=(*spec.styles, StyleChoice(style, mask=mask)))
        stages: list[object] = []
        progress = Progress(on_report=stages.append)
        options = FileOptions(replace(ON_CPU, job_dir=tmp_path / "job"))
        with pytest.raises(PictureError, match=reason):
            stylize_file(content, tmp_path / "out.png", masked, work=work, options=options, progress=progress)
        assert not stages and not (tmp_path / "job").exists() and not (tmp_path / "out.png").exists()


def test_a_result_names_its_masks_by_name_and_digest(
    work: SharedInputs, content: Path, spec: StylizeSpec, tmp_path: Path
) -> None:
    recipe = embedded_recipe(painted(content, tmp_path / "out.png", spec, work))
    assert recipe is not None and str(tmp_path) not in str(recipe)
    masks = [style.mask for style in embedded_styles(recipe)]
    assert [mask and mask.name for mask in masks] == ["left.png", "spot.png"]
    request = maps_request(content, spec, work.bundle)
    assert [mask and mask.sha256 for mask in masks] == request["mask files"]


@pytest.mark.parametrize("keeps_maps", [False, True])
def test_a_window_is_that_part_of_the_render(
    work: SharedInputs, content: Path, spec: StylizeSpec, tmp_path: Path, keeps_maps: bool
) -> None:
    region, maps = Region(61, 40, 121, 83), tmp_path / "kept.maps"
    whole = FileOptions(ON_CPU, keep_maps=maps)
    stylize_file(content, tmp_path / "whole.png", spec, work=work, options=whole, progress=Progress())
    assert isinstance(read_maps(maps).maps[3], AffineMapStack)
    options = WindowOptions(region, maps if keeps_maps else None, FileOptions(ON_CPU))
    stylize_window(content, tmp_path / "part.png", spec, work=work, options=options, progress=Progress())
    expected = read_pixels(tmp_path / "whole.png")[region.top : region.bottom, region.left : region.right].astype(int)
    apart = np.abs(read_pixels(tmp_path / "part.png").astype(int) - expected)
    assert apart.max() <= 1 and apart.mean() < 0.02


def test_a_preview_and_a_window_of_it_are_what_a_render_paints(
    work: SharedInputs, content: Path, spec: StylizeSpec, tmp_path: Path
) -> None:
    expected = read_pixels(painted(content, tmp_path / "out.png", spec, work)).astype(int)
    caches = RenderCaches.empty()
    painter = PreviewPainter(caches)
    spec = replace(spec, bundle=str(_folder_of(work, tmp_path)))
    preview = painter.paint(PreviewRequest(1, content, spec), ON_CPU, Progress())
    assert np.abs(preview.pixels_hwc.astype(int) - expected).max() <= 1
    again = painter.paint(PreviewRequest(2, content, spec), ON_CPU, Progress())
    assert again.reused == ("content", "styles", "picture")
    region = Region(30, 20, 90, 77)
    window = painter.paint_window(WindowRequest(3, content, spec, region), ON_CPU, Progress())
    part = expected[region.top : region.bottom, region.left : region.right]
    assert np.abs(window.pixels_hwc.astype(int) - part).max() <= 1


def _folder_of(work: SharedInputs, tmp_path: Path) -> Path:
    folder = tmp_path / "bundles" / work.bundle.manifest.id
    write_tiny_bundle(folder)
    return folder


def test_another_mask_under_the_same_name_is_seen_by_previews_and_caches(
    work: SharedInputs, content: Path, spec: StylizeSpec, tmp_path: Path
) -> None:
    painter = PreviewPainter(RenderCaches.empty())
    spec = replace(spec, bundle=str(_folder_of(work, tmp_path)))
    before = painter.paint(PreviewRequest(1, content, spec), ON_CPU, Progress()).pixels_hwc
    key = maps_key(content, painting_of(work.bundle, spec), work.bundle)
    write_pixels(spec.masks[0], soft_masks(WIDTH, HEIGHT)[0][:, ::-1].copy() // 2)
    after = painter.paint(PreviewRequest(2, content, spec), ON_CPU, Progress()).pixels_hwc
    assert (before != after).any()
    assert maps_key(content, painting_of(work.bundle, spec), work.bundle) != key


def test_arrays_are_painted_as_files_are(work: SharedInputs, content: Path, spec: StylizeSpec, tmp_path: Path) -> None:
    expected = read_pixels(painted(content, tmp_path / "out.png", spec, work))
    painting, pixels = painting_of(work.bundle, spec), read_pixels(content)
    np.testing.assert_array_equal(paint_in_memory(pixels, painting, ON_CPU), expected)
    maps = measure_in_memory(pixels, painting, ON_CPU, Progress())
    found = paint_with_maps(pixels, painting, maps, ON_CPU, Progress())
    assert np.abs(found.astype(int) - expected).max() <= 1


def test_the_proof_of_exactness_takes_masks(work: SharedInputs, content: Path, spec: StylizeSpec) -> None:
    options = VerifyOptions(ON_CPU, windows=2, window_px=96)
    report = verify_exact(content, spec, bundle=work.bundle, options=options, progress=Progress())
    assert report.max_steps_float64 <= 1e-5 * 255
    assert len(report.windows) == 2  # in float32, covariances of so few cells are singular to rounding
