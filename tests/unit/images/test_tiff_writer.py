import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import pyvips
import tifffile

from studio.errors import Cancelled
from studio.geometry import Region, Size
from studio.images.halving import half_of
from studio.images.rasters import FileRaster, MemoryRaster, Raster
from studio.images.tiff_writer import TiffOptions, pyramid_sizes, write_tiff
from studio.specs.export import COMPRESSIONS, Compression
from tests.unit.images.samples import profile, smooth

ROOT = Path(__file__).resolve().parents[3]


def written(path: Path, pixels: np.ndarray, compression: Compression = "fast", *, has_pyramid: bool = True) -> None:
    raster: Raster = MemoryRaster(Size(pixels.shape[1], pixels.shape[0]), pixels.shape[2], pixels.dtype)
    raster.write(Region.whole(raster.size), pixels)
    options = TiffOptions(compression, has_pyramid, profile("srgb"), b"<packet/>")
    write_tiff(raster, path, options, convert=lambda pixels_hwc: pixels_hwc, check=lambda: None)


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize(("dtype", "channels"), [(np.uint8, 3), (np.uint8, 4), (np.uint16, 3), (np.uint16, 4)])
def test_two_other_readers_find_every_level(
    tmp_path: Path, compression: Compression, dtype: type, channels: int
) -> None:
    pixels, path = smooth(2300, 301, channels, dtype), tmp_path / "a.tif"
    written(path, pixels, compression)
    levels = [pixels]
    for size in pyramid_sizes(Size(2300, 301))[1:]:
        levels.append(half_of(levels[-1]))
        assert levels[-1].shape[:2] == (size.height, size.width)
    with tifffile.TiffFile(path) as file:
        assert len(file.pages) == len(levels) == 5
        for page, level in zip(file.pages, levels, strict=True):
            assert np.array_equal(page.asarray(), level)
            assert page.aspage().is_reduced == (level is not pixels)
    for number, level in enumerate(levels):
        image = pyvips.Image.new_from_file(str(path), page=number, fail_on="warning")
        assert np.array_equal(image.numpy(), level)
        assert image.get("icc-profile-data") == profile("srgb")
        assert image.interpretation == ("srgb" if dtype is np.uint8 else "rgb16")
    assert pyvips.Image.new_from_file(str(path)).get("xmp-data") == b"<packet/>"


@pytest.mark.parametrize("size_wh", [(1, 1), (16, 16), (256, 256), (257, 1), (5, 700), (2049, 256)])
def test_sizes_around_tiles_and_blocks(tmp_path: Path, size_wh: tuple[int, int]) -> None:
    pixels = smooth(*size_wh)
    written(tmp_path / "a.tif", pixels)
    assert np.array_equal(pyvips.Image.new_from_file(str(tmp_path / "a.tif")).numpy(), pixels)
    is_one_tile = max(size_wh) <= 256
    assert (len(pyramid_sizes(Size(*size_wh))) == 1) == is_one_tile


def test_the_same_pixels_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.tif", "b.tif"):
        written(tmp_path / name, smooth(3000, 600))
    assert (tmp_path / "a.tif").read_bytes() == (tmp_path / "b.tif").read_bytes()


def test_stopping_leaves_no_scratch(tmp_path: Path) -> None:
    raster = FileRaster.create(tmp_path / "result.raw", Size(5000, 600), 3, np.uint8)
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 12:  # while the first half is being made
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        write_tiff(
            raster, tmp_path / "a.tif", TiffOptions("fast", True, b""), convert=lambda pixels: pixels, check=check
        )
    raster.close()
    assert {path.name for path in tmp_path.iterdir()} == {"result.raw", "a.tif"}


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read the way Linux tells it")
@pytest.mark.parametrize("suffix", [".tif", ".dzi"])
def test_width_costs_no_memory(tmp_path: Path, suffix: str) -> None:
    script = f"""
import sys
from pathlib import Path
import numpy as np
from studio.geometry import Size
from studio.specs.export import ExportSpec
from studio.images.metadata import Metadata
from studio.images.rasters import FileRaster
from studio.images.sink import write_picture
size = Size(int(sys.argv[1]), int(sys.argv[2]))
raster = FileRaster.create(Path("result.raw"), size, 3, np.uint8)
write_picture(Path("a{suffix}"), raster, ExportSpec(pyramid=True), Metadata())
print(Path("/proc/self/status").read_text())
"""

    def peak_mib(width: int, height: int) -> float:
        command = [sys.executable, "-c", script, str(width), str(height)]
        folder = tmp_path / str(width)
        folder.mkdir()
        ended = subprocess.run(
            command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
        )
        found = re.search(r"VmHWM:\s+(\d+) kB", ended.stdout)
        assert found is not None
        return int(found[1]) / 1024

    assert peak_mib(60_000, 300) < peak_mib(3000, 3000) + 12
