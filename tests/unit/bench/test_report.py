import json
from dataclasses import replace

import pytest

from studio.bench.peak import PeakMemory
from studio.bench.workload import Implementation
from tests.unit.bench.reports import LIBRARIES, REPORT, ROW


def test_a_row_compares_medians() -> None:
    assert ROW.ratio == 3.0
    assert ROW.gflops(Implementation.OURS) == 50.0


def test_json_holds_every_figure_and_survives_the_way_through_text() -> None:
    told = json.loads(json.dumps(REPORT.to_json()))
    (row,) = told["rows"]
    assert row["ours"] == {
        "runs_s": [8.0, 7.0, 10.0],
        "median_s_per_mp": 4.0,
        "min_s_per_mp": 3.5,
        "max_s_per_mp": 5.0,
        "nominal_gflop": 400.0,
        "nominal_gflop_per_s": 50.0,
        "share_of_matrix_product": 0.5,
    }
    assert row["reference"]["nominal_gflop_per_s"] == pytest.approx(800 / 24)
    assert row["ratio"] == 3.0
    assert told["memory"]["ours"] == {"idle_bytes": 200_000_000, "peak_bytes": 700_000_000, "device_bytes": None}
    assert told["memory"]["reference"] is None
    assert told["bundles"] == {"ours": "tiny", "reference": "tiny"}
    assert told["machine"]["caches"] == [{"level": 2, "kind": "unified", "size_bytes": 1 << 20, "shared_by": 2}]
    assert told["libraries"] == {"versions": LIBRARIES.versions, "vector_units": "AVX2", "onednn_limit": None}


def test_the_table_tells_the_same_to_people() -> None:
    text = REPORT.to_text()
    (line,) = [line for line in text.splitlines() if line.startswith("cascade")]
    assert line.split() == [
        "cascade", "2.00", "4.00", "(3.50..5.00)", "12.00", "(10.00..12.50)", "3.00", "50.0", "50%", "1", "(0.20%)",
    ]  # fmt: skip
    assert "ours: 700 MB, 500 MB of it above torch and the networks at rest" in text
    assert "reference: this system does not tell" in text
    assert "bundle tiny, wct, cpu, 2 threads, 3 repeats; float32 matrix product 100 GFLOP/s" in text
    assert (
        "A processor (family 6 model 1), x86_64, 8 cores (4 physical), L2 1 MiB for 2, 16 GiB of memory, A system\nAVX2"
        in text
    )


def test_with_networks_of_two_kinds_both_are_named_and_nothing_is_compared() -> None:
    row = replace(ROW, difference=None)
    report = replace(REPORT, rows=(row,), bundles={Implementation.OURS: "small", Implementation.REFERENCE: "large"})
    (line,) = [line for line in report.to_text().splitlines() if line.startswith("cascade")]
    assert line.split()[-1] == "-"
    assert "bundle small against the reference on large, wct" in report.to_text()
    told = report.to_json()
    assert told["bundles"] == {"ours": "small", "reference": "large"}
    assert row.to_json(100.0)["largest_difference_steps"] is None


def test_what_a_device_held_is_told_where_there_is_one() -> None:
    held = replace(
        REPORT,
        memory={Implementation.OURS: PeakMemory(1_000_000, 2_000_000, 900_000_000), Implementation.REFERENCE: None},
    )
    assert "above torch and the networks at rest, 900 MB on the device" in held.to_text()
