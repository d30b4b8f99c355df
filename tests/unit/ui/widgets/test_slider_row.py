"""A slider and its number stay in step and tell what the person chose."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import AUTOMATIC, percent_stops, rising_stops, size_stops
from tests.unit.ui.controls.finding import named

STRENGTH = SliderFacts("strength", "Strength", percent_stops(), 100, " %", "How strong")
SIZE = SliderFacts("size", "Size", size_stops(64, 1024), AUTOMATIC, " px", "How large", "Automatic", 9000)


class Seen:
    def __init__(self, row: SliderRow) -> None:
        self.numbers: list[int] = []
        self.keys: list[str] = []
        row.changed.connect(self.take)

    def take(self, number: int, key: str) -> None:
        self.numbers.append(number)
        self.keys.append(key)


@pytest.fixture
def strength(qtbot: QtBot) -> Iterator[SliderRow]:
    row = SliderRow(STRENGTH)
    qtbot.addWidget(row)
    row.resize(300, 60)
    row.show()
    yield row


@pytest.fixture
def size(qtbot: QtBot) -> Iterator[SliderRow]:
    row = SliderRow(SIZE)
    qtbot.addWidget(row)
    row.show()
    yield row


def slider(row: SliderRow, name: str = "Strength") -> QSlider:
    return named(row, QSlider, name)


def number(row: SliderRow, name: str = "Strength") -> QSpinBox:
    return named(row, QSpinBox, f"{name}, as a number")


def test_showing_a_number_tells_nobody(strength: SliderRow) -> None:
    seen = Seen(strength)
    strength.show_number(40)
    assert (slider(strength).value(), number(strength).value()) == (40, 40)
    assert seen.numbers == []


def test_keys_step_the_slider_and_the_number_follows(strength: SliderRow, qtbot: QtBot) -> None:
    seen = Seen(strength)
    qtbot.keyClick(slider(strength), Qt.Key.Key_Left)
    qtbot.keyClick(slider(strength), Qt.Key.Key_PageDown)
    assert seen.numbers == [99, 89]
    assert number(strength).value() == 89
    assert len(set(seen.keys)) == 1


def test_a_typed_number_counts_when_it_is_finished(strength: SliderRow, qtbot: QtBot) -> None:
    seen = Seen(strength)
    number(strength).selectAll()
    qtbot.keyClicks(number(strength), "45")
    assert seen.numbers == []
    qtbot.keyClick(number(strength), Qt.Key.Key_Return)
    assert seen.numbers == [45]
    assert slider(strength).value() == 45


def test_a_click_brings_the_handle_under_the_pointer(strength: SliderRow, qtbot: QtBot) -> None:
    widget = slider(strength)
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))
    assert number(strength).value() == pytest.approx(50, abs=2)


def test_a_drag_from_the_groove_is_one_gesture(strength: SliderRow, qtbot: QtBot) -> None:
    seen, widget = Seen(strength), slider(strength)
    middle = widget.height() // 2
    qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, middle))
    for x in range(widget.width() // 2, 10, -10):
        qtbot.mouseMove(widget, QPoint(x, middle))
    qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=QPoint(10, middle))
    assert len(seen.numbers) > 5
    assert seen.numbers == sorted(seen.numbers, reverse=True)
    assert len(set(seen.keys)) == 1


@pytest.mark.parametrize("kind", [QSlider, QLabel])
def test_a_double_click_resets(strength: SliderRow, qtbot: QtBot, kind: type[QWidget]) -> None:
    strength.show_number(30)
    seen = Seen(strength)
    qtbot.mouseDClick(strength.findChild(kind), Qt.MouseButton.LeftButton)
    assert seen.numbers[-1] == 100
    assert (slider(strength).value(), number(strength).value()) == (100, 100)


def test_delete_resets(strength: SliderRow, qtbot: QtBot) -> None:
    strength.show_number(30)
    seen = Seen(strength)
    qtbot.keyClick(slider(strength), Qt.Key.Key_Delete)
    assert seen.numbers == [100]


def test_automatic_is_a_word(size: SliderRow) -> None:
    assert number(size, "Size").text() == "Automatic"
    size.show_number(200)
    assert number(size, "Size").text() == "200 px"


def test_a_number_between_two_stops_stays_itself(size: SliderRow, qtbot: QtBot) -> None:
    seen = Seen(size)
    number(size, "Size").selectAll()
    qtbot.keyClicks(number(size, "Size"), "5000")
    qtbot.keyClick(number(size, "Size"), Qt.Key.Key_Return)
    assert seen.numbers == [5000]
    assert slider(size, "Size").value() == SIZE.stops.last
    size.show_number(5000)
    assert number(size, "Size").value() == 5000


def test_arrows_of_the_number_move_along_the_stops(size: SliderRow, qtbot: QtBot) -> None:
    size.show_number(70)
    seen = Seen(size)
    qtbot.keyClick(number(size, "Size"), Qt.Key.Key_Up)
    assert seen.numbers == [80]
    size.show_number(70)
    qtbot.keyClick(number(size, "Size"), Qt.Key.Key_Down)
    assert seen.numbers == [80, 64]


def test_the_wheel_scrolls_the_panel_unless_the_slider_has_the_focus(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    row, other = SliderRow(STRENGTH, box), SliderRow(SIZE, box)
    column = QVBoxLayout(box)
    column.addWidget(row)
    column.addWidget(other)
    box.show()
    qtbot.waitExposed(box)
    number(other, "Size").setFocus()
    _turn(slider(row))
    assert slider(row).value() == 100
    slider(row).setFocus()
    qtbot.waitUntil(slider(row).hasFocus)
    _turn(slider(row))
    assert slider(row).value() < 100


def _turn(widget: QWidget) -> None:
    place = QPointF(widget.rect().center())
    nothing, none = QPoint(), Qt.MouseButton.NoButton
    event = QWheelEvent(
        place, widget.mapToGlobal(place), nothing, QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


WEIGHT = SliderFacts("weight", "Weight", rising_stops(1, 1000, has_zero=True), 20, "", "How much", "", 5000, 3)


@pytest.fixture
def weight(qtbot: QtBot) -> Iterator[SliderRow]:
    row = SliderRow(WEIGHT)
    qtbot.addWidget(row)
    row.show()
    yield row


def test_decimals_are_read_without_zeros_behind_them(weight: SliderRow) -> None:
    texts = {}
    for count in (0, 1, 20, 1000, 2500):
        weight.show_number(count)
        texts[count] = number(weight, "Weight").text()
    assert texts == {0: "0", 1: "0.001", 20: "0.02", 1000: "1", 2500: "2.5"}
    assert (WEIGHT.number_of(0.0199), WEIGHT.value_of(35)) == (20, 0.035)


@pytest.mark.parametrize(("typed", "expected"), [("0.035", 35), (".5", 500), ("2", 2000), ("0.01x", 10), ("9", 20)])
def test_decimals_are_typed(weight: SliderRow, qtbot: QtBot, typed: str, expected: int) -> None:
    seen, box = Seen(weight), number(weight, "Weight")
    box.selectAll()
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (box.value(), seen.numbers) == (expected, [expected] if expected != 20 else [])


def test_arrow_keys_step_along_round_decimals(weight: SliderRow, qtbot: QtBot) -> None:
    box = number(weight, "Weight")
    weight.show_number(25)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.text() == "0.03"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.text() == "0.015"
