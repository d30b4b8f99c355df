"""Scans run as real child processes on a tiny teacher."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.bundles.manifest import Manifest
from studio.specs.training import Schedule
from studio.ui.training.wizard.plan import Technique
from studio.ui.training.wizard.sensitivity_scanner import Losses, SensitivityScanner
from studio.ui.training.wizard.shares import share_rows
from studio.ui.training.wizard.size_figures import share_keys
from tests.unit.ui.training.wizard.seen import planned

TIMEOUT_MS = 60_000


class Seen:
    def __init__(self, scanner: SensitivityScanner) -> None:
        self.losses: Losses = {}
        self.is_running, self.failure = True, ""
        scanner.changed.connect(self._take)

    def _take(self, losses: Losses, is_running: bool, failure: str) -> None:
        self.losses, self.is_running, self.failure = losses, is_running, failure


@pytest.fixture
def scanner() -> Iterator[SensitivityScanner]:
    parent = QObject()
    made = SensitivityScanner(parent)
    yield made
    made.cancel()


@pytest.mark.parametrize("technique", [Technique.PRUNE, Technique.DISTIL])
def test_a_scan_answers_for_every_row(
    scanner: SensitivityScanner, tiny: tuple[Path, Manifest], photos: Path, qtbot: QtBot, technique: Technique
) -> None:
    learning = planned(
        teacher=tiny[0],
        contents=photos,
        schedule=Schedule(crop_px=64, batch=1),
        levels=(2, 1),
        threads=1,
        device="cpu",
    )
    plan = replace(learning, technique=technique)
    seen = Seen(scanner)
    scanner.start(plan)
    qtbot.waitUntil(lambda: not seen.is_running, timeout=TIMEOUT_MS)
    assert seen.failure == ""
    keys = share_keys(plan, tiny[1])
    assert set(seen.losses) == set(keys)
    assert all(row.losses for row in share_rows(plan, keys, seen.losses))
    scanner.follow(planned(plan, title="the same"))
    assert set(seen.losses) == set(keys)
    scanner.follow(planned(plan, teacher=Path("another")))
    assert seen.losses == {}
