import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from studio.errors import PictureError
from studio.images.deep_zoom import (
    DeepZoomPart,
    check_tiles_folder,
    recipe_in_comment,
    tiles_folder,
    write_recipe_comment,
)


def picture(path: Path, text: str) -> None:
    """Something that looks like a DeepZoom picture; ``text`` tells one from another."""
    (tiles_folder(path) / "0").mkdir(parents=True)
    (tiles_folder(path) / "0" / "0_0.jpg").write_text(text)
    path.write_text(text)


def texts(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*") if file.is_file()}


def test_a_part_settles_beside_nothing_else(tmp_path: Path) -> None:
    part = DeepZoomPart(tmp_path / "a.dzi")
    part.prepare()
    picture(part.path, "new")
    assert part.commit() == 6
    part.discard()
    assert texts(tmp_path) == {"a.dzi": "new", "a_files/0/0_0.jpg": "new"}


def test_old_tiles_are_replaced_with_all_they_held(tmp_path: Path) -> None:
    picture(tmp_path / "a.dzi", "old")
    (tmp_path / "a_files" / "1").mkdir()
    part = DeepZoomPart(tmp_path / "a.dzi")
    part.prepare()
    picture(part.path, "new")
    part.commit()
    part.discard()
    assert texts(tmp_path) == {"a.dzi": "new", "a_files/0/0_0.jpg": "new"}
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.dzi", "a_files"]


def test_when_the_last_step_fails_the_old_picture_is_back(tmp_path: Path) -> None:
    path = tmp_path / "a.dzi"
    picture(path, "old")
    part = DeepZoomPart(path)
    part.prepare()
    picture(part.path, "new")
    path.unlink()
    (path / "in the way").mkdir(parents=True)  # a folder that is not empty cannot be replaced by a file
    with pytest.raises(OSError, match=r"a\.dzi"):
        part.commit()
    part.discard()
    assert texts(tmp_path) == {"a_files/0/0_0.jpg": "old"}


def test_what_a_killed_program_had_set_aside_comes_back(tmp_path: Path) -> None:
    picture(tmp_path / "a.dzi", "old")
    (tmp_path / "a_files").rename(tmp_path / ".a.old_files")
    picture(tmp_path / ".a.99999999.part_files" / "picture.dzi", "half")
    part = DeepZoomPart(tmp_path / "a.dzi")
    part.prepare()
    part.discard()
    assert texts(tmp_path) == {"a.dzi": "old", "a_files/0/0_0.jpg": "old"}


def test_a_folder_with_anything_else_in_it_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.dzi"
    check_tiles_folder(path, content_path=None, overwrite=False)
    picture(path, "old")
    check_tiles_folder(path, content_path=None, overwrite=True)
    with pytest.raises(PictureError, match="exists already"):
        check_tiles_folder(path, content_path=None, overwrite=False)
    with pytest.raises(PictureError, match="content image lies"):
        check_tiles_folder(path, content_path=tmp_path / "a_files" / "0" / "0_0.jpg", overwrite=True)
    (tmp_path / "a_files" / "thesis.doc").write_text("mine")
    with pytest.raises(PictureError, match="more than tiles"):
        check_tiles_folder(path, content_path=None, overwrite=True)


@pytest.mark.parametrize("recipe", ['{"a": "b--c---d"}', "{}", '{"é": "-"}'])
def test_a_recipe_in_a_comment_is_read_again(tmp_path: Path, recipe: str) -> None:
    path = tmp_path / "a.dzi"
    path.write_text("<Image></Image>\n", encoding="utf-8")
    assert recipe_in_comment(path) is None
    write_recipe_comment(path, recipe)
    ElementTree.fromstring(path.read_text(encoding="utf-8"))
    text = recipe_in_comment(path)
    assert text is not None and json.loads(text) == json.loads(recipe)
