from pathlib import Path

import numpy as np
import pytest
import pyvips
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.painting import Painting
from studio.engine.render import Render
from studio.engine.window import Window, WindowRender, read_window, region_around
from studio.engine.workspace import MemoryWorkspace
from studio.errors import Cancelled, PictureError
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster, Pixels
from studio.images.source import open_source
from studio.progress import Cancellation, Progress
from studio.streaming.strips import Grid
from studio.transforms.affine import AffineMap
from tests.tiny_bundles import write_tiny_bundle
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

WIDTH, HEIGHT = 330, 275


@pytest.fixture(scope="module")
def shallow(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("bundles") / "tiny"
    write_tiny_bundle(folder, levels=(3, 1))  # a halo of 32 px: windows of a small picture see no border
    return load_bundle(folder)


def measured(painting: Painting, pixels: Pixels) -> tuple[dict[int, AffineMap], Pixels]:
    canvas = canvas_of(pixels)
    grid = Grid(canvas.padded, strip_px=canvas.padded.width, band_px=64)
    render = Render(painting, canvas, grid, MemoryWorkspace())
    maps = render.measure(Progress())
    return maps, render.run(Progress()).read(Region.whole(canvas.size))


def painted(
    painting: Painting, maps: dict[int, AffineMap], canvas: Canvas, window: Window, grid: Grid, origin: tuple[int, int]
) -> Pixels:
    result = MemoryRaster(Size(window.region.width, window.region.height), canvas.raster.channels, canvas.result_dtype)
    WindowRender(painting, maps, canvas, origin, grid).run(window, result, Progress())
    return result.read(Region.whole(result.size))


@pytest.mark.parametrize("detail", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("levels", [(3, 1), (5, 4, 3, 2, 1)])
def test_any_window_is_that_window_of_the_render(
    bundle: Bundle, shallow: Bundle, style: Path, levels: tuple[int, ...], detail: float
) -> None:
    painting = painting_of(shallow if levels == (3, 1) else bundle, spec_of(style, detail=detail), IN_FLOAT64)
    pixels = soft_picture(WIDTH, HEIGHT)
    maps, whole = measured(painting, pixels)

    @settings(max_examples=12 if levels == (3, 1) else 4)
    @given(
        left=st.integers(0, WIDTH - 1),
        top=st.integers(0, HEIGHT - 1),
        size=st.tuples(st.integers(1, 90), st.integers(1, 90)),
        cells=st.tuples(st.integers(1, 30), st.integers(1, 6)),
    )
    def agrees(left: int, top: int, size: tuple[int, int], cells: tuple[int, int]) -> None:
        region = Region(left, top, min(WIDTH, left + size[0]), min(HEIGHT, top + size[1]))
        window = Window.of(region, painting, Size(WIDTH, HEIGHT))
        grid = Grid(window.tile, strip_px=16 * cells[0], band_px=16 * cells[1])
        part = window.part
        of_part = canvas_of(pixels[part.top : part.bottom, part.left : part.right])
        from_part = painted(painting, maps, of_part, window, grid, (part.left, part.top))
        from_whole = painted(painting, maps, canvas_of(pixels), window, grid, (0, 0))
        expected = whole[region.top : region.bottom, region.left : region.right]
        for found in (from_part, from_whole):
            assert np.abs(found.clip(0, 1) - expected.clip(0, 1)).max() * 255 <= 1e-5

    agrees()


def test_a_window_at_strength_nought_is_that_part_of_the_picture(shallow: Bundle, style: Path) -> None:
    painting = painting_of(shallow, spec_of(style, strength=0.0))
    pixels = stored_picture(150, 130, channels=4)
    window = Window.of(Region(20, 90, 77, 130), painting, Size(150, 130))
    found = painted(painting, {}, canvas_of(pixels), window, Grid(window.tile, strip_px=48, band_px=32), (0, 0))
    assert np.array_equal(found, pixels[90:130, 20:77])


def test_a_window_keeps_depth_and_alpha(shallow: Bundle, style: Path) -> None:
    painting = painting_of(shallow, spec_of(style))
    pixels = stored_picture(150, 130, channels=4)
    maps, whole = measured(painting, pixels)
    region = Region(20, 90, 77, 130)
    window = Window.of(region, painting, Size(150, 130))
    grid = Grid(window.tile, strip_px=48, band_px=32)
    found = painted(painting, maps, canvas_of(pixels), window, grid, (0, 0))
    expected = whole[90:130, 20:77]
    assert found.dtype == expected.dtype and np.array_equal(found[..., 3], expected[..., 3])
    assert np.abs(found.astype(int) - expected).max() <= 1
    assert (found == expected).mean() > 0.98, "in float32 only what lies at the edge of a step may round otherwise"


@pytest.mark.parametrize("region", [Region(140, 0, 151, 20), Region(0, 130, 10, 140), Region(5, 5, 5, 9)])
def test_windows_off_the_result_are_refused(shallow: Bundle, style: Path, region: Region) -> None:
    with pytest.raises(PictureError, match="does not lie on the result, which is 150 x 130 px"):
        Window.of(region, painting_of(shallow, spec_of(style)), Size(150, 130))


def test_only_the_part_is_read(shallow: Bundle, style: Path, tmp_path: Path) -> None:
    path = write_picture(tmp_path / "content.png", 400, 300)
    window = Window.of(Region(180, 150, 220, 170), painting_of(shallow, spec_of(style)), Size(400, 300))
    part = window.part
    raster = MemoryRaster(Size(part.width, part.height), 3, "u1")
    with open_source(path, decode_budget_bytes=1 << 28) as source:
        read_window(source, window, raster, Progress())
    expected = stored_picture(400, 300)[part.top : part.bottom, part.left : part.right]
    assert part.pixels < 400 * 300 / 4 and np.array_equal(raster.pixels_hwc, expected)


def test_a_window_stops_between_bands(shallow: Bundle, style: Path) -> None:
    painting, canvas = painting_of(shallow, spec_of(style), ON_CPU), canvas_of(stored_picture(150, 130))
    maps, _ = measured(painting, stored_picture(150, 130))
    cancellation, seen = Cancellation(), []

    def stop(report: object) -> None:
        seen.append(report)
        if len(seen) == 2:
            cancellation.request()

    window = Window.of(Region(0, 0, 150, 130), painting, Size(150, 130))
    render = WindowRender(painting, maps, canvas, (0, 0), Grid(window.tile, strip_px=160, band_px=16))
    with pytest.raises(Cancelled):
        render.run(window, MemoryRaster(Size(150, 130), 3, "u1"), Progress(on_report=stop, cancellation=cancellation))
    assert len(seen) == 2


def test_the_part_read_lies_on_the_grid_and_holds_the_halo(bundle: Bundle, style: Path) -> None:
    painting = painting_of(bundle, spec_of(style))
    part = region_around(Region(1000, 1500, 1100, 1600), painting, Size(4001, 3003))
    assert (part.left % 16, part.top % 16, part.right % 16, part.bottom % 16) == (0, 0, 0, 0)
    assert 244 <= 1000 - part.left <= 400
    assert 244 <= part.right - 1100 <= 400
    assert region_around(Region(3950, 2990, 4001, 3003), painting, Size(4001, 3003)).right == 4001


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_part_is_read_upright(tmp_path: Path, orientation: int) -> None:
    path = tmp_path / "turned.jpg"
    image = pyvips.Image.new_from_array(read_pixels(write_picture(tmp_path / "plain.png", 300, 600))).copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    image.jpegsave(str(path), Q=95)
    part = Region(32, 48, 160, 208)
    with open_source(path, decode_budget_bytes=1 << 30) as source:
        whole = np.zeros((source.facts.size.height, source.facts.size.width, 3), np.uint8)
        for region, pixels in source.bands(1 << 16):
            whole[region.top : region.bottom, region.left : region.right] = pixels
        raster = MemoryRaster(Size(part.width, part.height), 3, "uint8")
        read_window(source, Window(part, part, source.facts.size), raster, Progress())
    np.testing.assert_array_equal(raster.read(Region(0, 0, 128, 160)), whole[48:208, 32:160])
