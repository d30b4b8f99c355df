from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.pair import Bundle
from studio.engine.in_memory import measure_in_memory, paint_in_memory, paint_with_maps
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.errors import Cancelled
from studio.progress import Cancellation, Progress
from tests.unit.engine.pictures import ON_CPU, painting_of, read_pixels, spec_of, stored_picture, write_picture


@pytest.mark.parametrize("dtype", ["u1", "u2"])
def test_paints_the_pixels_that_a_file_would_get(bundle: Bundle, tmp_path: Path, dtype: str) -> None:
    spec = spec_of(write_picture(tmp_path / "style.png", 64, 48, seed=1))
    content = write_picture(tmp_path / "content.png", 90, 70, dtype=dtype)
    output, options = tmp_path / "painted.png", FileOptions(resources=ON_CPU)
    stylize_file(content, output, spec, work=SharedInputs(bundle, StyleCache()), options=options, progress=Progress())
    painted = paint_in_memory(read_pixels(content), painting_of(bundle, spec), ON_CPU)
    np.testing.assert_array_equal(painted, read_pixels(output))


def test_can_be_stopped(bundle: Bundle, tmp_path: Path) -> None:
    painting = painting_of(bundle, spec_of(write_picture(tmp_path / "style.png", 64, 48)))
    cancellation = Cancellation()
    cancellation.request()
    with pytest.raises(Cancelled):
        progress = Progress(cancellation=cancellation)
        paint_in_memory(np.zeros((64, 64, 3), np.uint8), painting, ON_CPU, progress)


def test_what_the_budget_does_not_hold_goes_to_disk_as_that_of_a_file_does(bundle: Bundle, tmp_path: Path) -> None:
    spec = replace(spec_of(write_picture(tmp_path / "style.png", 64, 48, seed=1)), levels=(2, 1), detail=0.5)
    content, output = write_picture(tmp_path / "content.png", 1500, 1400), tmp_path / "painted.png"
    small = replace(ON_CPU, memory_budget_bytes=64 << 20, scratch_dir=tmp_path / "scratch")
    options = FileOptions(resources=small)
    result = stylize_file(
        content, output, spec, work=SharedInputs(bundle, StyleCache()), options=options, progress=Progress()
    )
    painted = paint_in_memory(read_pixels(content), painting_of(bundle, spec), small)
    assert result.plan["scratch"] == "disk"
    np.testing.assert_array_equal(painted, read_pixels(output))
    assert not list((tmp_path / "scratch").iterdir()), "its scratch is removed, and was there"


def test_floats_are_painted_as_the_bytes_that_they_stand_for(bundle: Bundle, tmp_path: Path) -> None:
    painting = painting_of(bundle, spec_of(write_picture(tmp_path / "style.png", 64, 48, seed=1)))
    pixels = stored_picture(90, 70)
    painted = paint_in_memory(pixels.astype(np.float32) / 255, painting, ON_CPU)
    assert painted.dtype == np.float32
    np.testing.assert_array_equal(np.rint(painted.clip(0, 1) * 255), paint_in_memory(pixels, painting, ON_CPU))


def test_with_measured_maps_a_picture_is_painted_as_it_would_be(bundle: Bundle, tmp_path: Path) -> None:
    painting = painting_of(bundle, spec_of(write_picture(tmp_path / "style.png", 64, 48, seed=1)))
    pixels = stored_picture(150, 110)
    maps = measure_in_memory(pixels, painting, ON_CPU, Progress())
    assert sorted(maps) == sorted(painting.encoders) and not maps[1].matrix.is_inference()
    painted = paint_with_maps(pixels, painting, maps, ON_CPU, Progress())
    assert np.abs(painted.astype(int) - paint_in_memory(pixels, painting, ON_CPU).astype(int)).max() <= 1
