"""Folders are looked through off the GUI thread, and the latest one wins."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.jobs.training.pictures import PictureCheck as Checked
from studio.ui.background.pool import work_pool
from studio.ui.training.wizard.picture_check import PictureCheck
from studio.ui.training.wizard.picture_report import PictureReport
from tests.unit.ui.training.wizard.picture_folders import fill


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
    def faulty(*_: object, **_options: object) -> Iterator[Checked]:
        yield Checked(photos / "0.png", None)
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
