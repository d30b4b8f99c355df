from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.final_maps_cache import maps_key
from studio.engine.in_memory import paint_in_memory
from studio.engine.painting import Painting
from studio.engine.picture_maps import Maps
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.stylize import FileOptions, stylize_file
from studio.errors import Cancelled, PictureError
from studio.geometry import Region
from studio.images.rasters import Raster
from studio.paths import resources_dir
from studio.progress import Cancellation, Progress
from studio.specs.colour import ColourSettings, ColourSource
from studio.specs.edges import EdgeSettings
from studio.specs.optimize import OptimizeSettings
from studio.specs.preview import PreviewRequest, WindowPreview, WindowRequest
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import StylizeSpec
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, painting_of, read_pixels, spec_of, write_picture

WIDTH, HEIGHT = 460, 330
MIDDLE = Region(201, 150, 251, 190)


@pytest.fixture(scope="module")
def small_bundle_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundles") / "tiny"
    write_tiny_bundle(folder, levels=(3, 1))  # a halo of 32 px: windows well inside the picture depend on no border
    return folder


@pytest.fixture
def spec(small_bundle_dir: Path, style: Path) -> StylizeSpec:
    return spec_of(style, bundle=str(small_bundle_dir), strength=0.8)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", WIDTH, HEIGHT)


def painted(request: WindowRequest) -> WindowPreview:
    return PreviewPainter(RenderCaches.empty()).paint_window(request, ON_CPU, Progress())


@pytest.mark.parametrize(
    "region",
    [
        MIDDLE,
        Region(0, 0, 40, 50),
        Region(WIDTH - 33, HEIGHT - 20, WIDTH, HEIGHT),
        Region(0, 100, WIDTH, 120),
        Region(0, 0, WIDTH, HEIGHT),
    ],
)
def test_with_exact_maps_a_window_is_that_part_of_the_render(spec: StylizeSpec, content: Path, region: Region) -> None:
    window = painted(WindowRequest(3, content, spec, region, estimate_px=WIDTH))
    render = paint_in_memory(read_pixels(content), painting_of(load_bundle(Path(str(spec.bundle))), spec), ON_CPU)
    expected = render[region.top : region.bottom, region.left : region.right]
    assert (window.number, window.region, window.is_estimate) == (3, region, False)
    assert np.abs(window.pixels_hwc.astype(int) - expected.astype(int)).max() <= 1


@pytest.mark.parametrize(
    "colour", [*(ColourSettings(0.8, source) for source in ColourSource), ColourSettings(only=True)]
)
@pytest.mark.parametrize("edges", [None, EdgeSettings(0.7, radius=0.04)])
@pytest.mark.parametrize("is_painted_before", [False, True])
def test_with_exact_maps_colours_and_edges_are_those_of_the_render(
    spec: StylizeSpec, content: Path, colour: ColourSettings, edges: EdgeSettings | None, is_painted_before: bool
) -> None:
    coloured, painter = replace(spec, colour=colour, edges=edges), PreviewPainter(RenderCaches.empty())
    if is_painted_before:
        painter.paint(PreviewRequest(1, content, coloured, longer_side_px=WIDTH), ON_CPU, Progress())
    window = painter.paint_window(WindowRequest(3, content, coloured, MIDDLE, estimate_px=WIDTH), ON_CPU, Progress())
    bundle = load_bundle(Path(str(spec.bundle)))
    render = paint_in_memory(read_pixels(content), painting_of(bundle, coloured), ON_CPU)
    expected = render[MIDDLE.top : MIDDLE.bottom, MIDDLE.left : MIDDLE.right]
    assert np.abs(window.pixels_hwc.astype(int) - expected.astype(int)).max() <= 1


def test_with_estimated_maps_a_window_of_a_photo_is_near_the_render_and_says_so() -> None:
    photo, picture = resources_dir() / "photos" / "astronaut.jpg", resources_dir() / "styles" / "rose_window.jpg"
    spec = spec_of(picture, levels=(3,), style_size_px=256)
    window = painted(WindowRequest(1, photo, spec, MIDDLE, estimate_px=256))
    exact = painted(WindowRequest(1, photo, spec, MIDDLE, estimate_px=512))
    assert (window.is_estimate, exact.is_estimate) == (True, False)
    apart = np.abs(window.pixels_hwc.astype(float) - exact.pixels_hwc)
    assert 0 < apart.mean() < 0.3 * exact.pixels_hwc.std()


class MapKeeper:
    """The watcher that makes the maps of a render known to later windows."""

    def __init__(self, caches: RenderCaches, content: Path, bundle: Bundle) -> None:
        self._caches, self._content, self._bundle = caches, content, bundle

    def begin_result(self, painting: Painting, maps: Maps, _result: Raster) -> None:
        self._caches.maps.put(maps_key(self._content, painting, self._bundle), maps)

    def note_painted(self, region: Region) -> None:
        pass

    def end_result(self) -> None:
        pass


