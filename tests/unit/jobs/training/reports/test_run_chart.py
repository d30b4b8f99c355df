from __future__ import annotations

from pathlib import Path

import pytest

from studio.errors import InputError
from studio.jobs.training.reports.run_chart import Axis, run_chart, score_points, term_points
from studio.jobs.training.run_log import LogLine, whole_log
from tests.unit.jobs.training.reports.logged_runs import write_run


def test_scores_are_drawn_over_steps_or_minutes(tmp_path: Path) -> None:
    lines = whole_log(write_run(tmp_path / "run"))
    assert score_points(lines, Axis.STEPS) == ((0, 4.0), (20, 1.5), (40, 2.0))
    assert score_points(lines, Axis.MINUTES) == ((0, 4.0), (1.0, 1.5), (2.0, 2.0))


def test_a_term_without_its_level_is_the_mean_of_all_levels() -> None:
    lines = [LogLine(step, 0.0, {"pixel_4": 1.0, "pixel_1": 3.0, "gram_4": 9.0}) for step in range(3)]
    assert term_points(lines, Axis.STEPS, "pixel") == ((0, 2.0), (1, 2.0), (2, 2.0))
    assert term_points(lines, Axis.STEPS, "pixel_4") == ((0, 1.0), (1, 1.0), (2, 1.0))
    assert term_points(lines, Axis.STEPS, "other") == ()


def test_a_long_curve_is_of_means_that_leave_no_line_out() -> None:
    lines = [LogLine(step, 0.0, {"pixel": float(step)}) for step in range(601)]
    points = term_points(lines, Axis.STEPS, "pixel")
    assert len(points) == 60
    assert all(x == y for x, y in points) and points[0][0] == 4.5
    assert points[-1][1] == sum(range(591, 601)) / 10


def test_a_chart_names_what_it_cannot_draw(tmp_path: Path) -> None:
    lines = whole_log(write_run(tmp_path / "run"))
    chart = run_chart({"a": lines, "b": ()}, Axis.STEPS, "gram", is_log=True)
    assert [panel.title for panel in chart.panels] == ["held-out score (lower is better)", "gram"]
    assert all(len(panel.series) == 2 and panel.is_log for panel in chart.panels)
    with pytest.raises(InputError, match="no run has logged the term style; there are pixel, gram"):
        run_chart({"a": lines}, Axis.STEPS, "style")
    with pytest.raises(InputError, match="has a score yet"):
        run_chart({"a": ()}, Axis.STEPS)
