from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.training.bundles.report import read_report
from studio.ui.training.bundles.report_view import ReportView, read_sheet_image
from tests.unit.ui.training.bundles.reports import an_evaluation


def a_sheet() -> QImage:
    image = QImage(400, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366aa"))
    return image


def test_figures_stand_beside_those_of_the_teacher(qtbot: QtBot) -> None:
    view = ReportView()
    qtbot.addWidget(view)
    view.show_report(read_report(an_evaluation()), a_sheet())
    view.resize(1000, 500)
    view.show()
    texts = [label.text() for label in view.findChildren(QLabel)]
    assert {"teacher", "small", "100 k", "25 k"} <= set(texts)
    assert "Parameters: 100 k, 25 k, 4.00 × less" in view.accessibleDescription()
    assert QColor(view.grab().toImage().pixel(900, 300)).name() == "#3366aa"


def test_without_pictures_the_figures_are_shown_alone(qtbot: QtBot) -> None:
    view = ReportView()
    qtbot.addWidget(view)
    view.show_report(read_report(an_evaluation()), None)
    view.show()
    assert "Photo" not in [label.text() for label in view.findChildren(QLabel)]


def test_a_sheet_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert read_sheet_image(tmp_path / "gone.png") is None
