from studio.compression.evaluation.figures import Front
from studio.compression.evaluation.table import front_tables
from tests.unit.compression.evaluation.reports import REPORT, front


def test_points_stand_above_the_four_numbers() -> None:
    points, numbers = front_tables(front(), REPORT.judges, "large")
    rows = [line.split() for line in points.splitlines()]
    assert rows[2] == ["r", "1,", "strength", "1", "0.200", "/", "0.050", "0.080", "/", "0.035", "1.00/0.50", "0.100"]
    assert rows[3][:3] == ["large,", "plain", "0.200"]
    assert [line.split() for line in numbers.splitlines()] == [
        ["style", "at", "0.63", "0.72", "0.81", "0.90"],
        ["large", "0.174", "0.156", "0.138", "0.120"],
        ["vgg", "not", "reached", "0.078", "0.069", "0.060"],
    ]


def test_alone_the_points_are_all() -> None:
    assert len(front_tables(Front(front().points, None), REPORT.judges, None)) == 1
