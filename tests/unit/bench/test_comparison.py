from pathlib import Path

import pytest

from studio.bench.comparison import BenchRequest, run_bench, time_rows
from studio.bench.report import Row
from studio.bench.workload import Side
from tests.unit.bench.pictures import tiny_workload


def rows(folder: Path, levels: tuple[int, ...], *megapixels: float, repeats: int = 1) -> tuple[Row, ...]:
    workload = tiny_workload(folder, levels=levels)
    return time_rows(BenchRequest(workload, megapixels, repeats), workload.bundle(), on_step=lambda _: None)


def test_the_cascade_is_timed_at_every_size_and_levels_at_the_largest(tmp_path: Path) -> None:
    timed = rows(tmp_path, (2, 1), 0.03, 0.01, repeats=2)
    assert [row.name for row in timed] == ["cascade", "cascade", "level 2", "level 1"]
    assert [row.megapixels for row in timed] == pytest.approx([0.01, 0.03, 0.03, 0.03], rel=0.05)
    assert all(len(row.timings[side].runs_s) == 2 for row in timed for side in Side)


def test_a_single_level_is_not_timed_twice(tmp_path: Path) -> None:
    assert [row.name for row in rows(tmp_path, (1,), 0.01)] == ["cascade"]


def test_both_sides_painted_the_same_and_the_cascade_counts_what_its_levels_count(tmp_path: Path) -> None:
    cascade, deep, shallow = rows(tmp_path, (3, 1), 0.02)
    assert cascade.gflop == pytest.approx(deep.gflop + shallow.gflop)
    assert all(row.largest_difference <= 1 and row.differing_share < 0.02 for row in (cascade, deep, shallow))


def test_the_report_says_what_was_measured_and_memory_follows_the_timing(tmp_path: Path) -> None:
    workload, steps = tiny_workload(tmp_path, levels=(1,)), list[str]()
    report = run_bench(BenchRequest(workload, megapixels=(0.01,), repeats=1), on_step=steps.append)
    assert (report.bundle, report.method, report.threads, report.content) == ("tiny", "wct", 1, "content.png")
    assert [step.split(" at ")[0] for step in steps] == ["the cascade", "the memory of ours", "the memory of reference"]
    assert set(report.memory) == set(Side)
    assert report.product_gflops > 0
