import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.bundles.pair import Bundle
from studio.engine.journal import Position
from studio.engine.painting import Painting
from studio.engine.render import Render
from studio.engine.verify import steps_apart
from studio.engine.workspace import FolderWorkspace, MemoryWorkspace, Workspace
from studio.errors import Cancelled, StudioError
from studio.geometry import Region, Size
from studio.images.rasters import Pixels, Raster
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.method import Method
from studio.streaming.strips import Grid
from studio.transforms.affine import AffineMap
from studio.transforms.moments import Moments
from tests.unit.engine.pictures import IN_FLOAT64, canvas_of, painting_of, soft_picture, spec_of, stored_picture
from tests.unit.engine.stopping import stopped_after

SIDES_PX = st.integers(32, 120)
PARTS_PX = st.integers(1, 8).map(lambda cells: 16 * cells)
FIVE_LEVELS, TWO_LEVELS = (5, 4, 3, 2, 1), (2, 1)

# A picture of a few cells has fewer positions than channels, so that its covariances have eigenvalues that are rounding
# alone, ε of the largest. Their roots are √ε of it, and that is what another order of sums can move, in steps of 255;
# 16 is what five decoders make of it.
ROOTS_OF_ROUNDING_STEPS = 16 * 255 * float(np.finfo(np.float64).eps) ** 0.5


def painted(painting: Painting, pixels: Pixels, grid: Grid, workspace: Workspace | None = None) -> Pixels:
    result = Render(painting, canvas_of(pixels), grid, workspace or MemoryWorkspace()).run(Progress())
    return result.read(Region.whole(result.size))


def grid_of(pixels: Pixels, strip_px: int, band_px: int) -> Grid:
    return Grid(Size(pixels.shape[1], pixels.shape[0]).aligned(16), strip_px=strip_px, band_px=band_px)


@pytest.mark.parametrize("method", list(Method))
def test_streamed_is_whole(bundle: Bundle, style: Path, method: Method) -> None:
    painting = painting_of(bundle, spec_of(style, method=method), IN_FLOAT64)

    @settings(max_examples=8)
    @given(width=SIDES_PX, height=SIDES_PX, strip_px=PARTS_PX, band_px=PARTS_PX, seed=st.integers(0, 999))
    def agrees(width: int, height: int, strip_px: int, band_px: int, seed: int) -> None:
        pixels = soft_picture(width, height, seed=seed)
        assert (
            steps_apart(painting, bundle, pixels, grid_of(pixels, strip_px, band_px)).max() <= ROOTS_OF_ROUNDING_STEPS
        )

    agrees()


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("detail", [0.5, 1.0])
def test_streamed_is_whole_with_detail(bundle: Bundle, style: Path, method: Method, detail: float) -> None:
    shares = {5: 1.0, 4: 0.5, 3: 0.0, 2: 1.0, 1: 0.2} if detail == 1.0 else {}
    spec = spec_of(style, method=method, detail=detail, level_detail=shares, strength=0.8)
    painting = painting_of(bundle, spec, IN_FLOAT64)

    @settings(max_examples=8)
    @given(width=SIDES_PX, height=SIDES_PX, strip_px=PARTS_PX, band_px=PARTS_PX, seed=st.integers(0, 999))
    def agrees(width: int, height: int, strip_px: int, band_px: int, seed: int) -> None:
        pixels = soft_picture(width, height, seed=seed)
        assert (
            steps_apart(painting, bundle, pixels, grid_of(pixels, strip_px, band_px)).max() <= ROOTS_OF_ROUNDING_STEPS
        )

    agrees()


