from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.stylize.file_watch import FileWatch


class Ear:
    """What a watch has told so far."""

    def __init__(self, watch: FileWatch) -> None:
        self.reports: list[tuple[str, str]] = []
        watch.changed.connect(lambda path: self.reports.append(("changed", path.name)))
        watch.gone.connect(lambda path: self.reports.append(("gone", path.name)))


@pytest.fixture
def watch(qapp: object) -> Iterator[FileWatch]:  # noqa: ARG001 — timers need the application
    watch = FileWatch()
    yield watch
    watch.watch(())
    watch.deleteLater()


def test_a_file_that_is_written_again_replaced_removed_and_put_back_is_told(
    watch: FileWatch, qtbot: QtBot, tmp_path: Path
) -> None:
    one, other, strange = tmp_path / "one.jpg", tmp_path / "other.jpg", tmp_path / "strange.jpg"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    ear = Ear(watch)
    watch.watch([one, other])
    one.write_bytes(b"11")
    strange.write_bytes(b"nobody asked for it")
    qtbot.waitUntil(lambda: ear.reports == [("changed", "one.jpg")])
    (tmp_path / "new").write_bytes(b"111")
    (tmp_path / "new").replace(one)
    qtbot.waitUntil(lambda: ear.reports[1:] == [("changed", "one.jpg")])
    one.unlink()
    qtbot.waitUntil(lambda: ear.reports[2:] == [("gone", "one.jpg")])
    one.write_bytes(b"1")
    qtbot.waitUntil(lambda: ear.reports[3:] == [("changed", "one.jpg")])


def test_what_is_watched_no_more_is_not_told(watch: FileWatch, qtbot: QtBot, tmp_path: Path) -> None:
    one, other = tmp_path / "one.jpg", tmp_path / "other.jpg"
    for path in (one, other):
        path.write_bytes(b"1")
    ear = Ear(watch)
    watch.watch([one])
    watch.watch([other])
    one.write_bytes(b"11")
    other.write_bytes(b"11")
    qtbot.waitUntil(lambda: ear.reports != [])
    assert ear.reports == [("changed", "other.jpg")]
