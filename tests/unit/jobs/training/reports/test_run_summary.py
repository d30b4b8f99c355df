from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from studio.bundles.size import bundle_size
from studio.jobs.training.reports.run_summary import final_size, summaries
from studio.jobs.training.sizes import size_after
from studio.specs.pruning import PruneSpec
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.jobs.training.reports.logged_runs import DISTILLED, LOGGED, write_run, write_two_stages


def test_the_best_comes_first_and_runs_without_a_score_last(tmp_path: Path) -> None:
    better = [line | ({"score": 0.5} if "score" in line else {}) for line in LOGGED]
    runs = [
        write_run(tmp_path / "unscored", replace(DISTILLED, title="Unscored"), LOGGED[1:2]),
        write_run(tmp_path / "plain"),
        write_run(tmp_path / "better", replace(DISTILLED, title="Better"), better),
    ]
    found = summaries(runs)
    assert [each.name for each in found] == ["Better", "Overnight", "Unscored"]
    assert (found[1].record.best_score, found[1].record.best_step, found[1].minutes) == (1.5, 20, 2.0)


def test_runs_of_one_title_are_told_apart_by_folders_and_numbers(tmp_path: Path) -> None:
    runs = [write_run(tmp_path / place / name) for place, name in (("a", "one"), ("b", "one"), ("b", "two"))]
    assert {each.name for each in summaries(runs)} == {"Overnight (one) 1", "Overnight (one) 2", "Overnight (two)"}


def test_the_size_is_that_of_the_plan_and_of_the_report_where_there_is_one(tmp_path: Path) -> None:
    teacher = write_tiny_bundle(tmp_path / "tiny", levels=(2, 1))
    spec = replace(DISTILLED, teacher=tmp_path / "tiny", widths=0.5)
    size = final_size(tmp_path / "run", spec)
    assert size is not None and size == size_after(teacher, spec)
    assert size.parameters < bundle_size(teacher).parameters
    pruning = PruneSpec(bundle=tmp_path / "tiny", contents=Path("photos"), ratios=0.5)
    (tmp_path / "run").mkdir()
    report = {"after": {"parameters": 7, "macs_per_pixel": 2.5, "weight_bytes": 28}}
    (tmp_path / "run" / "report.json").write_text(json.dumps(report))
    measured = final_size(tmp_path / "run", pruning)
    assert measured is not None and (measured.parameters, measured.macs_per_pixel) == (7, 2.5)
    assert final_size(tmp_path / "run", spec) == size, "a report is of a pruning"


def test_without_its_bundle_the_size_of_a_run_is_not_known(tmp_path: Path) -> None:
    (found,) = summaries([write_two_stages(tmp_path / "run")])
    assert found.size is None and found.record.step == 60
