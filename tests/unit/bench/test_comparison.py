from dataclasses import replace
from pathlib import Path

import pytest

from studio.bench.comparison import BenchRequest, run_bench, time_rows
from studio.bench.report import Row
from studio.bench.workload import Implementation, Workload
from studio.bundles.pair import Bundle
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.bench.pictures import tiny_workload


def rows(folder: Path, levels: tuple[int, ...], *megapixels: float, repeats: int = 1) -> tuple[Row, ...]:
    workload = tiny_workload(folder, levels=levels)
    return time_rows(BenchRequest(workload, megapixels, repeats), bundles_of(workload), on_step=lambda _: None)


def bundles_of(workload: Workload) -> dict[Implementation, Bundle]:
    return {implementation: workload.bundle(implementation) for implementation in Implementation}


def test_the_cascade_is_timed_at_every_size_and_levels_at_the_largest(tmp_path: Path) -> None:
    timed = rows(tmp_path, (2, 1), 0.03, 0.01, repeats=2)
    assert [row.name for row in timed] == ["cascade", "cascade", "level 2", "level 1"]
    assert [row.megapixels for row in timed] == pytest.approx([0.01, 0.03, 0.03, 0.03], rel=0.05)
    assert all(len(row.timings[implementation].runs_s) == 2 for row in timed for implementation in Implementation)


def test_a_single_level_is_not_timed_twice(tmp_path: Path) -> None:
    assert [row.name for row in rows(tmp_path, (1,), 0.01)] == ["cascade"]


def test_both_sides_painted_the_same_and_the_cascade_counts_what_its_levels_count(tmp_path: Path) -> None:
    cascade, deep, shallow = rows(tmp_path, (3, 1), 0.02)
    for implementation in Implementation:
        assert cascade.gflop[implementation] == pytest.approx(
            deep.gflop[implementation] + shallow.gflop[implementation]
        )
    for row in (cascade, deep, shallow):
        assert row.difference is not None
        assert row.difference.largest_steps <= 1 and row.difference.share < 0.02


def test_the_reference_may_paint_with_other_networks(tmp_path: Path) -> None:
    workload = tiny_workload(tmp_path)
    write_tiny_bundle(tmp_path / "other", levels=[3, 1])
    against = replace(workload, against_dir=tmp_path / "other")
    assert [against.bundle(implementation).manifest.levels for implementation in Implementation] == [
        (5, 4, 3, 2, 1),
        (3, 1),
    ]
    request = BenchRequest(against, megapixels=(0.01,), repeats=1)
    timed = time_rows(request, bundles_of(against), on_step=lambda _: None)
    assert [row.name for row in timed] == ["cascade", "level 3", "level 1"], "levels that both sides have"
    assert all(row.difference is None for row in timed)
    cascade, level, _ = timed
    assert (
        cascade.gflop[Implementation.OURS]
        > cascade.gflop[Implementation.REFERENCE]
        > level.gflop[Implementation.REFERENCE]
    )


@pytest.mark.gpu
def test_both_sides_paint_the_same_on_a_gpu_and_its_memory_is_told(tmp_path: Path) -> None:
    workload = replace(tiny_workload(tmp_path, levels=(3, 1)), device="cuda")
    report = run_bench(BenchRequest(workload, megapixels=(0.02,), repeats=2), on_step=lambda _: None)
    assert report.device.startswith("cuda (")
    for row in report.rows:
        assert row.difference is not None
        assert row.difference.largest_steps <= 1 and row.difference.share < 0.02
    for memory in report.memory.values():
        assert memory is not None and memory.device_bytes
