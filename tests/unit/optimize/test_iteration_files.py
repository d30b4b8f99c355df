from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import StudioError
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster
from studio.optimize import iteration_files
from studio.optimize.gradient import Losses
from studio.optimize.iteration_files import IterationFiles
from studio.optimize.reports import IterationReport

SIZE, PADDED = Size(50, 37), Size(64, 48)


def report(number: int, *, count: int = 7, scale: int = 1) -> IterationReport:
    return IterationReport(number, count, scale, 2, SIZE, number, Losses(1.0, 0.5))


def raster(values: float | np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> MemoryRaster:
    made = MemoryRaster(PADDED, 3, np.dtype(np.float32))
    pixels = np.empty((PADDED.height, PADDED.width, 3), np.float32)
    pixels[:] = values
    made.write(Region.whole(PADDED), pixels)
    return made


def read(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(path) as image:
        return np.asarray(image)


def test_every_kth_and_the_last_are_written_and_counted(tmp_path: Path) -> None:
    files = IterationFiles(tmp_path / "made" / "out-iterations", 3)
    for number in range(1, 8):
        files.note_iteration(report(number), raster(0.5))
    files.note_iteration(report(3, scale=2), raster(0.5))
    written = sorted(files.folder.iterdir())
    names = ["scale1-00003.png", "scale1-00006.png", "scale1-00007.png", "scale2-00003.png"]
    assert [path.name for path in written] == names
    assert files.count == 4
    assert files.size_bytes == sum(path.stat().st_size for path in written)


@pytest.mark.parametrize("most_bytes", [1 << 20, 0])
def test_pixels_are_rounded_to_8_bits_and_cut_to_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_bytes: int
) -> None:
    monkeypatch.setattr(iteration_files, "_LARGEST_IN_MEMORY_BYTES", most_bytes)  # 0: in a file on the way
    values = np.random.default_rng(0).uniform(-0.2, 1.2, (PADDED.height, PADDED.width, 3)).astype(np.float32)
    values[0, 0] = np.nan
    files = IterationFiles(tmp_path, 1)
    files.note_iteration(report(1), raster(values))
    expected = np.rint(np.nan_to_num(values).clip(0, 1)[: SIZE.height, : SIZE.width] * 255).astype(np.uint8)
    assert np.array_equal(read(tmp_path / "scale1-00001.png"), expected)
    assert [path.name for path in tmp_path.iterdir()] == ["scale1-00001.png"]


def test_the_first_failure_ends_the_writing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    files = IterationFiles(tmp_path / "taken", 1)
    files.note_iteration(report(1), raster(0.5))
    failure = files.failure
    assert isinstance(failure, StudioError) and str(tmp_path / "taken") in str(failure)
    files.note_iteration(report(2), raster(0.5))
    assert files.failure is failure
    assert files.count == 0
