from __future__ import annotations

import csv
import io
from pathlib import Path

from studio.jobs.training.reports.log_table import csv_text, log_table
from studio.jobs.training.run_log import whole_log
from tests.unit.jobs.training.reports.logged_runs import LOGGED, write_run, write_two_stages


def read_back(run: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(log_table(whole_log(run))))))


def test_every_logged_number_is_in_its_cell_to_the_last_bit(tmp_path: Path) -> None:
    rows = read_back(write_run(tmp_path / "run"))
    assert list(rows[0]) == ["step", "elapsed_s", "learning_rate", "score", "pixel_4", "gram_4"]
    for row, logged in zip(rows, LOGGED, strict=True):
        assert {name: float(cell) for name, cell in row.items() if cell} == logged


def test_two_stages_have_stage_and_phase_and_one_count_of_steps(tmp_path: Path) -> None:
    rows = read_back(write_two_stages(tmp_path / "run"))
    assert list(rows[0])[:3] == ["step", "stage", "phase"]
    assert list(rows[0])[-3:] == ["forced_removals", "layer:conv1_1", "layer:conv2_1"]
    told = [(row["step"], row["stage"], row["phase"]) for row in rows]
    assert told == [
        ("10", "1", "pruning"),
        ("12", "1", "pruning"),
        ("20", "1", "retraining"),
        ("20", "2", "distillation"),
        ("30", "2", "distillation"),
        ("40", "2", "distillation"),
        ("60", "2", "distillation"),
    ]
    assert rows[1]["forced_removals"] == "3.0" and rows[1]["layer:conv1_1"] == "" and rows[3]["score"] == "4.0"
    assert rows[-1]["elapsed_s"] == "160.0"


def test_columns_stay_where_they_are_as_the_log_grows(tmp_path: Path) -> None:
    lines = whole_log(write_run(tmp_path / "run"))
    whole = log_table(lines).columns
    assert all(whole[: len(early := log_table(lines[:count]).columns)] == early for count in range(1, len(lines)))
