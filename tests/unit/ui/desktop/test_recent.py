from pathlib import Path

import pytest

from studio.ui.desktop.recent import MOST_KEPT, RecentPictures, recent_file, with_latest


def test_the_latest_comes_first_and_once() -> None:
    recent = with_latest((Path("a"), Path("b")), Path("b"))
    assert recent == (Path("b"), Path("a"))
    for number in range(2 * MOST_KEPT):
        recent = with_latest(recent, Path(str(number)))
    assert len(recent) == MOST_KEPT and recent[0] == Path(str(2 * MOST_KEPT - 1))


def test_they_are_there_after_a_new_start(tmp_path: Path) -> None:
    path = recent_file(tmp_path / "new" / "settings.json")
    RecentPictures(path).add(tmp_path / "cat.jpg")
    assert RecentPictures(path).pictures() == (tmp_path / "cat.jpg",)
    RecentPictures(path).clear()
    assert RecentPictures(path).pictures() == ()


@pytest.mark.parametrize("text", ["", "{}", "[1, null]"])
def test_a_file_that_cannot_be_used_is_an_empty_list(tmp_path: Path, text: str) -> None:
    (tmp_path / "recent.json").write_text(text)
    assert RecentPictures(tmp_path / "recent.json").pictures() == ()
