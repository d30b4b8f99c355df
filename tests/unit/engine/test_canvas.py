from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.canvas import Canvas, ingest, ingest_work, without_hidden_colours
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster
from studio.images.source import open_source
from studio.progress import Progress, ProgressReport
from studio.specs.export import BitDepth
from tests.unit.engine.pictures import canvas_of, soft_picture, stored_picture, write_picture

CPU = torch.device("cpu")


def padded(pixels: np.ndarray) -> np.ndarray:
    height, width = pixels.shape[:2]
    return np.pad(pixels, ((0, -height % 16), (0, -width % 16), (0, 0)), mode="reflect")


@given(width=st.integers(17, 50), height=st.integers(17, 50), corners=st.tuples(*4 * [st.floats(0, 1)]))
def test_any_region_is_that_of_the_reflected_picture(
    width: int, height: int, corners: tuple[float, float, float, float]
) -> None:
    pixels = soft_picture(width, height)
    canvas, expected = canvas_of(pixels), padded(pixels)
    assert canvas.padded == Size(expected.shape[1], expected.shape[0])
    left, right = sorted(round(share * (canvas.padded.width - 1)) for share in corners[:2])
    top, bottom = sorted(round(share * (canvas.padded.height - 1)) for share in corners[2:])
    rows = canvas.rgb(Region(left, top, right + 1, bottom + 1), dtype=torch.float64, device=CPU)
    assert np.array_equal(rows[0].permute(1, 2, 0).numpy(), expected[top : bottom + 1, left : right + 1])


@pytest.mark.parametrize(("dtype", "full_scale"), [("u1", 255), ("u2", 65_535)])
def test_whole_numbers_become_shares_of_their_full_scale(dtype: str, full_scale: int) -> None:
    pixels = stored_picture(32, 32, dtype=dtype)
    canvas = canvas_of(pixels)
    assert canvas.full_scale == full_scale
    rows = canvas.rgb(Region(0, 0, 32, 32), dtype=torch.float32, device=CPU)
    assert rows.dtype == torch.float32 and rows.is_contiguous(memory_format=torch.channels_last)
    np.testing.assert_allclose(rows[0].permute(1, 2, 0).numpy(), pixels / full_scale, rtol=1e-6)


def test_visibility_is_the_mean_alpha_of_a_cell() -> None:
    pixels = stored_picture(40, 40, channels=4)
    weights = canvas_of(pixels).weights(Region(16, 0, 48, 48), scale_px=8)
    expected = padded(pixels)[:48, 16:48, 3].reshape(6, 8, 4, 8).mean((1, 3)) / 255
    assert weights is not None and weights.dtype == torch.float64
    np.testing.assert_allclose(weights.numpy(), expected, rtol=1e-12)


def test_an_opaque_picture_has_no_weights() -> None:
    canvas = canvas_of(stored_picture(32, 32))
    assert canvas.weights(Region(0, 0, 32, 32), scale_px=1) is None
    assert not canvas.has_alpha


@pytest.mark.parametrize(("dtype", "full_scale"), [("u1", 255), ("u2", 65_535)])
def test_painted_rows_are_clamped_rounded_and_given_the_contents_alpha(dtype: str, full_scale: int) -> None:
    pixels = stored_picture(32, 32, channels=4, dtype=dtype)
    region = Region(3, 4, 5, 5)
    rgb = torch.tensor([[-0.5, 1.5], [0.5, 0.49999 / full_scale], [1.0, 0.50001 / full_scale]])[None, :, None]
    stored = canvas_of(pixels).stored(rgb.double(), region)
    assert stored.dtype == pixels.dtype
    assert stored[0, :, :3].tolist() == [[0, round(0.5 * full_scale), full_scale], [full_scale, 0, 1]]
    assert np.array_equal(stored[..., 3], pixels[4:5, 3:5, 3])


@pytest.mark.parametrize(("dtype", "bits"), [("u1", 16), ("u2", 8)])
def test_a_result_of_another_depth_is_rounded_once_from_what_was_painted(dtype: str, bits: BitDepth) -> None:
    pixels = stored_picture(32, 32, channels=4, dtype=dtype)
    canvas = Canvas(canvas_of(pixels).raster, bits)
    rgb = torch.rand(1, 3, 32, 32, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    stored = canvas.stored(rgb.clone(), Region(0, 0, 32, 32))
    full_scale = 2**bits - 1
    assert stored.dtype == f"uint{bits}" == canvas.result_dtype
    assert np.array_equal(stored[..., :3], np.rint(rgb[0].permute(1, 2, 0).numpy() * full_scale))
    assert np.array_equal(stored[..., 3], np.rint(pixels[..., 3] * (full_scale / canvas.full_scale)))


def test_a_float_canvas_keeps_what_was_painted() -> None:
    canvas = canvas_of(soft_picture(32, 32))
    rgb = torch.tensor([-0.5, 1.5, 0.1234567], dtype=torch.float64)[None, :, None, None]
    assert canvas.stored(rgb, Region(0, 0, 1, 1)).tolist() == [[[-0.5, 1.5, 0.1234567]]]
    assert canvas.full_scale == 1


def test_hidden_colours_are_grey_and_others_stay() -> None:
    rgb = torch.rand(1, 3, 1, 2)
    seen = without_hidden_colours(rgb, torch.tensor([0.0, 1e-3])[None, None, None])
    assert seen[0, :, 0, 0].tolist() == [0.5, 0.5, 0.5]
    assert torch.equal(seen[..., 1], rgb[..., 1])


@pytest.mark.parametrize(("channels", "dtype"), [(3, "u1"), (4, "u1"), (3, "u2"), (4, "u2")])
def test_every_pixel_of_a_file_is_read_and_counted(tmp_path: Path, channels: int, dtype: str) -> None:
    pixels = stored_picture(45, 300, channels=channels, dtype=dtype)
    path = write_picture(tmp_path / "content.png", 45, 300, channels=channels, dtype=dtype)
    reports: list[ProgressReport] = []
    progress = Progress(on_report=reports.append)
    progress.plan(ingest_work(45 * 300))
    with open_source(path, decode_budget_bytes=1 << 28) as source:
        raster = MemoryRaster(source.facts.size, source.facts.channels, dtype)
        ingest(source, raster, progress)
    assert np.array_equal(raster.pixels_hwc, pixels)
    assert reports[-1].fraction == pytest.approx(1.0) and reports[-1].stage == "reading the picture"
    assert Canvas(raster).size == Size(45, 300)
