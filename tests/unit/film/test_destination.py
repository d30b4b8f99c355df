from pathlib import Path

import pytest

from studio.errors import PictureError
from studio.film.destination import check_result


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"film")
    return path


@pytest.mark.parametrize("name", ["out.mp4", "out.WEBM", "frames", "shot.001"])
def test_films_and_folders_of_frames_are_written(film: Path, name: str) -> None:
    check_result(film, film.parent / name, overwrite=False)


def test_a_folder_that_is_there_may_have_any_name(film: Path) -> None:
    (film.parent / "take.two").mkdir()
    check_result(film, film.parent / "take.two", overwrite=False)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("out.mp5", "folder for frames without an ending"),
        ("out.xyz", r"\.mp4 \.m4v"),
        ("out.wmv", "read and not written"),
        ("gone/frames", "does not exist"),
    ],
)
def test_what_cannot_be_written_is_told_with_what_can(film: Path, name: str, message: str) -> None:
    with pytest.raises(PictureError, match=message):
        check_result(film, film.parent / name, overwrite=False)
