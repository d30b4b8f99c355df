from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.jobs.training.reports.comparison import (
    comparison_fields,
    comparison_table,
    differing_names,
    scored_otherwise,
)
from studio.jobs.training.reports.run_summary import summaries
from studio.specs.training import LossShares
from tests.unit.jobs.training.reports.logged_runs import DISTILLED, LOGGED, PRUNED, PRUNING, write_run, write_two_stages


def test_what_differs_is_told_and_nothing_else(tmp_path: Path) -> None:
    wider = replace(DISTILLED, title="Wider", widths=0.9, seed=3)
    found = summaries([write_run(tmp_path / "a"), write_run(tmp_path / "b", wider, LOGGED[:3])])
    assert differing_names(found) == ("seed", "widths")
    table = comparison_table(found)
    rows = {row.split("  ")[0]: row.split()[-2:] for row in table.splitlines() if row}
    assert rows["widths"] == ["0.75", "0.9"] and rows["seed"] == ["0", "3"] and rows["minutes"] == ["2.0", "1.0"]
    assert "batch" not in table


def test_scores_of_other_pictures_or_terms_are_said_not_to_compare(tmp_path: Path) -> None:
    faster = replace(DISTILLED, title="Faster", schedule=replace(DISTILLED.schedule, learning_rate=1e-4))
    alike = summaries([write_run(tmp_path / "a"), write_run(tmp_path / "b", faster)])
    assert scored_otherwise(alike) == () and "Scores measure" not in comparison_table(alike)
    shared = replace(DISTILLED, title="Other", shares=LossShares(gram=0.5), seed=1)
    other = summaries([write_run(tmp_path / "a"), write_run(tmp_path / "c", shared)])
    assert set(scored_otherwise(other)) == {"shares.gram", "seed"}
    assert "Scores measure different things where these differ" in comparison_table(other)


def test_scores_of_two_stages_are_those_of_the_second(tmp_path: Path) -> None:
    assert PRUNED.then is not None
    other = replace(PRUNED, title="Other", then=replace(PRUNED.then, seed=5))
    found = summaries([write_two_stages(tmp_path / "a"), write_two_stages(tmp_path / "b", other)])
    assert scored_otherwise(found) == ("then.seed",)


def test_settings_that_one_kind_alone_has_count_where_they_were_chosen(tmp_path: Path) -> None:
    pruned = replace(PRUNED, then=None)
    found = summaries([write_run(tmp_path / "a"), write_run(tmp_path / "b", pruned, PRUNING)])
    names = differing_names(found)
    assert "ratios" in names and not {"teacher", "bundle"} & set(names), "the pruned bundle is the teacher"
    assert not {"by_sensitivity", "trunk", "painting.detail_from"} & set(names)


def test_plain_values_say_the_same(tmp_path: Path) -> None:
    wider = replace(DISTILLED, title="Wider", widths=(8, 16))
    told = comparison_fields(summaries([write_run(tmp_path / "a"), write_run(tmp_path / "b", wider)]))
    assert [run["name"] for run in told["runs"]] == ["Overnight", "Wider"]
    assert told["runs"][1]["settings"] == {"widths": [8, 16]}
    assert told["runs"][0]["best_score"] == 1.5 and told["runs"][0]["minutes"] == 2.0
