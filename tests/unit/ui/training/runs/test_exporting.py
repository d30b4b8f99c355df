from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.notices.notice import NoticeKind
from studio.ui.training.runs.exporting import Report, ReportExport
from tests.unit.ui.training.run_folders import write_run


@pytest.fixture
def export(qtbot: QtBot) -> Iterator[ReportExport]:
    over = QWidget()
    qtbot.addWidget(over)
    made = ReportExport(over)
    yield made
    made.close()


def test_a_log_is_written_and_told(export: ReportExport, tmp_path: Path, qtbot: QtBot) -> None:
    run = write_run(tmp_path / "run", logged=2)
    with qtbot.waitSignal(export.notified) as emitted:
        export.save(Report.LOG, run, tmp_path / "mine")
    assert emitted.args[0].kind is NoticeKind.SUCCESS and "mine.csv" in emitted.args[0].text
    assert (tmp_path / "mine.csv").read_text().splitlines()[1:] == ["10,5.0,2e-05,,0.1,2.0", "20,10.0,2e-05,,0.05,2.0"]


def test_a_file_that_nobody_was_asked_about_stays(export: ReportExport, tmp_path: Path, qtbot: QtBot) -> None:
    run = write_run(tmp_path / "run", logged=2)
    (tmp_path / "mine.csv").write_text("other")
    with qtbot.waitSignal(export.notified) as emitted:
        export.save(Report.LOG, run, tmp_path / "mine")
    assert emitted.args[0].kind is NoticeKind.ERROR and (tmp_path / "mine.csv").read_text() == "other"


def test_a_card_is_written_with_the_suffix_of_a_text(export: ReportExport, tmp_path: Path, qtbot: QtBot) -> None:
    run = write_run(tmp_path / "run", title="Night")
    with qtbot.waitSignal(export.notified) as emitted:
        export.save(Report.CARD, run, tmp_path / "night")
    assert emitted.args[0].kind is NoticeKind.SUCCESS
    assert (tmp_path / "night.md").read_text().startswith("# Night\n")