@pytest.mark.parametrize("detail", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("levels", [(3,), (1,), (4, 2), (5, 1)])
def test_streamed_is_whole_at_any_levels(bundle: Bundle, style: Path, levels: tuple[int, ...], detail: float) -> None:
    painting = painting_of(bundle, spec_of(style, levels=levels, strength=0.7, detail=detail), IN_FLOAT64)
    pixels = soft_picture(150, 61)
    assert steps_apart(painting, bundle, pixels, grid_of(pixels, 32, 16)).max() <= 1e-5


def test_the_same_plan_gives_the_same_bytes_in_memory_and_in_a_folder(
    bundle: Bundle, style: Path, tmp_path: Path
) -> None:
    pixels = stored_picture(75, 90)
    grid = grid_of(pixels, 48, 32)
    results = [painted(painting_of(bundle, spec_of(style)), pixels, grid) for _ in range(2)]
    workspace = FolderWorkspace(tmp_path, bands_per_strip=grid.band_count + 1)
    results.append(painted(painting_of(bundle, spec_of(style)), pixels, grid, workspace))
    workspace.close()
    assert len({result.tobytes() for result in results}) == 1
    assert results[0].std() > 5, "something was painted"


# Resume. A person's wish to stop comes between two bands, a crash at the worst moment: all is written but the journal.


class CrashingWorkspace(FolderWorkspace):
    """Loses power just before its ``lives_for``-th position would be final; pixels are on the disk by then."""

    def __init__(self, folder: Path, *, bands_per_strip: int, lives_for: int) -> None:
        super().__init__(folder, bands_per_strip=bands_per_strip)
        self._lives_for = lives_for

    def commit(self, position: Position, moments: tuple[Moments, ...], written: Sequence[Raster]) -> None:
        self._lives_for -= 1
        if self._lives_for == 0:
            raise KeyboardInterrupt
        super().commit(position, moments, written)


class Interruptions:
    """One render, interrupted and gone on with in a folder, as often as wanted."""

    def __init__(self, painting: Painting, pixels: Pixels, grid: Grid, folders: Callable[[], Path]) -> None:
        self._painting, self._pixels, self._grid, self._folders = painting, pixels, grid, folders
        self._records = grid.band_count + 1
        self.bands = len(painting.sweeps) * grid.strip_count * grid.band_count
        self.positions = len(painting.sweeps) * grid.strip_count * self._records
        self.undisturbed = painted(painting, pixels, grid).tobytes()

    def after_band(self, number: int) -> bytes:
        folder = self._folders()
        workspace = FolderWorkspace(folder, bands_per_strip=self._records)
        with pytest.raises(Cancelled):
            self._render(workspace).run(stopped_after(number))
        workspace.close()
        return self._gone_on_with(folder)

    def before_position(self, number: int) -> bytes:
        folder = self._folders()
        workspace = CrashingWorkspace(folder, bands_per_strip=self._records, lives_for=number)
        with pytest.raises(KeyboardInterrupt):
            self._render(workspace).run(Progress())
        workspace.close()
        return self._gone_on_with(folder)

    def _render(self, workspace: Workspace) -> Render:
        return Render(self._painting, canvas_of(self._pixels), self._grid, workspace)

    def _gone_on_with(self, folder: Path) -> bytes:
        workspace = FolderWorkspace(folder, bands_per_strip=self._records)
        result = self._render(workspace).run(Progress())
        found = result.read(Region.whole(result.size)).tobytes()
        workspace.close()
        return found


@pytest.fixture
def folders() -> Iterator[Callable[[], Path]]:
    """Fresh folders, on a disk in memory where the system has one: some thousand syncs are waited for here."""
    memory_disk = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory_disk if os.access(memory_disk, os.W_OK) else None) as root:
        yield lambda: Path(tempfile.mkdtemp(dir=root))


@pytest.mark.parametrize("detail", [0.0, 0.5, 1.0])
def test_stopped_after_any_band_a_render_goes_on_to_the_same_bytes(
    bundle: Bundle, style: Path, folders: Callable[[], Path], detail: float
) -> None:
    pixels = stored_picture(60, 75)
    painting = painting_of(bundle, spec_of(style, levels=FIVE_LEVELS, detail=detail))
    case = Interruptions(painting, pixels, grid_of(pixels, 32, 48), folders)
    assert case.bands == 24
    for number in range(1, case.bands + 1, 1 if detail == 0.5 else 5):
        assert case.after_band(number) == case.undisturbed, number


def test_crashed_before_any_position_a_tall_render_goes_on_to_the_same_bytes(
    bundle: Bundle, style: Path, folders: Callable[[], Path]
) -> None:
    pixels = stored_picture(48, 110)
    painting = painting_of(bundle, spec_of(style, levels=TWO_LEVELS))
    grid = grid_of(pixels, 32, 16)
    case = Interruptions(painting, pixels, grid, folders)
    halo_px = max(painting.halo_px(sweep) for sweep in painting.sweeps)
    assert grid.first_band(grid.band_count - 1, halo_px) > 0, "strips are begun again at a false top"
    for number in range(1, case.positions + 1):
        assert case.before_position(number) == case.undisturbed, number


def test_deep_levels_begun_again_at_a_false_top_give_the_same_bytes(
    bundle: Bundle, style: Path, folders: Callable[[], Path]
) -> None:
    pixels = stored_picture(32, 420, channels=4)
    painting = painting_of(bundle, spec_of(style, levels=(5, 4)))
    grid = grid_of(pixels, 32, 32)
    case = Interruptions(painting, pixels, grid, folders)
    assert all(grid.first_band(grid.band_count, painting.halo_px(sweep)) > 0 for sweep in painting.sweeps)
    last_of_sweeps = [(sweep + 1) * (grid.band_count + 1) - back for sweep in range(3) for back in (0, 2)]
    for number in last_of_sweeps:
        assert case.before_position(number) == case.undisturbed, number


