"""What only a CUDA device shows: the fast mode, windows, resumed jobs and memory that runs out there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import torch

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.device import use_mode
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, StylizeResult, stylize_file
from studio.engine.stylize_window import WindowOptions, stylize_window
from studio.errors import Cancelled
from studio.geometry import Region
from studio.images.picture import read_picture
from studio.paths import resources_dir
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="torch sees no CUDA device"),
]
PHOTO = resources_dir() / "photos" / "astronaut.jpg"
SPEC = StylizeSpec((StyleChoice(resources_dir() / "styles" / "sun_mosaic.jpg"),), style_size_px=512)
ON_CUDA = Resources(device="cuda")


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return load_bundle(find_bundle(None))


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    use_mode("exact", torch.device("cuda"))
    torch.cuda.set_per_process_memory_fraction(1.0)


def painted(bundle: Bundle, output: Path, resources: Resources, progress: Progress | None = None) -> StylizeResult:
    options = FileOptions(resources, overwrite=True)
    work = SharedInputs(bundle, StyleCache())
    return stylize_file(PHOTO, output, SPEC, work=work, options=options, progress=progress or Progress())


def steps_apart(one: Path, two: Path) -> npt.NDArray[np.float32]:
    return np.abs(read_picture(one).rgb_hwc - read_picture(two).rgb_hwc) * 255


def test_the_fast_mode_stays_near_the_exact_one(bundle: Bundle, tmp_path: Path) -> None:
    exact, fast = tmp_path / "exact.png", tmp_path / "fast.png"
    painted(bundle, exact, ON_CUDA)
    result = painted(bundle, fast, replace(ON_CUDA, mode="fast"))
    assert result.notes == () and steps_apart(exact, fast).mean() <= 5


def test_a_window_is_that_of_the_render(bundle: Bundle, tmp_path: Path) -> None:
    whole, part, maps = tmp_path / "whole.png", tmp_path / "part.png", tmp_path / "maps"
    work, region = SharedInputs(bundle, StyleCache()), Region(100, 200, 300, 350)
    options = FileOptions(ON_CUDA, keep_maps=maps)
    stylize_file(PHOTO, whole, SPEC, work=work, options=options, progress=Progress())
    window = WindowOptions(region, maps, FileOptions(ON_CUDA))
    stylize_window(PHOTO, part, SPEC, work=work, options=window, progress=Progress())
    expected = read_picture(whole).rgb_hwc[region.top : region.bottom, region.left : region.right]
    assert np.abs(read_picture(part).rgb_hwc - expected).max() * 255 <= 1.01


def test_a_job_goes_on_to_the_same_bytes(bundle: Bundle, tmp_path: Path) -> None:
    whole, resumed = tmp_path / "whole.png", tmp_path / "resumed.png"
    cancellation, job = Cancellation(), replace(ON_CUDA, job_dir=tmp_path / "job")

    def stop(report: ProgressReport) -> None:
        if "measuring level 3" in report.stage:
            cancellation.request()

    painted(bundle, whole, replace(ON_CUDA, job_dir=tmp_path / "other"))
    with pytest.raises(Cancelled):
        painted(bundle, resumed, job, Progress(on_report=stop, cancellation=cancellation))
    painted(bundle, resumed, replace(job, resume=True))
    assert resumed.read_bytes() == whole.read_bytes()


def test_memory_that_runs_out_makes_bands_smaller(bundle: Bundle, tmp_path: Path) -> None:
    whole, squeezed = tmp_path / "whole.png", tmp_path / "squeezed.png"
    painted(bundle, whole, ON_CUDA)
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats()
    painted(bundle, whole, ON_CUDA)
    total_bytes = torch.cuda.get_device_properties(0).total_memory
    torch.cuda.empty_cache()
    torch.cuda.set_per_process_memory_fraction(0.7 * torch.cuda.max_memory_reserved() / total_bytes)
    result = painted(bundle, squeezed, ON_CUDA)
    assert any("ran out of memory" in note for note in result.notes)
    assert steps_apart(whole, squeezed).max() <= 1.01
