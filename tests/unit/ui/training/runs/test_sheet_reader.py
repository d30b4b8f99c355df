from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.training.runs.sheet_reader import SheetReader, SheetRequest
from tests.unit.ui.training.runs.sheets import write_sheet

COLOURS = ("#ff0000", "#00ff00", "#0000ff")


@pytest.fixture
def reader(qapp: QApplication) -> Iterator[SheetReader]:  # noqa: ARG001 — signals need one
    made = SheetReader()
    yield made
    made.close()


def requests(folder: Path, *steps: int) -> list[SheetRequest]:
    for step in steps:
        write_sheet(folder / f"{step}.png", COLOURS)
    return [SheetRequest(step, folder / f"{step}.png") for step in steps]


def test_what_is_wanted_is_read_in_its_order_and_kept(reader: SheetReader, tmp_path: Path, qtbot: QtBot) -> None:
    wanted = requests(tmp_path, 1, 2)
    with qtbot.waitSignal(reader.came):
        reader.want(wanted)
    first = reader.sheet(wanted[0])
    assert first is not None and reader.sheet(wanted[1]) is None
    qtbot.waitUntil(lambda: reader.sheet(wanted[1]) is not None)
    reader.want(wanted)
    assert reader.sheet(wanted[0]) is first and not reader._reading


def test_who_moves_on_leaves_what_was_wanted_unread(reader: SheetReader, tmp_path: Path, qtbot: QtBot) -> None:
    wanted = requests(tmp_path, 1, 2, 3, 4)
    reader.want(wanted[:3])
    reader.want(wanted[3:])
    qtbot.waitUntil(lambda: reader.sheet(wanted[3]) is not None)
    assert reader.sheet(wanted[0]) is not None and reader.sheet(wanted[1]) is None and reader.sheet(wanted[2]) is None


def test_a_sheet_that_cannot_be_read_is_told_and_holds_nothing_up(
    reader: SheetReader, tmp_path: Path, qtbot: QtBot
) -> None:
    (other,) = requests(tmp_path, 2)
    with qtbot.waitSignal(reader.failed) as told:
        reader.want([SheetRequest(1, tmp_path / "gone.png"), other])
    assert "gone.png" in told.args[0]
    qtbot.waitUntil(lambda: reader.sheet(other) is not None)


def test_what_comes_of_a_run_no_longer_shown_is_dropped(reader: SheetReader, tmp_path: Path, qtbot: QtBot) -> None:
    one, other = requests(tmp_path, 1, 2)
    reader.want([one])
    reader.forget()
    reader.want([other])
    qtbot.waitUntil(lambda: reader.sheet(other) is not None)
    assert reader.sheet(one) is None
