from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.jobs.training.training_runs import TrainingRuns
from studio.ui.training.runs.watcher import RunReader, RunsSnapshot, RunsWatcher
from tests.unit.ui.training.run_folders import log_step, write_run


@pytest.fixture
def runs(tmp_path: Path) -> TrainingRuns:
    return TrainingRuns(tmp_path / "runs")


@pytest.fixture
def watcher(runs: TrainingRuns) -> Iterator[RunsWatcher]:
    made = RunsWatcher(runs)
    yield made
    made.close()


def test_all_runs_are_listed_but_only_the_selected_one_is_read(runs: TrainingRuns) -> None:
    one, other = write_run(runs.folder / "one"), write_run(runs.folder / "other")
    snapshot = RunReader(runs).read(one)
    assert {record.folder for record in snapshot.records} == {one, other}
    assert snapshot.history.last_step == 60
    assert [step for step, _ in snapshot.pictures] == [30, 60]
    assert RunReader(runs).read(None).history.last_step == 0


def test_a_log_that_has_not_grown_gives_the_very_same_history(runs: TrainingRuns) -> None:
    run = write_run(runs.folder / "one")
    reader = RunReader(runs)
    first = reader.read(run).history
    assert reader.read(run).history is first
    log_step(run, 70)
    grown = reader.read(run).history
    assert grown.last_step == 70
    assert grown.terms["pixel"].steps.tolist() == [10, 20, 30, 40, 50, 60, 70]


def test_another_selection_forgets_the_curves_of_the_one_before(runs: TrainingRuns) -> None:
    one, other = write_run(runs.folder / "one"), write_run(runs.folder / "other", logged=2)
    reader = RunReader(runs)
    reader.read(one)
    assert reader.read(other).history.last_step == 20
    assert reader.read(one).history.last_step == 60


def test_runs_that_are_compared_are_all_read_and_go_on_being_read(runs: TrainingRuns) -> None:
    one, other = write_run(runs.folder / "one"), write_run(runs.folder / "other", logged=2)
    reader = RunReader(runs)
    first = reader.read(None, (one, other))
    assert {run: each.last_step for run, each in first.compared.items()} == {one: 60, other: 20}
    log_step(other, 30)
    second = reader.read(None, (one, other))
    assert second.compared[one] is first.compared[one] and second.compared[other].last_step == 30
    assert reader.read(one).compared == {}


def test_a_log_cut_back_by_a_resume_is_read_again(runs: TrainingRuns) -> None:
    run = write_run(runs.folder / "one")
    reader = RunReader(runs)
    reader.read(run)
    lines = (run / "log.jsonl").read_text().splitlines(keepends=True)
    (run / "log.jsonl").write_text("".join(lines[:2]))
    assert reader.read(run).history.last_step == 20


def test_the_watcher_tells_what_it_sees_and_what_comes_later(
    watcher: RunsWatcher, runs: TrainingRuns, qtbot: QtBot
) -> None:
    run = write_run(runs.folder / "one", logged=1)
    sights: list[RunsSnapshot] = []
    watcher.seen.connect(sights.append)
    watcher.select(run)
    watcher.start()
    qtbot.waitUntil(lambda: bool(sights) and sights[-1].history.last_step == 10)
    log_step(run, 20)
    qtbot.waitUntil(lambda: sights[-1].history.last_step == 20)


def test_a_request_during_a_refresh_is_not_lost(watcher: RunsWatcher, runs: TrainingRuns, qtbot: QtBot) -> None:
    one, other = write_run(runs.folder / "one"), write_run(runs.folder / "other")
    sights: list[RunsSnapshot] = []
    watcher.seen.connect(sights.append)
    watcher.start()
    watcher.select(one)
    watcher.select(other)
    qtbot.waitUntil(lambda: bool(sights) and sights[-1].selected == other, timeout=900)  # sooner than the clock
