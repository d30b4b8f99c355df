from pathlib import Path

import pytest

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.verify import VerifyOptions, paint_streamed, verify_exact
from studio.errors import PictureError
from studio.geometry import Region, Size
from studio.progress import Progress, ProgressReport
from studio.streaming.strips import Grid
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import IN_FLOAT64, ON_CPU, painting_of, soft_picture, spec_of, write_picture


@pytest.fixture
def single_level(tmp_path: Path) -> Bundle:
    write_tiny_bundle(tmp_path / "single", levels=(3,))
    return load_bundle(tmp_path / "single")


def test_the_report_is_of_every_window_and_the_worst_of_them(single_level: Bundle, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 150, 90)
    options = VerifyOptions(ON_CPU, windows=4, window_px=80)
    reports: list[ProgressReport] = []
    made = [
        verify_exact(
            content, spec_of(style), bundle=single_level, options=options, progress=Progress(on_report=reports.append)
        )
        for _ in range(2)
    ]
    report = made[0]
    assert made[1] == report, "the seed draws the same windows and the same plans"
    assert len(report.windows) == 4 and reports[3].fraction == 1.0
    assert len({window.region for window in report.windows}) > 1
    for window in report.windows:
        assert window.region.intersection(Region(0, 0, 150, 90)) == window.region
        assert (window.region.width, window.region.height) == (80, 80)
    assert 0 < report.max_steps_float64 <= 1e-5
    assert report.max_steps_float64 < report.max_steps_float32 == max(w.max_steps_float32 for w in report.windows)
    assert report.mean_steps_float32 == max(w.mean_steps_float32 for w in report.windows) <= 0.01


def test_a_window_is_no_larger_than_the_picture(single_level: Bundle, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 61, 40)
    report = verify_exact(
        content, spec_of(style), bundle=single_level, options=VerifyOptions(ON_CPU, windows=1), progress=Progress()
    )
    assert report.windows[0].region == Region(0, 0, 61, 40)


def test_a_picture_too_small_to_paint_is_refused(single_level: Bundle, style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 64, 31)
    with pytest.raises(PictureError, match="64 x 31 px; both sides must be at least 32"):
        verify_exact(content, spec_of(style), bundle=single_level, options=VerifyOptions(ON_CPU), progress=Progress())


def test_a_broken_promise_would_be_seen(single_level: Bundle, style: Path) -> None:
    pixels = soft_picture(64, 48)
    painting = painting_of(single_level, spec_of(style), IN_FLOAT64)
    whole = paint_streamed(painting, pixels, Grid(Size(64, 48), strip_px=64, band_px=48))
    cropped = paint_streamed(painting, pixels[:, :32], Grid(Size(32, 48), strip_px=32, band_px=48))
    assert abs(whole[:, :32] - cropped).max() * 255 > 1, "a window alone is not the same window of the whole"
