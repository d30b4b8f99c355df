import os
import sys
from pathlib import Path

import pytest

from studio.errors import PictureError
from studio.geometry import Size
from studio.images.destination import check_destination, check_export, check_format_limits
from studio.specs.export import ExportSpec


@pytest.fixture
def content(tmp_path: Path) -> Path:
    path = tmp_path / "content photo.png"
    path.write_bytes(b"x")
    return path


def test_a_new_name_in_an_existing_folder_is_fine(tmp_path: Path, content: Path) -> None:
    check_destination(tmp_path / "ergebnis é.png", content_path=content, overwrite=False)
    check_destination(tmp_path / "result.tif", content_path=None, overwrite=False)


def test_the_content_image_is_never_overwritten_under_any_name(tmp_path: Path, content: Path) -> None:
    (tmp_path / "soft.png").symlink_to(content)
    (tmp_path / "hard.png").hardlink_to(content)
    for path in (content, tmp_path / "." / content.name, tmp_path / "soft.png", tmp_path / "hard.png"):
        with pytest.raises(PictureError, match="content image itself"):
            check_destination(path, content_path=content, overwrite=True)


def test_an_existing_result_needs_leave(tmp_path: Path, content: Path) -> None:
    (tmp_path / "old.png").write_bytes(b"y")
    with pytest.raises(PictureError, match="exists already"):
        check_destination(tmp_path / "old.png", content_path=content, overwrite=False)
    check_destination(tmp_path / "old.png", content_path=content, overwrite=True)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "is a folder"),
        ("a.gif", "suffix .gif"),
        ("a", "no suffix"),
        ("none/a.png", "does not exist"),
        ("ä" * 126 + ".png", "too long"),
        ("x" * 252 + ".png", "too long"),
        ("x" * 245 + ".dzi", "too long"),  # so are the names of its folders
    ],
)
def test_impossible_places_are_told_apart(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(PictureError, match=told):
        check_destination(tmp_path / name, content_path=None, overwrite=True)


@pytest.mark.parametrize("name", ["x" * 251 + ".png", "ä" * 125 + ".tif", "x" * 239 + ".dzi"])
def test_the_longest_names_that_a_disk_takes(tmp_path: Path, name: str) -> None:
    check_destination(tmp_path / name, content_path=None, overwrite=False)


def test_a_file_where_a_folder_should_be(content: Path) -> None:
    with pytest.raises(PictureError, match="does not exist"):
        check_destination(content / "a.png", content_path=None, overwrite=True)


def test_limits_of_the_formats() -> None:
    check_format_limits(Path("a.jpg"), Size(65_500, 10))
    check_format_limits(Path("a.tif"), Size(200_000, 200_000), 16)
    with pytest.raises(PictureError, match="JPEG ends at 65500"):
        check_format_limits(Path("a.jpg"), Size(10, 65_501))
    with pytest.raises(PictureError, match="WebP ends at 16383"):
        check_format_limits(Path("a.webp"), Size(16_384, 10))
    with pytest.raises(PictureError, match="16 bits"):
        check_format_limits(Path("a.jpg"), Size(10, 10), 16)


def test_a_format_is_not_asked_for_what_it_does_not_know() -> None:
    for name, export in (("a.tif", ExportSpec(depth=16, pyramid=True)), ("a.dzi", ExportSpec(pyramid=True))):
        check_export(Path(name), export)
    with pytest.raises(PictureError, match="WebP cannot hold 16 bits"):
        check_export(Path("a.webp"), ExportSpec(depth=16))
    with pytest.raises(PictureError, match="PNG has no pyramid"):
        check_export(Path("a.png"), ExportSpec(pyramid=True))


def test_a_link_is_looked_through(tmp_path: Path, content: Path) -> None:
    (tmp_path / "out.png").symlink_to("gone/out.png")
    with pytest.raises(PictureError, match=f"the folder {tmp_path / 'gone'} does not exist"):
        check_destination(tmp_path / "out.png", content_path=content, overwrite=False)
    (tmp_path / "gone").mkdir()
    check_destination(tmp_path / "out.png", content_path=content, overwrite=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_what_is_no_file_is_never_replaced(tmp_path: Path, content: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(PictureError, match="no ordinary file"):
        check_destination(tmp_path / "pipe.png", content_path=content, overwrite=True)
