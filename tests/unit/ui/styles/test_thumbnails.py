"""Thumbnails come later, off the GUI thread, the latest wanted first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from studio.ui.styles.thumbnails import SIDE_PX, Missing, Thumbnails
from tests.unit.ui.styles.pictures import picture


@pytest.fixture
def thumbnails(qtbot: QtBot, tmp_path: Path) -> Iterator[Thumbnails]:  # noqa: ARG001 — the application
    made = Thumbnails(tmp_path / "cache")
    yield made
    made.close()


def test_a_thumbnail_is_there_once_it_is_told(thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png")
    with qtbot.waitSignal(thumbnails.loaded) as emitted:
        assert thumbnails.pixmap(path) is Missing.NOT_YET
    assert emitted.args == [path]
    pixmap = thumbnails.pixmap(path)
    assert isinstance(pixmap, QPixmap)
    assert pixmap.width() == SIDE_PX


def test_what_cannot_be_read_is_told_and_not_tried_for_ever(
    thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.pixmap(tmp_path / "gone.jpg")
    assert thumbnails.pixmap(tmp_path / "gone.jpg") is Missing.UNREADABLE


def test_a_fault_in_reading_holds_up_no_other_picture(
    thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, qtbot.waitSignal(thumbnails.loaded):
        patch.setattr("studio.ui.styles.thumbnails.cached_thumbnail", lambda *_: [].pop())
        thumbnails.pixmap(tmp_path / "fault.png")
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.pixmap(picture(tmp_path / "a.png"))
    assert thumbnails.pixmap(tmp_path / "fault.png") is Missing.UNREADABLE
    assert isinstance(thumbnails.pixmap(tmp_path / "a.png"), QPixmap)


def test_forgetting_reads_again(thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "later.png"
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.pixmap(path)
    picture(path)
    thumbnails.forget(path)
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.pixmap(path)
    assert isinstance(thumbnails.pixmap(path), QPixmap)


def test_the_latest_wanted_comes_before_those_wanted_earlier(
    thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [picture(tmp_path / f"{number}.png") for number in range(5)]
    order: list[Path] = []
    thumbnails.loaded.connect(order.append)
    for path in paths:
        thumbnails.pixmap(path)
    qtbot.waitUntil(lambda: len(order) == 5)
    assert order == [paths[0], *reversed(paths[1:])]


def test_a_closed_reader_reads_nothing_more(qtbot: QtBot, tmp_path: Path) -> None:
    thumbnails = Thumbnails(tmp_path / "cache")
    thumbnails.close()
    with qtbot.assertNotEmitted(thumbnails.loaded):
        assert thumbnails.pixmap(picture(tmp_path / "a.png")) is Missing.NOT_YET
