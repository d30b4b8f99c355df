from pathlib import Path

import pytest

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.painting import scratch_bytes
from studio.engine.render import Render
from studio.engine.workspace import FolderWorkspace
from studio.geometry import Region, Size
from studio.progress import Progress
from studio.specs.export import BitDepth
from studio.streaming.strips import Grid
from tests.unit.engine.pictures import IN_FLOAT64, ON_CPU, painting_of, spec_of, stored_picture


@pytest.mark.parametrize("detail", [0.0, 0.5])
@pytest.mark.parametrize("levels", [(5, 4, 3, 2, 1), (3,), (1,), (4, 2)])
@pytest.mark.parametrize("kind", [(3, "u1", 8), (4, "u2", 16), (3, "u1", 16)])
def test_it_is_what_lies_on_the_disk_at_the_worst_moment(
    bundle: Bundle,
    style: Path,
    levels: tuple[int, ...],
    kind: tuple[int, str, BitDepth],
    detail: float,
    tmp_path: Path,
) -> None:
    channels, dtype, result_bits = kind
    spec = spec_of(style, levels=levels, detail=detail)
    painting = painting_of(bundle, spec, ON_CPU if dtype == "u1" else IN_FLOAT64)
    pixels = stored_picture(203, 150, channels=channels, dtype=dtype)
    size, grid = Size(203, 150), Grid(Size(208, 160), strip_px=208, band_px=160)
    workspace = FolderWorkspace(tmp_path, bands_per_strip=grid.band_count + 1)
    raster = workspace.store("canvas", size, channels, dtype)
    raster.write(Region.whole(size), pixels)
    seen: list[int] = []

    def look(_report: object) -> None:
        seen.append(sum(path.stat().st_size for path in tmp_path.iterdir()))

    Render(painting, Canvas(raster, result_bits), grid, workspace).run(Progress(on_report=look))
    workspace.close()
    itemsize = raster.dtype.itemsize
    expected = scratch_bytes(painting, size, channels, itemsize, result_bytes_per_channel=result_bits // 8)
    assert max(seen) == pytest.approx(expected, rel=0.02)
