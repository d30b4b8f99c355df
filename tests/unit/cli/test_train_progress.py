from __future__ import annotations

from pathlib import Path

import pytest

from studio.cli.train_start import train_with_bar
from studio.compression.trainer import TrainingResult


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (TrainingResult(20, 1.23456, is_complete=True), "run finished at step 20, best score 1.235 (lower is better)"),
        (TrainingResult(3, float("inf"), is_complete=False), "run stopped at step 3, before its first score"),
    ],
)
def test_how_it_ended_is_said_in_one_line(
    result: TrainingResult, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train_with_bar(Path("run"), lambda _progress: result) is result
    assert capsys.readouterr().out == f"{said}\n"


def test_skipped_pictures_are_named_beside(capsys: pytest.CaptureFixture[str]) -> None:
    train_with_bar(Path("run"), lambda _progress: TrainingResult(1, 1.0, is_complete=True, skipped=("a.png: torn",)))
    assert "a.png: torn" in capsys.readouterr().err
