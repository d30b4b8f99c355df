"""Trials run as real child processes on a tiny teacher."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.bundles.manifest import Manifest
from studio.compression.preparation import Preparation
from studio.specs.training import Schedule
from studio.ui.training.wizard.estimate import Estimate
from studio.ui.training.wizard.plan import RunPlan
from studio.ui.training.wizard.time_estimator import TimeEstimator
from tests.unit.ui.training.wizard.seen import planned

TIMEOUT_MS = 60_000


@pytest.fixture
def plan(tiny: tuple[Path, Manifest], photos: Path) -> RunPlan:
    schedule = Schedule(crop_px=64, batch=1)
    return planned(teacher=tiny[0], contents=photos, schedule=schedule, levels=(1,), threads=1, device="cpu")


@pytest.fixture
def estimator() -> Iterator[TimeEstimator]:
    parent = QObject()
    made = TimeEstimator(parent)
    yield made
    made.cancel()


def test_a_trial_measures(estimator: TimeEstimator, plan: RunPlan, qtbot: QtBot) -> None:
    emitted: list[Estimate] = []
    estimator.changed.connect(emitted.append)
    estimator.measure(plan)
    assert estimator.estimate.is_running
    qtbot.waitUntil(lambda: not estimator.estimate.is_running, timeout=TIMEOUT_MS)
    assert estimator.estimate.failure == ""
    assert estimator.estimate.is_for(plan)
    assert estimator.estimate.training_s(plan) > 0
    parts = {each.preparing.part for each in emitted if each.preparing is not None}
    assert {Preparation.PICTURES, Preparation.FITTING, Preparation.TIMING} <= parts
    assert estimator.estimate.preparing is None


def test_a_trial_that_fails_says_why_and_is_not_repeated_by_itself(
    estimator: TimeEstimator, plan: RunPlan, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = planned(plan, teacher=tmp_path / "gone")
    estimator.measure(broken)
    qtbot.waitUntil(lambda: bool(estimator.estimate.failure), timeout=TIMEOUT_MS)
    assert "gone" in estimator.estimate.failure
    emitted: list[Estimate] = []
    estimator.changed.connect(emitted.append)
    estimator.measure_if_new(broken, is_ready=True)
    estimator.measure_if_new(plan, is_ready=False)
    assert emitted == []


def test_a_trial_called_off_leaves_what_was_known(estimator: TimeEstimator, plan: RunPlan) -> None:
    estimator.measure_if_new(plan, is_ready=True)
    assert estimator.estimate.is_running
    estimator.cancel()
    assert estimator.estimate == Estimate()
