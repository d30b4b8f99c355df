"""Photos painted by regions: in pieces as whole, against NumPy, at the limits, and as files, jobs and previews."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.in_memory import measure_in_memory, paint_in_memory, paint_with_maps
from studio.engine.masking import group_masks
from studio.engine.painting import SHRINKAGE, Painting
from studio.engine.photo_regions import regions_of_picture, regions_of_pixels
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.regions import FULL, PictureRegions, in_parts
from studio.engine.render import Render
from studio.engine.styles import StyleCache, measure_style_parts
from studio.engine.stylize import FileOptions, SharedInputs, prepare_painting, stylize_file
from studio.engine.stylize_window import WindowOptions, stylize_window
from studio.engine.workspace import MemoryWorkspace
from studio.errors import Cancelled, JobError, SpecError
from studio.geometry import Region, Size
from studio.images.embedded_recipe import embedded_recipe
from studio.images.picture import read_picture
from studio.images.rasters import Pixels
from studio.progress import Progress
from studio.specs.colour import ColourSettings, ColourSource, Mixing
from studio.specs.method import Method
from studio.specs.preview import PreviewRequest, WindowRequest
from studio.specs.regions import RegionSettings
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from studio.streaming.prepared import PreparedChain
from studio.streaming.strips import Grid
from tests.reference import masks as masked_reference
from tests.reference import regions as reference
from tests.reference.networks import encode
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import (
    IN_FLOAT64,
    ON_CPU,
    canvas_of,
    painting_of,
    read_pixels,
    soft_picture,
    stored_picture,
    write_picture,
    write_pixels,
)
from tests.unit.engine.stopping import stopped_after

ROUNDING = 1e-9  # what streaming may change in float64, in units of [0, 1]
WIDTH, HEIGHT = 150, 290


def soft_regions(features: PictureRegions, count: int, height: int = 9, width: int = 12) -> PictureRegions:
    """Soft blobs, with the features of regions that were found."""
    random = np.random.default_rng(1)
    rows, columns = np.mgrid[0:height, 0:width]
    places = random.uniform(size=(count, 2)) * (height, width)
    shares = np.exp([-((rows - y) ** 2 + (columns - x) ** 2) / 8 for y, x in places])
    return PictureRegions(in_parts(shares / shares.sum(0)), features.features)


def divided(bundle: Bundle, spec: StylizeSpec, rgb_hwc: Pixels, resources: Resources = IN_FLOAT64) -> Painting:
    found = regions_of_pixels(rgb_hwc, spec, bundle)
    assert found is not None
    regions = soft_regions(found, found.count)
    return prepare_painting(spec, SharedInputs(bundle, StyleCache()), resources, regions=regions)[0]


def painted(painting: Painting, pixels: Pixels, strip_px: int, band_px: int) -> Pixels:
    size = Size(pixels.shape[1], pixels.shape[0])
    canvas = replace(canvas_of(pixels), masks=group_masks(painting, (), size))
    grid = Grid(size.aligned(16), strip_px=min(strip_px, size.aligned(16).width), band_px=band_px)
    return Render(painting, canvas, grid, MemoryWorkspace()).run(Progress()).read(Region.whole(size))


@pytest.mark.parametrize(("strip_px", "band_px"), [(16, 16), (48, 32), (80, 112), (128, 16)])
@pytest.mark.parametrize("detail", [0.0, 0.6])
@pytest.mark.parametrize("strengths", [{}, {2: 0.0}, {1: 0.3}])
def test_regions_streamed_are_regions_painted_whole(  # noqa: PLR0917 — a test of every combination
    bundle: Bundle, style: Path, other_style: Path, strip_px: int, band_px: int, detail: float, strengths: dict
) -> None:
    rgb_hwc = soft_picture(117, 90)
    styles = (StyleChoice(style, 2), StyleChoice(other_style), StyleChoice(other_style, region=3))
    spec = StylizeSpec(styles, detail=detail, regions=RegionSettings(4, strengths), method=Method.OT)
    painting = divided(bundle, spec, rgb_hwc)
    whole = painted(painting, rgb_hwc, 128, 96)
    found = painted(painting, rgb_hwc, strip_px, band_px)
    np.testing.assert_allclose(found, whole, rtol=0, atol=ROUNDING)


@pytest.mark.parametrize("level", [1, 3])
def test_one_level_by_adain_is_what_numpy_computes(bundle: Bundle, style: Path, other_style: Path, level: int) -> None:
    rgb_hwc = soft_picture(69, 56)
    spec = StylizeSpec(
        (StyleChoice(style), StyleChoice(other_style, region=2)),
        levels=(level,),
        method=Method.ADAIN,
        regions=RegionSettings(3, {3: 0.5}),
    )
    painting = divided(bundle, spec, rgb_hwc)
    assert painting.regions is not None
    encoder, decoder = networks(bundle, level)
    expected = reference.paint_level(
        rgb_hwc,
        painting.regions.memberships / FULL,
        (encoder, decoder),
        level=level,
        styles=[(each[level].mean.numpy(), each[level].covariance.numpy()) for each in painting.styles],
        strengths=[1.0, 1.0, 0.5],
        shrinkage=SHRINKAGE,
    )
    np.testing.assert_allclose(painted(painting, rgb_hwc, 48, 16), expected, rtol=0, atol=1e-8)


def networks(bundle: Bundle, level: int) -> list[dict[str, np.ndarray]]:
    pair = bundle.pair(level)
    return [
        {key: tensor.double().numpy() for key, tensor in chain.state_dict().items()}
        for chain in (pair.encoder, pair.decoder)
    ]


@pytest.mark.parametrize("level", [1, 4])
def test_parts_of_a_style_are_measured_as_numpy_measures_them(bundle: Bundle, style: Path, level: int) -> None:
    chain = PreparedChain.of(bundle.pair(level).encoder, dtype=torch.float64, device=torch.device("cpu"))
    picture = read_picture(style)
    random = np.random.default_rng(3)
    parts = in_parts(random.dirichlet(np.ones(3), (8, 10)).transpose(2, 0, 1))
    found = measure_style_parts(style, {level: chain}, PictureRegions(parts, ()), style_size_px=None)
    height, width = picture.rgb_hwc.shape[:2]
    padding = ((0, -height % 16), (0, -width % 16), (0, 0))
    padded = np.pad(picture.rgb_hwc.astype(np.float64), padding, mode="reflect").transpose(2, 0, 1)
    features = encode(padded, networks(bundle, level)[0], level=level)
    weights = reference.cell_weights(parts / FULL, height, width, 2 ** (level - 1))
    for part, weight in zip(found, weights, strict=True):
        mean, covariance = masked_reference.weighted_statistics(features, weight)
        np.testing.assert_allclose(part.moments[level].mean.numpy(), mean, atol=1e-10)
        np.testing.assert_allclose(part.moments[level].covariance.numpy(), covariance, atol=1e-10)


def stripes(*parts: tuple[int, int]) -> Pixels:
    """Stripes of a kind and a height each: an even one, a rough one, a bright and grainy one."""
    random = np.random.default_rng(0)
    kinds = (((40, 80, 220), 2), ((20, 60, 10), 50), ((250, 220, 190), 12))
    rows = [random.normal(kinds[kind][0], kinds[kind][1], (height, 160, 3)) for kind, height in parts]
    return np.concatenate(rows).clip(0, 255).round().astype(np.uint8)


def test_each_region_is_painted_after_the_part_of_the_style_most_like_it(tmp_path: Path) -> None:
    """A style of the same three stripes, but in another order and size: every region finds itself."""
    bundle = load_bundle(find_bundle(None))  # networks that see more than random ones
    photo = write_pixels(tmp_path / "photo.png", stripes((0, 64), (1, 40), (2, 24)))
    style = write_pixels(tmp_path / "style.png", stripes((2, 64), (0, 24), (1, 40)))
    spec = StylizeSpec((StyleChoice(style),), regions=RegionSettings(3), levels=(3,))
    regions = regions_of_picture(photo, bundle, 3, IN_FLOAT64)
    painting, _ = prepare_painting(spec, SharedInputs(bundle, StyleCache()), IN_FLOAT64, regions=regions)
    own = measure_style_parts(photo, painting.encoders, regions, style_size_px=None)
    apart = [[float((part[3].mean - each.moments[3].mean).norm()) for each in own] for part in painting.styles]
    assert [distances.index(min(distances)) for distances in apart] == [0, 1, 2]


def test_a_region_left_as_it_is_keeps_its_pixels(bundle: Bundle, style: Path) -> None:
    pixels = np.round(soft_picture(160, 120) * 255).astype(np.uint8)
    spec = StylizeSpec((StyleChoice(style),), regions=RegionSettings(2, {1: 0.0}))
    found = regions_of_pixels(pixels, spec, bundle)
    assert found is not None
    parts = np.zeros((2, 12, 16), np.uint8)
    parts[0, :, :8], parts[1, :, 8:] = FULL, FULL
    regions = PictureRegions(parts, found.features)
    painting, _ = prepare_painting(spec, SharedInputs(bundle, StyleCache()), ON_CPU, regions=regions)
    result = painted(painting, pixels, 64, 32)
    assert np.array_equal(result[:, :60], pixels[:, :60])  # two cells of 10 px before the border
    assert not np.array_equal(result[:, 100:], pixels[:, 100:])


@pytest.mark.parametrize("detail", [0.0, 0.5])
def test_one_region_is_no_region_to_the_bit(bundle: Bundle, style: Path, other_style: Path, detail: float) -> None:
    pixels = stored_picture(90, 70)
    plain = StylizeSpec((StyleChoice(style, 2), StyleChoice(other_style, strength=0.5)), detail=detail)
    expected = paint_in_memory(pixels, painting_of(bundle, plain), ON_CPU)
    one = replace(plain, regions=RegionSettings(1))
    assert np.array_equal(paint_in_memory(pixels, painting_of(bundle, one), ON_CPU), expected)
    weaker = replace(plain, regions=RegionSettings(1, {1: 0.5}))
    assert not np.array_equal(paint_in_memory(pixels, painting_of(bundle, weaker), ON_CPU), expected)


def test_nothing_is_painted_where_every_region_is_left(bundle: Bundle, style: Path) -> None:
    pixels = stored_picture(90, 70)
    spec = StylizeSpec((StyleChoice(style),), regions=RegionSettings(2, {1: 0.0, 2: 0.0}))
    regions = regions_of_pixels(pixels, spec, bundle)
    painting, _ = prepare_painting(spec, SharedInputs(bundle, StyleCache()), ON_CPU, regions=regions)
    assert np.array_equal(paint_in_memory(pixels, painting, ON_CPU), pixels)


def test_regions_need_a_photo(bundle: Bundle, style: Path) -> None:
    with pytest.raises(SpecError, match="regions are found in single pictures"):
        painting_of(bundle, StylizeSpec((StyleChoice(style),), regions=RegionSettings(2)))


@pytest.mark.parametrize(
    "values",
    [
        {"mixing": Mixing.BARYCENTRE},
        {"colour": ColourSettings(keep=0.7, by=ColourSource.STATISTICS)},
        {"colour": ColourSettings(keep=1.0, by=ColourSource.HISTOGRAM)},
        {"strokes": StrokeSettings(256)},
    ],
    ids=["barycentre", "statistics", "histogram", "strokes"],
)
def test_known_maps_paint_what_a_render_paints(bundle: Bundle, style: Path, other_style: Path, values: dict) -> None:
    """Up to the rounding of float32 through all levels, which moves stored values by a step at most."""
    pixels = stored_picture(350, 180)
    styles = (StyleChoice(style), StyleChoice(other_style), StyleChoice(other_style, region=1))
    spec = StylizeSpec(styles, regions=RegionSettings(3), detail=0.5, **values)
    regions = regions_of_pixels(pixels, spec, bundle)
    painting, _ = prepare_painting(spec, SharedInputs(bundle, StyleCache()), ON_CPU, regions=regions)
    expected = paint_in_memory(pixels, painting, ON_CPU)
    maps = measure_in_memory(pixels, painting, ON_CPU, Progress())
    found = paint_with_maps(pixels, painting, maps, ON_CPU, Progress())
    assert np.abs(found.astype(int) - expected.astype(int)).max() <= 1


@pytest.fixture
def work(bundle: Bundle) -> SharedInputs:
    return SharedInputs(bundle, StyleCache())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", WIDTH, HEIGHT)


@pytest.fixture
def spec(style: Path, other_style: Path) -> StylizeSpec:
    styles = (StyleChoice(style), StyleChoice(other_style, region=2))
    return StylizeSpec(styles, detail=0.5, regions=RegionSettings(3, {3: 0.0}))


def to_file(content: Path, output: Path, spec: StylizeSpec, work: SharedInputs, resources: Resources = ON_CPU) -> Path:
    stylize_file(content, output, spec, work=work, options=FileOptions(resources), progress=Progress())
    return output


@pytest.mark.parametrize("reports", [2, 9, 15])
@pytest.mark.parametrize("is_content_gone", [False, True])
def test_a_job_goes_on_with_the_regions_that_it_began_with(
    tmp_path: Path, content: Path, spec: StylizeSpec, work: SharedInputs, reports: int, is_content_gone: bool
) -> None:
    resources = replace(ON_CPU, job_dir=tmp_path / "job", memory_budget_bytes=64 << 20)
    expected = read_pixels(to_file(content, tmp_path / "expected.png", spec, work, resources))
    with pytest.raises(Cancelled):
        stylize_file(
            content,
            tmp_path / "out.png",
            spec,
            work=work,
            options=FileOptions(resources),
            progress=stopped_after(reports),
        )
    assert (tmp_path / "job" / "regions.safetensors").exists()
    if is_content_gone and (tmp_path / "job" / "content.json").exists():
        content.unlink()
    fresh = SharedInputs(work.bundle, StyleCache())
    found = to_file(content, tmp_path / "out.png", spec, fresh, replace(resources, resume=True))
    assert np.array_equal(read_pixels(found), expected)
    assert not (tmp_path / "job").exists()


def test_a_job_is_not_resumed_with_other_regions(
    tmp_path: Path, content: Path, spec: StylizeSpec, work: SharedInputs
) -> None:
    resources = replace(ON_CPU, job_dir=tmp_path / "job")
    options = FileOptions(resources)
    with pytest.raises(Cancelled):
        stylize_file(content, tmp_path / "o.png", spec, work=work, options=options, progress=stopped_after(9))
    for regions in (RegionSettings(4), RegionSettings(3, {3: 0.5})):
        other = replace(spec, regions=regions)
        with pytest.raises(JobError, match="another recipe"):
            to_file(content, tmp_path / "o.png", other, work, replace(resources, resume=True))


def test_a_result_tells_its_regions_and_a_photo_of_one_colour_a_note(
    tmp_path: Path, content: Path, spec: StylizeSpec, work: SharedInputs
) -> None:
    recipe = embedded_recipe(to_file(content, tmp_path / "out.png", spec, work))
    assert recipe is not None
    assert recipe["regions"] == {"count": 3, "strengths": {"3": 0.0}}
    assert [style.get("region") for style in recipe["styles"]] == [None, 2]
    flat = write_flat(tmp_path / "flat.png")
    result = stylize_file(
        flat, tmp_path / "painted.png", spec, work=work, options=FileOptions(ON_CPU), progress=Progress()
    )
    assert "flat.png has only 1 regions that differ, where 3 were asked for" in result.notes


def write_flat(path: Path) -> Path:
    Image.new("RGB", (80, 64), (90, 120, 30)).save(path)
    return path


def test_a_window_and_a_preview_are_what_a_render_paints(
    tmp_path: Path, content: Path, spec: StylizeSpec, work: SharedInputs
) -> None:
    expected = read_pixels(to_file(content, tmp_path / "out.png", spec, work))
    region = Region(33, 100, 130, 250)
    stylize_window(
        content,
        tmp_path / "window.png",
        spec,
        work=work,
        options=WindowOptions(region, file=FileOptions(ON_CPU)),
        progress=Progress(),
    )
    window = read_pixels(tmp_path / "window.png").astype(int)
    assert np.abs(window - expected[region.top : region.bottom, region.left : region.right]).max() <= 1
    painter = PreviewPainter(RenderCaches.empty())
    request = PreviewRequest(1, content, replace(spec, bundle=str(tiny_folder(tmp_path))), 512)
    preview = painter.paint(request, ON_CPU, Progress())
    assert np.array_equal(preview.pixels_hwc, expected)
    closeup = painter.paint_window(WindowRequest(2, content, request.spec, region, estimate_px=512), ON_CPU, Progress())
    found = closeup.pixels_hwc.astype(int)
    assert np.abs(found - expected[region.top : region.bottom, region.left : region.right]).max() <= 1


def tiny_folder(tmp_path: Path) -> Path:
    write_tiny_bundle(tmp_path / "tiny")
    return tmp_path / "tiny"
