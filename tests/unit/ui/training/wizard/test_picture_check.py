"""Folders are looked through off the GUI thread, and the latest one wins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.compression.crops import CropFolder
from studio.specs.training import Schedule
from studio.ui.background.background import work_pool
from studio.ui.training.wizard.picture_check import FolderChecks, PictureCheck, check_pictures
from studio.ui.training.wizard.picture_report import PictureReport
from tests.unit.engine.pictures import write_picture
from tests.unit.ui.training.wizard.picture_folders import fill
from tests.unit.ui.training.wizard.seen import planned


class Seen:
    def __init__(self, check: PictureCheck) -> None:
        self.reports: list[PictureReport] = []
        check.reported.connect(self.reports.append)

    def is_complete(self) -> bool:
        return bool(self.reports) and self.reports[-1].is_complete


def test_a_folder_is_counted_at_once_and_checked_to_the_end(qtbot: QtBot, photos: Path) -> None:
    (photos / "torn.png").write_bytes((photos / "0.png").read_bytes()[:200])
    (photos / "notes.txt").write_text("no picture")
    parent = QObject()
    check = PictureCheck(parent)
    seen = Seen(check)
    check.start(photos, crop_px=64)
    qtbot.waitUntil(seen.is_complete)
    assert seen.reports[0] == PictureReport(photos, total=5)
    assert (seen.reports[-1].good, [path.name for path, _ in seen.reports[-1].bad]) == (4, ["torn.png"])


def test_only_the_latest_folder_is_reported(qtbot: QtBot, photos: Path, tmp_path: Path) -> None:
    other = fill(tmp_path / "other", count=2)
    parent = QObject()
    check = PictureCheck(parent)
    seen = Seen(check)
    check.start(photos, crop_px=64)
    check.start(other, crop_px=64)
    qtbot.waitUntil(seen.is_complete)
    assert {report.folder for report in seen.reports} == {other}


def test_a_folder_that_is_gone_holds_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    check = PictureCheck(parent)
    seen = Seen(check)
    check.start(tmp_path / "gone", crop_px=64)
    qtbot.waitUntil(seen.is_complete)
    assert seen.reports[-1] == PictureReport(tmp_path / "gone", is_complete=True)


def test_a_fault_ends_the_look_with_what_was_found(qtbot: QtBot, photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **_options: object) -> Iterator[tuple[Path, None]]:
        yield photos / "0.png", None
        raise ImportError("no such library")

    monkeypatch.setattr("studio.ui.training.wizard.picture_check.check_pictures", faulty)
    parent = QObject()
    check = PictureCheck(parent)
    seen = Seen(check)
    check.start(photos, crop_px=64)
    qtbot.waitUntil(seen.is_complete)
    assert (seen.reports[-1].folder, seen.reports[-1].total) == (photos, 4)
    check.start(photos.parent / "gone", crop_px=64)
    qtbot.waitUntil(lambda: seen.reports[-1].folder.name == "gone" and seen.is_complete())


def test_a_look_that_is_let_go_is_waited_for_by_nobody(qtbot: QtBot, photos: Path) -> None:
    parent = QObject()
    check = PictureCheck(parent)
    seen = Seen(check)
    check.start(photos, crop_px=64)
    check.cancel()
    check.cancel()
    work_pool().wait()
    qtbot.wait(0)
    assert seen.reports == []


Both = tuple[PictureReport | None, PictureReport | None]


class SeenOfBoth:
    def __init__(self, checks: FolderChecks) -> None:
        self.found: list[Both] = []
        checks.found.connect(self._take)

    def _take(self, contents: PictureReport | None, styles: PictureReport | None) -> None:
        self.found.append((contents, styles))

    def is_complete(self) -> bool:
        return bool(self.found) and all(report is not None and report.is_complete for report in self.found[-1])


def test_both_folders_are_looked_into(qtbot: QtBot, photos: Path) -> None:
    parent = QObject()
    checks = FolderChecks(parent)
    seen = SeenOfBoth(checks)
    checks.follow(planned(contents=photos, styles=photos))
    qtbot.waitUntil(seen.is_complete)
    assert [report.good for report in seen.found[-1] if report] == [4, 4]


def test_the_same_plan_is_not_looked_at_twice(qtbot: QtBot, photos: Path) -> None:
    parent = QObject()
    checks = FolderChecks(parent)
    seen = SeenOfBoth(checks)
    plan = planned(contents=photos, styles=photos)
    checks.follow(plan)
    qtbot.waitUntil(seen.is_complete)
    count = len(seen.found)
    checks.follow(planned(plan, title="another"))
    assert len(seen.found) == count
    checks.follow(planned(plan, schedule=Schedule(crop_px=256)))
    assert seen.found[-1] == (None, None)
    qtbot.waitUntil(seen.is_complete)


def test_a_folder_taken_back_is_known_no_more(qtbot: QtBot, photos: Path) -> None:
    parent = QObject()
    checks = FolderChecks(parent)
    seen = SeenOfBoth(checks)
    checks.follow(planned(contents=photos, styles=photos))
    qtbot.waitUntil(seen.is_complete)
    checks.follow(planned(contents=photos))
    assert seen.found[-1][1] is None
    assert seen.found[-1][0] is not None


def test_what_cannot_be_learned_from_is_named(tmp_path: Path) -> None:
    write_picture(tmp_path / "good.png", 80, 70, seed=1)
    write_picture(tmp_path / "small.png", 40, 33, seed=2)
    (tmp_path / "broken.png").write_bytes((tmp_path / "good.png").read_bytes()[:200])
    (tmp_path / "note.txt").write_text("no picture")
    checks = list(check_pictures(tmp_path, crop_px=64, is_cancelled=lambda: False))
    assert [path.name for path, _ in checks] == ["broken.png", "good.png", "small.png"]
    assert [problem is None for _, problem in checks] == [False, True, True]
    assert "broken.png" in (checks[0][1] or "")
    assert len(CropFolder(tmp_path, crop_px=64)) == 3, "training looks at the same files"


def test_looking_ends_when_asked(tmp_path: Path) -> None:
    for seed in range(3):
        write_picture(tmp_path / f"{seed}.png", 40, 40, seed=seed)
    looked: list[Path] = []
    for path, _ in check_pictures(tmp_path, crop_px=64, is_cancelled=lambda: len(looked) >= 2):
        looked.append(path)
    assert len(looked) == 2
