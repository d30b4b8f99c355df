from pathlib import Path

import pytest
from PIL import Image

from studio.cli.page_options import advised, check_page, check_style_pages
from studio.errors import PictureError
from studio.specs.stylize import Resources, StyleChoice

NOTE = "it holds 3 pages, of which the first was read"


def test_the_note_names_the_option_that_chooses() -> None:
    assert advised(NOTE) == f"{NOTE}; --page N chooses another"
    assert advised(f"style a.tif: {NOTE}") == f"style a.tif: {NOTE}; --style-page N chooses another"
    assert advised("its EXIF is damaged and was left out") == "its EXIF is damaged and was left out"


def test_a_page_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    path, frames = tmp_path / "a.gif", [Image.new("L", (40, 40), shade) for shade in (9, 99)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    check_page(path, 2, Resources())
    check_style_pages([StyleChoice(path), StyleChoice(path, page=2)], Resources())
    with pytest.raises(PictureError, match=r"a.gif has no page 3: it holds 2 frames"):
        check_style_pages([StyleChoice(path, page=2), StyleChoice(path, page=3)], Resources())
