"""A box of choices tells what the person picks, and nothing else."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from studio.ui.widgets.choice_row import ChoiceFacts, ChoiceRow
from tests.unit.ui.controls.finding import named

FRUIT = (("a", "Apple", "round"), ("b", "Banana", "long"))


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[ChoiceRow]:
    row = ChoiceRow(ChoiceFacts("fruit", "Fruit", "What to eat"))
    row.offer(FRUIT)
    qtbot.addWidget(row)
    row.show()
    yield row


def test_only_the_person_is_told_of(row: ChoiceRow, qtbot: QtBot) -> None:
    told: list[str] = []
    row.chosen.connect(told.append)
    box = named(row, QComboBox, "Fruit")
    row.show_choice("b")
    assert (box.currentText(), told) == ("Banana", [])
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert (box.currentText(), told) == ("Apple", ["a"])


def test_offering_the_same_again_keeps_the_choice(row: ChoiceRow) -> None:
    row.show_choice("b")
    row.offer(FRUIT)
    box = named(row, QComboBox, "Fruit")
    assert box.currentText() == "Banana"
    assert [box.itemData(number, Qt.ItemDataRole.ToolTipRole) for number in range(2)] == ["round", "long"]
