"""A watcher of a real render: what it hears, and that what it hears is true."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.pair import Bundle
from studio.engine.painting import Painting
from studio.engine.render import Render
from studio.engine.workspace import FolderWorkspace, MemoryWorkspace
from studio.errors import Cancelled
from studio.geometry import Region, Size
from studio.images.rasters import Pixels, Raster
from studio.progress import Cancellation, Progress
from studio.streaming.strips import Grid
from studio.transforms.affine import AffineMap
from tests.unit.engine.pictures import canvas_of, painting_of, spec_of, stored_picture

WIDTH, HEIGHT = 90, 75
GRID = Grid(Size(WIDTH, HEIGHT).aligned(16), strip_px=48, band_px=16)


class Onlooker:
    """Reads at once whatever it is told is painted."""

    def __init__(self) -> None:
        self.maps: list[Mapping[int, AffineMap]] = []
        self.told: list[Region] = []
        self.seen = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        self.is_ended = False

    def begin_result(self, painting: Painting, maps: Mapping[int, AffineMap], result: Raster) -> None:
        self.maps.append(maps)
        self.levels, self.result = tuple(painting.encoders), result

    def note_painted(self, region: Region) -> None:
        assert self.maps and not self.is_ended
        self.told.append(region)
        rows = (slice(region.top, region.bottom), slice(region.left, region.right))
        self.seen[rows] = self.result.read(region)
        above, before = Region(region.left, 0, region.right, region.top), Region(0, 0, region.left, HEIGHT)
        for earlier in (above, before):
            there = self.seen[earlier.top : earlier.bottom, earlier.left : earlier.right]
            np.testing.assert_array_equal(there, self.result.read(earlier))

    def end_result(self) -> None:
        self.is_ended = True


@pytest.fixture
def painting(bundle: Bundle, style: Path) -> Painting:
    return painting_of(bundle, spec_of(style, levels=(3, 1), strength=0.9))


@pytest.fixture
def pixels() -> Pixels:
    return stored_picture(WIDTH, HEIGHT)


def test_everything_painted_is_told_once_and_can_be_read_at_once(painting: Painting, pixels: Pixels) -> None:
    onlooker = Onlooker()
    result = Render(painting, canvas_of(pixels), GRID, MemoryWorkspace(), onlooker).run(Progress())
    np.testing.assert_array_equal(onlooker.seen, result.read(Region.whole(result.size)))
    assert sum(region.pixels for region in onlooker.told) == WIDTH * HEIGHT
    assert onlooker.is_ended and len(onlooker.maps) == 1


def test_the_maps_are_those_that_paint(painting: Painting, pixels: Pixels) -> None:
    onlooker, workspace = Onlooker(), MemoryWorkspace()
    Render(painting, canvas_of(pixels), GRID, workspace, onlooker).run(Progress())
    (maps,) = onlooker.maps
    assert set(maps) == {3, 1} == set(onlooker.levels)
    for sweep, level in enumerate((3, 1)):
        channels = painting.encoders[level].layers[-1].out_channels
        expected = painting.fitted_map(level, workspace.moments(sweep, channels))
        assert np.array_equal(maps[level].matrix, expected.matrix)
        assert np.array_equal(maps[level].bias, expected.bias)


def test_a_resumed_render_tells_its_watcher_what_it_needs(painting: Painting, pixels: Pixels, tmp_path: Path) -> None:
    cancellation, first, second = Cancellation(), Onlooker(), Onlooker()

    def stop_in_the_result(_: object) -> None:
        if len(first.told) >= 4:
            cancellation.request()

    workspace = FolderWorkspace(tmp_path, bands_per_strip=GRID.band_count + 1)
    with pytest.raises(Cancelled):
        Render(painting, canvas_of(pixels), GRID, workspace, first).run(
            Progress(on_report=stop_in_the_result, cancellation=cancellation)
        )
    assert not first.is_ended
    workspace.close()
    workspace = FolderWorkspace(tmp_path, bands_per_strip=GRID.band_count + 1)
    second.seen[:] = first.seen
    result = Render(painting, canvas_of(pixels), GRID, workspace, second).run(Progress())
    np.testing.assert_array_equal(second.seen, result.read(Region.whole(result.size)))
    assert second.is_ended and np.array_equal(first.maps[0][1].matrix, second.maps[0][1].matrix)
    workspace.close()