def test_a_finished_render_is_found_finished(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    pixels = stored_picture(48, 48)
    painting, grid = painting_of(bundle, spec_of(style, levels=TWO_LEVELS)), grid_of(pixels, 48, 48)
    workspace = FolderWorkspace(tmp_path, bands_per_strip=grid.band_count + 1)
    render = Render(painting, canvas_of(pixels), grid, workspace)
    total, done = render.remaining_work()
    assert total > 0 and done == 0
    first = render.run(Progress()).read(Region.whole(Size(48, 48)))
    assert render.remaining_work() == (total, total)
    again = render.run(stopped_after(1)).read(Region.whole(Size(48, 48)))
    assert np.array_equal(first, again), "nothing is painted, so nothing can be stopped"
    workspace.close()
    assert {path.name for path in tmp_path.glob("*.raw")} == {"result.raw"}, "stores between sweeps are dropped"


def test_progress_counts_exactly_what_was_planned(bundle: Bundle, style: Path) -> None:
    pixels = stored_picture(60, 75)
    painting = painting_of(bundle, spec_of(style))
    render = Render(painting, canvas_of(pixels), grid_of(pixels, 32, 32), MemoryWorkspace())
    reports: list[ProgressReport] = []
    progress = Progress(on_report=reports.append)
    progress.plan(render.remaining_work()[0])
    render.run(progress)
    fractions = [report.fraction for report in reports]
    assert fractions == sorted(fractions) and fractions[-1] == pytest.approx(1.0)
    assert list(dict.fromkeys(report.stage for report in reports)) == [sweep.title for sweep in painting.sweeps]


@pytest.mark.parametrize("detail", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("dtype", ["u1", "u2"])
def test_strength_nought_is_the_picture_to_the_bit(
    bundle: Bundle, style: Path, dtype: str, channels: int, detail: float
) -> None:
    pixels = stored_picture(53, 64, channels=channels, dtype=dtype)
    if channels == 4:
        pixels[10:20, 10:20, 3] = 0  # what hides there is kept as well
    painting = painting_of(bundle, spec_of(style, strength=0.0, detail=detail))
    assert np.array_equal(painted(painting, pixels, grid_of(pixels, 32, 32)), pixels)


def test_all_detail_and_hardly_any_strength_is_nearly_the_picture(bundle: Bundle, style: Path) -> None:
    pixels = soft_picture(48, 64)
    painting = painting_of(bundle, spec_of(style, strength=1e-9, detail=1.0), IN_FLOAT64)
    np.testing.assert_allclose(painted(painting, pixels, grid_of(pixels, 48, 64)), pixels, rtol=0, atol=1e-5)


def test_hidden_colours_reach_nothing_that_is_seen(bundle: Bundle, style: Path) -> None:
    pixels = stored_picture(70, 83, channels=4)
    pixels[..., 3] = 255
    pixels[20:60, 30:, 3] = 0
    pixels[:9, :, 3] = 100
    noisy = pixels.copy()
    hidden = pixels[..., 3] == 0
    noisy[hidden, :3] = np.random.default_rng(1).integers(0, 256, (hidden.sum(), 3), dtype=np.uint8)
    painting = painting_of(bundle, spec_of(style))
    one, two = (painted(painting, each, grid_of(each, 48, 32)) for each in (pixels, noisy))
    assert np.array_equal(one, two)
    assert np.array_equal(one[..., 3], pixels[..., 3])


def test_half_visible_pixels_count_half(bundle: Bundle, style: Path) -> None:
    pixels = stored_picture(64, 64, channels=4)
    pixels[..., 3] = 255
    faint = pixels.copy()
    faint[:, 32:, 3] = 10
    painting = painting_of(bundle, spec_of(style))
    one, two = (painted(painting, each, grid_of(each, 64, 64))[..., :3] for each in (pixels, faint))
    assert not np.array_equal(one, two)


def test_a_picture_without_a_visible_pixel_is_refused(bundle: Bundle, style: Path) -> None:
    pixels = stored_picture(48, 48, channels=4)
    pixels[..., 3] = 0
    with pytest.raises(StudioError, match="without a single visible pixel"):
        painted(painting_of(bundle, spec_of(style)), pixels, grid_of(pixels, 48, 48))


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
