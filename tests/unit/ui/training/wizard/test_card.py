"""Cards are picked like radio buttons."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.training.wizard.card import ChoiceCard


@pytest.fixture
def cards(qtbot: QtBot) -> Iterator[list[ChoiceCard]]:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    made = [
        ChoiceCard(key, title=key.upper(), sentence=f"What {key} means", icon_name="image", parent=box)
        for key in ("one", "two", "three")
    ]
    for card in made:
        column.addWidget(card)
    made[0].setChecked(True)
    box.show()
    qtbot.waitExposed(box)
    yield made


def checked(cards: list[ChoiceCard]) -> list[str]:
    return [card.key for card in cards if card.isChecked()]


def test_a_click_anywhere_on_a_card_picks_it_alone(cards: list[ChoiceCard], qtbot: QtBot) -> None:
    qtbot.mouseClick(cards[2], Qt.MouseButton.LeftButton, pos=cards[2].rect().center())
    assert checked(cards) == ["three"]


def test_arrow_keys_go_from_card_to_card(cards: list[ChoiceCard], qtbot: QtBot) -> None:
    cards[0].setFocus()
    qtbot.waitUntil(cards[0].hasFocus)
    qtbot.keyClick(cards[0], Qt.Key.Key_Down)
    assert checked(cards) == ["two"]
    assert cards[1].hasFocus()


def test_what_is_added_takes_its_own_clicks(cards: list[ChoiceCard], qtbot: QtBot) -> None:
    link = QToolButton(cards[1])
    cards[1].add(link)
    link.show()
    with qtbot.waitSignal(link.clicked):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert checked(cards) == ["one"]


def test_a_card_reads_as_title_and_sentence(cards: list[ChoiceCard]) -> None:
    assert (cards[0].accessibleName(), cards[0].accessibleDescription()) == ("ONE", "What one means")
    cards[0].set_sentence("Another")
    assert cards[0].accessibleDescription() == "Another"


def test_a_picked_card_looks_otherwise(cards: list[ChoiceCard], qtbot: QtBot) -> None:
    cards[2].setFocus()
    qtbot.waitUntil(cards[2].hasFocus)
    without = cards[1].grab().toImage()
    cards[1].setChecked(True)
    assert cards[1].grab().toImage() != without
