"""Facts about folders follow the plan."""

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.specs.training import Schedule
from studio.ui.training.wizard.folder_checks import FolderChecks
from studio.ui.training.wizard.picture_report import PictureReport
from tests.unit.ui.training.wizard.seen import planned

Both = tuple[PictureReport | None, PictureReport | None]


class Seen:
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
    seen = Seen(checks)
    checks.follow(planned(contents=photos, styles=photos))
    qtbot.waitUntil(seen.is_complete)
    assert [report.good for report in seen.found[-1] if report] == [4, 4]


def test_the_same_plan_is_not_looked_at_twice(qtbot: QtBot, photos: Path) -> None:
    parent = QObject()
    checks = FolderChecks(parent)
    seen = Seen(checks)
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
    seen = Seen(checks)
    checks.follow(planned(contents=photos, styles=photos))
    qtbot.waitUntil(seen.is_complete)
    checks.follow(planned(contents=photos))
    assert seen.found[-1][1] is None
    assert seen.found[-1][0] is not None
