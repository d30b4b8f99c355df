import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from studio.engine.stylize import ensure_render_space, on_one_disk
from studio.errors import SpaceError
from studio.geometry import Size
from studio.specs.stylize import Resources
from studio.streaming.budget import StreamPlan
from studio.streaming.strips import Grid

GRID = Grid(Size(64, 64), strip_px=64, band_px=64)


def test_result_and_scratch_must_fit_together_on_one_disk(tmp_path: Path) -> None:
    most_bytes = shutil.disk_usage(tmp_path).free * 6 // 10  # of which one fits, and two do not
    resources = replace(Resources(), scratch_dir=tmp_path / "scratch")
    on_disk = StreamPlan(GRID, is_in_memory=False, working_bytes=0, scratch_bytes=most_bytes)
    with pytest.raises(SpaceError, match="the result beside its scratch needs"):
        ensure_render_space(tmp_path / "out.png", most_bytes, on_disk, resources)
    ensure_render_space(tmp_path / "out.png", most_bytes, replace(on_disk, is_in_memory=True), resources)
    resumed = replace(resources, job_dir=tmp_path / "job", resume=True)
    ensure_render_space(tmp_path / "out.png", most_bytes, on_disk, resumed)


def test_a_result_alone_can_be_too_much(tmp_path: Path) -> None:
    plan = StreamPlan(GRID, is_in_memory=True, working_bytes=0, scratch_bytes=0)
    with pytest.raises(SpaceError, match="the result needs"):
        ensure_render_space(tmp_path / "out.png", 1 << 60, plan, Resources())


@pytest.mark.parametrize(("name", "kind"), [("out.jpg", "JPEG"), ("out.webp", "WebP"), ("out.dzi", "DeepZoom")])
def test_a_format_that_shrinks_pixels_is_counted_in_raw_ones_and_says_so(tmp_path: Path, name: str, kind: str) -> None:
    plan = StreamPlan(GRID, is_in_memory=True, working_bytes=0, scratch_bytes=0)
    with pytest.raises(SpaceError, match=f"counted as raw pixels since how small {kind} .* needs"):
        ensure_render_space(tmp_path / name, 1 << 60, plan, Resources())


def test_room_is_needed_where_a_link_leads(tmp_path: Path) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("a disk without room is Linux's")
    (tmp_path / "out.png").symlink_to("/proc/self/out.png")
    plan = StreamPlan(GRID, is_in_memory=True, working_bytes=0, scratch_bytes=0)
    with pytest.raises(SpaceError, match="in /proc/"):
        ensure_render_space(tmp_path / "out.png", 1, plan, Resources())


def test_folders_to_come_lie_where_their_parents_lie(tmp_path: Path) -> None:
    assert on_one_disk(tmp_path / "a" / "b", tmp_path)
    if Path("/proc/self").exists():
        assert not on_one_disk(Path("/proc/self"), tmp_path)
