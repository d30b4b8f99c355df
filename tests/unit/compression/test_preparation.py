from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from studio.compression.preparation import Preparation, begin_part, report_piece
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin
from studio.errors import Cancelled
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.pruning import TrainingSpec
from tests.unit.jobs.training.requests import distill_spec, make_material, prune_spec


def test_pieces_are_counted_within_their_part() -> None:
    told: list[tuple[str, float]] = []
    progress = Progress(on_report=lambda report: told.append((report.stage, report.fraction)))
    begin_part(progress, Preparation.PICTURES, pieces=2)
    report_piece(progress, Preparation.PICTURES)
    begin_part(progress, Preparation.FITTING, pieces=1)
    report_piece(progress, Preparation.FITTING)
    assert told == [("reading pictures", 0.0), ("reading pictures", 0.5)] + [
        ("ranking and fitting filters", fraction) for fraction in (0.0, 1.0)
    ]


def test_nobody_has_to_listen() -> None:
    begin_part(None, Preparation.PICTURES, pieces=2)
    report_piece(None, Preparation.PICTURES)


@pytest.mark.parametrize("part", [part for part in Preparation if part is not Preparation.SCANNING])
def test_a_run_tells_every_part_and_can_be_stopped_in_each(tmp_path: Path, part: Preparation) -> None:
    make_material(tmp_path)
    spec: TrainingSpec = prune_spec(tmp_path) if part is Preparation.CHECKING else distill_spec(tmp_path)
    spec = replace(spec, schedule=replace(spec.schedule, steps=0, minutes=0.1))  # so that steps are timed
    cancellation = Cancellation()

    def on_report(report: ProgressReport) -> None:
        assert not report.stage.startswith("step"), "the part was passed over"
        if report.stage == part:
            cancellation.request()

    with pytest.raises(Cancelled):
        begin(spec, RunFolder(tmp_path / "run"), Progress(on_report=on_report, cancellation=cancellation))
