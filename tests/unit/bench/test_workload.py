import pickle
from pathlib import Path

import numpy as np
import pytest
import pyvips
import torch

from studio.bench.workload import PaneKind, content_pixels, painter, style_rgb, to_pixels, to_rgb
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, Work, stylize_file
from studio.errors import InputError
from studio.geometry import Size
from studio.images.picture import read_picture
from studio.progress import Progress
from tests.unit.bench.pictures import tiny_workload, write_picture


def test_in_memory_the_engine_paints_what_it_paints_into_a_file(tmp_path: Path) -> None:
    workload = tiny_workload(tmp_path)
    work, output = Work(workload.bundle(), StyleCache()), tmp_path / "painted.png"
    options = FileOptions(resources=workload.resources)
    stylize_file(workload.content, output, workload.spec, work=work, options=options, progress=Progress())
    in_memory = painter(PaneKind.OURS, workload, work.bundle)(content_pixels(workload.content, 0.03))
    np.testing.assert_array_equal(in_memory, np.rint(read_picture(output).rgb_hwc * 255).astype(np.uint8))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("side", list(PaneKind))
def test_both_sides_give_back_the_kind_of_pixels_they_were_given(tmp_path: Path, side: PaneKind, dtype: type) -> None:
    workload = tiny_workload(tmp_path, levels=(1,))
    pixels = content_pixels(workload.content, 0.01).astype(dtype)
    painted = painter(side, workload, workload.bundle())(pixels)
    assert (painted.shape, painted.dtype) == (pixels.shape, pixels.dtype)


def test_a_workload_can_be_sent_to_another_interpreter(tmp_path: Path) -> None:
    workload = tiny_workload(tmp_path)
    assert pickle.loads(pickle.dumps(workload)) == workload


@pytest.mark.parametrize("megapixels", [0.01, 0.06])
def test_a_photograph_is_brought_to_the_size_asked_for(tmp_path: Path, megapixels: float) -> None:
    path = write_picture(tmp_path / "photo.png", Size(200, 150), seed=0)
    height, width, channels = content_pixels(path, megapixels).shape
    assert width * height == pytest.approx(megapixels * 1e6, rel=0.02)
    assert width / height == pytest.approx(200 / 150, rel=0.02)
    assert channels == 3


def test_a_size_too_small_to_be_painted_is_refused(tmp_path: Path) -> None:
    path = write_picture(tmp_path / "photo.png", Size(200, 150), seed=0)
    with pytest.raises(InputError, match="too small"):
        content_pixels(path, 0.0005)


def test_a_style_that_only_the_engine_could_take_is_refused(tmp_path: Path) -> None:
    pixels = np.full((64, 64, 4), 128, np.uint8)
    path = tmp_path / "clear.png"
    pyvips.Image.new_from_array(pixels, interpretation="srgb").write_to_file(str(path))
    with pytest.raises(InputError, match="opaque"):
        style_rgb(path, tiny_workload(tmp_path).spec)


def test_pixels_survive_the_way_to_rgb_and_back() -> None:
    pixels = np.arange(256, dtype=np.uint8).reshape(8, 32, 1).repeat(3, axis=2)
    rgb = to_rgb(pixels)
    assert (rgb.shape, rgb.dtype, rgb.max()) == ((1, 3, 8, 32), torch.float32, 1.0)
    np.testing.assert_array_equal(to_pixels(rgb, pixels.dtype), pixels)