@pytest.mark.parametrize("edges", [None, EdgeSettings(0.7)])
def test_after_a_render_a_window_has_its_pixels(
    spec: StylizeSpec, content: Path, tmp_path: Path, edges: EdgeSettings | None
) -> None:
    spec = replace(spec, edges=edges)
    caches, output = RenderCaches.empty(), tmp_path / "painted.png"
    work = caches.work(spec.bundle)
    painter, request = PreviewPainter(caches), WindowRequest(1, content, spec, MIDDLE, estimate_px=100)
    before = painter.paint_window(request, ON_CPU, Progress())
    options = FileOptions(ON_CPU, observer=MapKeeper(caches, content, work.bundle))
    stylize_file(content, output, spec, work=work, options=options, progress=Progress())
    after = painter.paint_window(request, ON_CPU, Progress())
    render = read_pixels(output)[MIDDLE.top : MIDDLE.bottom, MIDDLE.left : MIDDLE.right].astype(int)
    assert (before.is_estimate, after.is_estimate) == (True, False)
    assert np.abs(after.pixels_hwc - render).max() <= 1 < np.abs(before.pixels_hwc - render).max()
    optimized = replace(request, spec=replace(spec, optimize=OptimizeSettings(), edges=None))
    if edges is None:
        assert (painter.paint_window(optimized, ON_CPU, Progress()).pixels_hwc == after.pixels_hwc).all()
    other = replace(request, spec=replace(spec, strength=0.7))
    assert painter.paint_window(other, ON_CPU, Progress()).is_estimate


def test_a_window_uses_what_the_preview_beside_it_computed(spec: StylizeSpec, content: Path) -> None:
    painter, bands = PreviewPainter(RenderCaches.empty()), [0, 0]
    request = WindowRequest(2, content, spec, MIDDLE, estimate_px=160)

    def counting(index: int) -> Progress:
        def count(_: object) -> None:
            bands[index] += 1

        return Progress(on_report=count)

    painter.paint(PreviewRequest(1, content, spec, 160), ON_CPU, Progress())
    beside = painter.paint_window(request, ON_CPU, counting(0))
    alone = PreviewPainter(RenderCaches.empty()).paint_window(request, ON_CPU, counting(1))
    assert bands[0] < bands[1]
    np.testing.assert_array_equal(beside.pixels_hwc, alone.pixels_hwc)


def test_what_of_a_region_lies_on_the_enlarged_result_is_painted(spec: StylizeSpec, content: Path) -> None:
    larger = replace(spec, content_size_px=2 * WIDTH)
    window = painted(WindowRequest(1, content, larger, Region(2 * WIDTH - 20, 600, 2 * WIDTH + 50, 700), 160))
    assert window.region == Region(2 * WIDTH - 20, 600, 2 * WIDTH, 2 * HEIGHT)
    assert window.pixels_hwc.shape == (60, 20, 3)


def test_a_region_off_the_picture_is_refused(spec: StylizeSpec, content: Path) -> None:
    with pytest.raises(PictureError, match="lies outside"):
        painted(WindowRequest(1, content, spec, Region(WIDTH, 0, WIDTH + 5, 5), 160))


def test_a_window_can_be_stopped_between_bands(spec: StylizeSpec, content: Path) -> None:
    cancellation, seen = Cancellation(), []

    def stop_within_the_window(report: object) -> None:
        seen.append(report)
        if len(seen) == 5:
            cancellation.request()

    progress = Progress(on_report=stop_within_the_window, cancellation=cancellation)
    with pytest.raises(Cancelled):
        PreviewPainter(RenderCaches.empty()).paint_window(
            WindowRequest(1, content, spec, Region(0, 0, WIDTH, HEIGHT), 160), ON_CPU, progress
        )
    assert len(seen) == 5  # three of the reduced copy, two of six of the window


def test_windows_of_a_picture_with_strokes_are_painted_and_the_same_again(spec: StylizeSpec, content: Path) -> None:
    painter, wanted = PreviewPainter(RenderCaches.empty()), replace(spec, strokes=StrokeSettings(256, 0.5))
    request = WindowRequest(1, content, wanted, MIDDLE, estimate_px=WIDTH)
    first = painter.paint_window(request, ON_CPU, Progress())
    again = painter.paint_window(replace(request, number=2), ON_CPU, Progress())
    plain = painter.paint_window(replace(request, spec=replace(spec, strokes=None)), ON_CPU, Progress())
    np.testing.assert_array_equal(first.pixels_hwc, again.pixels_hwc)
    assert not np.array_equal(first.pixels_hwc, plain.pixels_hwc), "the strokes are larger"
