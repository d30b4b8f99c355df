from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bench.bundles import BundleRow, BundlesReport, BundlesRequest, compare_bundles, in_form
from studio.bench.choices import Form, Peer
from studio.bench.workload import Implementation, content_pixels, painter
from studio.engine.timing import Timing
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.bench.pictures import tiny_workload
from tests.unit.bench.reports import LIBRARIES, MACHINE

ROWS = (
    BundleRow("large", Form.PLAIN, 40.0, Timing((8.0, 4.0, 10.0))),
    BundleRow("large", Form.RESIDUAL, 60.0, Timing((12.0, 6.0, 10.0))),
    BundleRow("small", Form.PLAIN, 10.0, Timing((2.0, 2.0, 4.0))),
    BundleRow("small", Form.RESIDUAL, 15.0, Timing((4.0, 3.0, 4.0))),
    BundleRow("microast", None, 10.0, Timing((4.0, 4.0, 5.0))),
)
REPORT = BundlesReport(
    content="photo.jpg",
    styles=("style.jpg",),
    megapixels=2.0,
    device="cpu",
    threads=1,
    clock="processor",
    product_gflops=100.0,
    rows=ROWS,
    machine=MACHINE,
    libraries=LIBRARIES,
)


def test_ratios_are_those_of_the_rounds() -> None:
    """Speeds 4, 2, 2.5 plain and 3, 2, 2.5 residual; costs 1.5, 1.5, 1 and 2, 1.5, 1."""
    assert [REPORT.speed_against_first(row) for row in ROWS] == [1.0, 1.0, 2.5, 2.5, 2.0]
    assert [REPORT.cost_against_plain(row) for row in ROWS] == [1.0, 1.5, 1.0, 1.5, None]
    alone = replace(REPORT, rows=ROWS[1:2])
    assert alone.cost_against_plain(ROWS[1]) is None, "nothing to hold it against"


def test_json_and_table_tell_the_same() -> None:
    told = json.loads(json.dumps(REPORT.to_json()))
    assert told["machine"]["processor"] == MACHINE.processor and told["libraries"]["versions"] == LIBRARIES.versions
    small = told["rows"][3]
    assert (small["name"], small["form"], small["median_s_per_mp"]) == ("small", "residual", 2.0)
    assert small["times_faster_than_first"] == 2.5 and small["times_of_plain"] == 1.5
    assert small["share_of_matrix_product"] == pytest.approx(15 / 4 / 100)
    text = REPORT.to_text()
    assert MACHINE.to_text() in text and LIBRARIES.to_text() in text
    (line,) = (line for line in text.splitlines() if line.split()[:2] == ["small", "residual"])
    assert line.split()[2:] == ["2.000", "(1.500..2.000)", "3.8", "4%", "2.50", "1.50"]
    (line,) = (line for line in text.splitlines() if "microast" in line)
    assert line.split()[-2:] == ["2.00", "-"]


def test_bundles_forms_and_peers_are_timed_in_turns(tmp_path: Path) -> None:
    workload = tiny_workload(tmp_path)
    write_tiny_bundle(tmp_path / "other", levels=[3, 1])
    request = BundlesRequest(
        workload, (tmp_path / "tiny", tmp_path / "other"), tuple(Form), tuple(Peer), megapixels=0.02, repeats=2
    )
    report = compare_bundles(request, on_step=lambda _: None)
    assert [(row.name, row.form) for row in report.rows] == [
        ("tiny", Form.PLAIN), ("tiny", Form.RESIDUAL), ("other", Form.PLAIN), ("other", Form.RESIDUAL),
        ("microast", None),
    ]  # fmt: skip
    assert all(len(row.timing.runs_s) == 2 and row.gflop > 0 for row in report.rows)
    plain, residual, other, *_ = report.rows
    assert plain.gflop < residual.gflop < 2 * plain.gflop, "decoders count twice, encoders once"
    assert other.gflop < plain.gflop, "two levels of five"
    assert (report.clock, report.threads, report.device) == ("processor", 1, "cpu")


def test_the_residual_form_paints_something_else(tmp_path: Path) -> None:
    workload = tiny_workload(tmp_path, levels=(2,))
    pixels = content_pixels(workload.content, 0.01)
    painted = []
    for form in Form:
        own = in_form(workload, tmp_path / "tiny", form)
        painted.append(painter(Implementation.OURS, own, own.bundle())(pixels))
    assert own.spec.detail == 0.7
    assert np.any(painted[0] != painted[1])
