from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from studio.ui.training.runs.term_legend import TermLegend

COLOURS = {"pixel": QColor("#aa0000"), "gram": QColor("#0000aa")}


def a_legend(qtbot: QtBot) -> TermLegend:
    legend = TermLegend()
    qtbot.addWidget(legend)
    legend.show_terms(COLOURS, (5, 4))
    return legend


def box(legend: TermLegend, term: str) -> QCheckBox:
    return next(found for found in legend.findChildren(QCheckBox) if found.property("term") == term)


def test_a_term_that_is_switched_off_stays_off_while_terms_come_and_go(qtbot: QtBot) -> None:
    legend = a_legend(qtbot)
    with qtbot.waitSignal(legend.changed):
        box(legend, "gram").setChecked(False)
    legend.show_terms({"pixel": QColor("#aa0000")}, (5, 4))
    legend.show_terms(COLOURS, (5, 4))
    assert (legend.is_shown("pixel"), legend.is_shown("gram")) == (True, False)
    assert not box(legend, "gram").isChecked()


def test_a_level_can_be_asked_for_and_is_kept_while_it_exists(qtbot: QtBot) -> None:
    legend = a_legend(qtbot)
    chooser = legend.findChild(QComboBox)
    assert isinstance(chooser, QComboBox)
    assert legend.level is None
    with qtbot.waitSignal(legend.changed):
        chooser.setCurrentIndex(chooser.findData(4))
    legend.show_terms(COLOURS, (5, 4, 3))
    assert legend.level == 4
    legend.show_terms(COLOURS, (5, 3))
    assert legend.level is None


def test_the_latest_values_stand_beside_their_terms(qtbot: QtBot) -> None:
    legend = a_legend(qtbot)
    legend.show_values({"pixel": 0.12345})
    assert {label.text() for label in legend.findChildren(QLabel)} == {"0.123", "–"}


def test_every_box_can_be_named(qtbot: QtBot) -> None:
    legend = a_legend(qtbot)
    names = {found.accessibleName() for found in legend.findChildren(QCheckBox)}
    assert len(names) == len(COLOURS)
    assert all("curve" in name for name in names)
