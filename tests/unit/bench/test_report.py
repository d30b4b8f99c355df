import json

import pytest

from studio.bench.peak import PeakMemory
from studio.bench.report import Report, Row
from studio.bench.workload import Side
from studio.engine.timing import Timing

ROW = Row(
    name="cascade",
    width_px=2000,
    height_px=1000,
    gflop=400.0,
    timings={Side.OURS: Timing((8.0, 7.0, 10.0)), Side.REFERENCE: Timing((24.0, 25.0, 20.0))},
    largest_difference=1,
    differing_share=0.002,
)
REPORT = Report(
    content="photo.jpg",
    styles=("style.jpg",),
    bundle="tiny",
    method="wct",
    threads=2,
    repeats=3,
    product_gflops=100.0,
    rows=(ROW,),
    memory_megapixels=2.0,
    memory={Side.OURS: PeakMemory(200_000_000, 700_000_000), Side.REFERENCE: None},
)


def test_a_row_compares_medians() -> None:
    assert ROW.ratio == 3.0
    assert ROW.gflops(Side.OURS) == 50.0


def test_json_holds_every_figure_and_survives_the_way_through_text() -> None:
    told = json.loads(json.dumps(REPORT.to_json()))
    (row,) = told["rows"]
    assert row["ours"] == {
        "runs_s": [8.0, 7.0, 10.0],
        "median_s_per_mp": 4.0,
        "min_s_per_mp": 3.5,
        "max_s_per_mp": 5.0,
        "nominal_gflop_per_s": 50.0,
        "share_of_matrix_product": 0.5,
    }
    assert row["reference"]["nominal_gflop_per_s"] == pytest.approx(400 / 24)
    assert row["ratio"] == 3.0
    assert told["memory"] == {"ours": {"idle_bytes": 200_000_000, "peak_bytes": 700_000_000}, "reference": None}


def test_the_table_tells_the_same_to_people() -> None:
    text = REPORT.to_text()
    (line,) = [line for line in text.splitlines() if line.startswith("cascade")]
    assert line.split() == [
        "cascade", "2.00", "4.00", "(3.50..5.00)", "12.00", "(10.00..12.50)", "3.00", "50.0", "50%", "1", "(0.20%)",
    ]  # fmt: skip
    assert "ours: 700 MB, 500 MB of it above torch and the networks at rest" in text
    assert "reference: this system does not tell" in text
    assert "2 threads, 3 repeats; float32 matrix product 100 GFLOP/s" in text
