"""``gigastyle stylize --window``: a part of the result, painted with maps that are kept, lent or collected."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.engine.canvas import Canvas
from studio.engine.render import Render
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.engine.window import Window, WindowRender
from studio.engine.workspace import MemoryWorkspace
from studio.geometry import Region, Size
from studio.images.picture import read_picture
from studio.images.rasters import MemoryRaster
from studio.paths import resources_dir
from studio.progress import Progress
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from studio.streaming.strips import Grid
from tests.e2e.material import Run, picture

WINDOW = (70, 40, 96, 80)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return picture(tmp_path / "photo.png", width=260, height=190, seed=4)


def apart(part: Path, whole: Path, window: tuple[int, int, int, int] = WINDOW) -> npt.NDArray[np.int64]:
    left, top, width, height = window
    with Image.open(part) as found, Image.open(whole) as expected:
        assert found.size == (width, height)
        box = expected.crop((left, top, left + width, top + height))
        return np.abs(np.asarray(found).astype(int) - np.asarray(box).astype(int))


def test_a_window_is_that_part_of_the_picture(
    stylize: Run, photo: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, kept, measured, maps = (tmp_path / name for name in ("whole.png", "kept.png", "measured.png", "kept.maps"))
    command = (photo, "--style", style)
    window = ("--window", ",".join(map(str, WINDOW)))
    assert stylize(*command, "--output", whole, "--keep-maps", maps) == 0
    assert stylize(*command, *window, "--maps", maps, "--output", kept) == 0
    assert stylize(*command, *window, "--output", measured) == 0
    assert "(96 x 80 px)" in capsys.readouterr().out
    assert apart(kept, whole).max() <= 1 and apart(kept, whole).mean() <= 0.02
    assert kept.read_bytes() == measured.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {
        "photo.png", "style.jpg", "whole.png", "kept.png", "measured.png", "kept.maps"
    }  # fmt: skip


def test_a_window_of_an_enlarged_result(stylize: Run, photo: Path, style: Path, tmp_path: Path) -> None:
    command = (photo, "--style", style, "--content-size", "520", "--precision", "float64")
    window = (400, 300, 120, 80)
    assert stylize(*command, "--output", tmp_path / "whole.png") == 0
    assert stylize(*command, "--window", ",".join(map(str, window)), "--output", tmp_path / "part.png") == 0
    assert apart(tmp_path / "part.png", tmp_path / "whole.png", window).mean() <= 1e-3, "but for ties in rounding"


def test_with_the_shipped_networks_a_window_keeps_the_promise_of_streaming() -> None:
    photo = read_picture(resources_dir() / "photos" / "astronaut.jpg").rgb_hwc
    spec = StylizeSpec((StyleChoice(resources_dir() / "styles" / "sun_mosaic.jpg"),), style_size_px=256)
    work = SharedInputs(load_bundle(find_bundle(None)), StyleCache())
    painting, _ = prepare_painting(spec, work, Resources(device="cpu", threads=1))
    size, region = Size(512, 512), Region(130, 300, 400, 512)
    raster = MemoryRaster(size, 3, np.float32)
    raster.write(Region.whole(size), np.ascontiguousarray(photo))
    render = Render(painting, Canvas(raster), Grid(size, strip_px=512, band_px=128), MemoryWorkspace())
    maps = render.measure(Progress())
    whole = render.run(Progress()).read(region)
    window = Window.of(region, painting, size)
    part = MemoryRaster(Size(region.width, region.height), 3, np.float32)
    grid = Grid(window.tile, strip_px=272, band_px=64)
    WindowRender(painting, maps, Canvas(raster), (0, 0), grid).run(window, part, Progress())
    steps = np.abs(part.pixels_hwc.clip(0, 1) - whole.clip(0, 1)) * 255
    assert steps.max() <= 0.25 and steps.mean() <= 0.01


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ("--window 200,0,100,50", "does not lie on the result, which is 260 x 190 px"),
        ("--window 0,0,50,50 --maps gone", "there are no maps at "),
        ("--window 0,0,50,50 --maps photo.png", "holds no maps"),
        ("--maps gone", "add --window"),
    ],
)
def test_windows_that_cannot_be_painted_are_one_clear_line(
    options: str, complaint: str, stylize: Run, photo: Path, style: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = photo.parent
    options = options.replace("--maps ", f"--maps {folder}/")
    assert stylize(photo, "--style", style, *options.split(), "--output", folder / "out.png") == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and complaint in lines[0]
    assert not (folder / "out.png").exists()


def test_a_window_of_several_pictures_is_refused(
    stylize: Run, photo: Path, content: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = (photo, content, "--style", style, "--window", "0,0,9,9", "--output", tmp_path / "out")
    assert stylize(*line) == 2
    assert "name a single content" in capsys.readouterr().err and not (tmp_path / "out").exists()
