import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.compression.evaluation.figures import Front, FrontPoint
from studio.compression.evaluation.painted import PaintedFigures, PaintedReport
from studio.compression.evaluation.pictures import Skipped
from studio.compression.evaluation.record import painted_to_json
from studio.compression.evaluation.request import NamedPair
from studio.compression.evaluation.table import painted_to_text
from tests.unit.compression.evaluation.reports import REPORT, result

OURS, REFERENCE = result(0.6, 1.0, 0.5, grain=3.0), result(0.5, 2.0, 1.0)
PAINTED = PaintedReport(
    size_px=64,
    judges=REPORT.judges,
    against="large",
    pairs=(PaintedFigures(NamedPair("a.png", "s.png"), {"others": OURS}, REFERENCE),),
    front=Front((FrontPoint("others", None, OURS),), REFERENCE),
    skipped=(Skipped(Path("bad.png"), "no name"),),
    split=None,
)


def test_the_report_is_plain_json_with_ratios() -> None:
    told = json.loads(json.dumps(painted_to_json(PAINTED)))
    assert told["front"]["points"][0]["form"] is None
    assert told["ratios"]["others"]["style"] == pytest.approx([0.5, 0.5])
    assert told["ratios"]["others"]["content_distance"] == pytest.approx([0.5, 0.5])
    assert told["ratios"]["others"]["ssim"] == pytest.approx(1.2)
    assert told["ratios"]["others"]["grain"] == {"axis_power": pytest.approx([3.0, 3.0]), "lattice": pytest.approx(3.0)}
    assert told["pairs"][0]["results"]["others"]["likeness"][0]["style"] == 0.1
    assert told["skipped"] == [{"file": "bad.png", "reason": "no name"}]


def test_people_read_positions_ratios_and_what_was_skipped() -> None:
    text = painted_to_text(PAINTED)
    rows = [line.split() for line in text.splitlines()]
    assert text.startswith("1 pairs at 64 px, painted elsewhere")
    assert ["others", "0.100", "/", "0.050", "0.050", "/", "0.025", "3.00/1.50", "0.300"] in rows
    assert ["others", "0.500", "/", "0.500", "0.500", "/", "0.500", "1.200", "3.00/3.00", "3.000"] in rows
    assert "skipped bad.png: no name" in text


def test_without_a_reference_there_are_no_ratios() -> None:
    alone = replace(PAINTED, against=None, front=replace(PAINTED.front, reference=None))
    assert painted_to_json(alone)["ratios"] is None
    assert "ratio to" not in painted_to_text(alone)
