"""What styles are called."""

from pathlib import Path

import pytest

from studio.gallery import own_style, shipped_styles_dir
from studio.ui.titles import shipped_styles, title_of


def test_at_least_twelve_styles_ship_and_every_file_is_there() -> None:
    styles = shipped_styles(shipped_styles_dir())
    assert len(styles) >= 12
    assert all(style.path.is_file() and style.title and style.technique and style.detail for style in styles)


@pytest.mark.parametrize(
    ("name", "title"), [("my_red__house.jpg", "My red house"), ("IMG_1.JPG", "IMG 1"), ("_.png", "_.png")]
)
def test_own_pictures_are_named_after_their_files(name: str, title: str) -> None:
    assert own_style(Path("/pictures") / name).title == title


def test_a_shipped_style_goes_by_its_listed_title() -> None:
    assert title_of(shipped_styles_dir() / "harbour_sunset.jpg") == "Harbour at sunset"
    assert title_of(Path("/elsewhere/harbour_sunset.jpg")) == "Harbour sunset"


def test_a_folder_without_a_list_ships_nothing(tmp_path: Path) -> None:
    assert shipped_styles(tmp_path) == ()
